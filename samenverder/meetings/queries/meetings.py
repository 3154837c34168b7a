"""Reads of meetings worth a name."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.network.models import Organisation, Partnership
from samenverder.network.prepared import prepared
from samenverder.network.queries.organisations import organisations_of

MANY = 400  # more numbers than this in one question is slower than asking for all


@dataclass(frozen=True)
class Choice:
    """What somebody asked to see; the names are those in the address."""

    toon: str = "komend"
    soort: str = ""
    groep: str = ""
    jaar: str = ""
    zoek: str = ""

    @property
    def is_narrowed(self) -> bool:
        """More was chosen than one of the tabs."""
        return any((self.soort, self.groep, self.jaar, self.zoek))


def to_come(now: dt.datetime | None = None) -> Q:
    """Still to be held, seen from now; those that run longer than planned too."""
    ahead = Q(ends_at__gte=now or timezone.now()) & ~Q(state=MeetingState.HELD)
    undecided = Q(state__in=(MeetingState.PROPOSED, MeetingState.RUNNING))
    return ahead | undecided


def chosen_meetings(partnership: Partnership, user: Any, choice: Choice) -> QuerySet[Meeting]:
    """The meetings that answer the choice: coming ones first to last, past ones last to first."""
    rows = Meeting.objects.filter(partnership=partnership).select_related("host", "group")
    mine = Attendee.objects.filter(meeting=OuterRef("pk"), removed_at=None, person__user_id=user.pk)
    if choice.toon == "mijn":
        rows = rows.filter(Exists(mine))
    if choice.toon == "komend":
        rows = rows.filter(to_come())
    if choice.toon == "geweest":
        rows = rows.exclude(to_come())
    rows = _narrow(rows, choice)
    return (
        rows.order_by("starts_at", "pk")
        if choice.toon == "komend"
        else rows.order_by("-starts_at", "-pk")
    )


def count_guests(meetings: Iterable[Meeting], partnership: Partnership) -> None:
    """Give each of these meetings `asked` and `coming`: how many people; one query."""
    found = {meeting.pk: meeting for meeting in meetings}
    asked = Attendee.objects.filter(removed_at=None)
    if len(found) > MANY:
        asked = asked.filter(meeting__partnership=partnership)
    else:
        asked = asked.filter(meeting__in=list(found))
    coming = Count("pk", filter=Q(answer="yes"))
    counted = asked.order_by().values("meeting").annotate(asked=Count("pk"), coming=coming)
    counts = {row["meeting"]: row for row in counted}
    for pk, meeting in found.items():
        shown: Any = meeting
        row: Any = counts.get(pk, {})
        shown.asked, shown.coming = row.get("asked", 0), row.get("coming", 0)


def _narrow(rows: QuerySet[Meeting], choice: Choice) -> QuerySet[Meeting]:
    if choice.soort:
        rows = rows.filter(kind=choice.soort)
    if choice.groep:
        rows = rows.filter(group=int(choice.groep))
    if choice.jaar:
        year = int(choice.jaar)
        zone = timezone.get_current_timezone()
        start, end = dt.datetime(year, 1, 1, tzinfo=zone), dt.datetime(year + 1, 1, 1, tzinfo=zone)
        rows = rows.filter(starts_at__gte=start, starts_at__lt=end)
    for word in choice.zoek.split()[:6]:
        place = Q(place__icontains=word) | Q(host__name__icontains=word)
        rows = rows.filter(Q(title__icontains=word) | place)
    return rows


def years_of(partnership: Partnership) -> list[int]:
    """The years in which there are meetings, the last first; one query."""
    rows = Meeting.objects.filter(partnership=partnership).order_by()
    ends = rows.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if ends["first"] is None:
        return []
    local = timezone.localtime
    return list(range(local(ends["last"]).year, local(ends["first"]).year - 1, -1))


@dataclass(frozen=True)
class Host:
    """An organisation, and when partners last met there."""

    organisation: Organisation
    times: int
    last: dt.datetime | None


def hosts_of(partnership: Partnership) -> list[Host]:
    """Partners by turn: where nobody has been yet first, then who was visited longest ago."""
    held = Q(meetings__partnership=partnership) & ~Q(meetings__state=MeetingState.CANCELLED)
    rows = organisations_of(partnership).annotate(
        times=Count("meetings", filter=held), last=Max("meetings__starts_at", filter=held)
    )
    found = [Host(row, row.times, row.last) for row in rows.order_by("name", "pk")]
    never = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
    return sorted(found, key=lambda host: host.last or never)


def in_feed(partnership: Partnership, *, user: Any = None) -> QuerySet[Meeting]:
    """Meetings for a calendar: from half a year back; of one user only with `user`. One query."""
    since = timezone.now() - dt.timedelta(days=182)
    rows = Meeting.objects.filter(partnership=partnership, starts_at__gte=since)
    rows = rows.exclude(state=MeetingState.PROPOSED)
    rows = rows.select_related("partnership", "host", "series").order_by("starts_at", "pk")
    if user is not None:
        mine = Attendee.objects.filter(
            meeting=OuterRef("pk"), removed_at=None, person__user_id=user.pk, person__left_on=None
        )
        rows = rows.filter(Exists(mine))
    return rows[:1000]


@prepared
def next_meetings(partnership: Partnership, user: Any, now: dt.datetime) -> QuerySet[Meeting]:
    """The first three meetings to come with a date, for the start page.

    Who runs meetings sees all of them, others those to which they are asked.
    """
    rows = Meeting.objects.filter(to_come(now), partnership=partnership)
    rows = rows.filter(state__in=[MeetingState.PLANNED, MeetingState.RUNNING])
    if not user.has_perm("meetings.run_meeting", partnership):
        mine = Attendee.objects.filter(meeting=OuterRef("pk"), removed_at=None)
        rows = rows.filter(Exists(mine.filter(person__user=user.pk)))
    return rows.select_related("host", "partnership").order_by("starts_at", "pk")[:3]


def attendee_for(meeting: Meeting, user: Any) -> Attendee | None:
    """The user as somebody who is asked to this meeting; None when not asked."""
    rows = meeting.attendees.filter(removed_at=None, person__user_id=user.pk)
    found = rows.select_related("person").first()
    if found is not None:
        found.meeting = meeting
    return found
