"""What a browser sends with a request: read to the end before Django begins, and bounded."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]

IN_MEMORY = 1_000_000
BODY_SECONDS = 120.0
MOST_LARGE = 24  # larger ones than usual at a time in one process
BEGIN_SECONDS = 10.0  # after these a larger one comes with so many bytes a second, or makes place
LEAST_A_SECOND = 10_000


class Disconnected(Exception):
    """The browser went away."""


class Refusal(Exception):
    """The request is answered without Django: a status and a sentence for the person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Bodies:
    """Reads bodies of at most `most` bytes; `larger` has how many may come at other addresses.

    The addresses are regular expressions. A longer body waits in a file, not in memory.
    """

    def __init__(self, most: int, larger: Mapping[str, int]) -> None:
        self.most = most
        self.larger = [(re.compile(path), bound) for path, bound in larger.items()]
        self._large = 0

    async def read(self, scope: Scope, receive: Receive) -> IO[bytes]:
        """The body; raises Refusal when it is too large or too slow, Disconnected when it ends."""
        most = self._bound(scope)
        if _content_length(scope) > most:
            raise _too_large(most)
        large = most > self.most
        seconds = BODY_SECONDS * max(1.0, most / self.most)
        try:
            with self._place(large):
                async with asyncio.timeout(seconds):
                    return await _read_body(_paced(receive) if large else receive, most)
        except TimeoutError:
            raise Refusal(408, "Het versturen duurde te lang. Probeer het opnieuw.") from None

    def _bound(self, scope: Scope) -> int:
        """How many bytes may come here."""
        if _content_length(scope) <= self.most:
            return self.most
        fitting = (most for path, most in self.larger if path.fullmatch(scope["path"]))
        return next(fitting, self.most)

    @contextmanager
    def _place(self, large: bool) -> Iterator[None]:
        """A place for a larger one; raises Refusal when all are taken."""
        if large and self._large >= MOST_LARGE:
            raise Refusal(503, "Het is nu druk. Probeer het zo nog eens.")
        self._large += large
        try:
            yield
        finally:
            self._large -= large


def _paced(receive: Receive) -> Receive:
    """Receive that gives up on who hardly sends, so that nobody keeps a place for nothing."""
    loop = asyncio.get_running_loop()
    until = loop.time() + BEGIN_SECONDS

    async def paced() -> dict[str, Any]:
        nonlocal until
        async with asyncio.timeout_at(until):
            message = await receive()
        until += len(message.get("body", b"")) / LEAST_A_SECOND
        return message

    return paced


async def _read_body(receive: Receive, most: int) -> IO[bytes]:
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        if len(message.get("body", b"")) > most:
            raise _too_large(most)
        return BytesIO(message.get("body", b""))
    return await _read_long_body(message, receive, most)


async def _read_long_body(message: dict[str, Any], receive: Receive, most: int) -> IO[bytes]:
    body: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  read later
    size = 0
    while True:
        if message["type"] == "http.disconnect":
            raise Disconnected
        size += len(message.get("body", b""))
        if size > most:
            raise _too_large(most)
        body.write(message.get("body", b""))
        if not message.get("more_body", False):
            body.seek(0)
            return body
        message = await receive()


def _too_large(most: int) -> Refusal:
    limit = f"{most / 1_000_000:g}".replace(".", ",")
    return Refusal(413, f"Dit is te groot om te versturen: hoogstens {limit} MB in één keer.")


def _content_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
