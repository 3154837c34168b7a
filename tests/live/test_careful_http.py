"""The head of a request is bounded: in size, in lines and in time.

Bytes are handed to the connection by the test, and its time passes when the test says so: in which
pieces they come and how busy the machine is makes no difference.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from samenverder.config.careful_http import HEAD_SECONDS, CarefulHttp
from tests.waiting import until

pytestmark = pytest.mark.sqlite_only  # no database at all
START = b"GET /a HTTP/1.1\r\nHost: x\r\n"
KEPT_OPEN = 7 * HEAD_SECONDS  # an answered connection is kept longer than a head may take


class Timer:
    """Something the connection asked its loop to do later."""

    def __init__(self, at: float, call: Callable[[], None]) -> None:
        self.at = at
        self.call = call
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Clockwork:
    """The running loop, in which what is for later waits until the test lets time pass."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.now = 0.0
        self.timers: list[Timer] = []

    def call_later(self, delay: float, call: Callable[..., None], *arguments: Any) -> Timer:
        self.timers.append(Timer(self.now + delay, lambda: call(*arguments)))
        return self.timers[-1]

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        for timer in sorted(self.timers, key=lambda timer: timer.at):
            if timer.at <= self.now and not timer.cancelled:
                timer.cancel()
                timer.call()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loop, name)


class Wire:
    """The other end of a connection: what came back over it, and whether it was closed."""

    def __init__(self) -> None:
        self.came = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        assert not self.closed
        self.came += data

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def get_extra_info(self, name: str) -> None:
        """Nobody asks further."""

    def pause_reading(self) -> None:
        """The test sends all the same, as what was on its way does."""

    resume_reading = pause_reading


class Browser:
    """A connection to the server: sends bytes in any pieces."""

    def __init__(self) -> None:
        self.clock = Clockwork()
        self.wire = Wire()
        self.hold: asyncio.Event | None = None
        config = uvicorn.Config(
            self._app,
            interface="asgi3",
            ws="none",
            lifespan="off",
            log_config=None,
            timeout_keep_alive=int(KEPT_OPEN),
        )
        config.load()
        self.line = CarefulHttp(config, ServerState(), {}, self.clock)  # type: ignore[arg-type]
        self.line.connection_made(self.wire)  # type: ignore[arg-type]

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers with the number of bytes of the body; once it may, when it is held."""
        if self.hold is not None:
            await self.hold.wait()
        size, more = 0, True
        while more:
            message = await receive()
            size, more = size + len(message.get("body", b"")), message.get("more_body", False)
        text = str(size).encode()
        headers = [(b"content-length", str(len(text)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": text})

    def send(self, data: bytes, piece: int = 1_000_000) -> None:
        for start in range(0, len(data), piece):
            if not self.wire.closed:
                self.line.data_received(data[start : start + piece])

    async def answered(self, times: int = 1) -> None:
        await until(lambda: self.wire.came.count(b"HTTP/1.1 200") >= times)

    def wait(self, seconds: float = HEAD_SECONDS) -> None:
        self.clock.pass_time(seconds)


def play(story: Callable[[Browser], Any]) -> Browser:
    """Let a browser do something; it has what came of it."""

    async def scene() -> Browser:
        browser = Browser()
        await story(browser)
        return browser

    return asyncio.run(scene())


PIECES = pytest.mark.parametrize("piece", [1, 7, 1000, 1_000_000])


@PIECES
def test_an_ordinary_request_is_answered(piece):
    async def story(browser):
        browser.send(START + b"Connection: close\r\n\r\n", piece)
        await browser.answered()

    seen = play(story).wire
    assert seen.came.endswith(b"\r\n\r\n0")
    assert seen.closed


@pytest.mark.parametrize("piece", [1000, 65_536, 5_000_000])
def test_a_large_body_is_no_large_head(piece):
    size = 3_000_000
    head = b"POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % size

    async def story(browser):
        browser.send(head + b"x" * size, piece)
        await browser.answered()

    assert play(story).wire.came.endswith(b"3000000")


@pytest.mark.parametrize("piece", [1000, 1_000_000])
@pytest.mark.parametrize(
    "rest",
    [b"".join(b"X-%d: %s\r\n" % (n, b"a" * 10_000) for n in range(50)), b"X: " + b"a" * 1_000_000],
    ids=["lines", "one line"],
)
def test_a_head_that_goes_on_and_on_ends_the_connection(rest, piece):
    async def story(browser):
        browser.send(START + rest, piece)

    seen = play(story).wire
    assert seen.came.startswith(b"HTTP/1.1 431")
    assert seen.closed


@PIECES
def test_thousands_of_lines_are_refused(piece):
    async def story(browser):
        browser.send(START + b"".join(b"X-%d: a\r\n" % n for n in range(3000)) + b"\r\n", piece)

    seen = play(story).wire
    assert seen.came.startswith(b"HTTP/1.1 400")
    assert seen.closed


def test_a_head_that_does_not_get_finished_ends_the_connection():
    async def story(browser):
        browser.send(START)
        browser.wait(HEAD_SECONDS - 1)
        assert not browser.wire.closed
        browser.wait(1)

    seen = play(story).wire
    assert seen.came.startswith(b"HTTP/1.1 408")
    assert seen.closed


def test_one_byte_now_and_then_is_no_way_to_stay():
    async def story(browser):
        for letter in START[:20]:
            browser.send(bytes([letter]))
            browser.wait(HEAD_SECONDS / 20)

    seen = play(story).wire
    assert seen.came.startswith(b"HTTP/1.1 408")
    assert seen.closed


def test_who_says_nothing_at_all_is_left_without_words():
    async def story(browser):
        browser.wait()

    seen = play(story).wire
    assert (seen.came, seen.closed) == (b"", True)


@pytest.mark.parametrize("later", [False, True], ids=["in the same bytes", "later"])
@PIECES
def test_the_second_request_of_a_connection_is_bounded_too(piece, later):
    async def story(browser):
        first, second = START + b"\r\n", START
        browser.send(first if later else first + second, piece)
        await browser.answered()
        if later:
            browser.wait(HEAD_SECONDS * 2)
            assert not browser.wire.closed, "between two requests nobody waits for a head"
            browser.send(second, piece)
        browser.wait()

    seen = play(story).wire
    assert seen.came.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 408" in seen.came
    assert seen.closed


@PIECES
def test_an_answer_that_takes_long_is_waited_for(piece):
    async def story(browser):
        browser.hold = asyncio.Event()
        browser.send(START + b"\r\n" + START + b"Connection: close\r\n\r\n", piece)
        browser.wait(HEAD_SECONDS * 3)
        assert not browser.wire.closed
        browser.hold.set()
        await browser.answered(2)

    assert play(story).wire.closed


def test_asking_for_a_web_socket_gets_the_page_and_no_line_in_the_log(caplog):
    async def story(browser):
        asked = b"Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n"
        browser.send(START + asked)
        await browser.answered()

    with caplog.at_level(logging.WARNING):
        assert play(story).wire.came.startswith(b"HTTP/1.1 200")
    assert caplog.text == ""
