"""What an attacker tries in the reflection room, and does not get."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import change_action
from samenverder.network.models import OutgoingMail, Person
from samenverder.reflection.limits import (
    UNKNOWN_EARLIER_CODES,
    WRONG_CODES,
    address_of,
    count_wrong,
)
from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.operations import lead
from samenverder.reflection.operations.capture import capture_action
from samenverder.reflection.operations.invite import mail_invitations
from samenverder.reflection.operations.phases import go_to_actions
from samenverder.reflection.operations.reveal import reveal
from samenverder.reflection.operations.seats import take_seat
from samenverder.reflection.operations.sessions import change_invitees
from samenverder.reflection.personal_code import looks_like_code, new_personal_code
from tests.reflection.session_world import Phone, make_open_session, make_session

pytestmark = pytest.mark.django_db

BEHIND_A_CODE = ["nu/", "overzicht/", "werk/", "verslag/", "stelling/1/", "opnieuw/", "verder/"]


@pytest.fixture
def session(region, alice):
    return make_open_session(region, alice)


def fresh(session: ReflectionSession) -> ReflectionSession:
    return ReflectionSession.objects.get(pk=session.pk)


def url(session: ReflectionSession, rest: str) -> str:
    return f"/regio/{session.partnership.slug}/reflectie/sessies/{session.pk}/{rest}"


def shown_with_arguments(session, by, *, people: int) -> ReflectionSession:
    """Everybody scored and argued with A3, which is on the screen with its arguments."""
    for number in range(people):
        phone = Phone(session)
        phone.answer_all(session, 2)
        phone.send({"arguments": [{"statement": "A3", "text": f"Reden {number}"}]})
    reveal(session=session, by=by)
    statement = session.instrument.statements.get(code="A3")
    lead.show_statement(session=fresh(session), by=by, statement=statement)
    return lead.toggle_arguments(session=fresh(session), by=by)


def guess_often(times: int) -> None:
    """So many wrong codes came from the address of the test client."""
    for _ in range(times):
        count_wrong("code", "127.0.0.1")


class TestGuessingCodes:
    @pytest.mark.parametrize("page", BEHIND_A_CODE)
    def test_every_address_with_a_code_counts_wrong_ones(self, session, page):
        guesser = Client()
        guess_often(WRONG_CODES - 2)
        for _ in range(2):
            assert guesser.get(f"/meedoen/AAAAAA/{page}").status_code == 404
        right = guesser.get(f"/meedoen/{session.code}/{page}")
        wrong = guesser.get(f"/meedoen/AAAAAA/{page}")
        assert right.status_code == wrong.status_code
        assert right.status_code in {404, 429}

    def test_somebody_with_a_seat_goes_on_whoever_guesses_beside_them(self, session):
        phone, guesser = Phone(session), Client()
        guess_often(WRONG_CODES)
        assert guesser.get("/meedoen/AAAAAA/nu/").status_code == 404
        assert phone.get("nu/").status_code == 200
        assert phone.answer(A1=4).status_code == 200

    def test_joining_cannot_be_used_to_try_personal_codes(self, session):
        for _ in range(UNKNOWN_EARLIER_CODES - 1):
            Phone(session, earlier_code=new_personal_code())
        assert Phone(session, earlier_code=new_personal_code()).joined.status_code == 429
        assert Phone(session).joined.status_code == 302

    def test_a_whole_hall_with_codes_of_last_time_may_come_in(self, region, alice, session):
        before = make_open_session(region, alice)
        codes = [new_personal_code() for _ in range(UNKNOWN_EARLIER_CODES + 5)]
        for code in codes:
            take_seat(session=before, organisation=None, layer="", code=code, compare=True)
        assert all(Phone(session, earlier_code=code).joined.status_code == 302 for code in codes)

    def test_one_subscriber_is_one_address_however_many_numbers_they_have(self, rf):
        many = [f"2001:db8:1:2::{n:x}" for n in range(1, 9)]
        assert len({address_of(rf.get("/", REMOTE_ADDR=one)) for one in many}) == 1
        assert address_of(rf.get("/", REMOTE_ADDR="192.0.2.7")) == "192.0.2.7"

    def test_only_our_own_digits_make_a_code(self, session):
        assert not looks_like_code("merel anker ٤٨٢")
        assert Phone(session, earlier_code="merel anker ٤٨٢").joined.status_code == 422


class TestArguments:
    def test_nothing_on_the_console_tells_in_which_order_they_came(
        self, session, alice, client_for
    ):
        session = shown_with_arguments(session, alice, people=6)
        page = client_for(alice).get(url(session, "leiden/?deel=midden")).content.decode()
        named = set(re.findall(r"leiden/argument/([^/]+)/", page))
        assert named == set(session.arguments.values_list("shuffle", flat=True))
        client_for(alice).post(url(session, f"leiden/argument/{min(named)}/"))
        assert session.arguments.filter(hidden=True).get().shuffle == min(named)

    def test_with_fewer_than_five_people_the_console_has_none_either(
        self, session, alice, client_for
    ):
        session = shown_with_arguments(session, alice, people=3)
        page = client_for(alice).get(url(session, "leiden/?deel=midden")).content.decode()
        assert "Reden" not in page

    def test_half_a_character_loses_nothing_of_the_rest(self, session):
        phone = Phone(session)
        message = r'{"arguments": [{"statement": "A1", "text": "mooi\u0000 \ud83d"}]}'
        assert phone.send(message).json()["argued"] == ["A1"]
        assert session.arguments.get().text == "mooi ?"


def test_a_phone_never_shows_an_action_as_it_was(session, alice):
    """Also when another action was changed more often."""
    for _ in range(5):
        Phone(session).answer_all(session)
    phone = Phone(session)
    reveal(session=session, by=alice)
    due = timezone.localdate() + timedelta(days=9)
    first, second = (
        capture_action(session=fresh(session), by=alice, text=text, due_on=due, owner_name="Kim")
        for text in ("Bellen", "Mailen")
    )
    go_to_actions(session=fresh(session), by=alice)
    ActionItem.objects.filter(pk=first.pk).update(version=7)
    assert b"Mailen" in phone.get(headers={"X-Fragment": "1"}).content
    change_action(action=second, by=alice, expected_version=second.version, text="Langsgaan")
    assert b"Langsgaan" in phone.get(headers={"X-Fragment": "1"}).content


class TestStrangeMessages:
    @pytest.mark.parametrize("vote", ["true", "1.0", "[1]", '"1"', "3"])
    def test_a_vote_is_a_whole_number(self, session, vote):
        phone = Phone(session)
        answer = f'{{"statement": "A1", "value": 3, "seq": 1, "vote": {vote}}}'
        message = f'{{"answers": [{answer}]}}'
        assert phone.send(message).json()["refused"] == ["A1"]

    def test_an_address_no_database_can_keep_is_explained(self, session):
        phone = Phone(session)
        long = f"{'a' * 300}@wending.example"
        assert phone.client.post(phone.base + "verslag/", {"email": long}).status_code == 422

    @pytest.mark.parametrize("number", ["²", "9" * 25, "9" * 5000, "-1"])
    def test_numbers_nobody_has_are_left_out(self, session, alice, client_for, number):
        client = client_for(alice)
        person = Person.objects.first()
        chosen = {"person": [number, person.pk]}
        assert client.post(url(session, "genodigden/"), chosen).status_code == 302
        assert session.invitees.get().person == person
        assert client.post(url(session, "begeleiders/"), {"users": number}).status_code == 422
        note = {"code": "", "text": "x", "version": number}
        assert client.post(url(session, "leiden/notitie/"), note).status_code == 302

    @pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
    def test_a_day_no_clock_can_reckon_with_is_explained(self, region, alice, client_for, day):
        session = make_session(region, alice)
        for name in ("date", "answers_from_date", "answers_until_date"):
            data = {
                "title": "Reflectie", "date": "2026-12-01", "time": "23:30", "duration": 60,
                "instrument": session.instrument_id, "mode": "scored", "timing": "beforehand",
                "names": "anonymous", "answers_until_date": "2026-12-01", name: day,
            }  # fmt: skip
            assert client_for(alice).post(url(session, "wijzigen/"), data).status_code == 422


class TestMail:
    def test_a_seat_cannot_have_the_report_mailed_to_the_whole_world(self, session):
        phone = Phone(session)
        for number in range(3):
            data = {"email": f"a{number}@wending.example"}
            assert phone.client.post(phone.base + "verslag/", data).status_code == 302
        assert phone.client.post(phone.base + "verslag/", data).status_code == 302
        data = {"email": "a3@wending.example"}
        assert phone.client.post(phone.base + "verslag/", data).status_code == 422
        assert session.report_requests.count() == 3

    def test_the_address_in_an_invitation_is_ours_whatever_host_was_named(
        self, region, alice, client_for, settings
    ):
        settings.BASE_URL = "https://samenverder.example"
        session = make_session(region, alice)
        people = Person.objects.filter(partnership=region).exclude(email="")[:1]
        invite = {person.pk for person in people}
        change_invitees(session=session, by=alice, invite=invite, leave_out=set())
        client_for(alice).post(url(session, "uitnodigen/"), HTTP_HOST="evil.example")
        mail = OutgoingMail.objects.get()
        assert "evil.example" not in mail.text + mail.html
        assert f"https://samenverder.example/meedoen/{session.code}/" in mail.text
        assert mail_invitations(session=session, by=alice) == 0


def test_the_seat_cookie_of_one_session_opens_no_other(region, alice, session):
    phone = Phone(session)
    other = make_open_session(region, alice)
    thief = Client()
    thief.cookies["sv_seat"] = phone.client.cookies["sv_seat"].value
    assert thief.get(f"/meedoen/{other.code}/nu/").status_code == 302
    assert Participant.objects.filter(session=other).count() == 0
