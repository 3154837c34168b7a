"""The real server: starts, is replaced when it dies, and ends with everything it started."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from bench.common import COMMAND, Site, family, make_session, site
from samenverder.live.hub import PER_PAGE
from tests.waiting import soon
from tools.ports import free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(settings.IS_POSTGRES, reason="The same on both: run once, on SQLite."),
]


@pytest.fixture(scope="module")
def home() -> Iterator[Site]:
    with site() as here:
        yield here


@pytest.fixture
def server(home: Site) -> Iterator[Site]:
    yield home
    if home.process is not None and home.process.poll() is None:
        home.kill()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    return state != "Z"


def ask(here: Site) -> int:
    return urllib.request.urlopen(f"{here.url}/meedoen/", timeout=30).status


def stopped_by(here: Site, number: signal.Signals) -> int:
    """The exit code of a server that is asked to end; how quickly it does is for bench/start.py."""
    here.process.send_signal(number)
    return here.process.wait(60)


def two_processes(here: Site) -> list[int]:
    """Start two server processes: the numbers of the parent and both children."""
    here.start(processes=2)
    assert soon(lambda: len(family(here.process.pid)) == 3)  # one may answer before the other is
    return family(here.process.pid)


def test_it_answers_and_ends_with_ctrl_c_while_a_stream_is_open(server):
    stream = make_session(server, 1)["stream"]
    server.start()
    page = urllib.request.urlopen(server.url + stream, timeout=60)
    assert page.readline() == b"retry: 2000\n"
    assert stopped_by(server, signal.SIGINT) == 0
    assert "Traceback" not in server.log()


def test_a_port_in_use_is_one_clear_sentence(server):
    port = free_port()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        command = [sys.executable, "-c", COMMAND, "serve", "--port", str(port)]
        done = subprocess.run(
            command, env=server.environment, capture_output=True, text=True, timeout=120
        )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        f"samenverder: Port {port} is already in use; "
        "stop the other program or choose another port."
    )


def test_several_processes_share_the_port_and_a_dead_one_is_replaced(server):
    parent, *children = two_processes(server)
    os.kill(children[0], signal.SIGKILL)
    assert soon(lambda: len(family(parent)) == 3 and children[0] not in family(parent))
    assert {ask(server) for _ in range(20)} == {200}
    now = family(parent)
    assert stopped_by(server, signal.SIGTERM) == 0
    assert soon(lambda: not any(is_running(pid) for pid in now))


def test_children_end_when_their_parent_is_killed(server):
    parent, *children = two_processes(server)
    os.kill(parent, signal.SIGKILL)
    server.process.wait(30)
    assert soon(lambda: not any(is_running(pid) for pid in children))


def test_a_change_in_one_process_is_heard_in_the_other(server):
    session = make_session(server, 1)
    server.start(processes=2)
    pages = [urllib.request.urlopen(server.url + session["stream"], timeout=60) for _ in range(8)]
    for page in pages:
        assert next_change(page)
    server.python(
        "import sys, django; django.setup()\n"
        "from samenverder.live.operations import publish; publish(sys.argv[1])",
        f"session:{session['id']}",
    )
    for page in pages:
        assert next_change(page)
        page.close()
    server.stop()


def test_one_page_cannot_take_the_streams_of_the_whole_hall(server):
    session = make_session(server, 2)
    server.start()
    mine, other = session["streams"]
    opened = [urllib.request.urlopen(server.url + mine, timeout=60) for _ in range(PER_PAGE)]
    assert refused(server.url + mine) == (503, "10")
    assert next_change(urllib.request.urlopen(server.url + other, timeout=60))
    opened.pop().close()
    assert soon(lambda: refused(server.url + mine) is None), "its place came free"
    server.stop()


def refused(url: str) -> tuple[int, str] | None:
    try:
        urllib.request.urlopen(url, timeout=60).close()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Retry-After"]
    return None


def next_change(page: Any) -> bool:
    """Read on, past what keeps a quiet stream open, to the end of the next message of a change."""
    while not (line := page.readline()).startswith(b"id: "):
        assert line, "the stream ended"
    return page.readline() == b"event: changed\n" and page.readline().startswith(b"data: ")
