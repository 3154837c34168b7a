"""Planning meetings, one or a series; changing, copying, cancelling."""

import datetime as dt
from collections.abc import Sequence
from copy import copy as as_it_was
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE
from samenverder.meetings.models import (
    AgendaItem,
    Attendee,
    Meeting,
    MeetingOrganiser,
    MeetingSeries,
    MeetingState,
)
from samenverder.meetings.operations.approval import bring_minutes
from samenverder.meetings.operations.common import check_same, locked, tell, touch
from samenverder.meetings.operations.mailing import mail_cancellation, mail_change
from samenverder.network.models import GroupMember, Organisation, Partnership
from samenverder.network.models.organisation import in_force
from samenverder.network.operations.problems import Refused, claim

IN_CALENDARS = ("title", "starts_at", "ends_at", "host", "place", "online_url")
WEEKS = {"week": 1, "two_weeks": 2, "four_weeks": 4}
MOST_IN_A_SERIES = 40


@transaction.atomic
def plan_meeting(
    *,
    partnership: Partnership,
    by: Any,
    repeat: str = "",
    times: int = 1,
    propose: bool = False,
    organisers: Sequence[Organisation] = (),
    **fields: Any,
) -> Meeting:
    """A new meeting, or with `repeat` a series of `times`; returns the first.

    `fields` are those of the meeting, `organisers` the partners that organise it. With `propose`
    its date is still to be chosen. Members of its group are put on the list of who is asked;
    nobody is mailed yet.
    """
    check_same(partnership.pk, fields.get("group"))
    series = None
    if repeat and times > 1:
        series = MeetingSeries.objects.create(partnership=partnership, title=fields["title"])
    state = MeetingState.PROPOSED if propose else MeetingState.PLANNED
    made = []
    for number in range(min(times, MOST_IN_A_SERIES) if series else 1):
        start, end = _moved(fields["starts_at"], fields["ends_at"], repeat, number)
        values = fields | {"starts_at": start, "ends_at": end}
        meeting = Meeting.objects.create(
            partnership=partnership, created_by=by, series=series, state=state, **values
        )
        _ask_group(meeting)
        _set_organisers(meeting, organisers)
        made.append(meeting)
    first = made[0]
    tell(first, by, "meeting_planned" if series is None else "series_planned", n=len(made))
    bring_minutes(into=first)
    return first


def _moved(
    start: dt.datetime, end: dt.datetime, repeat: str, number: int
) -> tuple[dt.datetime, dt.datetime]:
    """The same time of the clock some weeks or months on, summer time or not."""
    if not number:
        return start, end
    local = start.astimezone(ZONE)
    if repeat == "month":
        day = _same_weekday(local.date(), number)
    else:
        day = local.date() + dt.timedelta(weeks=WEEKS[repeat] * number)
    moved = dt.datetime.combine(day, local.time(), ZONE)
    return moved, moved + (end - start)


def _same_weekday(day: dt.date, months: int) -> dt.date:
    """The third Tuesday stays the third Tuesday; a fifth one becomes the last."""
    index = day.year * 12 + day.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    place = (day.day - 1) // 7
    found = first + dt.timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * place)
    return found if found.month == first.month else found - dt.timedelta(weeks=1)


def _ask_group(meeting: Meeting) -> None:
    if meeting.group_id is None:
        return
    rows = GroupMember.objects.filter(in_force(), group=meeting.group_id, person__left_on=None)
    people = rows.order_by("person_id").values_list("person_id", flat=True).distinct()
    Attendee.objects.bulk_create(
        (Attendee(meeting=meeting, person_id=pk) for pk in people), ignore_conflicts=True
    )


def _set_organisers(meeting: Meeting, organisers: Sequence[Organisation]) -> bool:
    """These partners organise it, in this order; whether that is otherwise than before."""
    wanted = list(dict.fromkeys(row.pk for row in organisers))
    held = meeting.organisers.values_list("organisation_id", flat=True)
    if wanted == list(held):
        return False
    meeting.organisers.all().delete()
    for pk in wanted:
        MeetingOrganiser.objects.create(meeting=meeting, organisation_id=pk)
    return True


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    by: Any,
    version: int,
    also_later: bool = False,
    organisers: Sequence[Organisation] | None = None,
    **fields: Any,
) -> Meeting:
    """Change a meeting that `version` was seen of; those invited get a new calendar file.

    With `also_later` the later meetings of the series get the same title, kind, place, time of
    the day and organisers. Raises EditedMeanwhile when somebody else saved it first.
    """
    current = locked(meeting)
    check_same(current.partnership_id, fields.get("group"))
    claim(current, version)
    if current.state == MeetingState.CANCELLED:
        raise Refused(_("This meeting is cancelled. Let it go on before you change it."))
    later = _later(current) if also_later else []
    changed = _set(current, by, fields)
    for other in later:
        _set(other, by, _for_other(other, fields))
        Meeting.objects.filter(pk=other.pk).update(version=other.version + 1)
    if organisers is not None:
        moved = [_set_organisers(row, organisers) for row in (current, *later)]
        changed += ["organisers"] if moved[0] else []
    tell(current, by, "meeting_changed", fields=changed, later=len(later))
    return current


def _later(meeting: Meeting) -> list[Meeting]:
    rows = Meeting.objects.select_for_update(of=("self",)).filter(
        series=meeting.series_id, starts_at__gt=meeting.starts_at, state=MeetingState.PLANNED
    )
    found = (
        rows.select_related("partnership", "host", "series", "group") if meeting.series_id else []
    )
    return list(found)


def _for_other(other: Meeting, fields: dict[str, Any]) -> dict[str, Any]:
    """What a later meeting of the series takes over: not its day."""
    wanted = {k: v for k, v in fields.items() if k not in {"starts_at", "ends_at", "preparation"}}
    day = other.starts_at.astimezone(ZONE).date()
    start = dt.datetime.combine(day, fields["starts_at"].astimezone(ZONE).time(), ZONE)
    length = fields["ends_at"] - fields["starts_at"]
    return wanted | {"starts_at": start, "ends_at": start + length}


def _set(meeting: Meeting, by: Any, fields: dict[str, Any]) -> list[str]:
    changed = [name for name, value in fields.items() if getattr(meeting, name) != value]
    if not changed:
        return []
    seen = [name for name in changed if name in IN_CALENDARS]
    sequence = meeting.sequence + 1 if seen and meeting.invited_at else meeting.sequence
    before = as_it_was(meeting)
    touch(meeting, **{name: fields[name] for name in changed}, sequence=sequence)
    if seen and meeting.invited_at:
        mail_change(meeting, by, before)
    return changed


@transaction.atomic
def duplicate_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """A copy four weeks on, with the agenda and who is asked; nobody is mailed yet."""
    current = locked(meeting)
    start, end = _moved(current.starts_at, current.ends_at, "four_weeks", 1)
    while start < timezone.now():
        start, end = _moved(start, end, "four_weeks", 1)
    copy = Meeting.objects.create(
        partnership=current.partnership,
        created_by=by,
        group=current.group,
        kind=current.kind,
        title=current.title,
        purpose=current.purpose,
        starts_at=start,
        ends_at=end,
        online_url=current.online_url,
    )
    _copy_agenda(current, copy, by)
    held = current.organisers.select_related("organisation")
    _set_organisers(copy, [row.organisation for row in held])
    asked = current.attendees.filter(removed_at=None, person__left_on=None)
    Attendee.objects.bulk_create(
        Attendee(meeting=copy, person_id=pk) for pk in asked.values_list("person_id", flat=True)
    )
    tell(copy, by, "meeting_copied", source=current.pk)
    bring_minutes(into=copy)
    return copy


def _copy_agenda(meeting: Meeting, copy: Meeting, by: Any) -> None:
    """The items that come back: not the approval of minutes, not what came from one action."""
    rows = meeting.items.filter(
        removed_at=None, state__in=("on", "done"), approves=None, action=None
    ).select_related("owner")
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=copy,
            order=row.order,
            title=row.title,
            kind=row.kind,
            subject=row.subject,
            amount=row.amount,
            owner=row.owner if row.owner and row.owner.left_on is None else None,
            minutes=row.minutes,
            focus_area_id=row.focus_area_id,
            text=row.text,
            put_in_by=by,
        )
        for row in rows
    )


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Any, reason: str = "") -> Meeting:
    """Call a meeting off; who was invited gets a mail that takes it out of their calendar."""
    current = locked(meeting)
    if current.state not in {MeetingState.PROPOSED, MeetingState.PLANNED}:
        raise Refused(_("Only a meeting that is still to come can be cancelled."))
    sequence = current.sequence + 1 if current.invited_at else current.sequence
    touch(
        current,
        state=MeetingState.CANCELLED,
        cancel_reason=" ".join(reason.split())[:300],
        sequence=sequence,
        version=current.version + 1,
    )
    mail_cancellation(current, by)
    tell(current, by, "meeting_cancelled")
    return current


@transaction.atomic
def resume_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """A cancelled meeting goes on after all; who was invited hears of it."""
    current = locked(meeting)
    if current.state != MeetingState.CANCELLED:
        raise Refused(_("This meeting is not cancelled."))
    options = current.date_options.exists() and not current.invited_at
    sequence = current.sequence + 1 if current.invited_at else current.sequence
    touch(
        current,
        state=MeetingState.PROPOSED if options else MeetingState.PLANNED,
        cancel_reason="",
        sequence=sequence,
        version=current.version + 1,
    )
    if current.invited_at:
        mail_change(current, by)
    tell(current, by, "meeting_resumed")
    return current
