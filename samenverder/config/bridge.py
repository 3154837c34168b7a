"""Django's WSGI application behind an ASGI server: one hop to a thread and one hop back.

The body is read first (bounded), then the whole request runs in one thread that keeps its database
connection. An answer of ordinary size comes back in one piece; a longer one is sent piece by piece
by its own thread, while another takes its place in the pool.
"""

import asyncio
import logging
import queue
import sys
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from io import SEEK_END, BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import unquote_to_bytes

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
Headers = list[tuple[bytes, bytes]]

IN_MEMORY = 1_000_000
ONE_PIECE = 262_144
BODY_SECONDS = 120.0
STALL_SECONDS = 30.0
MAX_WAITING = 4096
MAX_STREAMING = 64

logger = logging.getLogger(__name__)


class Disconnected(Exception):
    """The browser went away."""


class Refusal(Exception):
    """The request is answered without Django: a status and a sentence for the person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Pool:
    """Threads that stay, so that their database connections stay. Started when needed."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.streaming = 0
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._idle = 0
        self._threads = 0
        self._lock = threading.Lock()

    def put(self, job: Callable[[], None]) -> None:
        """Run the job in a thread, soon."""
        with self._lock:
            if self._idle <= self._jobs.qsize() and self._threads < self.size:
                self._start()
        self._jobs.put(job)

    def step_aside(self) -> None:
        """The calling thread will be busy for long: another takes its place, if there may be."""
        with self._lock:
            if self.streaming >= MAX_STREAMING:
                return
            self.streaming += 1
            self._start()
        threading.current_thread().leaving = True  # type: ignore[attr-defined]

    def _start(self) -> None:
        self._threads += 1
        threading.Thread(target=self._work, name="page", daemon=True).start()

    def _work(self) -> None:
        me = threading.current_thread()
        while not getattr(me, "leaving", False):
            with self._lock:
                self._idle += 1
            job = self._jobs.get()
            with self._lock:
                self._idle -= 1
            job()
        with self._lock:
            self._threads -= 1
            self.streaming -= 1
        from django.db import connections

        connections.close_all()


class Bridge:
    """An ASGI application that answers HTTP with a WSGI application."""

    def __init__(
        self,
        wsgi: Callable[..., Iterable[bytes]],
        *,
        threads: int = 8,
        max_body: int = 12_000_000,
        trust_proxy: bool = False,
    ) -> None:
        self.wsgi = wsgi
        self.max_body = max_body
        self.trust_proxy = trust_proxy
        self.pool = Pool(threads)
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._under_way >= MAX_WAITING:
            await _refuse(send, Refusal(503, "Het is nu erg druk. Probeer het over een minuut."))
            return
        self._under_way += 1
        try:
            body = await self._read_body(scope, receive)
            await self._answer(Exchange(self, scope, body, receive, send))
        except Refusal as refusal:
            await _refuse(send, refusal)
        except Disconnected:
            pass
        finally:
            self._under_way -= 1

    async def _read_body(self, scope: Scope, receive: Receive) -> IO[bytes]:
        if _content_length(scope) > self.max_body:
            raise self._too_large()
        message = await receive()
        if message["type"] == "http.request" and not message.get("more_body", False):
            if len(message.get("body", b"")) > self.max_body:
                raise self._too_large()
            return BytesIO(message.get("body", b""))
        try:
            async with asyncio.timeout(BODY_SECONDS):
                return await self._read_long_body(message, receive)
        except TimeoutError:
            raise Refusal(408, "Het versturen duurde te lang. Probeer het opnieuw.") from None

    async def _read_long_body(self, message: dict[str, Any], receive: Receive) -> IO[bytes]:
        body: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  read later
        size = 0
        while True:
            if message["type"] == "http.disconnect":
                raise Disconnected
            size += len(message.get("body", b""))
            if size > self.max_body:
                raise self._too_large()
            body.write(message.get("body", b""))
            if not message.get("more_body", False):
                body.seek(0)
                return body
            message = await receive()

    def _too_large(self) -> Refusal:
        limit = f"{self.max_body / 1_000_000:g}".replace(".", ",")
        sentence = f"Dit is te groot om te versturen: hoogstens {limit} MB in één keer."
        return Refusal(413, sentence)

    async def _answer(self, exchange: "Exchange") -> None:
        self.pool.put(exchange.run)
        answer = await exchange.outcome
        if answer is not None:
            status, headers, body = answer
            await _send_whole(exchange.send, status, headers, body)


class Exchange:
    """One request and its answer, crossing from the event loop to a thread and back."""

    def __init__(
        self, bridge: Bridge, scope: Scope, body: IO[bytes], receive: Receive, send: Send
    ) -> None:
        self.bridge = bridge
        self.scope = scope
        self.body = body
        self.receive = receive
        self.send = send
        self.loop = asyncio.get_running_loop()
        self.outcome: asyncio.Future[tuple[int, Headers, bytes] | None] = self.loop.create_future()
        self.status = 500
        self.headers: Headers = []
        self.gone = False

    def run(self) -> None:
        """In the thread: run the application and bring its answer back."""
        try:
            answer = self._run_application()
        except Disconnected:
            answer = None
        except BaseException:
            logger.exception("A page failed outside Django")
            answer = _plain(500, "Er ging iets mis bij ons. Probeer het zo nog eens.")
        try:
            self.loop.call_soon_threadsafe(self._finish, answer)
        except RuntimeError:  # the server has stopped in the meantime
            logger.debug("An answer came after the server stopped")

    def _finish(self, answer: tuple[int, Headers, bytes] | None) -> None:
        if not self.outcome.done():
            self.outcome.set_result(answer)

    def _run_application(self) -> tuple[int, Headers, bytes] | None:
        environ = make_environ(self.scope, self.body, self.bridge.trust_proxy)
        response = self.bridge.wsgi(environ, self._start_response)
        try:
            if self.scope["method"] == "HEAD":
                return self.status, self._with_length(response), b""
            pieces = iter(response)
            first, ended = _take(pieces)
            if ended:
                return self.status, self._complete(len(first)), first
            self._send_in_pieces(first, pieces)
            return None
        finally:
            close = getattr(response, "close", None)
            if close is not None:
                close()
            self.body.close()

    def _start_response(
        self, status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], None]:
        self.status = int(status[:3])
        self.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ]
        return _no_write

    def _with_length(self, response: Iterable[bytes]) -> Headers:
        if getattr(response, "streaming", True):
            return self.headers
        return self._complete(sum(len(piece) for piece in response))

    def _complete(self, size: int) -> Headers:
        has_length = any(name == b"content-length" for name, _ in self.headers)
        if has_length or self.status in (204, 304) or self.status < 200:
            return self.headers
        return [*self.headers, (b"content-length", str(size).encode())]

    def _send_in_pieces(self, first: bytes, pieces: Iterator[bytes]) -> None:
        self.bridge.pool.step_aside()
        watch = asyncio.run_coroutine_threadsafe(self._notice_disconnect(), self.loop)
        try:
            start = {"type": "http.response.start", "status": self.status, "headers": self.headers}
            self._send_now(start)
            self._send_now({"type": "http.response.body", "body": first, "more_body": True})
            for piece in pieces:
                self._send_now({"type": "http.response.body", "body": piece, "more_body": True})
            self._send_now({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            watch.cancel()

    def _send_now(self, message: dict[str, Any]) -> None:
        if self.gone:
            raise Disconnected
        sending = asyncio.run_coroutine_threadsafe(self.send(message), self.loop)
        try:
            sending.result(STALL_SECONDS)
        except TimeoutError:
            sending.cancel()
            raise Disconnected from None

    async def _notice_disconnect(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        self.gone = True


def _take(pieces: Iterator[bytes]) -> tuple[bytes, bool]:
    """The pieces up to the size that goes out at once, and whether that was all."""
    taken: list[bytes] = []
    size = 0
    for piece in pieces:
        taken.append(piece)
        size += len(piece)
        if size > ONE_PIECE:
            return b"".join(taken), False
    return (taken[0] if len(taken) == 1 else b"".join(taken)), True


def _no_write(data: bytes) -> None:
    raise NotImplementedError("Return the body; WSGI's old write() is not used here.")


def _content_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def make_environ(scope: Scope, body: IO[bytes], trust_proxy: bool) -> dict[str, Any]:
    """The WSGI environment of an ASGI request. Forwarded headers count only behind a proxy."""
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    _add_headers(environ, scope["headers"])
    if "HTTP_TRANSFER_ENCODING" in environ:  # sent without a length: by now we know it
        environ["CONTENT_LENGTH"] = str(body.seek(0, SEEK_END))
        body.seek(0)
    _apply_proxy(environ, trust_proxy)
    return environ


def _add_headers(environ: dict[str, Any], headers: Headers) -> None:
    for raw_name, raw_value in headers:
        if b"_" in raw_name:  # would pass for the same name with a dash
            continue
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        if name not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            name = f"HTTP_{name}"
        if name in environ:
            value = environ[name] + ("; " if name == "HTTP_COOKIE" else ",") + value
        environ[name] = value


def _apply_proxy(environ: dict[str, Any], trust_proxy: bool) -> None:
    proto = environ.get("HTTP_X_FORWARDED_PROTO", "")
    addresses = environ.get("HTTP_X_FORWARDED_FOR", "")
    if not trust_proxy:
        for name in ("PROTO", "FOR", "HOST", "PORT"):
            environ.pop(f"HTTP_X_FORWARDED_{name}", None)
        return
    if proto.strip() in ("http", "https"):
        environ["wsgi.url_scheme"] = proto.strip()
    if addresses:
        environ["REMOTE_ADDR"] = addresses.rpartition(",")[2].strip()


def _plain(status: int, sentence: str) -> tuple[int, Headers, bytes]:
    page = (
        '<!doctype html><html lang="nl"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{sentence}</title><h1>{sentence}</h1>"
    ).encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(page)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'"),
    ]
    return status, headers, page


async def _send_whole(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _refuse(send: Send, refusal: Refusal) -> None:
    status, headers, body = _plain(refusal.status, refusal.sentence)
    await _send_whole(send, status, [*headers, (b"connection", b"close")], body)
