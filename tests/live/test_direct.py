"""The direct lanes answer as the views do, and leave everything unusual to them."""

import asyncio
import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from samenverder.config import direct, phone_lanes
from samenverder.config.direct import DirectLane
from samenverder.live.direct import DirectRequest
from samenverder.live.operations import gather_topics
from samenverder.reflection.models import Answer, Participant, Statement
from samenverder.reflection.operations import reveal as reveal_module
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.operations.lead import show_statement
from samenverder.reflection.operations.phases import close_session, open_session
from samenverder.reflection.operations.sessions import plan_session
from samenverder.reflection.personal_code import seat_hash
from samenverder.reflection.queries.participation import COOKIE
from samenverder.web.form_token import MARK

pytestmark = pytest.mark.django_db
SECRET = "s" * 32
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}')
OURS = [("Content-Type", "application/json"), ("Sec-Fetch-Site", "same-origin")]


@pytest.fixture
def session(region, frank):
    planned = plan_session(
        partnership=region,
        by=frank,
        title="Samen",
        starts_at=timezone.now(),
        instrument=load_regional_instrument(),
    )
    return open_session(session=planned, by=frank)


@pytest.fixture
def seats(session) -> list[str]:
    """The cookies of six phones."""
    codes = [f"merel anker {number}" for number in range(100, 106)]
    for code in codes:
        Participant.objects.create(session=session, code_hash=seat_hash(session.salt, code))
    return [cookie_of(session.code, code) for code in codes]


def cookie_of(session_code: str, code: str) -> str:
    """As a phone gets it when it sits down."""
    answer = HttpResponse()
    answer.set_signed_cookie(COOKIE, code, salt=f"seat:{session_code}")
    return answer.cookies[COOKIE].value


def address(session, what="antwoorden") -> str:
    return f"/meedoen/{session.code}/{what}/"


def tap(statement="A1", value=4, seq=1, **more) -> dict:
    return {"answers": [{"statement": statement, "value": value, "seq": seq}], **more}


def lane(route, session, cookie, message=None, path=None):
    """What the lane makes of one request: the answer, or None for "ask the view"."""
    path = path or address(session, "nu" if route is phone_lanes.looking else "antwoorden")
    headers = {b"cookie": f"{COOKIE}={cookie}; sv_csrf={SECRET}".encode()}
    request = DirectRequest(path, headers, json.dumps(message).encode() if message else b"")
    item = route.read(request, route.pattern.fullmatch(path))
    return None if item is None else route.answer([item])[0]


def view(session, cookie, message) -> dict:
    browser = Client()
    browser.cookies[COOKIE] = cookie
    answer = browser.post(address(session), json.dumps(message), content_type="application/json")
    return answer.json()


@pytest.mark.parametrize(
    "message",
    [
        tap(),
        tap(value=None),
        tap(statement="A2", value=1, seq=7),
        tap(statement="ZZ"),
        tap(arguments=[]),
        {"answers": [{"statement": s, "value": 3, "seq": 1} for s in ("A1", "A2", "P3")]},
    ],
)
def test_the_lane_answers_as_the_view_does(session, seats, message):
    direct_answer = json.loads(lane(phone_lanes.answers, session, seats[0], message).body)
    by_view = view(session, seats[1], message)
    direct_answer.pop("at"), by_view.pop("at")
    assert direct_answer == by_view
    stored = Answer.objects.order_by("statement_id").values_list("statement__code", "value")
    per_seat = {
        number: list(stored.filter(participant__code_hash=seat_hash(session.salt, code)))
        for number, code in enumerate(["merel anker 100", "merel anker 101"])
    }
    assert per_seat[0] == per_seat[1]


@pytest.mark.parametrize(
    "message",
    [
        tap(value=6),
        tap(value="4"),
        tap(value=True),
        tap(seq=None),
        tap(seq=-1),
        tap(seq=2**60),
        tap(statement=5),
        tap(arguments=[{"statement": "A1", "text": "omdat"}]),
        tap(marks=[]),
        {"answers": []},
        {"answers": "A1"},
        {"answers": [None]},
        {"answers": [{"statement": "A1", "value": 1, "seq": 1, "vote": 2}]},
        {"answers": [{"statement": "A1", "value": 1, "seq": 1}] * 31},
        [],
    ],
)
def test_anything_unusual_is_for_the_view(session, seats, message):
    assert lane(phone_lanes.answers, session, seats[0], message) is None
    assert not Answer.objects.exists()


def test_what_cannot_be_read_is_for_the_view(session, seats):
    route = phone_lanes.answers
    path = address(session)
    cookie = {b"cookie": f"{COOKIE}={seats[0]}".encode()}
    for body in (b"", b"{", b"\xff", b"[" * 100_000):
        request = DirectRequest(path, cookie, body)
        assert route.read(request, route.pattern.fullmatch(path)) is None


def test_without_a_seat_it_is_for_the_view(session, seats):
    route = phone_lanes.answers
    assert lane(route, session, "", tap()) is None
    assert lane(route, session, seats[0] + "x", tap()) is None
    assert lane(route, session, cookie_of("AAAAAA", "merel anker 100"), tap()) is None
    assert lane(route, session, cookie_of(session.code, "nobody here 999"), tap()) is None
    assert not Answer.objects.exists()


def test_a_closed_session_is_for_the_view(session, seats, frank):
    close_session(session=session, by=frank)
    assert lane(phone_lanes.answers, session, seats[0], tap()) is None
    assert not Answer.objects.exists()


def test_a_late_tap_does_not_overwrite_a_newer_one(session, seats):
    lane(phone_lanes.answers, session, seats[0], tap(value=5, seq=9))
    lane(phone_lanes.answers, session, seats[0], tap(value=1, seq=3))
    assert Answer.objects.get().value == 5


def test_many_seats_are_looked_up_at_once(session, seats, django_assert_num_queries):
    route = phone_lanes.answers
    items = []
    for cookie in seats:
        request = DirectRequest(
            address(session),
            {b"cookie": f"{COOKIE}={cookie}".encode()},
            json.dumps(tap()).encode(),
        )
        items.append(route.read(request, route.pattern.fullmatch(address(session))))
    route.answer(items[:1])
    with gather_topics() as topics, django_assert_num_queries(2 + 6):
        assert all(route.answer(items))
    assert topics == {f"progress:{session.pk}"}
    assert Answer.objects.count() == 6


@pytest.mark.parametrize(("language", "time"), [("nl", r"\d\d\.\d\d"), ("en", r"\d\d:\d\d")])
def test_the_time_is_written_as_the_phone_reads_it(session, seats, language, time):
    cookie = f"{seats[0]}; sv_language={language}"
    answer = lane(phone_lanes.answers, session, cookie, tap())
    assert re.fullmatch(time, json.loads(answer.body)["at"])


def fill(session, seats) -> None:
    for number, cookie in enumerate(seats):
        lane(phone_lanes.answers, session, cookie, tap(value=number % 5 + 1))


def test_the_results_come_from_the_lane_once_they_are_shown(session, seats, frank):
    fill(session, seats)
    assert lane(phone_lanes.looking, session, seats[0]) is None
    reveal_module.reveal(session=session, by=frank)
    answer = lane(phone_lanes.looking, session, seats[0])
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[COOKIE] = seats[1]
    browser.cookies["sv_csrf"] = SECRET
    by_view = browser.get(address(session, "nu"), headers={"X-Fragment": "1"})
    assert TOKEN.sub(rb"\1", answer.body) == TOKEN.sub(rb"\1", by_view.content)
    assert dict(answer.headers)[b"x-phase"].decode() == by_view["X-Phase"]
    assert answer.content_type == by_view["Content-Type"]


def test_the_forms_of_the_lane_are_this_phones_own(session, seats, frank):
    fill(session, seats)
    reveal_module.reveal(session=session, by=frank)
    statement = Statement.objects.get(instrument=session.instrument, code="A1")
    statement.text_nl = "Kijk: the-token-of-this-phone."
    statement.save()
    session.refresh_from_db()
    show_statement(session=session, by=frank, statement=statement)
    pages = [lane(phone_lanes.looking, session, cookie).body for cookie in seats[:2]]
    assert MARK.encode() not in pages[0]
    assert statement.text.encode() in pages[0], "what stands there is no form"
    tokens = [TOKEN.search(page) for page in pages]
    assert all(tokens), "the shared page has a form now; without one this test says nothing"
    assert tokens[0].group() != tokens[1].group()


def test_a_browser_without_a_form_secret_is_for_the_view(session, seats, frank):
    fill(session, seats)
    reveal_module.reveal(session=session, by=frank)
    path = address(session, "nu")
    request = DirectRequest(path, {b"cookie": f"{COOKIE}={seats[0]}".encode()})
    assert phone_lanes.looking.read(request, phone_lanes.looking.pattern.fullmatch(path)) is None


def test_results_are_only_for_who_has_a_seat(session, seats, frank):
    fill(session, seats)
    reveal_module.reveal(session=session, by=frank)
    assert lane(phone_lanes.looking, session, "") is None
    assert lane(phone_lanes.looking, session, cookie_of(session.code, "nobody here 999")) is None


# ---- which requests come into a lane ------------------------------------------------------------
async def _pages(scope, receive, send):
    message = await receive()
    body = b"view:" + message["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def through_lane(visitor, monkeypatch, method, path, body, headers, answer=lambda items: [None]):
    """The body that comes back when the store is a stand-in; the views say "view:"."""

    async def together(function, item):
        return function([item])[0]

    monkeypatch.setattr(direct, "submit_item_soon", together)
    monkeypatch.setattr(direct, "read_item_soon", together)
    routes = [
        phone_lanes.DirectRoute(r.method, r.pattern, lambda request, match: request.path, answer)
        for r in (phone_lanes.answers, phone_lanes.looking)
    ]
    page = visitor(method, path, body, headers)
    asyncio.run(page.visit(DirectLane(routes, _pages)))
    return page.body


def yes(items):
    return [phone_lanes.json_answer({"lane": True})]


SAVE, NOW = "/meedoen/K7M4PA/antwoorden/", "/meedoen/K7M4PA/nu/"


@pytest.mark.parametrize(
    ("method", "path", "headers", "in_lane"),
    [
        ("POST", SAVE, OURS, True),
        ("POST", SAVE, OURS[:1], False),
        ("POST", SAVE, OURS[1:], False),
        ("POST", SAVE, [OURS[0], ("Sec-Fetch-Site", "cross-site")], False),
        ("POST", SAVE, [("Content-Type", "text/plain"), OURS[1]], False),
        ("GET", SAVE, OURS, False),
        ("POST", SAVE + "x/", OURS, False),
        ("GET", NOW, [("X-Fragment", "1")], True),
        ("GET", NOW, [], False),
        ("HEAD", NOW, [("X-Fragment", "1")], False),
        ("GET", "/", [("X-Fragment", "1")], False),
    ],
)
def test_only_plain_requests_of_our_own_pages_come_in(
    visitor, monkeypatch, method, path, headers, in_lane
):
    body = through_lane(visitor, monkeypatch, method, path, b"{}", headers, yes)
    assert body == (b'{"lane": true}' if in_lane else b"view:{}")


def test_the_view_gets_the_whole_request_when_the_lane_declines(visitor, monkeypatch):
    assert through_lane(visitor, monkeypatch, "POST", SAVE, b"{}", OURS) == b"view:{}"


def test_the_view_answers_when_the_lane_fails(visitor, monkeypatch, caplog):
    body = through_lane(visitor, monkeypatch, "POST", SAVE, b"{}", OURS, lambda items: 1 / 0)
    assert body == b"view:{}"
    assert "ZeroDivisionError" in caplog.text


def test_a_lane_that_failed_rests_and_says_so_once(visitor, monkeypatch, caplog):
    calls = []

    def fails(items):
        calls.append(items)
        raise ZeroDivisionError

    async def together(function, item):
        return function([item])

    monkeypatch.setattr(direct, "submit_item_soon", together)
    route = phone_lanes.answers
    lanes = DirectLane([type(route)("POST", route.pattern, lambda r, m: 1, fails)], _pages)
    for _ in range(3):
        page = visitor("POST", SAVE, b"{}", OURS)
        asyncio.run(page.visit(lanes))
        assert page.body == b"view:{}"
    assert len(calls) == 1
    assert caplog.text.count("A direct lane failed") == 1


def test_a_long_message_is_for_the_view(visitor, monkeypatch):
    long = b" " * (direct.MAX_BODY + 1)
    assert through_lane(visitor, monkeypatch, "POST", SAVE, long, OURS, yes) == b"view:" + long
