"""What a board promised and what a school got: promise by promise, with sums per school year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from samenverder.answers.models import YES, NeedAnswer, Received, ReceivedStand
from samenverder.answers.models.answer import NeedAnswerQuerySet
from samenverder.answers.queries.sums import Money
from samenverder.network.models import Mandate, Partnership, Position
from samenverder.network.queries.groups import school_year_of
from samenverder.plans.models import GoalReached, PlanEvaluation, PlanState


@dataclass
class Promise:
    """A yes to a need, what the school says it got, and what came of the goals of its plan."""

    answer: NeedAnswer
    said: list[Received] = field(default_factory=list)
    evaluation: PlanEvaluation | None = None

    @property
    def latest(self) -> Received | None:
        """What the school said last."""
        return self.said[0] if self.said else None

    @property
    def stand(self) -> str:
        """The same as a value of ReceivedStand; empty when it said nothing."""
        return self.latest.stand if self.latest else ""

    @property
    def given(self) -> Money:
        """How much was promised."""
        found = Money()
        found.add(_cents(self.answer.euros), _tenths(self.answer.hours))
        return found

    @property
    def starts_on(self) -> dt.date:
        """The first day of what was promised."""
        return self.answer.starts_on or timezone.localdate(self.answer.at)

    @property
    def year(self) -> int:
        """The school year in which it begins."""
        return school_year_of(self.starts_on)

    @property
    def has_begun(self) -> bool:
        """Its first day is there."""
        return self.starts_on <= timezone.localdate()

    @property
    def is_silent(self) -> bool:
        """Its first day is past and the school has not received it."""
        past = self.starts_on < timezone.localdate()
        return past and self.stand in ("", ReceivedStand.NOT_YET)

    @property
    def look_back_passed(self) -> bool:
        """The day to look back is past and nobody did."""
        day, action = self.answer.follow_up_on, self.answer.follow_up
        waits = action is None or (action.is_open and action.deleted_at is None)
        return day is not None and waits and day < timezone.localdate()

    @property
    def is_late(self) -> bool:
        """Somebody should look at it."""
        return self.is_silent or self.look_back_passed

    def outcomes(self) -> list[tuple[str, int]]:
        """("Reached", 2), … of the goals when the school looked back."""
        if self.evaluation is None:
            return []
        reached = [row.reached for row in self.evaluation.outcomes.all()]
        tally = [(str(kind.label), reached.count(kind)) for kind in GoalReached]
        return [(label, number) for label, number in tally if number]


def _cents(euros: Any) -> int:
    return int(euros * 100) if euros is not None else 0


def _tenths(hours: Any) -> int:
    return int(hours * 10) if hours is not None else 0


def promised(partnership: Partnership) -> NeedAnswerQuerySet:
    """Every yes that counts, about a plan that is shared."""
    rows = NeedAnswer.objects.standing().filter(kind__in=YES)
    rows = rows.filter(need__plan__partnership=partnership, need__plan__removed_at__isnull=True)
    return rows.exclude(need__plan__state=PlanState.DRAFT)


def promises(
    partnership: Partnership, *, board: int | None = None, school: int | None = None
) -> list[Promise]:
    """What a board promised, or what a school was promised; by school and plan. Four queries."""
    rows = promised(partnership)
    rows = rows.filter(organisation_id=board) if board else rows
    rows = rows.filter(need__plan__school_id=school) if school else rows
    rows = rows.with_names().select_related("need__plan__school")
    order = ("need__plan__school__name", "need__plan", "starts_on", "pk")
    return with_words(rows.order_by(*order))


def with_words(rows: Iterable[NeedAnswer]) -> list[Promise]:
    """With what the schools said, the newest first, and the last time each school looked back."""
    found = [Promise(answer) for answer in rows]
    said: dict[int, list[Received]] = defaultdict(list)
    for row in Received.objects.filter(answer__in=[promise.answer.pk for promise in found]):
        said[row.answer_id].append(row)
    looked_back: dict[int, PlanEvaluation] = {}
    plans = {promise.answer.need.plan_id for promise in found}
    kept = PlanEvaluation.objects.filter(plan__in=plans, removed_at__isnull=True)
    for evaluation in kept.prefetch_related("outcomes").order_by("-day", "-pk"):
        looked_back.setdefault(evaluation.plan_id, evaluation)
    for promise in found:
        promise.said = said[promise.answer.pk]
        promise.evaluation = looked_back.get(promise.answer.need.plan_id)
    return found


@dataclass
class Year:
    """What begins in one school year: promised, and of that received by what schools say."""

    year: int
    number: int = 0
    promised: Money = field(default_factory=Money)
    received: int = 0
    in_part: int = 0
    late: int = 0

    def add(self, promise: Promise) -> None:
        """One promise more."""
        self.number += 1
        given = promise.given
        self.promised.add(given.cents, given.tenths)
        self.received += promise.stand == ReceivedStand.ALL
        self.in_part += promise.stand == ReceivedStand.PART
        self.late += promise.is_late

    @property
    def not_said(self) -> int:
        """Not received yet, or nothing said about it."""
        return self.number - self.received - self.in_part


def years_of(rows: Iterable[Promise]) -> list[Year]:
    """Sums per school year, the newest first."""
    found: dict[int, Year] = {}
    for row in rows:
        found.setdefault(row.year, Year(row.year)).add(row)
    return [found[year] for year in sorted(found, reverse=True)]


@dataclass(frozen=True)
class Follows:
    """Whose promises somebody may follow."""

    everything: bool
    places: frozenset[int]

    def may(self, *organisations: int | None) -> bool:
        """One of these organisations is theirs."""
        return self.everything or bool(self.places.intersection(organisations))


def follows(partnership: Partnership, user: Any) -> Follows:
    """Where this user works or decides today; a coordinator follows everybody. Two queries."""
    own = Q(person__partnership=partnership, person__user_id=user.pk, person__left_on__isnull=True)
    works = Position.objects.current().filter(own).values_list("organisation", flat=True)
    decides = Mandate.objects.filter(partnership=partnership).current().filter(own)
    places = frozenset([*works, *decides.values_list("organisation", flat=True)])
    return Follows(user.has_perm("answers.follow_everything", partnership), places)


@dataclass
class Side:
    """A board or a school in the list: its promises together."""

    pk: int
    name: str
    whole: Year


def sides(rows: Sequence[Promise], mine: Follows) -> tuple[list[Side], list[Side]]:
    """(boards, schools) this user may follow, by name; a board sees the schools it decides for."""
    boards: dict[int, Side] = {}
    schools: dict[int, Side] = {}
    for row in rows:
        board, school = row.answer.organisation, row.answer.need.plan.school
        if mine.may(board.pk):
            boards.setdefault(board.pk, Side(board.pk, board.name, Year(0))).whole.add(row)
        if mine.may(board.pk, school.pk):
            schools.setdefault(school.pk, Side(school.pk, school.name, Year(0))).whole.add(row)
    return _by_name(boards), _by_name(schools)


def _by_name(found: dict[int, Side]) -> list[Side]:
    return sorted(found.values(), key=lambda side: (side.name.casefold(), side.pk))
