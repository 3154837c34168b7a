"""What the benches share: a server in a temporary folder, a session full of phones, lean HTTP."""

import asyncio
import atexit
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tools.ports import free_port

COMMAND = "from samenverder.config.command import main; main()"
COMPARE = {"<=": lambda value, limit: value <= limit, ">=": lambda value, limit: value >= limit}
CSRF = "c" * 32
Limits = dict[str, tuple[str, float]]


def report(bench: str, figures: dict[str, Any], limits: Limits) -> int:
    """Print the figures, then one line of JSON that says whether all limits are met."""
    missed = [
        name for name, (how, limit) in limits.items() if not COMPARE[how](figures[name], limit)
    ]
    for name, value in figures.items():
        how, limit = limits.get(name, ("", ""))
        mark = "" if name not in limits else ("  MISSED" if name in missed else "  ok")
        print(f"  {name:<38} {value!s:>12}  {how} {limit}{mark}")
    shown = {name: f"{how} {limit}" for name, (how, limit) in limits.items()}
    line = {"bench": bench, "figures": figures, "limits": shown, "ok": not missed}
    print(json.dumps(line), flush=True)
    return 1 if missed else 0


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("inf")


def milliseconds(values: list[float], share: float = 0.95) -> float:
    """A percentile of seconds, in milliseconds."""
    return round(percentile(values, share) * 1000, 1)


class Site:
    """An installation in a temporary folder: its database, and its server when started."""

    def __init__(self, var: Path, database_url: str = "") -> None:
        self.var = var
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            "SAMENVERDER_VAR": str(var),
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "samenverder.config.settings",
            "SAMENVERDER_PRODUCTION": "0",
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def python(self, code: str, *arguments: str) -> Any:
        """Run Python with this installation's settings; the last line it prints, read as JSON."""
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, check=True)
        lines = done.stdout.decode().strip().splitlines()
        return json.loads(lines[-1]) if lines else None

    def prepare(self) -> None:
        """Make the database."""
        subprocess.run([sys.executable, "-c", COMMAND, "prepare"], env=self.environment, check=True)

    def start(self, processes: int = 1, wait: bool = True) -> float:
        """Start the server in a process group of its own; seconds until a page answers."""
        started = time.monotonic()
        options = ["serve", "--port", str(self.port), "--processes", str(processes)]
        log = (self.var / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *options],
            env=self.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        if wait:
            self.wait_until_it_answers()
        return time.monotonic() - started

    def wait_until_it_answers(self, seconds: float = 300.0) -> None:
        """Ask for a page until it comes; RuntimeError with the log when it does not."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process is not None and self.process.poll() is not None:
                break
            with suppress(OSError, urllib.error.HTTPError):
                urllib.request.urlopen(f"{self.url}/meedoen/", timeout=5).read()
                return
            time.sleep(0.02)
        raise RuntimeError(f"The server does not answer:\n{self.log()}")

    def log(self) -> str:
        """What the server printed."""
        path = self.var / "server.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self, sig: int = signal.SIGINT) -> float:
        """Ask the server to end; seconds until it has."""
        assert self.process is not None
        started = time.monotonic()
        self.process.send_signal(sig)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        return time.monotonic() - started

    def kill(self) -> None:
        """kill -9 for the server with all its processes."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def memory(self) -> int:
        """Resident bytes of the server's processes together."""
        assert self.process is not None
        return sum(resident(pid) for pid in family(self.process.pid))


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    children = path.read_text().split() if path.exists() else []
    return [pid, *(other for child in children for other in family(int(child)))]


def resident(pid: int) -> int:
    """Resident bytes of one process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


@functools.cache
def prepared() -> Path:
    """The data folder of a new installation, to copy: made once in this process."""
    folder = Path(tempfile.mkdtemp(prefix="sv-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Site(folder).prepare()
    return folder


@contextmanager
def site(database_url: str = "") -> Iterator[Site]:
    """A prepared installation; its server is ended and its folder removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="sv-bench-") as folder:
        here = Site(Path(folder), database_url)
        if database_url:
            here.prepare()
        else:
            shutil.copytree(prepared(), folder, dirs_exist_ok=True)
        try:
            yield here
        finally:
            if here.process is not None and here.process.poll() is None:
                here.kill()


MAKE_SESSION = """
import json, sys
import django
django.setup()
from django.http import HttpResponse
from django.utils import timezone
from samenverder.live.tokens import sign_topic
from samenverder.network.models import Access, Partnership, Role, User
from samenverder.reflection.models import Instrument, Participant, Statement
from samenverder.reflection.operations import phases, sessions
from samenverder.reflection.operations.seats import progress_topic
from samenverder.reflection.personal_code import seat_hash
from samenverder.reflection.queries.participation import COOKIE

phones, slug = int(sys.argv[1]), sys.argv[2]
partnership, _ = Partnership.objects.get_or_create(slug="meting", defaults={"name": "Meting"})
user = User.objects.filter(email="meting@example.org").first()
if user is None:
    user = User.objects.create_user("meting@example.org", "een-lang-wachtwoord", name="Meting")
    Access.objects.create(user=user, partnership=partnership, role=Role.COORDINATOR)
session = sessions.plan_session(
    partnership=partnership, by=user, title=slug, starts_at=timezone.now(),
    instrument=Instrument.objects.order_by("pk").first(),
)
session = phases.open_session(session=session, by=user)
codes = [f"merel anker {n}" for n in range(phones)]
Participant.objects.bulk_create(
    Participant(session=session, code_hash=seat_hash(session.salt, code)) for code in codes
)
seats = dict(Participant.objects.filter(session=session).values_list("code_hash", "pk"))
def cookie(code):  # as a phone gets it when it sits down
    answer = HttpResponse()
    answer.set_signed_cookie(COOKIE, code, salt=f"seat:{session.code}")
    return f"{COOKIE}={answer.cookies[COOKIE].value}"
statements = Statement.objects.filter(instrument=session.instrument).order_by("order")
print(json.dumps({
    "id": session.pk, "code": session.code, "screen": session.screen_key,
    "cookies": [cookie(code) for code in codes],
    "seats": [seats[seat_hash(session.salt, code)] for code in codes],
    "stream": f"/live/{sign_topic(session.topic)}",
    "streams": [f"/live/{sign_topic(session.topic)}" for _ in codes],
    "progress": f"/live/{sign_topic(progress_topic(session))}",
    "statements": list(statements.values_list("code", flat=True)),
}))
"""


def make_session(here: Site, phones: int, name: str = "meting") -> dict[str, Any]:
    """An open session in which this many phones have a seat, with the cookie of each."""
    found: dict[str, Any] = here.python(MAKE_SESSION, str(phones), name)
    return found


class Connection(asyncio.Protocol):
    """One HTTP/1.1 connection that stays open: a request at a time, in as little work as can be.

    A connection the server closed in the meantime is opened once more, as browsers do.
    """

    def __init__(self) -> None:
        self.port = 0
        self.transport: asyncio.Transport | None = None
        self.buffer = b""
        self.answer: asyncio.Future[tuple[int, bytes, bytes]] | None = None

    @classmethod
    async def open(cls, port: int) -> "Connection":
        connection = cls()
        connection.port = port
        await connection._open()
        return connection

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, "127.0.0.1", self.port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(error or ConnectionResetError("The server closed it."))

    async def request(
        self, method: str, path: str, headers: str = "", body: bytes = b""
    ) -> tuple[int, bytes, bytes]:
        """Status, head and body of the answer; OSError when a fresh connection breaks too."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        message = head.encode() + b"\r\n" + body
        if self.transport is not None and not self.transport.is_closing():
            with suppress(ConnectionError):
                return await self._exchange(message)
        await self._open()
        return await self._exchange(message)

    async def _exchange(self, message: bytes) -> tuple[int, bytes, bytes]:
        assert self.transport is not None
        self.answer = asyncio.get_running_loop().create_future()
        self.buffer = b""
        self.transport.write(message)
        return await self.answer

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0 or self.answer is None or self.answer.done():
            return
        head = self.buffer[:end]
        _, _, rest = head.partition(b"content-length: ")
        size = int(rest.split(b"\r\n", 1)[0]) if rest else 0
        if len(self.buffer) >= end + 4 + size:
            self.answer.set_result((int(head[9:12]), head, self.buffer[end + 4 : end + 4 + size]))

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()


class Stream(asyncio.Protocol):
    """One open stream of events; calls back at every `changed`."""

    def __init__(self, path: str, heard: Any) -> None:
        self.path = path
        self.heard = heard
        self.opened = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None

    @classmethod
    async def open(cls, port: int, path: str, heard: Any) -> "Stream":
        loop = asyncio.get_running_loop()
        stream = (await loop.create_connection(lambda: cls(path, heard), "127.0.0.1", port))[1]
        await asyncio.wait_for(stream.opened, 30)
        return stream

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]
        request = (
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
        )
        self.transport.write(request.encode())

    def data_received(self, data: bytes) -> None:
        if b"event: changed" not in data:
            return
        if not self.opened.done():
            self.opened.set_result(None)
        else:
            self.heard()

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionResetError("The stream was closed."))

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()


def phone_headers(cookie: str) -> str:
    """What a page of ours sends along."""
    return (
        f"Cookie: {cookie}; sv_csrf={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
        "Sec-Fetch-Site: same-origin\r\n"
    )


def answer_body(statement: str, value: int | None, sequence: int) -> bytes:
    """The message of one tap."""
    answer = {"statement": statement, "value": value, "seq": sequence}
    return json.dumps({"answers": [answer], "arguments": []}).encode()
