"""A dialogue meeting as a meeting: in calendars, with invitations and who came."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.meetings.models import Meeting, MeetingKind
from samenverder.meetings.operations.meetings import change_meeting, plan_meeting

MOST_PLACE = 160  # of a meeting
TAKEN = _("That meeting is of another dialogue already. Choose another one.")


@transaction.atomic
def gather(*, dialogue: Dialogue, by: Any, meeting: Meeting | None = None) -> Meeting:
    """Make a meeting of it, or choose one that is there: then its time and place count.

    Raises Refused when it has one, or when that one is of another dialogue; ValueError for a
    meeting of another partnership.
    """
    current = lock(dialogue)
    require(current.meeting_id is None, _("This dialogue stands in the calendar already."))
    if meeting is None:
        meeting = _plan(current, by)
    elif meeting.partnership_id != current.partnership_id:
        raise ValueError(meeting.pk)
    require(not Dialogue.objects.filter(meeting=meeting).exists(), TAKEN)
    current.meeting = meeting
    current.save(update_fields=["meeting"])
    follow(meeting)
    tell(current, by, "dialogue_gathered")
    return meeting


def _plan(dialogue: Dialogue, by: Any) -> Meeting:
    return plan_meeting(
        partnership=dialogue.partnership,
        by=by,
        kind=MeetingKind.INSPIRATION,
        title=dialogue.title,
        purpose=dialogue.purpose,
        starts_at=dialogue.starts_at,
        ends_at=dialogue.ends_at,
        host=dialogue.host,
        place=dialogue.where[:MOST_PLACE],
    )


@transaction.atomic
def part(*, dialogue: Dialogue, by: Any) -> None:
    """The meeting stays in the calendar, no longer as this dialogue."""
    current = lock(dialogue)
    require(current.meeting_id is not None, _("This dialogue stands in no calendar."))
    current.meeting = None
    current.save(update_fields=["meeting"])
    tell(current, by, "dialogue_parted")


def to_meeting(dialogue: Dialogue, by: Any) -> None:
    """What changed of a dialogue goes to its meeting; whoever was invited hears of it."""
    if dialogue.meeting_id is None:
        return
    meeting = Meeting.objects.select_related("host").get(pk=dialogue.meeting_id)
    wanted: dict[str, Any] = {
        "title": dialogue.title,
        "starts_at": dialogue.starts_at,
        "ends_at": dialogue.ends_at,
        "host": dialogue.host,
        "place": dialogue.where[:MOST_PLACE],
    }
    if meeting.is_open and any(getattr(meeting, name) != value for name, value in wanted.items()):
        change_meeting(meeting=meeting, by=by, version=meeting.version, **wanted)


def follow(meeting: Meeting) -> None:
    """A meeting that moves takes its dialogue along, as long as that is not over."""
    minutes = int((meeting.ends_at - meeting.starts_at) / dt.timedelta(minutes=1))
    rows = Dialogue.objects.filter(meeting=meeting).exclude(phase=DialoguePhase.CLOSED)
    rows.update(
        starts_at=meeting.starts_at,
        duration=max(1, min(minutes, 32_000)),
        host=meeting.host_id,
    )
    for row in rows:
        if meeting.place != row.where[:MOST_PLACE]:
            rows.filter(pk=row.pk).update(**_hall_and_town(row, meeting.place))


def _hall_and_town(row: Dialogue, place: str) -> dict[str, str]:
    """A meeting has one field for both: the town stays as long as the place still names it."""
    if row.names_town(place):
        return {"place": place.removesuffix(f", {row.town}")}
    return {"place": place, "town": ""}
