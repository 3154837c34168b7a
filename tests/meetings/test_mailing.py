"""Mailings: all or nothing, nobody twice, and answers by the link in the mail."""

import re

import pytest
from django.db import transaction

from samenverder.meetings.keys import answer_key
from samenverder.meetings.models import Attendee, DateOption
from samenverder.meetings.operations.dates import answer_dates, ask_for_dates, choose_date
from samenverder.meetings.operations.guests import (
    answer_invitation,
    ask_people,
    send_invitations,
)
from samenverder.meetings.operations.meetings import cancel_meeting, change_meeting
from samenverder.meetings.words import when_words
from samenverder.network.models import OutgoingMail, Person
from samenverder.network.operations.problems import Refused
from tests.meetings.conftest import in_days, make_meeting

pytestmark = pytest.mark.django_db


def test_everybody_gets_one_mail_however_often_one_presses(asked, alice):
    assert send_invitations(meeting=asked, by=alice) == 4
    assert send_invitations(meeting=asked, by=alice) == 0
    assert OutgoingMail.objects.count() == 4


def test_who_comes_later_on_the_list_gets_theirs_alone(asked, alice, region):
    send_invitations(meeting=asked, by=alice)
    late = Person.objects.create(partnership=region, name="Nora Nieuw", email="nora@x.example")
    ask_people(meeting=asked, by=alice, people=[late])
    assert send_invitations(meeting=asked, by=alice) == 1
    assert OutgoingMail.objects.get(to=late.email).subject.startswith("Uitnodiging")


def test_who_left_or_has_no_address_is_skipped(asked, alice, region):
    from django.utils import timezone

    gone = Person.objects.filter(partnership=region).first()
    gone.left_on = timezone.localdate()
    gone.save()
    nowhere = Person.objects.create(partnership=region, name="Zonder adres")
    ask_people(meeting=asked, by=alice, people=[nowhere])
    assert send_invitations(meeting=asked, by=alice) == 3


def test_when_it_fails_halfway_nobody_got_a_mail(asked, alice, monkeypatch):
    from samenverder.meetings.operations import mailing

    written = []

    def fails(**values):
        written.append(values)
        if len(written) == 3:
            raise RuntimeError("the power went out")
        return real(**values)

    real = mailing.send_mail
    monkeypatch.setattr(mailing, "send_mail", fails)
    with pytest.raises(RuntimeError), transaction.atomic():
        send_invitations(meeting=asked, by=alice)
    assert len(written) == 3
    assert not OutgoingMail.objects.exists()
    assert not Attendee.objects.exclude(mailed_sequence=None).exists()
    monkeypatch.setattr(mailing, "send_mail", real)
    assert send_invitations(meeting=asked, by=alice) == 4


def test_what_a_mail_says(asked, alice, mia):
    send_invitations(meeting=asked, by=alice)
    attendee = asked.attendees.get(person__user=mia)
    sent = OutgoingMail.objects.get(to=attendee.person.email)
    key = answer_key(attendee)
    assert f"/bijeenkomst/{key}/" in sent.text
    assert f"/bijeenkomst/{key}/" in sent.html
    assert "Mia Mulder" in sent.text
    assert "Frank" not in sent.text


def test_a_change_says_what_it_was_and_a_cancellation_why(asked, alice, mia):
    send_invitations(meeting=asked, by=alice)
    asked.refresh_from_db()
    before = when_words(asked, "nl")
    moved = {"starts_at": in_days(31), "ends_at": in_days(31, 16), "place": "Raadzaal"}
    change_meeting(meeting=asked, by=alice, version=asked.version, **moved)
    cancel_meeting(meeting=asked, by=alice, reason="De voorzitter is ziek.")
    asked.refresh_from_db()
    _invited, changed, cancelled = OutgoingMail.objects.filter(to=mia.email).order_by("pk")
    for body in (changed.text, changed.html):
        assert f"Eerder was het: {before}" in body
        assert when_words(asked, "nl") in body
    for body in (cancelled.text, cancelled.html):
        assert "Waarom: De voorzitter is ziek." in body


class TestAnswers:
    def url(self, meeting, user) -> str:
        return f"/bijeenkomst/{answer_key(meeting.attendees.get(person__user=user))}/"

    @pytest.mark.parametrize("query", ["", "?antwoord=ja", "?antwoord=nee"])
    def test_looking_answers_nothing(self, client_for, asked, mia, query):
        url = self.url(asked, mia)
        assert client_for(None).get(url + query).status_code == 200
        assert client_for(None).head(url + query).status_code == 200
        assert asked.attendees.get(person__user=mia).answer == ""

    def test_enter_in_the_remark_changes_no_answer(self, client_for, asked, mia):
        """Enter presses the first button of a form: it must not say yes for anybody."""
        at, button = self.url(asked, mia), re.compile('<button[^>]*name="answer"[^>]*value="(.*?)"')
        assert button.search(client_for(None).get(at).content.decode())[1] == ""
        answer_invitation(attendee=asked.attendees.get(person__user=mia), answer="no")
        assert button.search(client_for(None).get(at).content.decode())[1] == "no"

    def test_one_press_answers_without_an_account(self, client_for, asked, mia):
        url, client = self.url(asked, mia), client_for(None)
        assert client.post(url, {"answer": "yes", "remark": "Ik kom later"}).status_code == 302
        found = asked.attendees.get(person__user=mia)
        assert (found.answer, found.remark) == ("yes", "Ik kom later")
        client.post(url, {"answer": "no"})
        assert asked.attendees.get(person__user=mia).answer == "no"

    def test_nonsense_changes_nothing(self, client_for, asked, mia):
        answer = client_for(None).post(self.url(asked, mia), {"answer": "zeker"})
        assert answer.status_code == 422
        assert asked.attendees.get(person__user=mia).answer == ""

    def test_the_key_dies_with_the_seat(self, client_for, asked, alice, mia):
        from samenverder.meetings.operations.guests import ask_no_longer

        url = self.url(asked, mia)
        ask_no_longer(attendee=asked.attendees.get(person__user=mia), by=alice)
        assert client_for(None).get(url).status_code == 404

    def test_the_page_names_nobody_else(self, client_for, asked, mia):
        page = client_for(None).get(self.url(asked, mia)).content.decode()
        assert "Mia Mulder" in page
        for other in ("Alice", "Frank", "Rita"):
            assert other not in page

    def test_signed_in_one_answers_on_the_page_itself(self, client_for, asked, rita, room):
        client_for(rita).post(f"{room}{asked.pk}/antwoord/", {"answer": "maybe"})
        assert asked.attendees.get(person__user=rita).answer == "maybe"


class TestChoosingADate:
    @pytest.fixture
    def proposed(self, region, alice, people):
        meeting = make_meeting(region, alice, propose=True)
        people_here = list(Person.objects.filter(partnership=region))
        ask_people(meeting=meeting, by=alice, people=people_here)
        for day in (20, 21):
            start, end = in_days(day), in_days(day, 16)
            DateOption.objects.create(meeting=meeting, starts_at=start, ends_at=end)
        return meeting

    def test_from_proposal_to_invitation(self, client_for, proposed, alice, mia, rita, room):
        assert ask_for_dates(meeting=proposed, by=alice) == 4
        assert ask_for_dates(meeting=proposed, by=alice) == 0
        first, second = proposed.date_options.order_by("starts_at")
        guest = proposed.attendees.get(person__user=mia)
        client_for(None).post(
            f"/bijeenkomst/{answer_key(guest)}/",
            {f"datum-{first.pk}": "no", f"datum-{second.pk}": "yes"},
        )
        answer_dates(
            attendee=proposed.attendees.get(person__user=rita), answers={second.pk: "if_need_be"}
        )
        page = client_for(alice).get(f"{room}{proposed.pk}/datum/").content.decode()
        assert "De meesten kunnen" in page
        meeting = choose_date(option=second, by=alice)
        assert meeting.state == "planned"
        assert meeting.starts_at == second.starts_at
        assert proposed.attendees.get(person__user=mia).answer == "yes"
        assert OutgoingMail.objects.count() == 8
        with pytest.raises(Refused):
            choose_date(option=first, by=alice)

    def test_nobody_is_invited_before_there_is_a_date(self, proposed, alice):
        with pytest.raises(Refused):
            send_invitations(meeting=proposed, by=alice)

    def test_a_date_of_another_meeting_is_not_answered(self, proposed, region, alice, mia):
        other = make_meeting(region, alice, propose=True)
        theirs = DateOption.objects.create(
            meeting=other, starts_at=in_days(9), ends_at=in_days(9, 16)
        )
        guest = proposed.attendees.get(person__user=mia)
        answer_dates(attendee=guest, answers={theirs.pk: "yes"})
        assert not theirs.answers.exists()
