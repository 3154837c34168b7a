"""The training needs schools shared in their plans: what is asked, answered, and offered.

Everything reads as `answers.queries.side_by_side` gives it: only what was shared.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries.alike import Group
from samenverder.answers.queries.shown import Line, line_of
from samenverder.answers.queries.side_by_side import Choice, NeedRow, need_rows, shared_needs
from samenverder.answers.queries.sums import Sums, sums_of
from samenverder.commitments.models import AgreementKind
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanNeed
from samenverder.trainings.models import DateOffer, Training, TrainingForNeed
from samenverder.trainings.queries.catalogue import coming_dates, with_counts
from samenverder.trainings.queries.kept import with_used

GROUPS_ON_A_PAGE = 15
NEEDS_ON_A_PAGE = 40


@dataclass(frozen=True)
class Met:
    """A training that meets a need, and the date that suits its school best.

    `offered`: that date was offered to the school; `full`: there is no place for it, `waiting`
    people wait; `late`: the school needs it before.
    """

    row: int
    training: int
    title: str
    next_at: dt.datetime | None = None
    offered: bool = False
    full: bool = False
    waiting: int = 0
    late: bool = False


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


def met_by(partnership: Partnership, needs: Iterable[NeedRow]) -> dict[int, list[Met]]:
    """{need: the trainings that meet it, each with its best date}; three queries."""
    rows = TrainingForNeed.objects.filter(
        training__partnership=partnership, training__removed_at=None
    )
    dates: dict[int, list[Any]] = defaultdict(list)
    coming = coming_dates().filter(training__in=rows.values("training"))
    for date in with_counts(coming):
        dates[date.training_id].append(date)
    left = {(row.date_id, row.school_id): row.left for row in with_used(
        DateOffer.objects.filter(date__in=coming.order_by().values("pk"))
    )}  # fmt: skip
    asked = {need.pk: need for need in needs}
    found: dict[int, list[Met]] = defaultdict(list)
    shown = rows.order_by("training__title", "pk")
    for row in shown.select_related("training"):
        if row.need_id in asked:
            found[row.need_id].append(_met(row, dates[row.training_id], asked[row.need_id], left))
    return found


def _met(
    row: TrainingForNeed, dates: list[Any], need: NeedRow, left: dict[tuple[int, int], int]
) -> Met:
    """With the date that was offered to this school, in time and with a place, as far as can be."""
    offered = [date for date in dates if (date.pk, need.school) in left]

    def stands(date: Any) -> tuple[bool, bool]:
        full = not date.free and not left.get((date.pk, need.school), 0)
        day = timezone.localtime(date.starts_at).date()
        return full, need.by is not None and day > need.by

    best = min(offered or dates, key=lambda date: (*stands(date), date.starts_at), default=None)
    meets = Met(row.pk, row.training_id, row.training.title)
    if best is None:
        return meets
    full, late = stands(best)
    return replace(
        meets,
        next_at=best.starts_at,
        offered=bool(offered),
        full=full,
        waiting=best.waiting,
        late=late,
    )


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
