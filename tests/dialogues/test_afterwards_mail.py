"""Who left an address hears of it: the report, and one message about what came of it."""

import io
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pypdf import PdfReader

from samenverder.dialogues import tasks
from samenverder.dialogues.models import Destination, DialogueAddress, DialogueMailing
from samenverder.dialogues.operations import afterwards_addresses as addresses
from samenverder.dialogues.operations import afterwards_mailing as mailing
from samenverder.dialogues.queries.afterwards import things_of
from samenverder.network.models import OutgoingMail, Person
from samenverder.network.operations.problems import Refused
from tests.meetings.conftest import make_meeting


@pytest.fixture
def post(here):
    return f"{here}post/"


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """The mails that something sends, as if its transaction was committed."""

    def run(action):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return mail.outbox[before:]

    return run


def leave(dialogue, *emails):
    for email in emails:
        addresses.leave_address(dialogue=dialogue, email=email, language="nl")


def stop_path(row):
    return f"/dialoogpost/{row.ticket}/"


class TestAddresses:
    def test_a_phone_leaves_one_also_when_the_meeting_is_over(self, told, sits, frank):
        from samenverder.dialogues.operations import leading

        leading.reopen_dialogue(dialogue=told, by=frank)
        phone = sits()
        leading.close_dialogue(dialogue=told, by=frank)
        here = f"/dialoog/{told.code}/verslag/"
        assert here in phone.page()
        for _twice in range(2):
            assert phone.client.post(here, {"email": " Jo@School.example "}).status_code == 302
        assert [row.email for row in DialogueAddress.objects.all()] == ["jo@school.example"]
        wrong = phone.client.post(here, {"email": "jo@"})
        assert wrong.status_code == 422 and "jo@" in wrong.content.decode()
        DialogueMailing.objects.create(dialogue=told, kind="outcome", started_at=timezone.now())
        assert here not in phone.page(), "after the last message nobody is asked any more"

    def test_without_a_seat_nobody_leaves_one(self, told, client):
        assert client.post(f"/dialoog/{told.code}/verslag/", {"email": "x@y.nl"}).status_code == 302
        assert not DialogueAddress.objects.exists()

    def test_who_is_signed_in_asks_with_a_button(self, told, here, client_for, rita):
        client_for(rita).post(f"{here}ook-voor-mij/")
        assert DialogueAddress.objects.get().email == rita.email

    def test_far_too_many_are_refused(self, told, monkeypatch):
        monkeypatch.setattr(addresses, "AT_LEAST", 2)
        leave(told, "1@x.nl", "2@x.nl", "3@x.nl")
        with pytest.raises(Refused):
            leave(told, "4@x.nl")

    def test_who_was_invited_is_added_but_not_who_said_no_or_stopped(
        self, told, post, leads, region, alice
    ):
        meeting = make_meeting(region, alice)
        type(told).objects.filter(pk=told.pk).update(meeting=meeting)
        told.refresh_from_db()
        for name, answer in (("jo", "yes"), ("piet", "no"), ("els", ""), ("kim", "yes")):
            person = Person.objects.create(partnership=region, name=name, email=f"{name}@x.example")
            meeting.attendees.create(person=person, answer=answer, invited_at=timezone.now())
        elsewhere = make_meeting(region, alice)
        elsewhere.attendees.create(person=Person.objects.get(name="els"), answer="no")
        leave(told, "kim@x.example")
        addresses.stop(address=DialogueAddress.objects.get())
        leads.post(f"{post}genodigden/")
        assert {row.email for row in DialogueAddress.objects.all()} == {
            "jo@x.example", "els@x.example", "",
        }  # fmt: skip
        refused = leads.post(post, {"email": "kim@x.example"})
        assert refused.status_code == 422
        stopped = DialogueAddress.objects.get(email="")
        addresses.begin_again(address=stopped, email="kim@x.example")  # they themselves may
        assert DialogueAddress.objects.filter(email="kim@x.example").exists()

    def test_the_log_knows_no_address(self, told, post, leads, region):
        leads.post(post, {"email": "geheim@x.example"})
        from samenverder.audit.models import AuditEntry

        assert "geheim" not in str(list(AuditEntry.objects.values()))

    def test_old_addresses_are_wiped(self, told):
        leave(told, "jo@x.example")
        type(told).objects.update(starts_at=timezone.now() - timedelta(days=500))
        tasks.forget_addresses()
        assert DialogueAddress.objects.get().email
        type(told).objects.update(starts_at=timezone.now() - timedelta(days=600))
        tasks.forget_addresses()
        assert not DialogueAddress.objects.get().email


class TestReport:
    def test_everybody_gets_it_once_as_pdf_without_names(self, told, here, post, leads, sent):
        one = things_of(told)[0]
        leads.post(
            f"{here}bestemming/",
            {
                "ding": f"{one.key}:{one.version}", "kind": "action", "owner_name": "Jo Janssen",
                "action_text": "Bellen", "due_on": timezone.localdate() + timedelta(days=9),
            },
        )  # fmt: skip
        leave(told, "jo@x.example", "els@x.example")
        found = sent(lambda: leads.post(f"{post}verslag/"))
        assert sorted(message.to[0] for message in found) == ["els@x.example", "jo@x.example"]
        name, content, kind = found[0].attachments[0]
        assert name.startswith("verslag-") and kind == "application/pdf"
        words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        assert "Bellen" in words and "Janssen" not in words
        assert stop_path(DialogueAddress.objects.get(email=found[0].to[0])) in found[0].body
        leave(told, "kim@x.example")
        later = sent(lambda: leads.post(f"{post}verslag/"))
        assert [message.to for message in later] == [["kim@x.example"]]
        assert "3" in leads.get(post).content.decode()

    def test_before_the_end_nothing_goes_out(self, dialogue, region, leads):
        leave(dialogue, "jo@x.example")
        leads.post(
            f"/regio/{region.slug}/bijeenkomsten/dialoog/{dialogue.pk}/na-afloop/post/verslag/"
        )
        assert not OutgoingMail.objects.exists()

    def test_an_interrupted_mailing_goes_on(self, told, frank, sent, monkeypatch):
        leave(told, *(f"{n}@x.example" for n in range(4)))
        send, count = mailing.send_mail, [0]

        def breaks(**given):
            count[0] += 1
            if count[0] == 2:
                raise OSError("disk full")
            return send(**given)

        monkeypatch.setattr(mailing, "send_mail", breaks)
        first = sent(lambda: mailing.send_report(dialogue=told, by=frank))
        assert len(first) == 3 and DialogueMailing.objects.get().finished_at is None
        assert len(sent(tasks.carry_on_all)) == 1
        assert DialogueMailing.objects.get().finished_at
        assert len(sent(tasks.carry_on_all)) == 0


class TestMessage:
    def test_it_tells_what_became_of_it_and_is_sent_once(
        self, told, here, post, leads, sent, client
    ):
        one = things_of(told)[0]
        Destination.objects.create(contribution=one.card.row, kind="parked", text="Geen geld")
        leave(told, "jo@x.example", "els@x.example", "weg@x.example")
        client.post(stop_path(DialogueAddress.objects.get(email="weg@x.example")))
        proposed = leads.get(f"{post}bericht/").content.decode()
        assert one.title in proposed and "Geen geld" in proposed
        leads.post(f"{post}bericht/", {"text": "De bus rijdt.", "version": 0})
        draft = DialogueMailing.objects.get()
        page = leads.get(f"{post}bericht/").content.decode()
        assert "De bus rijdt." in page and "versturen" in page
        send = {"text": draft.text, "version": draft.version, "versturen": "1"}
        found = sent(lambda: leads.post(f"{post}bericht/", send))
        assert sorted(message.to[0] for message in found) == ["els@x.example", "jo@x.example"]
        assert "De bus rijdt." in found[0].body
        assert not DialogueAddress.objects.exclude(email="").exists()
        assert sent(lambda: leads.post(f"{post}bericht/", send)) == []

    def test_words_that_changed_after_they_were_seen_are_not_sent(self, told, post, leads, sent):
        leave(told, "jo@x.example")
        leads.post(f"{post}bericht/", {"text": "Eerst", "version": 0})
        seen = DialogueMailing.objects.get().version
        leads.post(f"{post}bericht/", {"text": "Daarna", "version": seen})
        old = leads.post(f"{post}bericht/", {"text": "Ook ik", "version": seen})
        assert old.status_code == 422 and "Ook ik" in old.content.decode()
        send = {"text": "Eerst", "version": seen, "versturen": "1"}
        assert sent(lambda: leads.post(f"{post}bericht/", send)) == []

    def test_stopping_takes_one_click_and_looking_changes_nothing(self, told, client):
        leave(told, "jo@x.example")
        row = DialogueAddress.objects.get()
        client.get(stop_path(row))
        assert DialogueAddress.objects.get().email
        answer = client.post(stop_path(row), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and not DialogueAddress.objects.get().email
        assert client.get("/dialoogpost/verzonnen/").status_code == 404
