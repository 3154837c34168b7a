"""What people thought of a date: nothing under five, and words in an order that tells nothing."""

import datetime as dt
from dataclasses import dataclass
from random import SystemRandom

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.utils import timezone

from samenverder.trainings.models import SignUp, TrainingDate, TrainingEvaluation

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
    def is_small(self) -> bool:
        """So few were there that no answer may ever be read."""
        return self.there < FEWEST

    @property
    def missing(self) -> int:
        """How many answers are still needed."""
        return max(0, FEWEST - self.answered)


def to_evaluate(now: dt.datetime) -> QuerySet[SignUp]:
    """Who was there, did not answer yet, and can be answered for: it is over and five were there.

    What fewer would say nobody may ever read.
    """
    others = SignUp.objects.filter(date=OuterRef("date"), attended=True).order_by().values("date")
    there = Subquery(others.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    rows = SignUp.objects.filter(attended=True, evaluated=False, date__ends_at__lte=now)
    return rows.annotate(there=there).filter(there__gte=FEWEST)


def may_evaluate(row: SignUp) -> bool:
    """Whether this is one of them."""
    return to_evaluate(timezone.now()).filter(pk=row.pk).exists()


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
