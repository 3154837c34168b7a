"""Minutes come back at the next meeting by themselves."""

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenverder.lib.text import format_date
from samenverder.meetings.models import (
    INSPIRING,
    AgendaItem,
    AgendaItemKind,
    Meeting,
    MeetingState,
    MinutesState,
)


def of_one_line(meeting: Meeting) -> QuerySet[Meeting]:
    """Meetings that follow each other: of one series, else of one group, else of one kind."""
    rows = Meeting.objects.filter(partnership=meeting.partnership_id).exclude(pk=meeting.pk)
    if meeting.series_id:
        return rows.filter(series=meeting.series_id)
    if meeting.group_id:
        return rows.filter(group=meeting.group_id)
    return rows.filter(kind=meeting.kind, group=None)


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The first planned one after it in its line; of its kind when the series has ended.

    Never a visit or a bus tour: nothing is approved there.
    """
    planned = Q(state__in=(MeetingState.PLANNED, MeetingState.RUNNING))
    later = planned & Q(starts_at__gt=meeting.starts_at) & ~Q(kind__in=INSPIRING)
    found = of_one_line(meeting).filter(later).order_by("starts_at", "pk").first()
    if found is None and meeting.series_id:
        rows = Meeting.objects.filter(partnership=meeting.partnership_id, kind=meeting.kind)
        found = rows.filter(later, group=meeting.group_id).order_by("starts_at", "pk").first()
    return found


def put_on_next(meeting: Meeting) -> AgendaItem | None:
    """Put the approval of these minutes on the agenda of the next meeting, when there is one."""
    if meeting.approval_items.filter(removed_at=None).exists():
        return None
    following = next_meeting(meeting)
    return _item(following, meeting) if following else None


def bring_minutes(*, into: Meeting) -> None:
    """Put minutes that wait for approval on the agenda of a meeting that was just planned.

    A visit or a bus tour gets none.
    """
    if into.is_inspiring:
        return
    waiting = of_one_line(into).filter(
        minutes_state=MinutesState.SENT, starts_at__lt=into.starts_at, state=MeetingState.HELD
    )
    known = AgendaItem.objects.filter(approves__in=waiting, removed_at=None).values("approves")
    for meeting in waiting.exclude(pk__in=known).order_by("-starts_at")[:5]:
        _item(into, meeting)


def _item(meeting: Meeting, approves: Meeting) -> AgendaItem:
    with override("nl"):
        day = format_date(approves.starts_at, "nl")
        title = _("Minutes of %(day)s") % {"day": day}
    meeting.items.update(order=F("order") + 1)
    return AgendaItem.objects.create(
        meeting=meeting,
        order=0,
        title=title,
        kind=AgendaItemKind.DECIDE,
        minutes=5,
        approves=approves,
    )
