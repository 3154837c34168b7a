"""The training needs schools shared in their plans: what is asked, answered, and offered.

Everything reads as `answers.queries.side_by_side` gives it: only what was shared.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries.alike import Group
from samenverder.answers.queries.shown import Line, line_of
from samenverder.answers.queries.side_by_side import Choice, NeedRow, need_rows, shared_needs
from samenverder.answers.queries.sums import Sums, sums_of
from samenverder.commitments.models import AgreementKind
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanNeed
from samenverder.trainings.models import Training, TrainingForNeed
from samenverder.trainings.queries.catalogue import coming_dates

GROUPS_ON_A_PAGE = 15
NEEDS_ON_A_PAGE = 40


@dataclass(frozen=True)
class Met:
    """A training that meets a need, and when it is given next."""

    row: int
    training: int
    title: str
    next_at: dt.datetime | None


@dataclass
class Asked:
    """A need in words, with what the board said and which trainings meet it."""

    line: Line
    met: list[Met] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """No training meets it, and its board did not say no."""
        return waits(self.line.row, self.met)


@dataclass
class Bunch:
    """Needs that look alike, of one or more schools."""

    group: Group
    sums: Sums
    asked: list[Asked]

    @property
    def open(self) -> list[Asked]:
        """Those that no training meets yet."""
        return [row for row in self.asked if row.is_open]


def training_needs(partnership: Partnership, pks: Collection[int] | None = None) -> list[NeedRow]:
    """Every training need that is shared, or those with these numbers; three queries."""
    return need_rows(partnership, Choice(soort=AgreementKind.TRAINING), pks)


def met_by(partnership: Partnership) -> dict[int, list[Met]]:
    """{need: the trainings that meet it}; one query."""
    soonest = coming_dates().filter(training=OuterRef("training")).values("starts_at")[:1]
    rows = TrainingForNeed.objects.filter(
        training__partnership=partnership, training__removed_at=None
    )
    rows = rows.annotate(next_at=Subquery(soonest)).order_by("training__title", "pk")
    found: dict[int, list[Met]] = defaultdict(list)
    for need, *values in rows.values_list("need", "pk", "training", "training__title", "next_at"):
        found[need].append(Met(*values))
    return found


def waits(need: NeedRow, met: Sequence[Met]) -> bool:
    """No training meets this need, and its board did not say no."""
    return not met and need.answer != AnswerKind.NOT_NOW


def sheets_of(groups: Iterable[Group]) -> list[list[Group]]:
    """Pages of whole groups: fifteen, or forty needs; a group of more has a page of its own."""
    sheets: list[list[Group]] = []
    for group in groups:
        here = sheets[-1] if sheets else []
        held = sum(len(one.needs) for one in here)
        if not here or len(here) == GROUPS_ON_A_PAGE or held + len(group.needs) > NEEDS_ON_A_PAGE:
            sheets.append([])
        sheets[-1].append(group)
    return sheets


def bunches_of(groups: Iterable[Group], met: dict[int, list[Met]]) -> list[Bunch]:
    """What looks alike together (`groups_of`: what most schools ask first), in words."""
    return [
        Bunch(
            group,
            sums_of(group.needs),
            [Asked(line_of(row), met.get(row.pk, [])) for row in group.needs],
        )
        for group in groups
    ]


def by_month(needs: Iterable[NeedRow]) -> list[tuple[dt.date | None, Sums]]:
    """(first day of the month, what is needed by then), the soonest first; None at the end."""
    found: dict[dt.date | None, Sums] = {}
    for need in needs:
        month = need.by.replace(day=1) if need.by else None
        found.setdefault(month, Sums()).add(need)
    return sorted(found.items(), key=lambda pair: pair[0] or dt.date.max)


def shared_training_needs(partnership: Partnership) -> QuerySet[PlanNeed]:
    """The rows of the needs that `training_needs` gives."""
    rows = shared_needs(partnership).filter(shared__kind=AgreementKind.TRAINING.value)
    return rows.select_related("plan__school")


def unmet(partnership: Partnership) -> QuerySet[PlanNeed]:
    """Training needs that no training meets and to which no board said no."""
    meets = TrainingForNeed.objects.filter(need=OuterRef("pk"), training__removed_at=None)
    refused = NeedAnswer.objects.standing().filter(need=OuterRef("pk"), kind=AnswerKind.NOT_NOW)
    return shared_training_needs(partnership).filter(~Exists(meets), ~Exists(refused))


def needs_of(training: Training) -> list[Any]:
    """The needs this training is meant for, by school, as far as they are still shared."""
    rows = TrainingForNeed.objects.filter(
        training=training, need__in=shared_training_needs(training.partnership)
    )
    rows = rows.select_related("need__plan__school", "need__plan__partnership")
    return list(rows.order_by("need__plan__school__name", "pk"))
