"""Who was there, noted afterwards in one go: a bus tour is not led item by item."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models import Attendee, Meeting, MeetingState, MinutesState
from samenverder.meetings.operations.common import check_same, locked, tell, touch
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused


@transaction.atomic
def note_who_came(
    *,
    meeting: Meeting,
    by: Any,
    here: Collection[int],
    shown: Collection[int] = (),
    also: Person | None = None,
) -> int:
    """Note that these attendees were there, and `also` somebody who was not on the list.

    `shown` are those who were noted when the page was made: only what was changed since is
    changed, so that two people who note at once lose nothing. Once its time is over the meeting
    has been held. Returns how many were there.
    """
    current = locked(meeting)
    _check(current, also)
    rows = current.attendees.filter(removed_at=None)
    ticked, before = set(here), set(shown)
    rows.filter(pk__in=ticked - before).update(was_present=True)
    rows.filter(pk__in=before - ticked).update(was_present=False)
    if also is not None:
        there = {"was_present": True, "removed_at": None}
        Attendee.objects.update_or_create(meeting=current, person=also, defaults=there)
    if current.is_past and current.state == MeetingState.PLANNED:
        held = {"state": MeetingState.HELD, "closed_at": timezone.now()}
        touch(current, started_at=current.starts_at, version=current.version + 1, **held)
    number = rows.filter(was_present=True).count()
    tell(current, by, "presence_noted", n=number)
    return number


def _check(meeting: Meeting, also: Person | None) -> None:
    if also is not None:
        check_same(meeting.partnership_id, also)
    if not may_be_noted(meeting):
        raise Refused(_("Who was there is noted from the day itself on."))
    if meeting.minutes_state != MinutesState.DRAFT:
        raise Refused(_("The minutes were sent round. Correct them there."))


def may_be_noted(meeting: Meeting) -> bool:
    """It is the day itself or later, and the meeting goes on or was held."""
    asked = {MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.HELD}
    return meeting.has_come and meeting.state in asked
