"""What people thought of a date: nothing under five, and words in an order that tells nothing."""

import datetime as dt
from dataclasses import dataclass
from random import SystemRandom

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from samenverder.trainings.models import TO_ANSWER, SignUp, TrainingDate, TrainingEvaluation

FEWEST = 5


@dataclass(frozen=True)
class Evaluation:
    """How many were there or asked, and answered; what those said that may be read (`shown`)."""

    there: int
    asked: int
    answered: int
    shown: int
    usable: list[tuple[str, int]]
    words: list[str]
    better: list[str]

    @property
    def is_shown(self) -> bool:
        """There is something to read."""
        return bool(self.shown)

    @property
    def is_small(self) -> bool:
        """So few were there that no answer may ever be read."""
        return self.there < FEWEST

    @property
    def waiting(self) -> int:
        """How many answers nobody may read yet."""
        return self.answered - self.shown


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


def asked(date: TrainingDate) -> QuerySet[SignUp]:
    """Who may say what they thought: who was there, and who was asked, whatever was noted later."""
    return SignUp.objects.filter(Q(attended=True) | Q(evaluation_asked=True), date=date)


def may_be_read() -> QuerySet[TrainingEvaluation]:
    """The answers of all trainings that somebody may read today.

    The first ones all together: when everybody answered, or two weeks after it was over. After
    that five that are new at a time. So who leads never sees one answer come in, nor two.
    """
    over = TrainingEvaluation.objects.filter(date__ends_at__lte=timezone.now() - TO_ANSWER)
    new = over.filter(shown=False).order_by().values("date").annotate(n=Count("pk"))
    together = new.filter(n__gte=FEWEST).values("date")
    return TrainingEvaluation.objects.filter(Q(shown=True) | Q(date__in=together))


def evaluation_of(date: TrainingDate) -> Evaluation:
    """The evaluation of a date; three queries."""
    from samenverder.trainings.forms.evaluating import USABLE

    there = list(asked(date).values_list("evaluation_asked", flat=True))
    enough = list(may_be_read().filter(date=date))
    counts = [(str(label), sum(str(row.usable) == key for row in enough)) for key, label in USABLE]
    return Evaluation(
        there=len(there),
        asked=sum(there),
        answered=TrainingEvaluation.objects.filter(date=date).count(),
        shown=len(enough),
        usable=counts,
        words=_shuffled([row.words for row in enough if row.words]),
        better=_shuffled([row.better for row in enough if row.better]),
    )


def _shuffled(texts: list[str]) -> list[str]:
    """Two answers of one person never stand at the same place in two lists."""
    SystemRandom().shuffle(texts)
    return texts
