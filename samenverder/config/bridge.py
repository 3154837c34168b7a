"""Django's WSGI application behind an ASGI server: one hop to a thread and one hop back.

The body is read first (bounded), then the whole request runs in one thread that keeps its database
connection. An answer of ordinary size comes back in one piece; a longer one is sent piece by piece
by its own thread, while another takes its place in the pool.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from typing import IO, Any

from samenverder.config.bodies import Bodies, Disconnected, Receive, Refusal, Scope
from samenverder.config.environ import make_environ
from samenverder.config.page_threads import Pool

Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
Headers = list[tuple[bytes, bytes]]

ONE_PIECE = 262_144
STALL_SECONDS = 30.0
MAX_WAITING = 4096
DRAIN_BYTES = 300_000_000
DRAIN_SECONDS = 60.0
MAX_DRAINING = 16

logger = logging.getLogger(__name__)


class Bridge:
    """An ASGI application that answers HTTP with a WSGI application."""

    def __init__(
        self,
        wsgi: Callable[..., Iterable[bytes]],
        *,
        threads: int = 8,
        max_body: int = 12_000_000,
        larger: Mapping[str, int] | None = None,
        trust_proxy: bool = False,
    ) -> None:
        self.wsgi = wsgi
        self.bodies = Bodies(max_body, larger or {})
        self.trust_proxy = trust_proxy
        self.pool = Pool(threads)
        self._under_way = 0
        self._draining = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._under_way >= MAX_WAITING:
            busy = Refusal(503, "Het is nu erg druk. Probeer het over een minuut.")
            await self._refuse(receive, send, busy)
            return
        self._under_way += 1
        try:
            body = await self.bodies.read(scope, receive)
            await self._answer(Exchange(self, scope, body, receive, send))
        except Refusal as refusal:
            await self._refuse(receive, send, refusal)
        except Disconnected:
            pass
        finally:
            self._under_way -= 1

    async def _refuse(self, receive: Receive, send: Send, refusal: Refusal) -> None:
        """The sentence at once, then let the browser finish: it reads when it has sent all.

        Closing while it still sends would reset the connection, and the sentence with it.
        """
        status, headers, body = _plain(refusal.status, refusal.sentence)
        headers = [*headers, (b"connection", b"close")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": True})
        if self._draining < MAX_DRAINING and refusal.status != 408:
            self._draining += 1
            try:
                async with asyncio.timeout(DRAIN_SECONDS):
                    await _drain(receive)
            except TimeoutError:
                logger.debug("A refused body took too long")
            finally:
                self._draining -= 1
        await send({"type": "http.response.body", "body": b"", "more_body": False})

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


async def _drain(receive: Receive) -> None:
    """Read what a browser still sends, up to a bound, and keep nothing of it."""
    size = 0
    while size < DRAIN_BYTES:
        message = await receive()
        size += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return
