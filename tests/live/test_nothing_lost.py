"""Nothing lost: kill -9 under load, and sixty writers at once in two processes.

The short form of `make bench-crash`, with a real server, on the database of this test run.
"""

import asyncio
import os

import pytest

from bench.common import Connection, answer_body, make_session, phone_headers, site
from bench.crash import Witness, Writer, crash

URL = os.environ.get("DATABASE_URL", "")
KILLS, PHONES, WRITERS, ANSWERS = 10, 20, 60, 22
pytestmark = pytest.mark.slow


def test_ten_kills_lose_and_double_nothing() -> None:
    found = crash(KILLS, URL, writers=PHONES, seed=7)
    assert found["confirmed"] >= KILLS + PHONES
    wrong = ("lost", "doubled", "strange", "total_differs_by", "faults_in_database")
    assert {key: found[key] for key in wrong} == dict.fromkeys(wrong, 0)


def test_sixty_writers_at_once_in_two_processes() -> None:
    """Every answer of sixty people is confirmed at the first try and there once."""
    with site(URL) as here:
        session = make_session(here, WRITERS, "zestig")
        here.start(processes=2)
        statuses = asyncio.run(_all_at_once(here.port, session))
        here.stop()
        witness = Witness(here, session, URL, [Writer(here.port, session, 0)] * WRITERS)
        rows = witness.stored()
        log = here.log()
    assert set(statuses) == {200}
    assert len(rows) == WRITERS * ANSWERS
    assert len({(seat, code) for seat, code, _value, _sequence in rows}) == len(rows)
    assert "locked" not in log


async def _all_at_once(port: int, session: dict) -> list[int]:
    async def one(index: int) -> list[int]:
        connection = await Connection.open(port)
        headers = phone_headers(session["cookies"][index])
        path = f"/meedoen/{session['code']}/antwoorden/"
        statuses = []
        for number, statement in enumerate(session["statements"], start=1):
            body = answer_body(statement, 1 + (index + number) % 5, number)
            status, _headers, _text = await connection.request("POST", path, headers, body)
            statuses.append(status)
        connection.close()
        return statuses

    found = await asyncio.gather(*(one(index) for index in range(WRITERS)))
    return [status for statuses in found for status in statuses]
