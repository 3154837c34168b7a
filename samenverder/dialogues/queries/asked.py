"""Questions to other parties: the secret address, why it is closed, how their mail fared."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.dialogues.models import PartyQuestion
from samenverder.dialogues.queries.afterwards import Thing
from samenverder.lib.sealed import number_in, sealed
from samenverder.lib.text import format_date
from samenverder.network.models import MailState, OutgoingMail

ADDRESS_LASTS = dt.timedelta(days=365)
AGAIN_AFTER = dt.timedelta(days=7)


def question_key(question: PartyQuestion) -> str:
    """The key in the mail: kept nowhere, and made again for a reminder."""
    return sealed("dialogues.question", question.pk, question.salt)


def asked_with(key: str) -> PartyQuestion | None:
    """The question this key was made for; None when it was made for none."""
    rows = PartyQuestion.objects.select_related("dialogue__partnership", "person", "by")
    question = rows.filter(pk=number_in(key)).first()
    if question is None or not constant_time_compare(key, question_key(question)):
        return None
    return question


def about(question: PartyQuestion) -> str:
    """What its mails are about."""
    return f"party_question:{question.pk}"


def why_closed(question: PartyQuestion) -> str:
    """Why the secret address takes no answer (any more), as a sentence; else ""."""
    dialogue = question.dialogue
    words = {"title": dialogue.title, "region": dialogue.partnership.name}
    standing = question.destinations.filter(removed_at=None)
    if dialogue.removed_at or not standing.exists():
        return _("The question after “%(title)s” was taken back. You need not do "
                 "anything.") % words  # fmt: skip
    if question.person and question.person.left_on:
        return _("This question was for somebody who is no longer in the network of %(region)s. "
                 "You need not do anything.") % words  # fmt: skip
    ends = question.asked_at + ADDRESS_LASTS
    if ends < timezone.now():
        words["day"] = format_date(timezone.localtime(ends).date(), get_language() or "nl")
        return _("You could answer the question after “%(title)s” until %(day)s. Would you still "
                 "like to? Ask the coordinator of %(region)s.") % words  # fmt: skip
    return ""


def is_reached(question: PartyQuestion) -> bool:
    """There is an address to mail it to."""
    person = question.person
    return bool(question.email or (person and person.email and not person.left_on))


def has_failed(question: PartyQuestion) -> bool:
    """Its last mail could not be delivered."""
    rows = OutgoingMail.objects.filter(about=about(question)).order_by("-pk")
    return rows.values_list("state", flat=True).first() == MailState.GIVEN_UP


def add_mail_states(things: Iterable[Thing]) -> None:
    """Say of every question that was mailed whether that failed, and whether it may go again.

    One query; none when nothing was asked by mail.
    """
    rows = [row.row.asked for thing in things for row in thing.became if row.row and row.row.asked]
    if not rows:
        return
    mails = OutgoingMail.objects.filter(about__in={about(row) for row in rows}).order_by("pk")
    states = dict(mails.values_list("about", "state"))
    limit = timezone.now() - AGAIN_AFTER
    for row in rows:
        row.failed = states.get(about(row)) == MailState.GIVEN_UP
        late = row.mailed_at is None or row.mailed_at < limit
        row.may_go_again = is_reached(row) and not row.answer and (row.failed or late)
