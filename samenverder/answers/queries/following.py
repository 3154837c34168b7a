"""Who follows which promises, and each promise with all that came of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from samenverder.answers.models import NeedAnswer, Received
from samenverder.answers.queries.promised import PromiseLine, Whole
from samenverder.network.models import Mandate, Partnership, Position
from samenverder.plans.models import GoalReached, PlanEvaluation


@dataclass
class Promise:
    """A promise to read: what the school said, and what came of the goals of its plan."""

    line: PromiseLine
    answer: NeedAnswer
    said: list[Received] = field(default_factory=list)
    evaluation: PlanEvaluation | None = None

    @property
    def latest(self) -> Received | None:
        """What the school said last."""
        return self.said[0] if self.said else None

    def outcomes(self) -> list[tuple[str, int]]:
        """("Reached", 2), … of the goals when the school looked back."""
        if self.evaluation is None:
            return []
        reached = [row.reached for row in self.evaluation.outcomes.all()]
        tally = [(str(kind.label), reached.count(kind)) for kind in GoalReached]
        return [(label, number) for label, number in tally if number]


def with_words(lines: Iterable[PromiseLine]) -> list[Promise]:
    """These promises with what the schools said, the newest first, and the last time each school
    looked back. Four queries."""
    known = {line.pk: line for line in lines}
    rows = NeedAnswer.objects.with_names().select_related("need__plan__school").in_bulk(known)
    found = [Promise(line, rows[pk]) for pk, line in known.items()]
    said: dict[int, list[Received]] = defaultdict(list)
    for row in Received.objects.filter(answer__in=known):
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
    whole: Whole = field(default_factory=Whole)


def sides(lines: Sequence[PromiseLine], mine: Follows) -> tuple[list[Side], list[Side]]:
    """(boards, schools) this user may follow, by name; a board sees the schools it decides for."""
    boards: dict[int, Side] = {}
    schools: dict[int, Side] = {}
    for row in lines:
        if mine.may(row.board):
            boards.setdefault(row.board, Side(row.board, row.board_name)).whole.add(row)
        if mine.may(row.board, row.school):
            schools.setdefault(row.school, Side(row.school, row.school_name)).whole.add(row)
    return _by_name(boards), _by_name(schools)


def _by_name(found: dict[int, Side]) -> list[Side]:
    return sorted(found.values(), key=lambda side: (side.name.casefold(), side.pk))
