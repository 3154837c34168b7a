"""A dialogue meeting of 300 people at 30 tables: saving, the wall, three who move cards, kill -9.

Every phone tells one thing per 20 seconds and looks along with its table, as its page does; the big
screen follows; three facilitators move cards, and every other second two of them move the same
card at the same moment. Then thirty phones tell without pause while the server is killed KILLS
times (100): each time the database itself is read and compared with what was confirmed. On SQLite
and, when it is there, PostgreSQL. SECONDS_AT_TABLES (120), --only, --part, --seed.
"""

import argparse
import asyncio
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from bench.common import (
    Connection,
    Limits,
    Site,
    Stream,
    family,
    milliseconds,
    phone_headers,
    report,
    site,
)
from bench.crash import databases

PEOPLE, TABLES, EVERY = 300, 30, 20.0
FACILITATORS, MOVE_EVERY, CLASH_EVERY = 3, 1.0, 2.0
WRITERS, LONGEST_RUN = 30, 0.8
MANY_CARDS = 400  # as in board.js: with more the board comes with what others did
LIMITS: Limits = {
    "contributions": (">=", 1),
    "save_p95_ms": ("<=", 300),
    "wall_p95_ms": ("<=", 1000),
    "moves": (">=", 1),
    "two_at_once": (">=", 1),
    "neither_or_both_moved_it": ("<=", 0),
    "cards_not_where_they_were_put": ("<=", 0),
    "lost_or_doubled": ("<=", 0),
    "wall_differs_by": ("<=", 0),
    "errors": ("<=", 0),
}
KILL_LIMITS: Limits = {
    "kills": (">=", 1),
    "confirmed": (">=", 1),
    "kill_lost": ("<=", 0),
    "kill_doubled": ("<=", 0),
    "kill_strange": ("<=", 0),
    "kill_moves_lost": ("<=", 0),
}
MAKE = """
import json, sys
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from samenverder.dialogues.models import Dialogue, DialogueSeat
from samenverder.dialogues.operations.seats import progress_topic
from samenverder.dialogues.operations.telling import table_topic
from samenverder.dialogues.queries.participation import COOKIE
from samenverder.dialogues.secrets import seat_hash
from samenverder.live.tokens import sign_topic
from samenverder.network.models import Access, Partnership, Role, User
people, tables = int(sys.argv[1]), int(sys.argv[2])
region, _new = Partnership.objects.get_or_create(slug="meting", defaults={"name": "Meting"})
store, keys = import_module(settings.SESSION_ENGINE).SessionStore, []
for n in range(3):
    email = f"begeleider{n}@example.org"
    user = User.objects.create_user(email, "een-lang-wachtwoord", name=f"B {n}")
    Access.objects.create(user=user, partnership=region, role=Role.FACILITATOR)
    session = store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    keys.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
dialogue = Dialogue.objects.create(
    partnership=region, title="Drukke avond", starts_at=timezone.now(), phase="open",
    opened_at=timezone.now(), screen="wall", round=1,
)
dialogue.rounds.create(order=1, title="Parels", question="Wat werkt hier?")
seated = [dialogue.tables.create(number=n + 1, title=f"Tafel {n + 1}") for n in range(tables)]
secrets = [f"geheim-{n}" for n in range(people)]
DialogueSeat.objects.bulk_create(
    DialogueSeat(
        dialogue=dialogue, seat_hash=seat_hash(dialogue.salt, secret), table=seated[n % tables]
    )
    for n, secret in enumerate(secrets)
)
def cookie(secret):  # as a phone gets it when it sits down
    answer = HttpResponse()
    answer.set_signed_cookie(COOKIE, secret, salt=f"dialogue:{dialogue.code}")
    return f"{COOKIE}={answer.cookies[COOKIE].value}"
print(json.dumps({
    "id": dialogue.pk, "code": dialogue.code, "keys": keys,
    "cookies": [cookie(secret) for secret in secrets],
    "tables": [table.pk for table in seated],
    "table_streams": [
        f"/live/{sign_topic(table_topic(seated[n % tables].pk))}" for n in range(people)
    ],
    "streams": [f"/live/{sign_topic(t)}" for t in (dialogue.topic, progress_topic(dialogue))],
    "screen": reverse("dialogues:screen", args=[dialogue.screen_key]),
    "console": reverse("dialogues:console", args=["meting", dialogue.pk]),
}))
"""
STORED = """
import json, sys
import django
django.setup()
from samenverder.dialogues.models import Contribution
rows = Contribution.objects.filter(dialogue=int(sys.argv[1]))
names = ("key", "text", "sequence", "table", "state", "version")
print(json.dumps([[str(row[0]), *row[1:]] for row in rows.values_list(*names)]))
"""
CARD = re.compile(rb'class="board-card[^"]*" data-key="([^"]+)" data-version="(\d+)"')
NUMBERS = re.compile(rb"</svg>(\d+) ")
GAP = re.compile(r'data-gap="([\d.]+)"')
Known = dict[str, Any]


def telling(key: UUID, text: str, sequence: int = 1) -> bytes:
    """What the page of a phone sends."""
    kind = "pearl" if key.int % 2 else "puzzle"
    item = {"key": str(key), "kind": kind, "text": text, "sequence": sequence, "for_whom": "",
            "more": "Het begon klein, met twee klassen.", "contact": "", "about": None}  # fmt: skip
    return json.dumps({"contributions": [item]}).encode()


class Part:
    """A part of a page that is fetched again when its stream says so, as live.js does."""

    def __init__(self, connection: Connection, path: str, headers: str, gap: float) -> None:
        self.connection, self.path, self.gap = connection, path, gap
        self.headers = headers + "X-Fragment: 1\r\n"
        self.asked_at = float("-inf")
        self.again = self.busy = False
        self.timer: asyncio.TimerHandle | None = None
        self.looks: list[tuple[float, float]] = []
        self.last = b""
        self.errors: list[str] = []

    def heard(self) -> None:
        if self.busy:
            self.again = True
            return
        loop = asyncio.get_running_loop()
        wait = self.asked_at + self.gap - loop.time()
        if wait <= 0:
            self.look()
        elif self.timer is None:
            self.timer = loop.call_later(wait * random.uniform(0.75, 1.25), self.look)

    def look(self) -> None:
        """At once: its time has come, or somebody just did something here."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        if self.busy:
            self.again = True
            return
        self.busy, self.again = True, False
        self.asked_at = asyncio.get_running_loop().time()
        self.task = asyncio.create_task(self._look())

    async def end(self) -> None:
        """Look once more when something is still to be seen."""
        if self.timer is not None:
            self.look()
        while self.busy:
            await asyncio.sleep(0.01)

    async def _look(self) -> None:
        began = time.monotonic()
        try:
            status, _, body = await self.connection.request("GET", self.path, self.headers)
            if status == 200:
                self.last = body
            else:
                self.errors.append(f"{self.path}: {status}")
        except OSError as error:
            self.errors.append(f"{self.path}: {error}")
        self.looks.append((began, time.monotonic()))
        self.busy = False
        if self.again:
            self.heard()


class Evening:
    """The load: phones, the wall and who leads."""

    def __init__(self, port: int, known: Known, seconds: float, seed: int) -> None:
        self.port, self.known, self.seconds = port, known, seconds
        self.dice = random.Random(seed)
        self.save_path = f"/dialoog/{known['code']}/bewaren/"
        self.phone_path = f"/dialoog/{known['code']}/tafel/"
        self.times: list[float] = []
        self.saved: dict[str, float] = {}
        self.errors: list[str] = []
        self.parts: list[Part] = []
        self.streams: list[Stream] = []
        self.moves: list[float] = []
        self.refusals = self.clashes = self.wrong_clashes = 0
        self.put: dict[str, tuple[int, str]] = {}

    async def run(self) -> None:
        """Everybody at once, for so many seconds."""
        self.connections = [await Connection.open(self.port) for _ in self.known["cookies"]]
        self.writing = [await Connection.open(self.port) for _ in self.known["cookies"]]
        await self._warm_up()
        await self._look_along()
        self.ends = time.monotonic() + self.seconds
        story = [self._phone(index) for index in range(len(self.connections))]
        clash = self._clashes()
        await asyncio.gather(*story, *(self._moves(n) for n in range(FACILITATORS)), clash)
        await asyncio.sleep(2)
        for stream in self.streams:
            stream.close()
        for part in self.parts:
            await part.end()

    async def _warm_up(self) -> None:
        for index in range(3):
            await self.tell(index)
        self.times.clear()

    async def _look_along(self) -> None:
        gap = self._gap(await self._page(self.phone_path, phone_headers(self.known["cookies"][0])))
        for index, cookie in enumerate(self.known["cookies"]):
            part = self._part(self.connections[index], self.phone_path, phone_headers(cookie), gap)
            await self._listen(self.known["table_streams"][index], part)
        gap = self._gap(await self._page(self.known["screen"], ""))
        wall = self._part(await Connection.open(self.port), self.known["screen"], "", gap)
        self.wall = wall
        self.consoles = []
        for key in self.known["keys"]:
            headers = phone_headers(key)
            gap = self._gap(await self._page(self.known["console"], headers))
            part = self._part(await Connection.open(self.port), self.known["console"], headers, gap)
            self.consoles.append(part)
        for part in (wall, *self.consoles):
            part.look()
            for path in self.known["streams"]:
                await self._listen(path, part)

    def _part(self, connection: Connection, path: str, headers: str, gap: float) -> Part:
        self.parts.append(Part(connection, path, headers, gap))
        return self.parts[-1]

    async def _listen(self, path: str, part: Part) -> None:
        self.streams.append(await Stream.open(self.port, path, part.heard))

    async def _page(self, path: str, headers: str) -> str:
        connection = await Connection.open(self.port)
        status, _, body = await connection.request("GET", path, headers)
        if status != 200:
            self.errors.append(f"{path}: {status}")
        connection.close()
        return body.decode()

    def _gap(self, page: str) -> float:
        found = GAP.search(page)
        return float(found[1]) if found else 0.0

    # ---- phones ---------------------------------------------------------------------------------
    async def _phone(self, index: int) -> None:
        await asyncio.sleep(EVERY * index / len(self.connections))
        while time.monotonic() < self.ends:
            next_at = time.monotonic() + EVERY
            await self.tell(index)
            await asyncio.sleep(max(0.0, min(next_at, self.ends) - time.monotonic()))

    async def tell(self, index: int) -> None:
        """One contribution."""
        key = UUID(int=self.dice.getrandbits(128), version=4)
        text = f"Vaste maandag voor het bezoek {key}"
        headers = phone_headers(self.known["cookies"][index])
        began = time.monotonic()
        try:
            line = self.writing[index]
            status, _, body = await line.request(
                "POST", self.save_path, headers, telling(key, text)
            )
            if status != 200 or json.loads(body)["saved"] != [str(key)]:
                self.errors.append(f"telling: {status} {body[:120]!r}")
                return
        except OSError as error:
            self.errors.append(f"telling: {error}")
            return
        ended = time.monotonic()
        self.times.append(ended - began)
        self.saved[str(key)] = ended
        if self.parts:
            self.parts[index].look()

    # ---- who leads ------------------------------------------------------------------------------
    async def _moves(self, who: int) -> None:
        """A card to another table, now and then to the park."""
        connection = await Connection.open(self.port)
        while time.monotonic() < self.ends:
            await asyncio.sleep(MOVE_EVERY)
            cards = self._cards(who)
            if not cards:
                continue
            key, version = self.dice.choice(cards)
            began = time.monotonic()
            done, _now = await self.move(connection, who, key, version, self._column())
            self.moves.append(time.monotonic() - began)
            self.refusals += not done
            if not done or len(CARD.findall(self.consoles[who].last)) <= MANY_CARDS:
                self.consoles[who].look()

    def _cards(self, who: int) -> list[tuple[str, int]]:
        """What stands on this board and is not among those two move at once."""
        found = CARD.findall(self.consoles[who].last)
        cards = [(key.decode(), int(version)) for key, version in found]
        return [card for card in cards if UUID(card[0]).int % 10]

    def _column(self) -> str:
        if self.dice.random() < 0.05:
            return "park"
        return f"tafel-{self.dice.choice(self.known['tables'])}"

    async def move(
        self, connection: Connection, who: int, key: str, version: int, column: str
    ) -> tuple[bool, int]:
        """Whether it was moved, and its version then."""
        fields = {"wat": "zet", "kolom": column, "voor": "", "version": version}
        headers = (
            f"{phone_headers(self.known['keys'][who])}X-Fragment: 1\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
        )
        path = f"{self.known['console']}kaart/{key}/"
        status, head, body = await post(connection, path, headers, urlencode(fields).encode())
        if status != 200:
            self.errors.append(f"moving: {status} {body[:120]!r}")
            return False, version
        if b"x-done: 1" not in head.lower():
            return False, version
        self.put[key] = max(self.put.get(key, (0, "")), (version + 1, column))
        return True, version + 1

    async def _clashes(self) -> None:
        """Two facilitators move the same card at the same moment: one of them does."""
        pair = [await Connection.open(self.port) for _ in range(2)]
        versions: dict[str, int] = {}
        while time.monotonic() < self.ends:
            await asyncio.sleep(CLASH_EVERY)
            mine = [key for key in self.saved if UUID(key).int % 10 == 0]
            if not mine:
                continue
            key = self.dice.choice(mine)
            version = versions.get(key, 1)
            both = [
                self.move(pair[n], n, key, version, f"tafel-{self.known['tables'][n]}")
                for n in range(2)
            ]
            done = [moved for moved, _now in await asyncio.gather(*both)]
            self.clashes += 1
            self.wrong_clashes += sum(done) != 1
            versions[key] = version + (1 if any(done) else 0)

    # ---- what came of it ------------------------------------------------------------------------
    def wall_delays(self) -> Iterator[float]:
        """For each contribution: until a look that began after it was told was on the wall."""
        looks = sorted(self.wall.looks)
        place = 0
        for saved in sorted(self.saved.values()):
            while place < len(looks) and looks[place][0] < saved:
                place += 1
            yield looks[place][1] - saved if place < len(looks) else float("inf")


async def post(
    connection: Connection, path: str, headers: str, body: bytes
) -> tuple[int, bytes, bytes]:
    """A form, as the board sends it."""
    message = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: {len(body)}"
    if connection.transport is None or connection.transport.is_closing():
        await connection._open()
    return await connection._exchange(f"{message}\r\n\r\n".encode() + body)


def together(url: str, seconds: float, seed: int) -> dict[str, Any]:
    """The evening; the figures."""
    with site(url) as here:
        known = here.python(MAKE, str(PEOPLE), str(TABLES))
        here.start()
        evening = Evening(here.port, known, seconds, seed)
        run(evening.run())
        work = sum(worked(pid) for pid in family(here.process.pid)) if here.process else 0.0
        here.stop()
        rows = {row[0]: row for row in here.python(STORED, str(known["id"]))}
        wrong = [key for key, (version, column) in evening.put.items()
                 if rows[key][5] == version and not stands(rows[key], column)]  # fmt: skip
        errors = evening.errors + [error for part in evening.parts for error in part.errors]
        for error in errors[:5]:
            print(f"  ! {error}")
        on_wall = sum(int(n) for n in NUMBERS.findall(evening.wall.last)[:2])
        parked = sum(row[4] != "shown" for row in rows.values())
        phones = [look for part in evening.parts[:PEOPLE] for look in part.looks]
        return {
            "people": PEOPLE,
            "contributions": len(evening.times),
            "save_p50_ms": milliseconds(evening.times, 0.5),
            "save_p95_ms": milliseconds(evening.times),
            "save_p99_ms": milliseconds(evening.times, 0.99),
            "wall_p50_ms": milliseconds(list(evening.wall_delays()), 0.5),
            "wall_p95_ms": milliseconds(list(evening.wall_delays())),
            "wall_looks": len(evening.wall.looks),
            "wall_look_p95_ms": milliseconds([b - a for a, b in evening.wall.looks]),
            "phone_looks": len(phones),
            "phone_look_p95_ms": milliseconds([b - a for a, b in phones]),
            "board_look_p95_ms": milliseconds(
                [b - a for part in evening.consoles for a, b in part.looks]
            ),
            "moves": len(evening.moves),
            "moves_refused": evening.refusals,
            "move_p95_ms": milliseconds(evening.moves),
            "two_at_once": evening.clashes,
            "neither_or_both_moved_it": evening.wrong_clashes,
            "cards_not_where_they_were_put": len(wrong),
            "lost_or_doubled": len(set(evening.saved) ^ set(rows)),
            "wall_differs_by": abs(len(rows) - parked - on_wall),
            "errors": len(errors),
            "server_cores": round(work / seconds, 2),
        }


def worked(pid: int) -> float:
    """Seconds of the processor this process took."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def stands(row: list[Any], column: str) -> bool:
    """Whether a card stands in this column."""
    return row[4] == "parked" if column == "park" else f"tafel-{row[3]}" == column


# ---- kill -9 ------------------------------------------------------------------------------------
class Writer:
    """One phone: tells something until it is confirmed, changes some of it, then the next."""

    def __init__(self, here: Site, known: Known, index: int) -> None:
        self.here, self.known = here, known
        self.headers = phone_headers(known["cookies"][index])
        self.dice = random.Random(index)
        self.sent: dict[str, dict[int, str]] = {}
        self.confirmed: dict[str, int] = {}
        self.moved: dict[str, int] = {}
        self.again = 0
        self.connection: Connection | None = None

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            key = UUID(int=self.dice.getrandbits(128), version=4)
            for sequence in (1, 2) if self.dice.random() < 0.3 else (1,):
                text = f"Verteld {key} {sequence}"
                self.sent.setdefault(str(key), {})[sequence] = text
                while not await self.told(key, telling(key, text, sequence)):
                    self.again += 1
                    await asyncio.sleep(0.05)
                self.confirmed[str(key)] = sequence

    async def told(self, key: UUID, body: bytes) -> bool:
        """Send it; true only when the server confirmed it."""
        path = f"/dialoog/{self.known['code']}/bewaren/"
        try:
            if self.connection is None:
                self.connection = await Connection.open(self.here.port)
            request = self.connection.request("POST", path, self.headers, body)
            status, _, text = await asyncio.wait_for(request, 15)
        except (OSError, TimeoutError):
            self.connection = None
            return False
        return status == 200 and json.loads(text)["saved"] == [str(key)]


class Mover(Writer):
    """Who leads: moves one card after another; what was acknowledged must have stayed."""

    async def run(self, stop: asyncio.Event) -> None:
        del self.headers
        while not stop.is_set():
            await asyncio.sleep(0.02)
            with suppress(OSError, TimeoutError):
                await asyncio.wait_for(self._one(), 15)

    async def _one(self) -> None:
        evening = Evening(self.here.port, self.known, 0, self.again)
        connection = await Connection.open(self.here.port)
        try:
            headers = phone_headers(self.known["keys"][0]) + "X-Fragment: 1\r\n"
            path = f"{self.known['console']}?tafel=1"
            _status, _, board = await connection.request("GET", path, headers)
            for key, version in CARD.findall(board)[:3]:
                column = f"tafel-{self.dice.choice(self.known['tables'])}"
                card = key.decode(), int(version)
                done, now = await evening.move(connection, 0, *card, column)
                if done:
                    self.moved[key.decode()] = now
        finally:
            connection.close()


class Witness:
    """Compares what was confirmed with what the database holds."""

    def __init__(self, here: Site, known: Known, writers: list[Writer]) -> None:
        self.here, self.known, self.writers = here, known, writers
        self.lost = self.doubled = self.strange = self.moves_lost = 0

    def look(self) -> int:
        """Count what is wrong now; how many are stored."""
        confirmed = [dict(writer.confirmed) for writer in self.writers]
        moved = [dict(writer.moved) for writer in self.writers]
        rows = self.here.python(STORED, str(self.known["id"]))
        stored = {row[0]: row for row in rows}
        self.doubled += len(rows) - len(stored)
        sent = {key: texts for writer in self.writers for key, texts in writer.sent.items()}
        for key, sequence in (pair for one in confirmed for pair in one.items()):
            self.lost += key not in stored or stored[key][2] < sequence
        for key, version in (pair for one in moved for pair in one.items()):
            self.moves_lost += key not in stored or stored[key][5] < version
        self.strange += sum(sent.get(r[0], {}).get(r[2]) != r[1] for r in rows)
        return len(rows)


async def storm(here: Site, witness: Witness, kills: int, dice: random.Random) -> float:
    """Kill the server again and again while all write; look after each time. Slowest return."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(writer.run(stop)) for writer in witness.writers]
    slowest = 0.0
    for _ in range(kills):
        before = sum(len(writer.confirmed) for writer in witness.writers)
        async with asyncio.timeout(300):
            while sum(len(writer.confirmed) for writer in witness.writers) == before:
                await asyncio.sleep(0.01)
        await asyncio.sleep(dice.uniform(0.02, LONGEST_RUN))
        here.kill()
        await asyncio.to_thread(witness.look)
        slowest = max(slowest, await asyncio.to_thread(here.start))
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 300)
    return slowest


def killed(url: str, kills: int, seed: int) -> dict[str, Any]:
    """Tell without pause while the server is killed; the figures."""
    with site(url) as here:
        known = here.python(MAKE, str(WRITERS), "6")
        writers = [Writer(here, known, index) for index in range(WRITERS - 1)]
        everybody: list[Writer] = [*writers, Mover(here, known, WRITERS - 1)]
        witness = Witness(here, known, everybody)
        here.start()
        slowest = run(storm(here, witness, kills, random.Random(seed)))
        here.stop()
        stored = witness.look()
        return {
            "kills": kills,
            "confirmed": sum(len(writer.confirmed) for writer in writers),
            "stored": stored,
            "sent_again": sum(writer.again for writer in writers),
            "moves_confirmed": sum(len(writer.moved) for writer in everybody),
            "kill_lost": witness.lost,
            "kill_doubled": witness.doubled,
            "kill_strange": witness.strange,
            "kill_moves_lost": witness.moves_lost,
            "back_after_seconds_worst": round(slowest, 2),
        }


def run(story: Any) -> Any:
    """Play it, in a quick event loop that may open many connections."""
    import uvloop

    from samenverder.config.server import allow_many_connections

    allow_many_connections()
    return uvloop.run(story)


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    seconds = float(os.environ.get("SECONDS_AT_TABLES") or 120)
    options.add_argument("--seconds", type=float, default=seconds)
    options.add_argument("--kills", type=int, default=int(os.environ.get("KILLS") or 100))
    options.add_argument("--only", choices=["sqlite", "postgresql"])
    options.add_argument("--part", choices=["evening", "kills"])
    options.add_argument("--seed", type=int, default=20261122)
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    limits: Limits = {}
    for name, database in databases():
        if chosen.only not in {None, name}:
            continue
        with database as url:
            if chosen.part != "kills":
                found = together(url, chosen.seconds, chosen.seed)
                figures |= {f"{name}_{key}": value for key, value in found.items()}
                limits |= {f"{name}_{key}": limit for key, limit in LIMITS.items()}
        with database_again(name) as url:
            if chosen.part != "evening":
                found = killed(url, chosen.kills, chosen.seed)
                figures |= {f"{name}_{key}": value for key, value in found.items()}
                limits |= {f"{name}_{key}": limit for key, limit in KILL_LIMITS.items()}
    return report("wall", figures, limits)


def database_again(name: str) -> Any:
    """The same kind of database once more, for a part of its own."""
    return next(database for other, database in databases() if other == name)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
