"""Organisations, and who represents them on which layer."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import (
    Access,
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Position,
    Role,
    User,
)
from samenverder.network.models.organisation import in_force

_KIND = OrganisationKind
GROUPS: list[tuple[Promise | str, tuple[str, ...]]] = [
    (_("Schools"), (_KIND.VO, _KIND.PRO, _KIND.VSO, _KIND.MBO)),
    (_("School boards"), (_KIND.BOARD,)),
    (_("Municipalities and care"), (_KIND.MUNICIPALITY, _KIND.YOUTH_CARE)),
    (_("Employers"), (_KIND.EMPLOYER, _KIND.EMPLOYER_SERVICE)),
    (_("Other partners"), (_KIND.OTHER,)),
]


def organisations_of(
    partnership: Partnership, *, on: dt.date | None = None
) -> QuerySet[Organisation]:
    """The organisations that take part on a day (today), by name."""
    held = Membership.objects.filter(partnership=partnership).filter(in_force(on))
    return Organisation.objects.filter(pk__in=held.values("organisation_id"))


def memberships_of(partnership: Partnership, *, ended: bool = False) -> QuerySet[Membership]:
    """Current (or ended) memberships with their organisations, by name."""
    rows = Membership.objects.filter(partnership=partnership).select_related("organisation")
    rows = rows.exclude(in_force()) if ended else rows.filter(in_force())
    return rows.order_by("organisation__name", "pk")


def coordinated_by(user: User) -> QuerySet[Partnership]:
    """The partnerships this user coordinates."""
    return Partnership.objects.filter(access__user=user, access__role=Role.COORDINATOR)


def coordinated_elsewhere(user: User, partnership: Partnership) -> QuerySet[Organisation]:
    """Organisations of other partnerships this user coordinates, that do not take part here."""
    others = coordinated_by(user).exclude(pk=partnership.pk)
    rows = Organisation.objects.filter(memberships__partnership__in=others)
    here = Membership.objects.filter(partnership=partnership).values("organisation_id")
    return rows.exclude(pk__in=here).distinct()


def may_rename(user: User, organisation: Organisation) -> bool:
    """The user coordinates every partnership in which this organisation is (or was) a partner."""
    mine = Access.objects.filter(user=user, role=Role.COORDINATOR).values("partnership_id")
    return not organisation.memberships.exclude(partnership_id__in=mine).exists()


@dataclass
class Cell:
    """Who of one organisation works on one layer."""

    layer: str
    positions: list[Position]
    needed: bool

    @property
    def is_hole(self) -> bool:
        """Somebody is needed and there is nobody."""
        return self.needed and not self.positions


@dataclass
class Row:
    """One organisation, with a cell per layer."""

    membership: Membership
    cells: list[Cell]

    @property
    def has_hole(self) -> bool:
        """On one layer at least nobody has a face yet."""
        return any(cell.is_hole for cell in self.cells)


@dataclass
class Group:
    """Organisations of related kinds."""

    label: Promise | str
    rows: list[Row]


@dataclass
class Matrix:
    """Partners by layer, as on the page of that name."""

    groups: list[Group]
    people: int

    @property
    def rows(self) -> list[Row]:
        """All organisations, in the order of the page."""
        return [row for group in self.groups for row in group.rows]

    @property
    def incomplete(self) -> int:
        """How many organisations miss somebody on a layer."""
        return sum(row.has_hole for row in self.rows)


def matrix(partnership: Partnership) -> Matrix:
    """Who represents which partner on which layer, today. Two queries."""
    memberships = list(memberships_of(partnership))
    positions = (
        Position.objects.current()
        .filter(
            person__partnership=partnership,
            person__left_on__isnull=True,
            organisation_id__in=[row.organisation_id for row in memberships],
        )
        .select_related("person")
        .order_by("person__name", "pk")
    )
    at: dict[tuple[int, str], list[Position]] = defaultdict(list)
    for position in positions:
        at[position.organisation_id, position.layer].append(position)
    people = {position.person_id for found in at.values() for position in found}
    rows = [Row(membership, _cells(membership, at)) for membership in memberships]
    return Matrix(_grouped(rows), len(people))


def _cells(membership: Membership, at: dict[tuple[int, str], list[Position]]) -> list[Cell]:
    spare = membership.layers_not_needed
    return [
        Cell(layer, at.get((membership.organisation_id, layer), []), layer not in spare)
        for layer in Layer.values
    ]


def _grouped(rows: list[Row]) -> list[Group]:
    groups = []
    for label, kinds in GROUPS:
        found = [row for row in rows if row.membership.organisation.kind in kinds]
        if found:
            groups.append(Group(label, found))
    return groups


def layer_counts(partnership: Partnership) -> dict[str, int]:
    """How many present people work on each layer today: {"board": 3, …}. One query.

    Somebody with positions on two layers counts on both.
    """
    pairs = (
        Position.objects.filter(in_force(), Q(person__left_on__isnull=True))
        .filter(person__partnership=partnership)
        .order_by()
        .values_list("layer", "person_id")
        .distinct()
    )
    counts = dict.fromkeys(Layer.values, 0)
    for layer, _person in pairs:
        counts[layer] += 1
    return counts
