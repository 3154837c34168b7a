"""Choosing a date together: proposals, answers, the choice."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.live.operations import publish
from samenverder.meetings.models import (
    Attendee,
    Availability,
    AvailabilityAnswer,
    DateOption,
    Meeting,
    MeetingState,
)
from samenverder.meetings.operations.common import locked, tell, topic_of, touch
from samenverder.meetings.operations.mailing import mail_dates, mail_invitations
from samenverder.network.operations.problems import Refused

MOST_DATES = 12


def _undecided(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if current.state != MeetingState.PROPOSED:
        raise Refused(_("The date of this meeting is chosen already."))
    return current


@transaction.atomic
def propose_dates(
    *, meeting: Meeting, by: Any, moments: Sequence[tuple[dt.datetime, dt.datetime]]
) -> int:
    """Add moments to choose from; those already there are left alone. Returns how many came."""
    current = _undecided(meeting)
    known = set(current.date_options.values_list("starts_at", flat=True))
    new = {start: end for start, end in moments if start not in known}
    if len(known) + len(new) > MOST_DATES:
        raise Refused(_("Twelve dates are enough to choose from."))
    DateOption.objects.bulk_create(
        DateOption(meeting=current, starts_at=start, ends_at=end) for start, end in new.items()
    )
    if new:
        tell(current, by, "dates_proposed", n=len(new))
    return len(new)


@transaction.atomic
def drop_date(*, option: DateOption, by: Any) -> None:
    """Take a moment out of the choice, with what was answered about it."""
    current = _undecided(option.meeting)
    current.date_options.filter(pk=option.pk).delete()
    tell(current, by, "date_dropped")


@transaction.atomic
def ask_for_dates(*, meeting: Meeting, by: Any) -> int:
    """Mail everybody on the list who was not asked yet; returns how many mails."""
    current = _undecided(meeting)
    if not current.date_options.exists():
        raise Refused(_("Propose at least one date first."))
    sent = mail_dates(current, by)
    if sent:
        tell(current, by, "dates_asked", n=sent)
    return sent


@transaction.atomic
def answer_dates(*, attendee: Attendee, answers: Mapping[int, str]) -> None:
    """When somebody can come: {number of the date: yes, if_need_be or no}."""
    current = _undecided(attendee.meeting)
    options = set(current.date_options.values_list("pk", flat=True))
    Availability.objects.bulk_create(
        [
            Availability(
                option_id=pk,
                attendee=attendee,
                answer=AvailabilityAnswer(answer),
                answered_at=timezone.now(),
            )
            for pk, answer in answers.items()
            if pk in options
        ],
        update_conflicts=True,
        unique_fields=["option", "attendee"],
        update_fields=["answer", "answered_at"],
    )
    Attendee.objects.filter(pk=attendee.pk).update(answered_at=timezone.now())
    publish(topic_of(current.pk))


@transaction.atomic
def choose_date(*, option: DateOption, by: Any) -> Meeting:
    """This is the date. Everybody on the list gets the invitation with a calendar file.

    Who said they can come then counts as coming.
    """
    current = _undecided(option.meeting)
    touch(
        current,
        starts_at=option.starts_at,
        ends_at=option.ends_at,
        state=MeetingState.PLANNED,
        invited_at=timezone.now(),
        version=current.version + 1,
    )
    said = Availability.objects.filter(option=option)
    yes = said.filter(answer=AvailabilityAnswer.YES).values("attendee")
    no = said.filter(answer=AvailabilityAnswer.NO).values("attendee")
    current.attendees.filter(pk__in=yes).update(answer="yes")
    current.attendees.filter(pk__in=no).update(answer="no")
    mail_invitations(current, by)
    tell(current, by, "date_chosen")
    return current
