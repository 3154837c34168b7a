"""Who represents which organisation on which layer, and who is missing."""

import sys
from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, QuerySet, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import (
    Layer,
    Membership,
    OrganisationKind,
    Partnership,
    Position,
)
from samenverder.network.models.organisation import in_force
from samenverder.network.queries.organisations import memberships_of

ON_A_PAGE = 20
_KIND = OrganisationKind
GROUPS: list[tuple[Promise | str, tuple[str, ...]]] = [
    (_("Schools"), (_KIND.VO, _KIND.PRO, _KIND.VSO, _KIND.MBO)),
    (_("School boards"), (_KIND.BOARD,)),
    (_("Municipalities and care"), (_KIND.MUNICIPALITY, _KIND.YOUTH_CARE)),
    (_("Employers"), (_KIND.EMPLOYER, _KIND.EMPLOYER_SERVICE)),
    (_("Other partners"), (_KIND.OTHER,)),
]
PLACE = Case(
    *(When(organisation__kind__in=kinds, then=at) for at, (_label, kinds) in enumerate(GROUPS)),
    output_field=IntegerField(),
)


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
    """Partners by layer: the groups hold one page of them, the numbers count them all."""

    groups: list[Group]
    page: Page[Membership]
    partners: int
    people: int
    incomplete: int

    @property
    def rows(self) -> list[Row]:
        """The organisations of this page, in its order."""
        return [row for group in self.groups for row in group.rows]


def matrix(partnership: Partnership, page: str | None = None) -> Matrix:
    """Who represents which partner on which layer, today. Six queries.

    With `page`, a number from the address, the rows are those of one page; else all of them.
    """
    partners = memberships_of(partnership).order_by(PLACE, "organisation__name", "pk")
    everybody = _present(partnership)
    here = everybody.filter(organisation_id__in=partners.order_by().values("organisation_id"))
    size = ON_A_PAGE if page else sys.maxsize
    shown = Paginator(partners, size).get_page(page)
    return Matrix(
        _grouped(_rows(partnership, list(shown))),
        shown,
        partners=shown.paginator.count,
        people=here.aggregate(n=Count("person_id", distinct=True))["n"],
        incomplete=incomplete_partners(partnership),
    )


def incomplete_partners(partnership: Partnership) -> int:
    """How many organisations miss somebody on a layer that asks for one. Two queries."""
    partners = Membership.objects.current().filter(partnership=partnership)
    taken = set(_present(partnership).values_list("organisation_id", "layer").distinct())
    return sum(
        any((pk, layer) not in taken for layer in Layer.values if layer not in spare)
        for pk, spare in partners.values_list("organisation_id", "layers_not_needed")
    )


def _present(partnership: Partnership) -> QuerySet[Position]:
    """What people of this partnership who have not left do today, in no order."""
    held = Position.objects.filter(in_force(), person__partnership=partnership)
    return held.filter(person__left_on__isnull=True).order_by()


def _rows(partnership: Partnership, partners: list[Membership]) -> list[Row]:
    positions = (
        _present(partnership)
        .filter(organisation_id__in=[row.organisation_id for row in partners])
        .select_related("person")
        .only("organisation_id", "layer", "title", "person__name")
        .order_by("person__name", "pk")
    )
    at: dict[tuple[int, str], list[Position]] = defaultdict(list)
    for position in positions:
        at[position.organisation_id, position.layer].append(position)
    return [Row(membership, _cells(membership, at)) for membership in partners]


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
