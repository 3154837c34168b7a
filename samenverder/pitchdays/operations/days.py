"""A pitch day: begin, change, put in calendars, remove."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE
from samenverder.live.operations import publish
from samenverder.meetings.models import Meeting, MeetingKind
from samenverder.meetings.operations.guests import ask_people, send_invitations
from samenverder.meetings.operations.meetings import change_meeting, plan_meeting
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused, claim
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.operations.boards import propose_boards
from samenverder.pitchdays.operations.slots import lay_out
from samenverder.pitchdays.operations.telling import check_here, check_partner, locked, tell
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import people_to_ask
from samenverder.tracks.models import ProgrammeItem

FIELDS = (
    "title", "day", "starts", "ends", "host", "place", "minutes", "questions", "between",
)  # fmt: skip
WITH_MEETING = ("title", "day", "starts", "ends", "host", "place")


@transaction.atomic
def begin_day(
    *, partnership: Partnership, by: Any, track: Any = None, item: Any = None, **fields: Any
) -> PitchDay:
    """A new day, with a part for every school of the track and the boards of their plans.

    A meeting that the part of the programme has already becomes the meeting of the day.
    """
    check_here(partnership.pk, track, item.track if item else None)
    check_partner(partnership.pk, fields.get("host"))
    day = PitchDay.objects.create(
        partnership=partnership,
        track=item.track if item else track,
        item=item,
        meeting=_meeting_of(item),
        created_by=by,
        **fields,
    )
    if day.meeting_id:
        _to_meeting(day, by, {name: fields[name] for name in WITH_MEETING if name in fields})
    lay_out(day)
    propose_boards(day)
    tell(day, by, "pitch_day_begun")
    if item:
        publish(item.track.topic)
    return day


def _meeting_of(item: ProgrammeItem | None) -> Meeting | None:
    meeting = item.meeting if item else None
    if meeting is None or PitchDay.objects.filter(meeting=meeting).exists():
        return None
    return meeting


@transaction.atomic
def change_day(*, pitch_day: PitchDay, by: Any, version: int, **fields: Any) -> PitchDay:
    """Change a day. When it stands in calendars, its meeting changes with it and guests hear of it.

    Raises EditedMeanwhile and Refused.
    """
    current = locked(pitch_day)
    check_partner(current.partnership_id, fields.get("host"))
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    current.save(update_fields=changed)
    if current.meeting_id:
        _to_meeting(current, by, {name: getattr(current, name) for name in WITH_MEETING})
    tell(current, by, "pitch_day_changed", fields=changed)
    return current


def _to_meeting(day: PitchDay, by: Any, fields: dict[str, Any]) -> None:
    """What the day says of itself goes to its meeting; whoever was invited gets a new mail."""
    meeting = Meeting.objects.select_related("host").get(pitch_day=day)
    start = dt.datetime.combine(fields["day"], fields["starts"], ZONE)
    ends = fields.get("ends")
    end = dt.datetime.combine(fields["day"], ends, ZONE) if ends else None
    wanted: dict[str, Any] = {
        "title": fields["title"],
        "starts_at": start,
        "ends_at": end or start + (meeting.ends_at - meeting.starts_at),
        "host": fields.get("host"),
        "place": fields.get("place", ""),
    }
    if any(getattr(meeting, name) != value for name, value in wanted.items()):
        change_meeting(meeting=meeting, by=by, version=meeting.version, **wanted)
    day.meeting = Meeting.objects.select_related("host").get(pitch_day=day)


@transaction.atomic
def plan_day(*, day: PitchDay, by: Any, invite: bool) -> int:
    """Put the day in calendars and ask boards and change leads; with `invite` they are mailed.

    The part of the programme gets the same meeting. Who is asked already stays. Returns how many
    mails went out. Raises Refused when the day is over.
    """
    current = locked(day)
    if current.meeting_id is None:
        current.meeting = _plan(current, by)
        current.save(update_fields=["meeting"])
        if current.item and current.item.meeting_id is None:
            ProgrammeItem.objects.filter(pk=current.item.pk).update(meeting=current.meeting)
    assert current.meeting is not None  # noqa: S101  for the type checker
    people = people_to_ask(current)
    if people:
        ask_people(meeting=current.meeting, by=by, people=people)
    sent = send_invitations(meeting=current.meeting, by=by) if invite and people else 0
    tell(current, by, "pitch_day_planned", n=sent)
    return sent


def _plan(day: PitchDay, by: Any) -> Meeting:
    start = day.begins_at
    if start < timezone.now():
        raise Refused(_("This day is over. A meeting is planned for a day to come."))
    parts = parts_of(day)
    end = day.must_end_at or max((part.planned_to for part in parts), default=start)
    return plan_meeting(
        partnership=day.partnership,
        by=by,
        kind=MeetingKind.INSPIRATION,
        title=day.title,
        purpose=str(day.track.question) if day.track else "",
        starts_at=start,
        ends_at=max(end, start + dt.timedelta(minutes=30)),
        host=day.host,
        place=day.place,
    )


@transaction.atomic
def remove_day(*, day: PitchDay, by: Any) -> None:
    """Take a day off the list; its meeting stays, and it can be put back."""
    current = locked(day)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current, by, "pitch_day_removed")


@transaction.atomic
def restore_day(*, day: PitchDay, by: Any) -> None:
    """Undo of removing."""
    if PitchDay.objects.filter(pk=day.pk).exclude(removed_at=None).update(removed_at=None):
        tell(day, by, "pitch_day_restored")
