"""Asking another party by mail, and what is done with their answer."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.asked_mail import mail_question
from samenverder.dialogues.models import Destination, Dialogue, PartyQuestion
from samenverder.dialogues.models.asked import MOST_ANSWER
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.dialogues.queries.asked import AGAIN_AFTER, has_failed, is_reached, why_closed
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim

RESPONDENT = "respondent"  # in the log: somebody who was asked, without an account
MOST_A_DAY = 100  # mails of one partnership
KEPT = dt.timedelta(days=548)  # a year and a half
TOO_MANY = _("Very many questions were mailed today. Ask the rest tomorrow.")


def ask_party(
    *, dialogue: Dialogue, by: Any, text: str, party: str, person: Person | None, name: str,
    email: str,
) -> PartyQuestion:  # fmt: skip
    """Mail a question to somebody of another party; in the transaction of what is decided."""
    if person is not None and person.partnership_id != dialogue.partnership_id:
        raise ValueError(person.pk)
    question = PartyQuestion(
        dialogue=dialogue, by=by, text=text[:300], party=party, person=person,
        name="" if person else name, email="" if person else email.strip(),
    )  # fmt: skip
    require(is_reached(question), _("There is no address to mail the question to."))
    _within_a_day(dialogue)
    question.mailed_at = timezone.now()
    question.save()
    mail_question(question)
    tell(dialogue, by, "dialogue_question_mailed")
    return question


def _within_a_day(dialogue: Dialogue) -> None:
    since = timezone.now() - dt.timedelta(days=1)
    rows = PartyQuestion.objects.filter(dialogue__partnership=dialogue.partnership_id)
    require(rows.filter(mailed_at__gte=since).count() < MOST_A_DAY, TOO_MANY)


@transaction.atomic
def ask_again(*, question: PartyQuestion, dialogue: Dialogue, by: Any) -> PartyQuestion:
    """Mail it once more: when it could not be delivered, or a week after the last time."""
    locked = lock(dialogue)
    current = _current(question, locked)
    if why := why_closed(current):
        raise Refused(why)
    require(not current.answer, _("There is an answer already."))
    require(is_reached(current), _("There is no address to mail the question to."))
    now = timezone.now()
    waited = current.mailed_at is None or current.mailed_at < now - AGAIN_AFTER
    failed = has_failed(current)
    require(waited or failed, _("A reminder can go once a week. The last mail went shorter ago."))
    _within_a_day(locked)
    current.mailed_at = now
    current.save(update_fields=["mailed_at"])
    mail_question(current, again=not failed)
    tell(locked, by, "dialogue_question_mailed")
    return current


@transaction.atomic
def answer(*, question: PartyQuestion, version: int, text: str) -> PartyQuestion:
    """By the secret address: answer, or change the answer; an empty text takes it back.

    Raises EditedMeanwhile and Refused.
    """
    locked = lock(question.dialogue)
    current = _current(question, locked)
    if why := why_closed(current):
        raise Refused(why)
    tidy = " ".join(text.split())
    most = _("Keep it within %(n)d characters.") % {"n": MOST_ANSWER}
    require(len(tidy) <= MOST_ANSWER, most)
    claim(current, version)
    current.answer = tidy
    current.answered_at = timezone.now() if tidy else None
    current.save(update_fields=["answer", "answered_at"])
    tell(locked, RESPONDENT, "dialogue_question_answered")
    return current


@transaction.atomic
def take_over(
    *, question: PartyQuestion, dialogue: Dialogue, by: Any, version: int
) -> list[Destination]:
    """The answer is what came of it: with everything this was asked for.

    What somebody wrote there in their own words stays. Gives the destinations it stands with now.
    Raises EditedMeanwhile when the answer changed.
    """
    locked = lock(dialogue)
    current = _current(question, locked)
    require(bool(current.answer), _("There is no answer any more."))
    if current.version != version:
        raise EditedMeanwhile(current)
    rows = list(current.destinations.filter(removed_at=None, outcome__in={"", current.dealt_with}))
    require(bool(rows), _("It says already what came of it. Change that there."))
    for row in rows:
        claim(row, row.version)
        row.outcome = current.answer
        row.save(update_fields=["outcome"])
    _deal_with(current)
    tell(locked, by, "dialogue_answer_taken_over", n=len(rows))
    return rows


@transaction.atomic
def give_back(*, question: PartyQuestion, dialogue: Dialogue, by: Any, before: str = "") -> None:
    """Undo of taking it over: it is a proposal again, and an earlier answer that was taken over
    (`before`) is what came of it again."""
    locked = lock(dialogue)
    current = _current(question, locked)
    for row in current.destinations.exclude(outcome="").filter(outcome=current.dealt_with):
        claim(row, row.version)
        row.outcome = before
        row.save(update_fields=["outcome"])
    current.dealt_with, current.dealt_with_at = before, timezone.now() if before else None
    current.save(update_fields=["dealt_with", "dealt_with_at"])
    tell(locked, by, "dialogue_answer_given_back")


def put_away(row: Destination, seen: int) -> None:
    """Somebody read the answer and wrote in their own words what came of it: no news any more."""
    if row.asked and row.asked.has_news and row.asked.version == seen:
        _deal_with(row.asked)


def _deal_with(question: PartyQuestion) -> None:
    question.dealt_with, question.dealt_with_at = question.answer, timezone.now()
    question.save(update_fields=["dealt_with", "dealt_with_at"])


def _current(question: PartyQuestion, dialogue: Dialogue) -> PartyQuestion:
    """The question as it is now, while the meeting is held."""
    current = dialogue.party_questions.select_related("person__user", "by").get(pk=question.pk)
    current.dialogue = dialogue
    return current


def forget_parties() -> int:
    """Every day: wipe names and addresses of a year and a half after it ended; how many."""
    limit = timezone.now() - KEPT
    old = PartyQuestion.objects.filter(asked_at__lt=limit).exclude(email="", name="")
    still = old.filter(dealt_with_at__gte=limit)
    return old.exclude(pk__in=still.values("pk")).update(email="", name="")
