"""What people thought of a date: nothing under five, and words in an order that tells nothing."""

from dataclasses import dataclass
from random import SystemRandom

from samenverder.trainings.models import TrainingDate, TrainingEvaluation

FEWEST = 5


@dataclass(frozen=True)
class Evaluation:
    """How many were there and answered; with five or more what they said."""

    there: int
    asked: int
    answered: int
    usable: list[tuple[str, int]]
    words: list[str]
    better: list[str]

    @property
    def is_shown(self) -> bool:
        """Enough people answered."""
        return self.answered >= FEWEST

    @property
    def missing(self) -> int:
        """How many answers are still needed."""
        return max(0, FEWEST - self.answered)


def evaluation_of(date: TrainingDate) -> Evaluation:
    """The evaluation of a date; two queries."""
    from samenverder.trainings.forms.evaluating import USABLE

    there = list(date.sign_ups.filter(attended=True).values_list("evaluation_asked", flat=True))
    rows = list(TrainingEvaluation.objects.filter(date=date))
    enough = rows if len(rows) >= FEWEST else []
    counts = [(str(label), sum(str(row.usable) == key for row in enough)) for key, label in USABLE]
    return Evaluation(
        there=len(there),
        asked=sum(there),
        answered=len(rows),
        usable=counts,
        words=_shuffled([row.words for row in enough if row.words]),
        better=_shuffled([row.better for row in enough if row.better]),
    )


def _shuffled(texts: list[str]) -> list[str]:
    """Two answers of one person never stand at the same place in two lists."""
    SystemRandom().shuffle(texts)
    return texts
