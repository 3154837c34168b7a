"""Inspiring activities: visits, bus tours and open workshops, and who came.

They are meetings of two kinds (room `meetings`). Who came is counted by sector and layer. Who may
read the names of who came sees all of it; to others it is shown under the rule of disclosure: no
group of fewer than five, also not by subtracting. Sectors are then taken together (education,
government and care, employers) when that tells of more people.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.lib.statistics.disclosure import MINIMUM, everyone_allowed, safe_groups
from samenverder.meetings.models import Attendee, Meeting, MeetingKind, MeetingState
from samenverder.meetings.queries.meetings import to_come
from samenverder.network.models import Layer, OrganisationKind, Partnership, Position
from samenverder.network.queries.groups import school_year_of

KINDS = (MeetingKind.VISIT, MeetingKind.INSPIRATION)
SEVERAL = "several"
GROUPS = {
    "education": gettext_lazy("Education"),
    "government_and_care": gettext_lazy("Government and care"),
    "employers": gettext_lazy("Employers"),
}
GROUP_OF = {
    **dict.fromkeys(("po", "vo", "pro", "vso", "mbo", "board", "teacher_training"), "education"),
    **dict.fromkeys(("municipality", "youth_care", "health", "childcare"), "government_and_care"),
    **dict.fromkeys(("employer", "employer_service", "employment_agency"), "employers"),
}


@dataclass(frozen=True)
class Came:
    """Somebody who was there: of which sector and layer, `several` when of more than one."""

    meeting: int
    person: int
    sector: str
    layer: str
    group: str


@dataclass
class Counts:
    """How many came, and of which groups that may be said; of sectors or of `groups` of them."""

    number: int = 0
    layers: list[tuple[str, int]] = field(default_factory=list)
    sectors: list[tuple[str, int]] = field(default_factory=list)
    groups: list[tuple[str, int]] = field(default_factory=list)
    is_whole: bool = False

    @property
    def hidden(self) -> bool:
        """People came, too few to say of any of them from where."""
        return 0 < self.number < MINIMUM and not self.is_whole

    def in_words(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """[(layers or sectors, [(which, how many)])]; an empty list where nothing may be said."""
        if not self.number or self.hidden:
            return []
        name = "group" if self.groups else "sector"
        both = (
            (_("By sector"), name, self.groups or self.sectors),
            (_("By layer"), "layer", self.layers),
        )
        return [
            (title, [(label_of(name, value), n) for value, n in rows]) for title, name, rows in both
        ]


@dataclass
class Activity:
    """One activity with who organised it and who came."""

    meeting: Meeting
    organisers: list[str]
    came: Counts


def year_name(year: int) -> str:
    """A school year as people write it: "2026/27"."""
    return f"{year}/{(year + 1) % 100:02}"


@dataclass
class Year:
    """A school year: what was done, how many were reached, and who."""

    year: int
    activities: list[Activity]
    came: Counts

    @property
    def name(self) -> str:
        """As people write it."""
        return year_name(self.year)


def inspiring(partnership: Partnership) -> QuerySet[Meeting]:
    """Visits, bus tours and workshops; not what a track, a pitch day or a dialogue planned."""
    return Meeting.objects.filter(
        partnership=partnership, kind__in=KINDS, track_item=None, pitch_day=None, dialogue=None
    )


def activities_to_come(partnership: Partnership) -> list[Meeting]:
    """Those still to be held, the soonest first; two queries."""
    rows = inspiring(partnership).filter(to_come())
    rows = rows.exclude(state=MeetingState.CANCELLED).select_related("host", "partnership")
    return list(rows.prefetch_related("organisers__organisation").order_by("starts_at", "pk"))


def own_answers(meetings: Sequence[Meeting], user: Any) -> dict[int, str]:
    """{meeting: what this user answered} where the user is on the list; one query."""
    pks = [meeting.pk for meeting in meetings]
    rows = Attendee.objects.filter(meeting__in=pks, person__user=user.pk, removed_at=None)
    return dict(rows.order_by().values_list("meeting", "answer"))


def held_in(partnership: Partnership) -> QuerySet[Meeting]:
    """What was held, the last first."""
    rows = inspiring(partnership).filter(ends_at__lt=timezone.now())
    rows = rows.exclude(state__in=(MeetingState.CANCELLED, MeetingState.PROPOSED))
    return rows.order_by("-starts_at", "-pk")


def years_there(partnership: Partnership) -> list[int]:
    """The school years in which something was held, the last first; one query."""
    moments = held_in(partnership).values_list("starts_at", flat=True)
    years = (school_year_of(timezone.localtime(moment).date()) for moment in moments)
    return list(dict.fromkeys(years))


def years_of_inspiration(
    partnership: Partnership, year: int | None = None, *, whole: bool = False
) -> list[Year]:
    """What was held, by school year, the last first, or in one year alone; four queries.

    With `whole` small groups too: for who may read the names.
    """
    rows = held_in(partnership).select_related("host", "partnership")
    if year is not None:
        first, last = (timezone.make_aware(dt.datetime(begin, 8, 1)) for begin in (year, year + 1))
        rows = rows.filter(starts_at__gte=first, starts_at__lt=last)
    meetings = list(rows.prefetch_related("organisers__organisation"))
    came = _came(meetings)
    by_year: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        day = timezone.localtime(meeting.starts_at).date()
        by_year[school_year_of(day)].append(meeting)
    return [_year(year, own, came, whole) for year, own in by_year.items()]


def _year(year: int, meetings: list[Meeting], came: dict[int, list[Came]], whole: bool) -> Year:
    """A year says from where people came; an activity only how many: both could be subtracted."""
    everybody = [row for meeting in meetings for row in came[meeting.pk]]
    activities = [
        Activity(meeting, organisers_of(meeting), Counts(len(came[meeting.pk])))
        for meeting in meetings
    ]
    return Year(year, activities, counts_of(everybody, whole=whole))


def organisers_of(meeting: Meeting) -> list[str]:
    """The names of who organised it; of who received when nobody was named."""
    named = [row.organisation.name for row in meeting.organisers.all()]
    return named or ([meeting.host.name] if meeting.host else [])


def counts_of(came: Sequence[Came], *, whole: bool = False) -> Counts:
    """How many different people came, by layer and sector: as far as that may be said, or all."""
    people = {
        row.person: {"layer": row.layer, "sector": row.sector, "group": row.group} for row in came
    }
    rows = list(people.values())
    counts = Counts(len(rows), is_whole=whole)
    if whole:
        counts.layers, counts.sectors = (_all_of(rows, name) for name in ("layer", "sector"))
        return counts
    if not everyone_allowed(len(rows)):
        return counts
    fine, broad = (_shown(rows, dimension) for dimension in ("sector", "group"))
    # one of the two, never both: what is taken together must not be found by subtracting
    if _told(broad[1]) > _told(fine[1]):
        counts.layers, counts.groups = broad
    else:
        counts.layers, counts.sectors = fine
    return counts


def _shown(rows: list[dict[str, str]], dimension: str) -> list[list[tuple[str, int]]]:
    """The layers and the groups of the dimension that may stand beside each other."""
    shown = safe_groups(rows, ("layer", dimension))
    return [_numbers(rows, name, shown[name]) for name in ("layer", dimension)]


def _all_of(rows: list[dict[str, str]], dimension: str) -> list[tuple[str, int]]:
    """Every group, the largest first."""
    found = Counter(row[dimension] for row in rows)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _told(groups: list[tuple[str, int]]) -> int:
    return sum(number for _value, number in groups)


def _numbers(
    rows: Iterable[dict[str, str]], dimension: str, shown: list[str]
) -> list[tuple[str, int]]:
    found = Counter(row[dimension] for row in rows)
    return [(value, found[value]) for value in shown]


def _came(meetings: Sequence[Meeting]) -> dict[int, list[Came]]:
    """{meeting: who was there}, with where they worked on that day."""
    days = {meeting.pk: timezone.localtime(meeting.starts_at).date() for meeting in meetings}
    rows = Attendee.objects.filter(meeting__in=list(days), was_present=True, removed_at=None)
    present = list(rows.order_by().values_list("meeting", "person"))
    held = defaultdict(list)
    positions = Position.objects.filter(person__in={person for _meeting, person in present})
    for person, layer, kind, since, until in positions.values_list(
        "person", "layer", "organisation__kind", "since", "until"
    ):
        held[person].append((layer, kind, since, until))
    found: dict[int, list[Came]] = defaultdict(list)
    for meeting, person in present:
        day = days[meeting]
        then = [
            (layer, kind)
            for layer, kind, since, until in held[person]
            if (since is None or since <= day) and (until is None or until > day)
        ]
        layers, kinds = {layer for layer, _k in then}, {kind for _l, kind in then}
        found[meeting].append(_came_from(meeting, person, kinds, layers))
    return found


def _came_from(meeting: int, person: int, kinds: set[str], layers: set[str]) -> Came:
    groups = {GROUP_OF.get(kind, kind) for kind in kinds}
    return Came(meeting, person, _one(kinds), _one(layers), _one(groups))


def _one(values: set[str]) -> str:
    if len(values) == 1:
        return next(iter(values))
    return SEVERAL if values else ""


def label_of(dimension: str, value: str) -> str:
    """A layer or sector in words."""
    if value == SEVERAL:
        return _("of more than one")
    if not value:
        return _("not known")
    if value in GROUPS:
        return str(GROUPS[value])
    choices = Layer if dimension == "layer" else OrganisationKind
    return str(choices(value).label)
