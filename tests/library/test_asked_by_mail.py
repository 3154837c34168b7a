"""A contact without an account answers by the secret address in the mail."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.library.keys import question_key
from samenverder.library.models import Practice, PracticeQuestion
from samenverder.library.operations import asking
from samenverder.library.operations.publishing import withdraw_practice
from samenverder.network.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(region, practice) -> Person:
    """Of the practice; without an account."""
    found = Person.objects.create(partnership=region, name="Fatima Aydin", email="f@werf.example")
    Practice.objects.filter(pk=practice.pk).update(contact=found)
    practice.refresh_from_db()
    return found


@pytest.fixture
def page(practice, contact, frank, django_capture_on_commit_callbacks) -> str:
    """The address in the mail about a question."""
    with django_capture_on_commit_callbacks(execute=True):
        asking.ask(practice=practice, by=frank, text="Hoe vond u tien werkgevers?")
    [sent] = mail.outbox
    assert sent.to == [contact.email] and "werkgevers" not in sent.body
    assert str(practice) in sent.body
    return re.search(r"/vraag-over-voorbeeld/\S+", sent.body).group()


def body(client, page: str, status: int = 200) -> str:
    answer = client.get(page)
    assert answer.status_code == status
    return answer.content.decode()


def send(client, page: str, text: str, version: int = 1):
    return client.post(page, {"text": text, "version": str(version)}, follow=True)


def test_the_question_is_read_and_answered_without_an_account(
    page, practice, frank, rita, english, django_capture_on_commit_callbacks
):
    stranger = english(None)
    shown = body(stranger, page)
    assert "Hoe vond u tien werkgevers?" in shown and str(practice) in shown
    assert stranger.post(page, {"text": " ", "version": "1"}).status_code == 422
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        thanked = send(stranger, page, "Via de Rotary.").content.decode()
    assert "Undo" in thanked and [sent.to for sent in mail.outbox] == [[frank.email]]
    there = english(rita).get(practice.get_absolute_url()).content.decode()
    assert "Via de Rotary." in there and "Fatima Aydin" in there
    line = AuditEntry.objects.get(verb="practice_question_answered")
    assert line.actor == "respondent" and "Rotary" not in str(line.detail)
    stranger.post(page, {"terug": "1"})
    assert PracticeQuestion.objects.get().answered_at is None


def test_of_two_who_answer_at_once_nobody_loses_words(page, alice, english):
    question, stranger = PracticeQuestion.objects.get(), english(None)
    asking.answer(question=question, by=alice, version=1, text="Eerst dit.")
    late = stranger.post(page, {"text": "En dit.", "version": "1"})
    assert late.status_code == 422
    assert "Eerst dit." in late.content.decode() and "En dit." in late.content.decode()
    stranger.post(page, {"terug": "1"})  # what somebody else answered stays
    assert PracticeQuestion.objects.get().answer == "Eerst dit."


def withdrawn(practice, contact, alice):
    withdraw_practice(practice=practice, by=alice)


def left(practice, contact, alice):
    Person.objects.filter(pk=contact.pk).update(left_on=timezone.localdate())


def handed_over(practice, contact, alice):
    Practice.objects.update(contact=Person.objects.get(user=alice))


def old(practice, contact, alice):
    PracticeQuestion.objects.update(asked_at=timezone.now() - dt.timedelta(days=91))


def taken_away(practice, contact, alice):
    asking.remove_question(question=PracticeQuestion.objects.get(), by=alice)


@pytest.mark.parametrize(
    ("happened", "sentence"),
    [
        (withdrawn, "is no longer in the library of"),
        (left, "You are no longer the contact of"),
        (handed_over, "You are no longer the contact of"),
        (old, "Ask the coordinator of"),
        (taken_away, "was taken away"),
    ],
)
def test_what_can_no_longer_be_answered_says_why(
    happened, sentence, page, practice, contact, alice, english
):
    happened(practice, contact, alice)
    stranger = english(None)
    shown = body(stranger, page, 410)
    assert sentence in shown and "werkgevers" not in shown
    assert send(stranger, page, "Toch dit.").status_code == 410
    assert not PracticeQuestion.objects.get().answer


def test_a_guessed_or_foreign_address_opens_nothing(page, contact, mia, region, english):
    stranger, question = english(None), PracticeQuestion.objects.get()
    other = Person.objects.get(user=mia)
    cut, swapped = page[:-2] + "/", page.replace(f"/{contact.pk}_", f"/{other.pk}_")
    for wrong in (cut, swapped, "/vraag-over-voorbeeld/1_1-a/", "/vraag-over-voorbeeld/x/"):
        body(stranger, wrong, 404)
    PracticeQuestion.objects.update(salt="nieuw")
    question.refresh_from_db()
    body(stranger, page, 404)
    body(stranger, f"/vraag-over-voorbeeld/{question_key(question, contact)}/")


def test_who_only_reads_with_an_account_gets_an_address_too(
    practice, rita, frank, english, django_capture_on_commit_callbacks
):
    Practice.objects.update(contact=Person.objects.get(user=rita))
    practice.refresh_from_db()
    asks = english(frank).get(f"{practice.get_absolute_url()}vragen/").content.decode()
    assert "gets a mail with a link to answer" in asks
    with django_capture_on_commit_callbacks(execute=True):
        asking.ask(practice=practice, by=frank, text="Hoe?")
    assert "/vraag-over-voorbeeld/" in mail.outbox[0].body
