"""Minutes that wait: to send round and to approve for who leads, to read for who comes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.meetings.models import (
    AgendaItem,
    Attendee,
    Meeting,
    MeetingState,
    MinutesNote,
    MinutesState,
)
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting

MOST = 6
AHEAD = timedelta(days=14)
UNSENT_FOR_AT_MOST = timedelta(days=60)


def minutes_to_approve(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Minutes on an agenda of these two weeks: to approve, or to read before that; one query."""
    leads = user.has_perm("meetings.run_meeting", partnership)
    words = _("Approve the minutes: %(title)s, %(day)s")
    if not leads:
        words = _("Read the minutes before they are approved: %(title)s, %(day)s")
    for item in _on_agendas(partnership, user, until=timezone.now() + AHEAD):
        meeting = item.approves
        assert meeting is not None  # noqa: S101  selected on it
        yield Waiting(
            words % _words(meeting),
            reverse("meetings:minutes", args=[partnership.slug, meeting.pk]),
            _("On the agenda of %(title)s.") % {"title": item.meeting.title},
            timezone.localtime(item.meeting.starts_at).date(),
            mail=_("Minutes to approve") if leads else _("Minutes to read"),
        )


@prepared
def _on_agendas(partnership: Partnership, user: Any, until: datetime) -> QuerySet[AgendaItem]:
    """For who leads all that were not approved yet, for others those of meetings they come to."""
    rows = AgendaItem.objects.filter(
        removed_at=None,
        approves__partnership=partnership,
        approves__minutes_state=MinutesState.SENT,
        meeting__starts_at__lte=until,
    ).exclude(meeting__state__in=(MeetingState.CANCELLED, MeetingState.PROPOSED))
    if not user.has_perm("meetings.run_meeting", partnership):
        mine = Attendee.objects.filter(removed_at=None, person__user_id=user.pk)
        mine = mine.filter(meeting=OuterRef("meeting")).exclude(answer="no")
        rows = rows.filter(Exists(mine)).exclude(meeting__state=MeetingState.HELD)
    return rows.select_related("approves", "meeting").order_by("meeting__starts_at", "pk")[:MOST]


@prepared
def _unsent(partnership: Partnership, _user: Any, since: datetime) -> QuerySet[Meeting]:
    noted = MinutesNote.objects.filter(item__meeting=OuterRef("pk"), item__removed_at=None)
    rows = Meeting.objects.filter(
        Exists(noted.exclude(text="")),
        partnership=partnership,
        state=MeetingState.HELD,
        minutes_state=MinutesState.DRAFT,
        starts_at__gte=since,
    )
    return rows.order_by("starts_at", "pk")[:MOST]


def minutes_to_send(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads: what was noted at a meeting and did not go round yet; one query."""
    if not user.has_perm("meetings.run_meeting", partnership):
        return
    for meeting in _unsent(partnership, user, since=timezone.now() - UNSENT_FOR_AT_MOST):
        yield Waiting(
            _("Send the minutes round: %(title)s, %(day)s") % _words(meeting),
            reverse("meetings:minutes", args=[partnership.slug, meeting.pk]),
            _("Read them once more; after sending they change by corrections only."),
            mail=_("Minutes to send round"),
        )


def _words(meeting: Meeting) -> dict[str, str]:
    day = format_date(meeting.starts_at, get_language() or "nl")
    return {"title": meeting.title, "day": day}
