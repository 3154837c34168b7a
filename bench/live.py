"""1,000 phones and a big screen on one machine: saving, progress, reveal, memory, durable answers.

The server runs as `samenverder serve` starts it; the phones are a process of their own on the same
machine. Run with --phones N for another number, --processes N for more server processes.
"""

import argparse
import asyncio
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.common import (
    Connection,
    Limits,
    Site,
    Stream,
    answer_body,
    make_session,
    milliseconds,
    phone_headers,
    report,
    site,
)

STEADY_SECONDS = 24
EVERY_SECONDS = 4.0
BURST = 300
CAPACITY_SECONDS = 5.0
CAPACITY_CONNECTIONS = 128
RAW_SECONDS = 1.5
LIMITS: Limits = {
    "save_p95_ms": ("<=", 300),
    "burst_save_p95_ms": ("<=", 800),
    "screen_progress_p95_ms": ("<=", 1000),
    "reveal_p95_ms": ("<=", 1500),
    "phones_that_saw_the_reveal": (">=", 1000),
    "errors": ("<=", 0),
    "memory_per_phone_kb": ("<=", 20),
    "durable_ratio": (">=", 0.12),
}
REVEAL = """
import json, sys, time
import django
django.setup()
from samenverder.network.models import User
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.reveal import reveal
session = ReflectionSession.objects.get(pk=int(sys.argv[1]))
user = User.objects.get(email="meting@example.org")
print("ready", flush=True)
sys.stdin.readline()
reveal(session=session, by=user)
print(json.dumps(time.monotonic()), flush=True)
"""


# ---- the phones: a process of their own ---------------------------------------------------------
class Phones:
    """The load: opens streams and connections, answers, looks along, and notes times."""

    def __init__(self, task: dict[str, Any]) -> None:
        self.port: int = task["port"]
        self.session: dict[str, Any] = task["session"]
        self.capacity_session: dict[str, Any] = task["capacity"]
        self.headers = [phone_headers(cookie) for cookie in self.session["cookies"]]
        self.address = f"/meedoen/{self.session['code']}/antwoorden/"
        self.connections: list[Connection] = []
        self.streams: list[Stream] = []
        self.taps = 0
        self.errors: list[str] = []
        self.saved_at: list[float] = []
        self.looks: list[tuple[float, float]] = []
        self.revealed_at: dict[int, float] = {}
        self.looking: set[int] = set()
        self.look_again = False
        self.screen: Connection | None = None
        self.tasks: set[asyncio.Task[None]] = set()

    def soon(self, story: Any) -> None:
        task = asyncio.get_running_loop().create_task(story)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def connect(self) -> None:
        for index in range(len(self.headers)):
            self.connections.append(await Connection.open(self.port))
            if index % 50 == 0:
                await asyncio.sleep(0.01)

    async def open_streams(self) -> None:
        for index, path in enumerate(self.session["streams"]):
            stream = await Stream.open(self.port, path, lambda i=index: self.phone_heard(i))
            self.streams.append(stream)
        self.screen = await Connection.open(self.port)
        for path in (self.session["stream"], self.session["progress"]):
            self.streams.append(await Stream.open(self.port, path, self.screen_heard))

    async def warm_up(self) -> None:
        """Each phone looks and answers once, so that memory is that of a server at work."""
        for index in range(0, len(self.headers), 100):
            await asyncio.gather(*(self.tap(i) for i in range(index, index + 100)))

    async def tap(self, index: int) -> float:
        """One answer; seconds until it was confirmed."""
        self.taps += 1
        statements = self.session["statements"]
        statement = statements[self.taps % len(statements)]
        body = answer_body(statement, random.choice([1, 2, 3, 4, 5, None]), self.taps)
        started = time.monotonic()
        try:
            status, _, text = await self.connections[index].request(
                "POST", self.address, self.headers[index], body
            )
            if status != 200 or json.loads(text)["saved"] != [statement]:
                self.errors.append(f"answer: {status} {text[:120]!r}")
        except OSError as error:
            self.errors.append(f"answer: {error}")
        ended = time.monotonic()
        self.saved_at.append(ended)
        return ended - started

    async def steady(self) -> list[float]:
        """Every phone one answer per four seconds, spread evenly."""
        times: list[float] = []

        async def phone(index: int) -> None:
            await asyncio.sleep(EVERY_SECONDS * index / len(self.headers))
            ends = time.monotonic() + STEADY_SECONDS - EVERY_SECONDS
            while time.monotonic() < ends:
                next_at = time.monotonic() + EVERY_SECONDS
                times.append(await self.tap(index))
                await asyncio.sleep(max(0.0, next_at - time.monotonic()))

        await asyncio.gather(*(phone(index) for index in range(len(self.headers))))
        return times

    async def burst(self) -> list[float]:
        """Three hundred answers within the same second."""
        chosen = random.sample(range(len(self.headers)), min(BURST, len(self.headers)))

        async def phone(index: int) -> float:
            await asyncio.sleep(random.random())
            return await self.tap(index)

        return list(await asyncio.gather(*(phone(index) for index in chosen)))

    def screen_heard(self) -> None:
        if not self.look_again:
            self.look_again = True
            self.soon(self.screen_look())

    async def screen_look(self) -> None:
        """The big screen fetches its fragment; one at a time, as live.js does."""
        await asyncio.sleep(0)
        while self.looking and -1 in self.looking:
            await asyncio.sleep(0.005)
        self.look_again = False
        self.looking.add(-1)
        started = time.monotonic()
        try:
            assert self.screen is not None
            path = f"/scherm/{self.session['screen']}/"
            status, _, _ = await self.screen.request("GET", path, "X-Fragment: 1\r\n")
            if status != 200:
                self.errors.append(f"screen: {status}")
        except OSError as error:
            self.errors.append(f"screen: {error}")
        self.looking.discard(-1)
        self.looks.append((started, time.monotonic()))

    def screen_delays(self) -> list[float]:
        """For each saved answer: until a look that began after it was on the screen."""
        looks, delays, place = sorted(self.looks), [], 0
        for saved in sorted(self.saved_at):
            while place < len(looks) and looks[place][0] < saved:
                place += 1
            if place == len(looks):
                delays.append(float("inf"))
            else:
                delays.append(looks[place][1] - saved)
        return delays

    def phone_heard(self, index: int) -> None:
        if index not in self.looking and index not in self.revealed_at:
            self.looking.add(index)
            self.soon(self.phone_looks(index))

    async def phone_looks(self, index: int) -> None:
        path = f"/meedoen/{self.session['code']}/nu/"
        headers = self.headers[index] + "X-Fragment: 1\r\n"
        try:
            status, head, body = await self.connections[index].request("GET", path, headers)
            if status == 200 and b"x-phase: revealed" in head and body:
                self.revealed_at[index] = time.monotonic()
            elif status != 200:
                self.errors.append(f"reveal: {status}")
        except OSError as error:
            self.errors.append(f"reveal: {error}")
        self.looking.discard(index)

    async def wait_for_reveal(self) -> None:
        deadline = time.monotonic() + 15
        while len(self.revealed_at) < len(self.headers) and time.monotonic() < deadline:
            await asyncio.sleep(0.01)

    def close(self) -> None:
        for thing in (*self.streams, *self.connections):
            thing.close()

    async def capacity(self) -> float:
        """Answers confirmed per second when phones answer as fast as they can."""
        session, ends = self.capacity_session, time.monotonic() + CAPACITY_SECONDS
        address = f"/meedoen/{session['code']}/antwoorden/"
        done = 0

        async def phone(cookie: str) -> None:
            nonlocal done
            connection, headers, count = await Connection.open(self.port), phone_headers(cookie), 0
            while time.monotonic() < ends:
                count += 1
                statement = session["statements"][count % len(session["statements"])]
                body = answer_body(statement, count % 5 + 1, count)
                status, _, text = await connection.request("POST", address, headers, body)
                if status == 200 and json.loads(text)["saved"] == [statement]:
                    done += 1
                else:
                    self.errors.append(f"capacity: {status} {text[:120]!r}")
            connection.close()

        started = time.monotonic()
        cookies = session["cookies"][:CAPACITY_CONNECTIONS]
        await asyncio.gather(*(phone(cookie) for cookie in cookies))
        return done / (time.monotonic() - started)


async def play(task: dict[str, Any]) -> None:
    """Follow the conductor's script: one line in, one line out."""
    phones = Phones(task)
    loop = asyncio.get_running_loop()
    results: dict[str, Any] = {}
    say({"step": "ready"})
    while step := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if step in ("steady", "burst"):
            results = {"times": await getattr(phones, step)()}
        elif step == "screen":
            await asyncio.sleep(1)
            results = {"times": phones.screen_delays(), "looks": len(phones.looks)}
            phones.saved_at.clear()
        elif step == "clear":
            phones.saved_at.clear()
        elif step == "wait_for_reveal":
            await phones.wait_for_reveal()
            results = {"times": list(phones.revealed_at.values())}
        elif step == "capacity":
            results = {"per_second": await phones.capacity()}
        elif step == "errors":
            results = {"errors": phones.errors[:5], "count": len(phones.errors)}
        elif step == "close":
            phones.close()
            await asyncio.sleep(0.5)
        else:
            await getattr(phones, step)()
        say({"step": step, **results})
        results = {}


def say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


# ---- the conductor ------------------------------------------------------------------------------
class Player:
    """The phones' process, told what to do line by line."""

    def __init__(self, task: dict[str, Any]) -> None:
        command = [sys.executable, "-m", "bench.live", "--play"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(task) + "\n")
        self.process.stdin.flush()
        self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("The phones' process ended.")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def do(self, step: str) -> dict[str, Any]:
        """Have one step played; what came of it."""
        self.begin(step)
        return self._hear()

    def begin(self, step: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(step + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(10)


def raw_commits(folder: Path) -> float:
    """Upserts per second straight into SQLite, each its own commit with synchronous=FULL."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = sqlite3.connect(Path(place) / "raw.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute(
            "CREATE TABLE answer (id INTEGER PRIMARY KEY, participant INTEGER, statement INTEGER,"
            " vote INTEGER, value INTEGER, sequence INTEGER, UNIQUE (participant, statement, vote))"
        )
        upsert = (
            "INSERT INTO answer (participant, statement, vote, value, sequence)"
            " VALUES (?, ?, 1, ?, ?) ON CONFLICT (participant, statement, vote)"
            " DO UPDATE SET value = excluded.value, sequence = excluded.sequence"
        )
        count, started = 0, time.monotonic()
        while time.monotonic() - started < RAW_SECONDS:
            count += 1
            database.execute("BEGIN IMMEDIATE")
            database.execute(upsert, (count % 1000, count % 22, count % 5 + 1, count))
            database.execute("COMMIT")
        database.close()
        return count / (time.monotonic() - started)


def revealed(here: Site, session: int, player: Player) -> list[float]:
    """Reveal the session; for each phone the seconds from the commit until it saw the results."""
    command = [sys.executable, "-c", REVEAL, str(session)]
    agent = subprocess.Popen(
        command, env=here.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert agent.stdin is not None and agent.stdout is not None
    agent.stdout.readline()
    player.begin("wait_for_reveal")
    agent.stdin.write("go\n")
    agent.stdin.flush()
    committed = float(json.loads(agent.stdout.readline()))
    agent.wait(10)
    return [moment - committed for moment in player._hear()["times"]]


def measure(here: Site, phones: int, processes: int) -> dict[str, Any]:
    """The whole hour in a minute."""
    session = make_session(here, phones, "drukke sessie")
    capacity = make_session(here, CAPACITY_CONNECTIONS, "doorvoer")
    here.start(processes)
    player = Player({"port": here.port, "session": session, "capacity": capacity})
    player.do("connect")
    player.do("warm_up")
    before = here.memory()
    player.do("open_streams")
    memory = (here.memory() - before) / phones / 1024
    player.do("clear")
    steady = player.do("steady")["times"]
    screen = player.do("screen")
    burst = player.do("burst")["times"]
    burst_screen = player.do("screen")
    reveal = revealed(here, session["id"], player)
    player.do("close")
    raw = raw_commits(here.var)
    durable = player.do("capacity")["per_second"]
    raw = (raw + raw_commits(here.var)) / 2
    faults = player.do("errors")
    player.end()
    end = here.stop()
    for fault in faults["errors"]:
        print(f"  ! {fault}")
    return {
        "phones": phones,
        "processes": processes,
        "answers_steady": len(steady),
        "save_p50_ms": milliseconds(steady, 0.5),
        "save_p95_ms": milliseconds(steady),
        "save_p99_ms": milliseconds(steady, 0.99),
        "burst_save_p95_ms": milliseconds(burst),
        "screen_looks": screen["looks"],
        "screen_progress_p95_ms": milliseconds([*screen["times"], *burst_screen["times"]]),
        "reveal_p50_ms": milliseconds(reveal, 0.5),
        "reveal_p95_ms": milliseconds(reveal),
        "reveal_last_ms": milliseconds(reveal, 1.0),
        "phones_that_saw_the_reveal": len(reveal),
        "errors": faults["count"],
        "memory_per_phone_kb": round(memory, 1),
        "durable_answers_per_second": round(durable),
        "raw_commits_per_second": round(raw),
        "durable_ratio": round(durable / raw, 3),
        "stop_seconds": round(end, 2),
    }


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--phones", type=int, default=1000)
    options.add_argument("--processes", type=int, default=1)
    options.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.play:
        import uvloop

        from samenverder.config.server import allow_many_connections

        allow_many_connections()

        uvloop.run(play(json.loads(sys.stdin.readline())))
        return 0
    with site() as here:
        figures = measure(here, chosen.phones, chosen.processes)
    limits = {**LIMITS, "phones_that_saw_the_reveal": (">=", chosen.phones)}
    return report("live", figures, limits)


if __name__ == "__main__":
    sys.exit(main())
