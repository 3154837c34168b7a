"""Asking whoever knows a practice; the answer stands there for the next reader."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice, PracticeQuestion
from samenverder.library.operations.telling import hold, tell
from samenverder.library.queries.asked import may_answer, may_change_question, why_closed
from samenverder.library.question_mail import mail_answer, mail_question
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused, claim

ASKED = "respondent"  # in the log: somebody who was asked, without an account


@transaction.atomic
def ask(*, practice: Practice, by: Any, text: str) -> PracticeQuestion:
    """Ask the contact of a practice; they get it by mail and on their start page."""
    held = hold(practice)
    if held.removed_at or not held.is_found:
        raise Refused(_("This practice is no longer in the library."))
    person = _person(held, by)
    if person is None:
        raise Refused(_("Ask your coordinator to put you in the list of people first."))
    question = PracticeQuestion.objects.create(practice=held, text=text, asked_by=person)
    tell(held, by, "practice_question_asked", question=question.pk)
    mail_question(question, by)
    return question


@transaction.atomic
def change_question(
    *, question: PracticeQuestion, by: Any, version: int, text: str
) -> PracticeQuestion:
    """Change the words of a question that has no answer yet. Raises EditedMeanwhile, Refused."""
    current = _current(question)
    if not may_change_question(current, by):
        raise Refused(_("Only who asked this can change it."))
    if current.answered_at:
        raise Refused(_("This question was answered meanwhile. Ask another one."))
    claim(current, version)
    current.text = text
    current.save(update_fields=["text"])
    tell(current.practice, by, "practice_question_changed", question=current.pk)
    return current


@transaction.atomic
def answer(*, question: PracticeQuestion, by: Any, version: int, text: str) -> PracticeQuestion:
    """Answer, or change the answer; who asked is mailed the first time.

    Raises EditedMeanwhile and Refused.
    """
    current = _current(question)
    _may_answer(current, by)
    return _keep(current, _person(current.practice, by), by, version, text)


@transaction.atomic
def answer_by_mail(
    *, question: PracticeQuestion, person: Person, version: int, text: str
) -> PracticeQuestion:
    """The same by the secret address of the contact. Raises EditedMeanwhile and Refused."""
    current = _held_for(question, person)
    return _keep(current, person, person.user or ASKED, version, text)


def _keep(
    current: PracticeQuestion, person: Person | None, by: Any, version: int, text: str
) -> PracticeQuestion:
    claim(current, version)
    first = current.answered_at is None
    current.answer = text
    current.answered_by = person
    current.answered_at = current.answered_at or timezone.now()
    current.save(update_fields=["answer", "answered_by", "answered_at"])
    tell(current.practice, by, "practice_question_answered", question=current.pk)
    if first:
        mail_answer(current, by)
    return current


@transaction.atomic
def take_answer_back(*, question: PracticeQuestion, by: Any) -> PracticeQuestion:
    """Undo of a first answer: the question waits again."""
    current = _current(question)
    _may_answer(current, by)
    return _take_back(current, by)


@transaction.atomic
def take_back_by_mail(*, question: PracticeQuestion, person: Person) -> PracticeQuestion:
    """The same by the secret address: what this contact answered, and nobody else."""
    current = _held_for(question, person)
    if current.answered_by_id != person.pk:
        raise Refused(_("Somebody else answered this meanwhile."))
    return _take_back(current, person.user or ASKED)


def _take_back(current: PracticeQuestion, by: Any) -> PracticeQuestion:
    current.answer, current.answered_by, current.answered_at = "", None, None
    current.answer_seen_at = None
    current.version += 1
    current.save()
    tell(current.practice, by, "practice_answer_taken_back", question=current.pk)
    return current


@transaction.atomic
def remove_question(*, question: PracticeQuestion, by: Any) -> PracticeQuestion:
    """Take a question with its answer off the page; it can be put back."""
    current = _current(question)
    _may_remove(current, by)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.practice, by, "practice_question_removed", question=current.pk)
    return current


@transaction.atomic
def restore_question(*, question: PracticeQuestion, by: Any) -> PracticeQuestion:
    """Undo of taking it off."""
    current = _current(question, removed=True)
    _may_remove(current, by)
    current.removed_at = None
    current.save(update_fields=["removed_at"])
    tell(current.practice, by, "practice_question_restored", question=current.pk)
    return current


@transaction.atomic
def put_answer_away(*, question: PracticeQuestion, by: Any) -> None:
    """Who asked read the answer: it no longer stands on their start page."""
    current = _current(question)
    if current.asked_by is None or current.asked_by.user_id != by.pk:
        raise Refused(_("This news is for who asked."))
    current.answer_seen_at = timezone.now()
    current.save(update_fields=["answer_seen_at"])


def _current(question: PracticeQuestion, *, removed: bool = False) -> PracticeQuestion:
    """The question as it is now, with its practice held."""
    held = hold(question.practice)
    current = PracticeQuestion.objects.select_related("asked_by").get(pk=question.pk)
    if (current.removed_at is not None) != removed:
        raise Refused(_("Somebody else took this away or put it back meanwhile."))
    current.practice = held
    return current


def _held_for(question: PracticeQuestion, person: Person) -> PracticeQuestion:
    """The question as it is now, as long as this contact may answer it by the secret address."""
    held = hold(question.practice)
    current = PracticeQuestion.objects.select_related("asked_by").get(pk=question.pk)
    current.practice = held
    why = why_closed(current, person)
    if why:
        raise Refused(why)
    return current


def _may_answer(question: PracticeQuestion, by: Any) -> None:
    if not may_answer(question.practice, by):
        raise Refused(
            _("Only the contact, colleagues of its organisation and a coordinator answer this.")
        )


def _may_remove(question: PracticeQuestion, by: Any) -> None:
    if not may_change_question(question, by) and not may_answer(question.practice, by):
        raise Refused(_("Only who asked this, and who answers it, can take it away."))


def _person(practice: Practice, by: Any) -> Person | None:
    rows = Person.objects.present().filter(partnership_id=practice.partnership_id)
    return rows.filter(user_id=by.pk).first()
