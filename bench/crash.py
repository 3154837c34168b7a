"""kill -9 under load: every confirmed answer is there afterwards, exactly once.

Thirty phones answer without pause and send again what was not confirmed. The server and all its
processes are killed at random moments and started again, KILLS times (25), on SQLite and, when it
is installed or DATABASE_URL names one, on PostgreSQL. Run with --seed N for other moments.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import time
from contextlib import nullcontext, suppress
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
    "faults_in_database": ("<=", 0),
}
Sent = dict[int, int | None]
STORED = """
import json, sys
import django
django.setup()
from django.db import connection
from samenverder.reflection.models import Answer, Participant, ReflectionSession
from samenverder.reflection.personal_code import seat_hash
session = ReflectionSession.objects.get(pk=int(sys.argv[1]))
codes = {seat_hash(session.salt, f"merel anker {n}"): n for n in range(int(sys.argv[2]))}
seats = dict(Participant.objects.filter(session=session).values_list("pk", "code_hash"))
rows = Answer.objects.filter(participant__session=session).values_list(
    "participant_id", "statement__code", "value", "sequence")
faults = []
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        faults = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        faults += [str(row) for row in cursor.fetchall()]
print(json.dumps({"faults": faults, "seats": len(seats), "rows": [
    [codes[seats[pk]], code, value, sequence] for pk, code, value, sequence in rows]}))
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


async def storm(
    here: Site, writers: list[Writer], kills: int, dice: random.Random
) -> dict[str, Any]:
    """Let the writers write while the server is killed again and again."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(writer.run(stop)) for writer in writers]
    back: list[float] = []
    for _ in range(kills):
        await asyncio.sleep(dice.uniform(0.02, LONGEST_RUN))
        here.kill()
        back.append(await asyncio.to_thread(here.start))
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 60)
    return {"back_after_seconds_worst": round(max(back), 2)}


def compare(writers: list[Writer], stored: dict[str, Any]) -> dict[str, int]:
    """Confirmed answers against what is stored."""
    found: dict[tuple[int, str], list[tuple[int, int | None]]] = {}
    for index, code, value, sequence in stored["rows"]:
        found.setdefault((index, code), []).append((sequence, value))
    lost = strange = 0
    for writer in writers:
        for code, confirmed in writer.confirmed.items():
            kept = found.get((writer.index, code), [])
            lost += not any(sequence >= confirmed for sequence, _ in kept)
    sent = {writer.index: writer.sent for writer in writers}
    for (index, code), kept in found.items():
        for sequence, value in kept:
            strange += sent[index].get(code, {}).get(sequence, "never sent") != value
    return {
        "stored": sum(len(kept) for kept in found.values()),
        "confirmed": sum(len(writer.confirmed) for writer in writers),
        "lost": lost,
        "doubled": sum(len(kept) - 1 for kept in found.values()),
        "strange": strange,
        "faults_in_database": len(stored["faults"]) + (stored["seats"] != len(writers)),
    }


def crash(kills: int, database_url: str = "", *, writers: int = WRITERS, seed: int = 1) -> Any:
    """Kill the server `kills` times under load; the figures of what was confirmed and stored."""
    with site(database_url) as here:
        session = make_session(here, writers, "storm")
        phones = [Writer(here.port, session, index) for index in range(writers)]
        here.start()
        began = time.monotonic()
        figures = asyncio.run(storm(here, phones, kills, random.Random(seed)))
        here.stop()
        stored = here.python(STORED, str(session["id"]), str(writers))
        return {
            "kills": kills,
            "writers": writers,
            "answers_confirmed": sum(w.sequence for w in phones),
            "sent_again": sum(w.repeated for w in phones),
            **compare(phones, stored),
            **figures,
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
