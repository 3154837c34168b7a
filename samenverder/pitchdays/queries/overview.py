"""What came of a day: per school the answers to its needs, what they add up to, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenverder.answers.models import AnswerKind
from samenverder.answers.queries.sums import Money
from samenverder.pitchdays.queries.deciding import Deciding, Need
from samenverder.pitchdays.queries.times import Part

KINDS = (AnswerKind.AGREED, AnswerKind.CONDITION, AnswerKind.LATER, AnswerKind.NOT_NOW)


@dataclass(frozen=True)
class Stand:
    """How many needs got which answer, and what they add up to."""

    needs: list[Need]

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(need.answer is not None for need in self.needs)

    @property
    def waiting(self) -> list[Need]:
        """What waits for a board: no answer yet, or put off until a day that has come."""
        return [need for need in self.needs if need.asked.is_open and not need.asked.gone]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """(answer in words, how many), in the order of the answers; only those there are."""
        kinds = [need.answer.kind for need in self.needs if need.answer]
        return [(str(kind.label), kinds.count(kind)) for kind in KINDS if kind in kinds]

    @property
    def asked(self) -> Money:
        """What all needs ask together."""
        money = Money()
        for need in self.needs:
            if not need.asked.gone:
                money.add(need.asked.data["cents"], need.asked.data["tenths"])
        return money

    @property
    def given(self) -> Money:
        """What was agreed to, with or without a condition."""
        money = Money()
        for need in self.needs:
            if need.answer and need.answer.is_yes:
                money.add(int((need.answer.euros or 0) * 100), int((need.answer.hours or 0) * 10))
        return money


@dataclass(frozen=True)
class SchoolStand:
    """One school of the day."""

    part: Part
    stand: Stand


def stands_of(parts: Sequence[Part], deciding: Deciding) -> list[SchoolStand]:
    """Every school that is on the day, in order."""
    return [
        SchoolStand(part, Stand(deciding.of_slot.get(part.slot.pk, [])))
        for part in parts
        if part.slot.is_pitch
    ]


def whole(deciding: Deciding) -> Stand:
    """The day as a whole."""
    return Stand(deciding.needs)
