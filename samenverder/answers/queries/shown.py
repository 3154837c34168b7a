"""The needs as a page shows them: kind by kind what looks alike together, or school by school."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import get_language

from samenverder.answers.models import AnswerKind
from samenverder.answers.queries.alike import Group, groups_of
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.answers.queries.sums import Money, Sums, sums_of
from samenverder.commitments.models import AgreementKind
from samenverder.lib.text import format_date

MOST_IN_CELL = 3


@dataclass(frozen=True)
class Line:
    """A need in words."""

    row: NeedRow
    amount: str
    by: str
    answer: str
    given: str


@dataclass
class Bunch:
    """Needs that look alike, as far as they are on this page. `sums` is of all of them."""

    group: Group
    sums: Sums
    lines: list[Line] = field(default_factory=list)


@dataclass
class Heap:
    """The needs of one kind on this page; `sums` is of all there are."""

    kind: str
    sums: Sums
    bunches: list[Bunch] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """One need, and among which it stands."""

    kind: str
    group: Group
    row: NeedRow


def places(needs: Sequence[NeedRow], order: str) -> list[Place]:
    """All needs in the order of the page: by kind, what looks alike together when not sorted."""
    found = []
    for kind in [kind.value for kind in AgreementKind]:
        rows = sorted((row for row in needs if row.kind == kind), key=_key(order))
        groups = [Group([row]) for row in rows] if order else groups_of(rows)
        found += [Place(kind, group, row) for group in groups for row in group.needs]
    return found


def _key(order: str) -> Callable[[NeedRow], Any]:
    if order == "bedrag":
        return lambda row: (-(row.cents or 0), -(row.tenths or 0), row.school_name, row.pk)
    if order == "nodig":
        return lambda row: (row.by or dt.date.max, row.school_name, row.pk)
    return lambda row: (row.school_name, row.pk)


def heaps(page: Sequence[Place], by_kind: dict[str, Sums]) -> list[Heap]:
    """One page of places, kind by kind and bunch by bunch."""
    found = []
    for kind, of_kind in groupby(page, key=lambda place: place.kind):
        heap = Heap(kind, by_kind[kind])
        for _key_of, of_group in groupby(of_kind, key=lambda place: id(place.group)):
            rows = list(of_group)
            group = rows[0].group
            lines = [line_of(place.row) for place in rows]
            heap.bunches.append(Bunch(group, sums_of(group.needs), lines))
        found.append(heap)
    return found


def line_of(row: NeedRow) -> Line:
    """A need in the words of the active language."""
    language = get_language() or "nl"
    return Line(
        row=row,
        amount=row.amount if row.cents or row.tenths else "",
        by=format_date(row.by, language) if row.by else "",
        answer=str(AnswerKind(row.answer).label) if row.answer else "",
        given=str(Money(row.given_cents, row.given_tenths))
        if row.given_cents + row.given_tenths
        else "",
    )


@dataclass
class Cell:
    """What one school asks of one kind: the first few in words, and all of it together."""

    kind: str
    label: str
    sums: Sums
    lines: list[Line]

    @property
    def more(self) -> int:
        """How many there are that are not written out."""
        return self.sums.needs - len(self.lines)


@dataclass
class SchoolNeeds:
    """One line of the table school by kind."""

    school: int
    name: str
    sums: Sums
    cells: list[Cell]


def by_school(needs: Sequence[NeedRow]) -> list[tuple[int, str, list[NeedRow]]]:
    """(school, its name, its needs), by name."""
    rows = sorted(needs, key=lambda row: (row.school_name.casefold(), row.school))
    found = []
    for school, own in groupby(rows, key=lambda row: row.school):
        mine = list(own)
        found.append((school, mine[0].school_name, mine))
    return found


def school_needs(schools: Sequence[tuple[int, str, list[NeedRow]]]) -> list[SchoolNeeds]:
    """These schools with a cell for each kind."""
    return [
        SchoolNeeds(school, name, sums_of(needs), [_cell(kind, needs) for kind in AgreementKind])
        for school, name, needs in schools
    ]


def _cell(kind: AgreementKind, needs: Sequence[NeedRow]) -> Cell:
    rows = [row for row in needs if row.kind == kind]
    lines = [line_of(row) for row in rows[:MOST_IN_CELL]]
    return Cell(kind.value, str(kind.label), sums_of(rows), lines)
