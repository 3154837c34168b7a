"""What waits and what comes next in the room of meetings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.insight.queries.minutes_waiting import minutes_to_approve, minutes_to_send
from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.meetings.queries.meetings import next_meetings
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Coming, Waiting, register_coming, register_waiting

MOST = 6


def meetings_coming(partnership: Partnership, user: Any) -> Iterable[Coming]:
    """Meetings to which this user is asked, and how many come; two queries."""
    rows = next_meetings(partnership, user, now=timezone.now())
    coming: dict[int, int] = {}
    for pk in Attendee.objects.filter(meeting__in=rows, removed_at=None, answer="yes").values_list(
        "meeting", flat=True
    ):
        coming[pk] = coming.get(pk, 0) + 1
    for meeting in rows:
        number = coming.get(meeting.pk, 0)
        text = ngettext("%(n)d person comes.", "%(n)d people come.", number)
        url = _page(partnership, meeting)
        yield Coming(
            meeting.title,
            url,
            meeting.starts_at,
            meeting.place or (meeting.host.name if meeting.host else ""),
            text % {"n": number} if number else "",
            meeting.state == MeetingState.RUNNING,
            ((_("See the meeting"), url),),
        )


@prepared
def _unanswered(partnership: Partnership, user: Any, now: datetime) -> QuerySet[Attendee]:
    rows = Attendee.objects.filter(
        meeting__partnership=partnership,
        meeting__state=MeetingState.PLANNED,
        meeting__starts_at__gte=now,
        invited_at__isnull=False,
        removed_at=None,
        person__user=user.pk,
        answer="",
    ).select_related("meeting")
    return rows.order_by("meeting__starts_at", "pk")[:MOST]


def answers_waiting(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Invitations to meetings this user did not answer yet; one query."""
    for row in _unanswered(partnership, user, now=timezone.now()):
        yield Waiting(
            _("Say whether you come: %(title)s") % {"title": row.meeting.title},
            _page(partnership, row.meeting),
            row.meeting.place,
            timezone.localtime(row.meeting.starts_at).date(),
            mail=_("Invitation that waits for an answer"),
        )


def _page(partnership: Partnership, meeting: Meeting) -> str:
    return reverse("meetings:detail", args=[partnership.slug, meeting.pk])


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("meetings.answers", answers_waiting)
    register_waiting("meetings.minutes", minutes_to_approve)
    register_waiting("meetings.unsent", minutes_to_send)
    register_coming("meetings", meetings_coming)
