"""What is too large to send gets its sentence over a real connection, and costs no memory."""

import http.client
import socket
from collections.abc import Iterator

import pytest
from django.conf import settings

from bench.common import Site, resident, site
from tests.waiting import soon

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(settings.IS_POSTGRES, reason="The same on both: run once, on SQLite."),
]
SENTENCE = "hoogstens 12 MB"
PIECE = b"x" * 1_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site() as here:
        here.start()
        yield here
        here.stop()


def upload(
    here: Site, megabytes: int, *, chunked: bool = False, path: str = "/meedoen/"
) -> tuple[int, str]:
    """Send it all before reading, as most browsers do: status and page."""
    connection = http.client.HTTPConnection("127.0.0.1", here.port, timeout=120)
    body = (PIECE for _ in range(megabytes))
    headers = {} if chunked else {"Content-Length": str(megabytes * len(PIECE))}
    connection.request("POST", path, body, headers, encode_chunked=chunked)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, page


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("megabytes", [13, 40])
def test_a_browser_that_sends_all_first_reads_the_sentence(server, megabytes, chunked):
    status, page = upload(server, megabytes, chunked=chunked)
    assert status == 413
    assert SENTENCE in page


def test_two_hundred_megabytes_cost_no_memory(server):
    upload(server, 13)
    before = resident(server.process.pid)
    status, page = upload(server, 200)
    assert (status, SENTENCE in page) == (413, True)
    assert resident(server.process.pid) - before < 20_000_000


def test_who_listens_while_sending_hears_it_at_once(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(b"POST /meedoen/ HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n")
        line.sendall(PIECE[:1000])
        answer = b""
        while SENTENCE.encode() not in answer:
            piece = line.recv(65_536)
            assert piece, answer
            answer += piece
        assert answer.startswith(b"HTTP/1.1 413 ")
    assert upload(server, 13)[0] == 413, "who hung up left nothing behind"


def test_who_keeps_all_places_for_nothing_makes_them_free_again(server):
    """Twenty-four nobodies announce a large photo and send one byte."""
    head = "POST /dialoog/NIETS1/tafel/ HTTP/1.1\r\nHost: x\r\nContent-Length: 45999999\r\n\r\nx"
    lines = [socket.create_connection(("127.0.0.1", server.port), timeout=120) for _ in range(24)]
    for line in lines:
        line.sendall(head.encode())
    assert soon(lambda: photo(server)[0] == 503), "it is busy, and the photo is not too large"
    assert {line.recv(12) for line in lines} == {b"HTTP/1.1 408"}
    assert soon(lambda: photo(server)[0] == 403), "the page answers again: no form token"
    for line in lines:
        line.close()


def photo(here: Site) -> tuple[int, str]:
    return upload(here, 13, path="/dialoog/NIETS1/tafel/")
