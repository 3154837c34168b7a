"""Questions about a practice: to whom they go, who answers, what everybody reads."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from samenverder.library.models import Practice, PracticeQuestion
from samenverder.library.operations import asking
from samenverder.library.waiting import answered, to_answer
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_mia(practice, mia) -> Practice:
    practice.contact = Person.objects.get(user=mia)
    practice.save()
    return practice


@pytest.fixture
def question(of_mia, frank, django_capture_on_commit_callbacks) -> PracticeQuestion:
    with django_capture_on_commit_callbacks(execute=True):
        return asking.ask(practice=of_mia, by=frank, text="Hoe vond u tien werkgevers?")


def test_the_contact_is_mailed_without_the_words_and_sees_it_on_the_start_page(
    region, question, mia, frank, alice
):
    [sent] = mail.outbox
    assert sent.to == [mia.email] and "werkgevers" not in sent.body
    [line] = to_answer(region, mia)
    assert line.url.endswith(f"/vraag/{question.pk}/antwoord/")
    assert not list(to_answer(region, alice)) and not list(to_answer(region, frank))


def test_after_two_weeks_the_coordinator_sees_it_too(region, question, alice):
    assert not list(to_answer(region, alice))
    old = timezone.now() - dt.timedelta(days=14)
    PracticeQuestion.objects.update(asked_at=old)
    assert len(list(to_answer(region, alice))) == 1


def test_without_a_contact_it_goes_to_the_coordinator_at_once(
    region, practice, frank, alice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        asking.ask(practice=practice, by=frank, text="Kan dit ook buiten?")
    assert [sent.to for sent in mail.outbox] == [[alice.email]]
    assert len(list(to_answer(region, alice))) == 1


def test_an_answer_stands_there_for_everybody_and_who_asked_hears_once(
    region, question, mia, frank, rita, english, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        first = asking.answer(question=question, by=mia, version=1, text="Via de Rotary.")
    with django_capture_on_commit_callbacks(execute=True):
        asking.answer(question=question, by=mia, version=first.version, text="Via de club.")
    assert [sent.to for sent in mail.outbox] == [[frank.email]]
    page = f"/regio/{region.slug}/bibliotheek/{question.practice_id}/"
    assert "Via de club." in english(rita).get(page).content.decode()
    assert len(list(answered(region, frank))) == 1
    asking.put_answer_away(question=question, by=frank)
    assert not list(answered(region, frank))


def test_two_who_answer_at_once_lose_nothing(question, mia, alice):
    asking.answer(question=question, by=alice, version=1, text="Eerst dit.")
    with pytest.raises(EditedMeanwhile):
        asking.answer(question=question, by=mia, version=1, text="En dit.")


def test_who_may_what(question, frank, rita, mia):
    with pytest.raises(Refused):
        asking.answer(question=question, by=frank, version=1, text="Ik weet het ook.")
    with pytest.raises(Refused):
        asking.change_question(question=question, by=mia, version=1, text="Iets anders")
    with pytest.raises(Refused):
        asking.remove_question(question=question, by=rita)
    asking.answer(question=question, by=mia, version=1, text="Via de Rotary.")
    with pytest.raises(Refused):
        asking.change_question(question=question, by=frank, version=2, text="Iets anders")


def test_by_the_pages_with_undo(region, of_mia, frank, mia, rita, english):
    page = f"/regio/{region.slug}/bibliotheek/{of_mia.pk}/"
    asker, owner = english(frank), english(mia)
    assert asker.post(f"{page}vragen/", {"text": " "}).status_code == 422
    shown = asker.post(f"{page}vragen/", {"text": "Hoe?"}, follow=True).content.decode()
    made = PracticeQuestion.objects.get()
    assert f"{page}vraag/{made.pk}/verwijderen/" in shown
    reply = f"{page}vraag/{made.pk}/antwoord/"
    assert english(rita).get(reply).status_code == 403
    sent = {"text": "Zo.", "version": "1"}
    assert "Zo." in owner.post(reply, sent, follow=True).content.decode()
    owner.post(f"{reply}terugnemen/")
    assert PracticeQuestion.objects.get().answered_at is None
    asker.post(f"{page}vraag/{made.pk}/verwijderen/")
    assert "Hoe?" not in asker.get(page).content.decode()
    asker.post(f"{page}vraag/{made.pk}/terugzetten/")
    assert "Hoe?" in asker.get(page).content.decode()


def test_whoever_is_the_contact_is_not_offered_to_mail_or_ask_themselves(
    of_mia, mia, frank, english
):
    ask, mailto = f"{of_mia.get_absolute_url()}vragen/", f"mailto:{mia.email}"
    shown = english(frank).get(of_mia.get_absolute_url()).content.decode()
    assert shown.count(ask) == 2 and mailto in shown
    own = english(mia).get(of_mia.get_absolute_url()).content.decode()
    assert ask not in own and mailto not in own


def test_for_whom_reads_well_however_it_was_typed(of_mia, rita, english):
    of_mia.published["for_whom"] = "Leerlingen in het laatste jaar"
    of_mia.save()
    for page in (of_mia.get_absolute_url(), of_mia.get_absolute_url().rsplit("/", 2)[0] + "/"):
        assert "For whom: Leerlingen" in english(rita).get(page).content.decode()
