"""Taking part on a phone."""

import json
import re

import pytest

from samenverder.reflection.limits import WRONG_CODES, count_wrong
from samenverder.reflection.models import Answer, Argument, Mark, Participant
from samenverder.reflection.operations.phases import close_session
from samenverder.reflection.operations.reveal import reveal
from tests.reflection.session_world import Phone, make_open_session, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(region, alice):
    return make_open_session(region, alice)


class TestWords:
    @pytest.mark.parametrize(("language", "time"), [("nl", r"\d\d\.\d\d"), ("en", r"\d\d:\d\d")])
    def test_the_time_of_saving_is_written_as_one_reads_it(self, session, language, time):
        phone = Phone(session)
        phone.client.cookies["sv_language"] = language
        assert re.fullmatch(time, phone.answer(A1=3).json()["at"])

    def test_who_marked_nothing_is_not_told_that_it_was_nothing(self, session):
        phone = Phone(session)
        page = phone.get("nu/").content.decode()
        assert "U mag drie stellingen aanwijzen." in page
        assert "U koos er" not in page
        phone.send({"marks": ["A1", "R2"]})
        assert "U koos er 2." in phone.get("nu/").content.decode()


class TestEntering:
    def test_a_code_leads_to_the_session(self, client, session):
        response = client.post("/meedoen/", {"code": f" {session.code.lower()} "})
        assert response.url == f"/meedoen/{session.code}/"

    def test_a_wrong_code_gets_a_sentence_and_stays_in_the_field(self, client, session):
        response = client.post("/meedoen/", {"code": "AAAAAA"})
        assert response.status_code == 422
        assert "AAAAAA" in response.content.decode()

    def test_a_short_code_is_explained(self, client, session):
        assert client.post("/meedoen/", {"code": "AB"}).status_code == 422

    def test_guessing_is_stopped_for_a_while(self, client, session):
        for _ in range(WRONG_CODES - 1):
            count_wrong("code", "127.0.0.1")
        client.post("/meedoen/", {"code": "AAAAAA"})
        assert client.post("/meedoen/", {"code": session.code}).status_code == 429
        assert client.get(f"/meedoen/{session.code}/").status_code == 429

    def test_codes_have_six_characters_that_cannot_be_confused(self, session):
        assert len(session.code) == 6
        assert not set(session.code) & set("0O1IL5S2Z8B")

    def test_a_planned_session_lets_people_wait(self, client, region, alice):
        planned = make_session(region, alice)
        response = client.get(f"/meedoen/{planned.code}/")
        assert response.status_code == 200
        assert b"/live/" in response.content

    def test_a_deleted_session_does_not_exist(self, client, session, alice):
        from samenverder.reflection.operations.sessions import delete_session

        delete_session(session=session, by=alice)
        assert client.get(f"/meedoen/{session.code}/").status_code == 404


class TestJoining:
    def test_nothing_needs_to_be_told(self, session):
        phone = Phone(session)
        assert phone.joined.url.endswith("/stelling/1/")
        seat = Participant.objects.get()
        assert (seat.organisation, seat.layer, seat.pair_hash) == (None, "", "")

    def test_layer_and_organisation_are_kept(self, session, region):
        place = region.organisations.first()
        Phone(session, layer="board", organisation=place.pk)
        seat = Participant.objects.get()
        assert (seat.organisation, seat.layer) == (place, "board")

    def test_an_organisation_of_another_region_is_refused(self, session, other_region):
        phone = Phone(session, organisation=other_region.organisations.first().pk)
        assert phone.joined.status_code == 422
        assert not Participant.objects.exists()

    def test_the_personal_code_is_stored_nowhere(self, session):
        phone = Phone(session, compare="on")
        seat = Participant.objects.get()
        page = phone.get().content.decode()
        code = page.split('nowrap">')[1].split("<")[0]
        stored = json.dumps([str(v) for v in vars(seat).values()])
        assert len(code.split()) == 3
        assert code not in stored
        assert seat.pair_hash

    def test_a_name_is_asked_and_kept_only_with_open_names(self, region, alice, session):
        Phone(session, name="Truus")
        assert Participant.objects.get().name == ""
        named = make_open_session(region, alice, names="open")
        assert Phone(named).joined.status_code == 422
        Phone(named, name="Truus")
        assert Participant.objects.filter(session=named, name="Truus").exists()

    def test_open_names_are_announced_before_the_first_statement(self, client, region, alice):
        named = make_open_session(region, alice, names="open")
        page = client.get(f"/meedoen/{named.code}/").content.decode()
        assert "status warn" in page

    def test_going_on_in_another_browser(self, session, client):
        phone = Phone(session)
        phone.answer(A1=4)
        code = phone.get().content.decode().split('nowrap">')[1].split("<")[0]
        response = client.post(f"/meedoen/{session.code}/verder/", {"code": code.upper()})
        assert response.url.endswith("/stelling/1/")
        page = client.get(response.url).content.decode()
        assert 'value="4" checked' in page
        assert Participant.objects.count() == 1

    def test_guessing_personal_codes_is_stopped(self, session, client):
        url = f"/meedoen/{session.code}/verder/"
        for _ in range(12):
            assert client.post(url, {"code": "merel anker 999"}).status_code == 422
        assert client.post(url, {"code": "merel anker 999"}).status_code == 429


class TestAnswering:
    def test_an_answer_is_confirmed_and_there_once(self, session):
        phone = Phone(session)
        assert phone.answer(A1=4).json()["saved"] == ["A1"]
        assert phone.answer(A1=2).json()["saved"] == ["A1"]
        assert list(Answer.objects.values_list("value", flat=True)) == [2]

    def test_unknown_is_an_answer_without_a_value(self, session):
        Phone(session).answer(A1=None)
        assert Answer.objects.get().value is None

    def test_a_message_sent_twice_changes_nothing(self, session):
        phone = Phone(session)
        message = {"answers": [{"statement": "A1", "value": 4, "seq": 1}]}
        phone.send(message)
        assert phone.send(message).json()["saved"] == ["A1"]
        assert Answer.objects.count() == 1

    def test_a_late_tap_never_overwrites_a_newer_one(self, session):
        phone = Phone(session)
        phone.send({"answers": [{"statement": "A1", "value": 5, "seq": 9}]})
        phone.send({"answers": [{"statement": "A1", "value": 1, "seq": 3}]})
        assert Answer.objects.get().value == 5

    @pytest.mark.parametrize("value", [0, 6, -1, 3.5, "4", True, [], {}])
    def test_a_value_outside_the_scale_is_refused(self, session, value):
        phone = Phone(session)
        answer = phone.send({"answers": [{"statement": "A1", "value": value, "seq": 1}]})
        assert answer.json()["refused"] == ["A1"]
        assert not Answer.objects.exists()

    @pytest.mark.parametrize("body", ["", "nonsense", "[]", "1", '{"answers": 4}', "[" * 5000])
    def test_a_message_that_makes_no_sense_breaks_nothing(self, session, body):
        response = Phone(session).send(body)
        assert response.status_code in {200, 400}
        assert not Answer.objects.exists()

    def test_a_huge_message_is_refused(self, session):
        assert Phone(session).send("x" * 300_000).status_code == 400

    def test_an_unknown_statement_is_named(self, session):
        assert Phone(session).answer(Z9=3).json()["refused"] == ["Z9"]

    def test_without_a_seat_nothing_is_stored(self, session, client):
        url = f"/meedoen/{session.code}/antwoorden/"
        answer = client.post(url, "{}", content_type="application/json")
        assert answer.status_code == 401

    def test_a_seat_of_one_session_opens_no_other(self, session, region, alice):
        other = make_open_session(region, alice, title="Andere")
        phone = Phone(session)
        cookie = phone.client.cookies["sv_seat"].value
        phone.client.cookies.clear()
        phone.client.cookies["sv_seat"] = cookie
        assert phone.client.get(f"/meedoen/{other.code}/nu/").status_code == 302

    def test_a_closed_session_says_so(self, session, alice):
        phone = Phone(session)
        close_session(session=session, by=alice)
        response = phone.answer(A1=3)
        assert response.status_code == 409
        assert response.json()["error"]

    def test_it_works_without_javascript(self, session):
        phone = Phone(session)
        url = phone.base + "stelling/1/"
        answer = phone.client.post(url, {"value": "4", "argument": "Omdat", "go": "next"})
        assert answer.url.endswith("/stelling/2/")
        assert Answer.objects.get().value == 4
        assert Argument.objects.get().text == "Omdat"
        last = phone.base + "stelling/22/"
        assert phone.client.post(last, {"value": "unknown", "go": "next"}).url.endswith("/nu/")
        assert phone.client.post(last, {"go": "back"}).url.endswith("/stelling/21/")

    def test_an_answer_that_was_shown_is_frozen(self, session, alice):
        phones = [Phone(session) for _ in range(5)]
        for phone in phones:
            phone.answer(A1=4)
        reveal(session=session, by=alice)
        reply = phones[0].answer(A1=1).json()
        assert reply["frozen"] == ["A1"]
        assert set(Answer.objects.values_list("value", flat=True)) == {4}


class TestArgumentsAndMarks:
    def test_an_argument_can_be_changed_and_taken_back(self, session):
        phone = Phone(session)
        for text in ("Eerst", "Later", ""):
            phone.send({"arguments": [{"statement": "A1", "text": text}]})
            assert list(Argument.objects.values_list("text", flat=True)) == [text] * bool(text)

    def test_nothing_stored_ties_an_argument_to_a_seat(self, session):
        phone = Phone(session)
        phone.send({"arguments": [{"statement": "A1", "text": "Hm"}]})
        seat, argument = Participant.objects.get(), Argument.objects.get()
        assert seat.code_hash != argument.author_hash
        assert not {f.name for f in Argument._meta.get_fields()} & {"participant", "created_at"}

    def test_two_arguments_of_one_person_share_nothing(self, session):
        phone = Phone(session)
        texts = [{"statement": code, "text": "Hm"} for code in ("A1", "A2")]
        phone.send({"arguments": texts})
        hashes = set(Argument.objects.values_list("author_hash", flat=True))
        assert len(hashes) == 2

    def test_three_marks_at_most(self, session):
        phone = Phone(session)
        marked = phone.client.post(phone.base + "werk/", {"statement": ["A1", "A2", "A3", "A4"]})
        assert marked.status_code == 422
        assert not Mark.objects.exists()
        phone.client.post(phone.base + "werk/", {"statement": ["A1", "A2", "P3"]})
        assert Mark.objects.count() == 3

    def test_a_sign_that_turns_a_line_round_is_left_out(self, session):
        phone = Phone(session)
        phone.answer(A1=4)
        phone.send({"arguments": [{"statement": "A1", "text": "\u202eomgekeerd"}]})
        assert Argument.objects.get().text == "omgekeerd"

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "🌱 prima", "שלום", "=1+1"])
    def test_any_text_comes_back_as_text(self, session, alice, text):
        phones = [Phone(session) for _ in range(5)]
        for phone in phones:
            phone.answer(A1=4)
        phones[0].send({"arguments": [{"statement": "A1", "text": text}]})
        page = phones[0].get("stelling/1/").content.decode()
        assert "<script>alert" not in page
        assert Argument.objects.get().text == text


class TestReport:
    def test_an_address_is_kept_apart_and_once(self, session):
        phone = Phone(session)
        for _ in range(2):
            phone.client.post(phone.base + "verslag/", {"email": "Els@example.nl"})
        row = session.report_requests.get()
        assert row.email == "els@example.nl"
        assert not hasattr(row, "participant")
