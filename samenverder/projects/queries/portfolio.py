"""All projects of a partnership together: the list, and what stands out in it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    DecimalField,
    F,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.ambition.queries import focus_areas
from samenverder.ambition.queries.people import partners
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.projects.models import (
    CLOSED,
    Benefit,
    BudgetLine,
    Expense,
    Milestone,
    Project,
    ProjectPartner,
    ProjectState,
)

SOON = dt.timedelta(days=92)
BUSY = (ProjectState.PROPOSED, ProjectState.RUNNING)
EUROS: DecimalField[Any, Any] = DecimalField(max_digits=12, decimal_places=2)


@dataclass(frozen=True)
class Choice:
    """What the portfolio is narrowed to; the names are the words in the address."""

    zoek: str = ""
    stand: str = ""
    speerpunt: str = ""
    partner: str = ""
    trekker: str = ""
    einde: str = ""
    belang: str = ""
    mijlpaal: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Fewer projects were asked for than there are."""
        return any(vars(self).values())


@dataclass(frozen=True)
class Carrier:
    """How much one partner or person carries."""

    name: str
    number: int
    pk: int


@dataclass(frozen=True)
class Portfolio:
    """What stands out: who carries how much, what is left out, what ends soon."""

    members: Sequence[Organisation]
    number: int
    carriers: list[Carrier] = field(default_factory=list)
    leaders: list[Carrier] = field(default_factory=list)
    idle_areas: list[FocusArea] = field(default_factory=list)
    left_out: list[Organisation] = field(default_factory=list)
    ending: list[Project] = field(default_factory=list)
    planned: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    late: int = 0


def project_rows(partnership: Partnership, choice: Choice | None = None) -> QuerySet[Project]:
    """Projects with sums, next milestone and number of benefits; one query.

    `planned` and `spent` in euros; `next_on` the day of the first milestone not reached;
    `late` how many are past their day while it runs; `gaining` how many partners of today have a
    benefit.
    """
    rows = Project.objects.filter(partnership=partnership)
    rows = _narrowed(rows, choice) if choice else rows
    here = partners(partnership).order_by().values("pk")
    waiting = _parts(Milestone).filter(done_on=None)
    late = waiting.filter(due_on__lt=timezone.localdate())
    gaining = Benefit.objects.filter(project=OuterRef("pk"), organisation_id__in=here)
    return (
        rows.select_related("leader", "focus_area")
        .annotate(
            planned=_sum(_parts(BudgetLine)),
            spent=_sum(_parts(Expense)),
            next_on=Subquery(_by_project(waiting).values_list(Min("due_on"))),
            late=Case(When(state=ProjectState.RUNNING, then=_count(late)), default=Value(0)),
            gaining=_count(gaining),
        )
        .order_by(F("starts_on").asc(nulls_last=True), "pk")
    )


def with_partners(rows: Sequence[Any]) -> Sequence[Any]:
    """The same projects with `taking_part`: who takes part, with role and name; one query."""
    taking_part = ProjectPartner.objects.filter(removed_at=None).select_related("organisation")
    told = Prefetch("projectpartners", taking_part, to_attr="taking_part")
    prefetch_related_objects(list(rows), told)
    return rows


def _parts(model: Any) -> QuerySet[Any]:
    return model.objects.filter(project=OuterRef("pk"), removed_at=None)


def _by_project(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values("project")


def _sum(rows: QuerySet[Any]) -> Any:
    total = _by_project(rows).annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(total), Decimal(0), output_field=EUROS)


def _count(rows: QuerySet[Any]) -> Any:
    number = _by_project(rows).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0, output_field=IntegerField())


def _narrowed(rows: QuerySet[Project], choice: Choice) -> QuerySet[Project]:
    for word in choice.zoek.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(purpose__icontains=word))
    if choice.stand:
        rows = rows.filter(state=choice.stand)
    if choice.speerpunt:
        rows = rows.filter(focus_area_id=int(choice.speerpunt))
    if choice.trekker:
        rows = rows.filter(leader_id=int(choice.trekker))
    if choice.partner:
        part = ProjectPartner.objects.filter(removed_at=None, organisation_id=int(choice.partner))
        rows = rows.filter(pk__in=part.values("project"))
    if choice.einde:
        rows = rows.filter(ends_soon())
    if choice.mijlpaal:
        late = Milestone.objects.filter(removed_at=None, done_on=None)
        late = late.filter(due_on__lt=timezone.localdate())
        rows = rows.filter(state=ProjectState.RUNNING, pk__in=late.values("project"))
    return rows


def ends_soon() -> Q:
    """Running projects whose last day is within three months, or past."""
    return Q(state=ProjectState.RUNNING, ends_on__lte=timezone.localdate() + SOON)


def lacking(rows: Sequence[Any], members: Sequence[Organisation]) -> list[Any]:
    """Those that are not over and have no benefit for some partner."""
    return [row for row in rows if row.state not in CLOSED and row.gaining < len(members)]


def portfolio(
    partnership: Partnership, rows: Sequence[Any], members: Sequence[Organisation]
) -> Portfolio:
    """What stands out in these rows of `project_rows`; three queries."""
    busy = [row for row in rows if row.state in BUSY]
    last = timezone.localdate() + SOON
    running = [row for row in rows if row.state == ProjectState.RUNNING and row.ends_on]
    carried = _carried([row.pk for row in busy])
    gaining = set(_gaining([row.pk for row in busy]))
    served = {row.focus_area_id for row in busy}
    return Portfolio(
        members=members,
        number=len(busy),
        carriers=_ranked((row.name, carried[row.pk], row.pk) for row in members),
        leaders=_leaders(busy),
        idle_areas=[area for area in focus_areas(partnership) if area.pk not in served],
        left_out=[row for row in members if row.pk not in gaining and not carried[row.pk]],
        ending=sorted(
            (row for row in running if row.ends_on <= last), key=lambda row: (row.ends_on, row.pk)
        ),
        planned=sum((row.planned for row in busy), Decimal(0)),
        spent=sum((row.spent for row in busy), Decimal(0)),
        late=sum(bool(row.late) for row in busy),
    )


def _carried(projects: list[int]) -> Counter[int]:
    rows = ProjectPartner.objects.filter(project_id__in=projects, removed_at=None).order_by()
    return Counter(rows.values_list("organisation_id", flat=True))


def _gaining(projects: list[int]) -> QuerySet[Any, int]:
    rows = Benefit.objects.filter(project_id__in=projects).order_by()
    return rows.values_list("organisation_id", flat=True).distinct()


def _leaders(busy: Sequence[Any]) -> list[Carrier]:
    led: Counter[Person] = Counter(row.leader for row in busy if row.leader)
    return _ranked((person.name, number, person.pk) for person, number in led.items())


def _ranked(rows: Any) -> list[Carrier]:
    """By name: who carries most is to be seen, not to be ranked."""
    return sorted((Carrier(*row) for row in rows), key=lambda row: row.name.casefold())
