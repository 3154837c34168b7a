"""Trying a link: what counts as an answer, and that nothing inside our own network is reached."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from samenverder.lib import outside

PUBLIC = "93.184.216.34"


class Pages(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        self._reply()

    def do_GET(self) -> None:
        self._reply()

    def _reply(self) -> None:
        type(self).asked.append((self.command, self.path))
        status, location = {
            "/moved": (301, "/fine"),
            "/circle": (302, "/circle"),
            "/inside": (302, "http://intranet.example/"),
            "/to-file": (302, "file:///etc/passwd"),
            "/gone": (410, ""),
            "/secret": (403, ""),
            "/only-get": (200 if self.command == "GET" else 404, ""),
            "/sick": (503, ""),
        }.get(self.path, (200, ""))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    Pages.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def attempt(site):
    """A made-up internet: every name but those inside is the site, at a public address."""
    dialled: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        known = {
            "intranet.example": ["10.0.0.7"],
            "both.example": [PUBLIC, "127.0.0.1"],
            "nowhere.example": [],
        }
        return known.get(host, [PUBLIC])

    def connect(address: str, _port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        return socket.create_connection(("127.0.0.1", site.server_port), timeout=seconds)

    def run(url: str) -> str:
        return outside.whats_wrong(url, resolve=resolve, connect=connect)

    run.dialled = dialled  # type: ignore[attr-defined]
    return run


@pytest.mark.parametrize("path", ["fine", "moved", "secret", "only-get", "é?a=b c"])
def test_what_is_there_answers(attempt, path):
    assert attempt(f"http://school.example/{path}") == outside.FINE


@pytest.mark.parametrize(
    ("path", "problem"),
    [("gone", "410"), ("sick", "503"), ("circle", outside.CIRCLES)],
)
def test_what_is_gone_says_why(attempt, path, problem):
    assert attempt(f"http://school.example/{path}") == problem


def test_head_first_and_no_second_question_when_that_answers(attempt):
    attempt("http://school.example/fine")
    assert Pages.asked == [("HEAD", "/fine")]


@pytest.mark.parametrize(
    "url",
    ["http://intranet.example/", "http://both.example/", "http://school.example/inside"],
)
def test_nothing_inside_is_reached_not_by_a_redirect_either(attempt, url):
    assert attempt(url) == outside.NOT_PUBLIC
    assert set(attempt.dialled) <= {PUBLIC}


@pytest.mark.parametrize(
    "url",
    ["ftp://school.example/", "file:///etc/passwd", "http://a:b@school.example/", "http://",
     "http://school.example:22/", "http://[::1", "niets", "http://school.example/to-file"],
)  # fmt: skip
def test_what_is_no_link(attempt, url):
    assert attempt(url) == outside.NOT_A_LINK


def test_a_name_that_does_not_exist(attempt):
    assert attempt("http://nowhere.example/") == outside.UNKNOWN_HOST


def test_a_server_that_hangs_up_gives_no_answer():
    def connect(_address: str, _port: int, _seconds: float) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.close()
        return ours

    found = outside.whats_wrong(
        "http://school.example/", resolve=lambda *_: [PUBLIC], connect=connect
    )
    assert found == outside.NO_ANSWER


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "2002:0a00:0001::", "2001:0:4136:e378::", "", "school.example"],
)  # fmt: skip
def test_addresses_that_are_not_on_the_open_internet(address):
    assert not outside.is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2a00:1450:400e:80f::200e"])
def test_addresses_that_are(address):
    assert outside.is_public(address)
