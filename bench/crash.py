"""kill -9 under load: every confirmed answer is there afterwards, exactly once.

Thirty phones answer without pause and send again what was not confirmed. The server and all its
processes are killed at random moments, KILLS times (25). Each time, before it starts again, the
database itself is read and compared with what was confirmed until then. On SQLite and, when it is
installed or DATABASE_URL names one, on PostgreSQL. Run with --seed N for other moments.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any

from bench.common import (
    Connection,
    Limits,
    Site,
    answer_body,
    make_session,
    phone_headers,
    report,
    site,
)

WRITERS = 30
LONGEST_RUN = 0.8
LIMITS: Limits = {
    "kills": (">=", 1),
    "confirmed": (">=", 1),
    "lost": ("<=", 0),
    "doubled": ("<=", 0),
    "strange": ("<=", 0),
    "total_differs_by": ("<=", 0),
    "faults_in_database": ("<=", 0),
}
Sent = dict[int, int | None]
Row = tuple[int, str, int | None, int]
STORED = """
SELECT answer.participant_id, statement.code, answer.value, answer.sequence
FROM reflection_answer AS answer
JOIN reflection_statement AS statement ON statement.id = answer.statement_id
JOIN reflection_participant AS seat ON seat.id = answer.participant_id
WHERE seat.session_id = {session}
"""


class Writer:
    """One phone: sends an answer until it is confirmed, then the next."""

    def __init__(self, port: int, session: dict[str, Any], index: int) -> None:
        self.port = port
        self.session = session
        self.index = index
        self.headers = phone_headers(session["cookies"][index])
        self.sequence = 0
        self.repeated = 0
        self.sent: dict[str, Sent] = {}
        self.confirmed: dict[str, int] = {}
        self.connection: Connection | None = None

    async def run(self, stop: asyncio.Event) -> None:
        dice = random.Random(self.index)
        while not stop.is_set():
            self.sequence += 1
            statement = dice.choice(self.session["statements"])
            value = dice.choice([1, 2, 3, 4, 5, None])
            self.sent.setdefault(statement, {})[self.sequence] = value
            body = answer_body(statement, value, self.sequence)
            while not await self.deliver(statement, body):
                self.repeated += 1
                await asyncio.sleep(0.05)
            self.confirmed[statement] = self.sequence
        if self.connection is not None:
            self.connection.close()

    async def deliver(self, statement: str, body: bytes) -> bool:
        """Send one answer; true only when the server confirmed it."""
        path = f"/meedoen/{self.session['code']}/antwoorden/"
        try:
            if self.connection is None:
                self.connection = await Connection.open(self.port)
            request = self.connection.request("POST", path, self.headers, body)
            status, _, text = await asyncio.wait_for(request, 15)
        except (OSError, TimeoutError):
            self.connection = None
            return False
        return status == 200 and json.loads(text)["saved"] == [statement]


class Witness:
    """Compares what was confirmed with what is stored, straight from the database."""

    def __init__(
        self, here: Site, session: dict[str, Any], url: str, writers: list[Writer]
    ) -> None:
        self.path = here.var / "samenverder.sqlite3"
        self.session = session
        self.url = url
        self.writers = writers
        self.lost = self.doubled = self.strange = 0

    def stored(self) -> list[Row]:
        query = STORED.format(session=self.session["id"])
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as connection:
                return connection.execute(query).fetchall()
        with tempfile.TemporaryDirectory() as folder:  # the server itself must find it as it was
            copy = Path(folder) / self.path.name
            for suffix in ("", "-wal"):
                with suppress(FileNotFoundError):
                    shutil.copy(f"{self.path}{suffix}", f"{copy}{suffix}")
            with closing(sqlite3.connect(copy)) as connection:
                return connection.execute(query).fetchall()

    def look(self) -> int:
        """Count what is wrong now; returns how many answers are stored."""
        confirmed = [dict(writer.confirmed) for writer in self.writers]
        found: dict[tuple[int, str], list[tuple[int, int | None]]] = {}
        for seat, code, value, sequence in self.stored():
            index = self.session["seats"].index(seat)
            found.setdefault((index, code), []).append((sequence, value))
        for index, answers in enumerate(confirmed):
            for code, sequence in answers.items():
                kept = found.get((index, code), [])
                self.lost += not any(number >= sequence for number, _ in kept)
        for (index, code), kept in found.items():
            self.doubled += len(kept) - 1
            sent = self.writers[index].sent.get(code, {})
            self.strange += sum(sent.get(number, "never sent") != value for number, value in kept)
        return sum(len(kept) for kept in found.values())

    def faults(self) -> int:
        """What SQLite itself finds wrong with its file."""
        if self.url:
            return 0
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            return len([row for row in rows if row[0] != "ok"]) + len(
                connection.execute("PRAGMA foreign_key_check").fetchall()
            )


async def storm(here: Site, witness: Witness, kills: int, dice: random.Random) -> float:
    """Kill the server again and again while all write; look after each time. Slowest return."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(writer.run(stop)) for writer in witness.writers]
    slowest = 0.0
    for _ in range(kills):
        await _under_load(witness)
        await asyncio.sleep(dice.uniform(0.02, LONGEST_RUN))
        here.kill()
        witness.look()
        slowest = max(slowest, await asyncio.to_thread(here.start))
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 300)
    return slowest


async def _under_load(witness: Witness) -> None:
    """Wait until the server that was just started confirmed something."""
    before = sum(writer.sequence for writer in witness.writers)
    async with asyncio.timeout(300):
        while sum(writer.sequence for writer in witness.writers) == before:
            await asyncio.sleep(0.01)


def crash(kills: int, database_url: str = "", *, writers: int = WRITERS, seed: int = 1) -> Any:
    """Kill the server `kills` times under load; the figures of what was confirmed and stored."""
    with site(database_url) as here:
        session = make_session(here, writers, "storm")
        phones = [Writer(here.port, session, index) for index in range(writers)]
        witness = Witness(here, session, database_url, phones)
        here.start()
        began = time.monotonic()
        slowest = asyncio.run(storm(here, witness, kills, random.Random(seed)))
        here.stop()
        stored = witness.look()
        return {
            "kills": kills,
            "writers": writers,
            "confirmed": sum(writer.sequence for writer in phones),
            "sent_again": sum(writer.repeated for writer in phones),
            "stored": stored,
            "stored_expected": sum(len(writer.confirmed) for writer in phones),
            "lost": witness.lost,
            "doubled": witness.doubled,
            "strange": witness.strange,
            "total_differs_by": abs(stored - sum(len(writer.confirmed) for writer in phones)),
            "faults_in_database": witness.faults(),
            "back_after_seconds_worst": round(slowest, 2),
            "seconds": round(time.monotonic() - began),
        }


def databases() -> list[tuple[str, Any]]:
    """SQLite, and PostgreSQL when there is one to use."""
    from tools.postgres import find_binaries, postgres

    chosen: list[tuple[str, Any]] = [("sqlite", nullcontext(""))]
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        chosen.append(("postgresql", nullcontext(url)))
    elif find_binaries() is not None:
        chosen.append(("postgresql", postgres()))
    return chosen


def main() -> int:
    """Run the bench; exit code 1 when anything was lost, doubled or strange."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=int(os.environ.get("KILLS") or 25))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=["sqlite", "postgresql"])
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    limits: Limits = {}
    for name, database in databases():
        if chosen.only in (None, name):
            with database as url:
                found = crash(chosen.kills, url, seed=chosen.seed)
            figures |= {f"{name}_{key}": value for key, value in found.items()}
            limits |= {f"{name}_{key}": limit for key, limit in LIMITS.items()}
    return report("crash", figures, limits)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
