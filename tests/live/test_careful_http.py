"""The head of a request is bounded: in size, in lines and in time."""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from samenverder.config import careful_http
from samenverder.config.careful_http import CarefulHttp
from tests.waiting import free_port, soon

START = b"GET /a HTTP/1.1\r\nHost: x\r\n"


async def app(scope, receive, send) -> None:
    """Answers with the number of bytes of the body; slowly when asked."""
    if scope["path"] == "/slow":
        await asyncio.sleep(0.5)
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    text = str(size).encode()
    headers = [(b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a real server with a short patience."""
    before, careful_http.HEAD_SECONDS = careful_http.HEAD_SECONDS, 1.0
    number = free_port()
    config = uvicorn.Config(
        app, http=CarefulHttp, port=number, lifespan="off", log_config=None, ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert soon(lambda: server.started)
    yield number
    server.should_exit = True
    thread.join(30)
    careful_http.HEAD_SECONDS = before


def talk(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send the parts; everything that comes back until the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        answer = b""
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while piece := line.recv(65_536):
                answer += piece
        except ConnectionError:
            pass
        return answer


def test_an_ordinary_request_is_answered(port):
    answer = talk(port, START + b"Connection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"\r\n\r\n0")


def test_a_large_body_is_no_large_head(port):
    size = 3_000_000
    head = b"POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % size
    assert talk(port, head + b"x" * size).endswith(b"3000000")


def test_a_head_that_goes_on_and_on_ends_the_connection(port):
    lines = [b"X-%d: %s\r\n" % (n, b"a" * 10_000) for n in range(50)]
    answer = talk(port, START, *lines)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431")


def test_one_line_without_end_ends_it_too(port):
    answer = talk(port, START + b"X: ", *([b"a" * 50_000] * 20))
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431")


def test_thousands_of_lines_are_refused(port):
    answer = talk(port, START + b"".join(b"X-%d: a\r\n" % n for n in range(3000)) + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 400")


def test_a_head_that_does_not_get_finished_ends_the_connection(port):
    assert talk(port, START).startswith(b"HTTP/1.1 408")


def test_one_byte_now_and_then_is_no_way_to_stay(port):
    started = time.monotonic()
    answer = talk(port, *[b"%c" % letter for letter in START[:20]], pause=0.2)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - started < 30


def test_who_says_nothing_at_all_is_left_without_words(port):
    assert talk(port, b"") == b""


def test_the_second_request_of_a_connection_is_bounded_too(port):
    answer = talk(port, START + b"\r\n", START)
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 408" in answer


def test_a_second_head_in_the_bytes_of_the_first_is_bounded_too(port):
    answer = talk(port, START + b"\r\n" + START)
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 408" in answer


def test_an_answer_that_takes_long_is_waited_for(port):
    slow = START.replace(b"/a", b"/slow") + b"\r\n"
    answer = talk(port, slow + START + b"Connection: close\r\n\r\n")
    assert answer.count(b"HTTP/1.1 200") == 2


def test_asking_for_a_web_socket_gets_the_page_and_no_line_in_the_log(port, caplog):
    with caplog.at_level(logging.WARNING):
        asked = b"Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            line.sendall(START + asked)
            assert line.recv(100).startswith(b"HTTP/1.1 200")
    assert caplog.text == ""
