"""The core team and the working groups, with their people, hours and money."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from samenverder.network.models import (
    GroupMember,
    GroupYear,
    Partnership,
    Person,
    WorkingGroup,
)
from samenverder.network.models.organisation import in_force

FIRST_MONTH = 8  # a school year begins on 1 August


def school_year_of(day: dt.date | None = None) -> int:
    """The school year of a day (today): 2026 is 1 August 2026 up to 2027."""
    day = day or timezone.localdate()
    return day.year if day.month >= FIRST_MONTH else day.year - 1


@dataclass
class GroupRow:
    """One group as the list shows it."""

    group: WorkingGroup
    members: list[GroupMember]
    years: dict[int, GroupYear] = field(default_factory=dict)

    @property
    def lead(self) -> GroupMember | None:
        """Who leads it today."""
        return next((member for member in self.members if member.is_lead), None)


@dataclass(frozen=True)
class YearTotal:
    """Hours and money of all groups together in one school year, and of how many."""

    school_year: int
    hours: Decimal
    budget: Decimal
    groups: int


def groups_of(partnership: Partnership, *, ended: bool = False) -> list[GroupRow]:
    """Groups of today and to come (or, `ended`, those that ended), the core team first.

    With who is in them today, and their years. Three queries.
    """
    today = timezone.localdate()
    rows = WorkingGroup.objects.filter(partnership=partnership)
    rows = rows.filter(until__lte=today) if ended else rows.exclude(until__lte=today)
    # people who left ended their place that day
    members = GroupMember.objects.filter(in_force()).select_related("person")
    rows = rows.prefetch_related(Prefetch("members", members, to_attr="members_now"), "years")
    return [
        GroupRow(
            group, list(group.members_now), {row.school_year: row for row in group.years.all()}
        )
        for group in rows
    ]


def year_totals(partnership: Partnership) -> list[YearTotal]:
    """What all groups together have per school year, the latest first. One query."""
    rows = GroupYear.objects.filter(group__partnership=partnership)
    by_year: dict[int, list[GroupYear]] = {}
    for row in rows.order_by("-school_year"):
        by_year.setdefault(row.school_year, []).append(row)
    return [
        YearTotal(
            year,
            sum((row.hours or Decimal(0) for row in of_year), Decimal(0)),
            sum((row.budget or Decimal(0) for row in of_year), Decimal(0)),
            len(of_year),
        )
        for year, of_year in by_year.items()
    ]


def members_of(group: WorkingGroup) -> tuple[list[GroupMember], list[GroupMember]]:
    """(who is or will be in it, who was), the lead first, with what they do. Four queries."""
    today = timezone.localdate()
    people = Person.objects.with_positions()
    rows = group.members.prefetch_related(Prefetch("person", people))
    now: list[GroupMember] = []
    earlier: list[GroupMember] = []
    for row in rows.order_by("-is_lead", "person__name", "-since", "pk"):
        (earlier if row.until is not None and row.until <= today else now).append(row)
    return now, earlier


def groups_of_person(person: Person) -> QuerySet[GroupMember]:
    """Every place this person has or had in a group, the latest first."""
    return person.group_memberships.select_related("group").order_by("-since", "-pk")


def split_by_today(rows: Iterable[GroupMember]) -> tuple[list[GroupMember], list[GroupMember]]:
    """(places of today and to come, places that ended, also because the group did)."""
    today = timezone.localdate()
    now: list[GroupMember] = []
    earlier: list[GroupMember] = []
    for row in rows:
        ends = [day for day in (row.until, row.group.until) if day is not None]
        row.until = min(ends, default=None)
        (earlier if row.until is not None and row.until <= today else now).append(row)
    return now, earlier
