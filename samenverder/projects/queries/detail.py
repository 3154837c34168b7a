"""Everything that stands on the page of one project."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from samenverder.ambition.queries.people import partners
from samenverder.commitments.models import Agreement
from samenverder.network.models import Organisation
from samenverder.projects.models import (
    Benefit,
    BudgetLine,
    Expense,
    FundingSource,
    JointPlan,
    Milestone,
    Project,
    ProjectPhase,
)


@dataclass(frozen=True)
class Gain:
    """What one partner gets out of a project, and the role it has in it (empty for none)."""

    organisation: Organisation
    benefit: Benefit | None
    role: str = ""


@dataclass(frozen=True)
class Money:
    """One sum of planned and spent, in euros."""

    label: str
    planned: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        """What is left; below nought when more was spent than planned."""
        return self.planned - self.spent

    @property
    def over(self) -> Decimal:
        """How much more was spent than planned; nought otherwise."""
        return max(Decimal(0), -self.left)


@dataclass
class Stretch:
    """A phase with its milestones; the last one holds those of no phase."""

    phase: ProjectPhase | None
    milestones: list[Milestone] = field(default_factory=list)


def gains_of(project: Project) -> list[Gain]:
    """One line for every partner of today, also those who do not take part; three queries."""
    written = {row.organisation_id: row for row in project.benefits.all()}
    parts = project.projectpartners.filter(removed_at=None)
    roles = dict(parts.order_by("pk").values_list("organisation_id", "role"))
    return [
        Gain(row, written.get(row.pk), roles.get(row.pk, ""))
        for row in partners(project.partnership)
    ]


def stretches_of(project: Project) -> list[Stretch]:
    """Phases with their milestones, then those of no phase; two queries."""
    phases = [Stretch(row) for row in project.projectphases.filter(removed_at=None)]
    by_pk = {row.phase.pk: row for row in phases if row.phase}
    rest = Stretch(None)
    rows = project.milestones.filter(removed_at=None).select_related("owner")
    for row in rows:
        by_pk.get(row.phase_id or 0, rest).milestones.append(row)
    return [*phases, *([rest] if rest.milestones else [])]


def budget_of(project: Project) -> tuple[list[Any], list[Money], Money]:
    """Budget lines with their `spending` and `money`, sums per source, and the whole; 2 queries."""
    lines: list[Any] = list(project.budgetlines.filter(removed_at=None))
    spending: dict[int, list[Expense]] = {row.pk: [] for row in lines}
    for expense in project.expenses.filter(removed_at=None):
        spending.setdefault(expense.line_id, []).append(expense)
    for row in lines:
        row.spending = spending[row.pk]
        row.money = Money(row.text, row.amount, _total(row.spending))
    per_source = [_of_source(lines, source) for source in FundingSource]
    whole = Money("", _total(lines), sum((row.money.spent for row in lines), Decimal(0)))
    return lines, [row for row in per_source if row.planned or row.spent], whole


def over_by(line: BudgetLine) -> Decimal:
    """How much more was spent on one line than planned; nought otherwise. One query."""
    spent = _total(list(line.expenses.filter(removed_at=None)))
    return Money(line.text, line.amount, spent).over


def _of_source(lines: list[Any], source: FundingSource) -> Money:
    rows = [row for row in lines if row.source == source.value]
    spent = sum((row.money.spent for row in rows), Decimal(0))
    return Money(str(source.label), _total(rows), spent)


def _total(rows: list[BudgetLine] | list[Expense]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))


def joint_plans_of(project: Project) -> list[JointPlan]:
    """The plans with other parties, each with its project; one query."""
    plans = list(project.joint_plans.select_related("organisation"))
    for plan in plans:
        plan.project = project
    return plans


def agreements_of(project: Project, plans: list[JointPlan]) -> list[Agreement]:
    """Agreements that were made in this project and its joint plans; one query."""
    addresses = [project.get_absolute_url(), *(plan.get_absolute_url() for plan in plans)]
    return list(_made_at(project, addresses))


def promises_of(plan: JointPlan) -> Any:
    """Agreements made in a joint plan."""
    return _made_at(plan.project, [plan.get_absolute_url()])


def promises_by_side(plan: JointPlan) -> tuple[list[Agreement], list[Agreement]]:
    """What the partners in the project promised, and what the other party did; two queries."""
    rows = list(promises_of(plan).prefetch_related("parties"))
    theirs = {
        row.pk
        for row in rows
        for party in row.parties.all()
        if party.organisation_id == plan.organisation_id
    }
    return [row for row in rows if row.pk not in theirs], [r for r in rows if r.pk in theirs]


def _made_at(project: Project, addresses: list[str]) -> Any:
    rows = Agreement.objects.filter(partnership_id=project.partnership_id, deleted_at=None)
    return rows.filter(source_url__in=addresses).order_by("until", "pk")
