"""Who represents which organisation on which layer, and who is missing."""

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
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
from samenverder.network.prepared import prepared

ON_A_PAGE = 20
_KIND = OrganisationKind
GROUPS: list[tuple[Promise | str, tuple[str, ...]]] = [
    (_("Schools"), (_KIND.PO, _KIND.VO, _KIND.PRO, _KIND.VSO, _KIND.MBO)),
    (_("School boards"), (_KIND.BOARD,)),
    (
        _("Municipalities and care"),
        (_KIND.MUNICIPALITY, _KIND.YOUTH_CARE, _KIND.HEALTH, _KIND.CHILDCARE),
    ),
    (_("Employers"), (_KIND.EMPLOYER, _KIND.EMPLOYER_SERVICE, _KIND.EMPLOYMENT_AGENCY)),
    (_("Teacher training and other partners"), (_KIND.TEACHER_TRAINING, _KIND.OTHER)),
]
PLACE = Case(
    *(When(organisation__kind__in=kinds, then=at) for at, (_label, kinds) in enumerate(GROUPS)),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class MatrixFilter:
    """What the overview is narrowed to; all of it lives in the address of the page.

    `layer` and `kind` are values of Layer and OrganisationKind; `on` is a day (None: today);
    `holes` asks for partners only that miss somebody (on that layer, if one is chosen).
    """

    layer: str = ""
    kind: str = ""
    on: dt.date | None = None
    holes: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Something else was asked for than everything of today."""
        return bool(self.layer or self.kind or self.on or self.holes)

    @property
    def layers(self) -> list[str]:
        """The layers that are looked at."""
        return [self.layer] if self.layer else list(Layer.values)


@dataclass(frozen=True)
class Numbers:
    """How many partners and people there are, and how many partners miss somebody."""

    partners: int
    people: int
    incomplete: int


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


def matrix(
    partnership: Partnership, page: str | None = None, want: MatrixFilter | None = None
) -> Matrix:
    """Who represents which partner on which layer, on a day (today). Six queries.

    With `page`, a number from the address, the rows are those of one page; else all of them.
    """
    want = want or MatrixFilter()
    missing = _missing(partnership, want)
    partners = _partners(partnership, want).select_related("organisation")
    if want.holes:
        partners = partners.filter(organisation_id__in=missing)
    partners = partners.order_by(PLACE, "organisation__name", "pk")
    here = _present(partnership, want)
    here = here.filter(organisation_id__in=partners.order_by().values("organisation_id"))
    size = ON_A_PAGE if page else sys.maxsize
    shown = Paginator(partners, size).get_page(page)
    return Matrix(
        _grouped(_rows(partnership, list(shown), want)),
        shown,
        partners=shown.paginator.count,
        people=here.aggregate(n=Count("person_id", distinct=True))["n"],
        incomplete=len(missing),
    )


def matrix_numbers(partnership: Partnership) -> Numbers:
    """How many partners take part today, with how many people. Four queries."""
    want = MatrixFilter()
    partners = _partners(partnership, want)
    here = _present(partnership, want)
    here = here.filter(organisation_id__in=partners.values("organisation_id"))
    return Numbers(
        partners.count(),
        here.aggregate(n=Count("person_id", distinct=True))["n"],
        len(_missing(partnership, want)),
    )


def incomplete_partners(partnership: Partnership, user: Any) -> int:
    """How many organisations miss somebody on a layer that asks for one. Two queries."""
    taken = set(_all_taken(partnership, user))
    return len(_without(_all_partners(partnership, user), taken, MatrixFilter().layers))


@prepared
def _all_taken(partnership: Partnership, _user: Any) -> QuerySet[Any]:
    return _taken(partnership, MatrixFilter())


@prepared
def _all_partners(partnership: Partnership, _user: Any) -> QuerySet[Any]:
    return _needed(partnership, MatrixFilter())


def _missing(partnership: Partnership, want: MatrixFilter) -> list[int]:
    """The organisations that miss somebody on a layer that is looked at. Two queries."""
    taken = set(_taken(partnership, want))
    return _without(_needed(partnership, want), taken, want.layers)


def _taken(partnership: Partnership, want: MatrixFilter) -> QuerySet[Any]:
    """(organisation, layer) of everywhere somebody is."""
    return _present(partnership, want).values_list("organisation_id", "layer").distinct()


def _needed(partnership: Partnership, want: MatrixFilter) -> QuerySet[Any]:
    """(organisation, layers it does without)."""
    return _partners(partnership, want).values_list("organisation_id", "layers_not_needed")


def _without(rows: Iterable[Any], taken: set[Any], layers: Sequence[str]) -> list[int]:
    return [
        pk
        for pk, spare in rows
        if any((pk, layer) not in taken for layer in layers if layer not in spare)
    ]


def _partners(partnership: Partnership, want: MatrixFilter) -> QuerySet[Membership]:
    """Who takes part on the day, of the kind that is looked at, in no order."""
    rows = Membership.objects.filter(in_force(want.on), partnership=partnership)
    return rows.filter(organisation__kind=want.kind) if want.kind else rows


def _present(partnership: Partnership, want: MatrixFilter) -> QuerySet[Position]:
    """What people of this partnership who had not left do on the day, in no order."""
    held = Position.objects.filter(in_force(want.on), person__partnership=partnership)
    if want.layer:
        held = held.filter(layer=want.layer)
    still = Q(person__left_on__isnull=True)
    if want.on:
        still |= Q(person__left_on__gt=want.on)
    return held.filter(still).order_by()


def _rows(partnership: Partnership, partners: list[Membership], want: MatrixFilter) -> list[Row]:
    positions = (
        _present(partnership, want)
        .filter(organisation_id__in=[row.organisation_id for row in partners])
        .select_related("person")
        .only("organisation_id", "layer", "title", "person__name")
        .order_by("person__name", "pk")
    )
    at: dict[tuple[int, str], list[Position]] = defaultdict(list)
    for position in positions:
        at[position.organisation_id, position.layer].append(position)
    return [Row(membership, _cells(membership, at, want.layers)) for membership in partners]


def _cells(
    membership: Membership, at: dict[tuple[int, str], list[Position]], layers: list[str]
) -> list[Cell]:
    spare = membership.layers_not_needed
    return [
        Cell(layer, at.get((membership.organisation_id, layer), []), layer not in spare)
        for layer in layers
    ]


def _grouped(rows: list[Row]) -> list[Group]:
    groups = []
    for label, kinds in GROUPS:
        found = [row for row in rows if row.membership.organisation.kind in kinds]
        if found:
            groups.append(Group(label, found))
    return groups
