"""Places of a date and their order. What counts and moves runs with the row of the date held."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from django.db.models import F, Max
from django.utils import timezone

from samenverder.trainings.models import SignUp, SignUpState, TrainingDate

P = ParamSpec("P")
R = TypeVar("R")
TURNS = 4


def taken(date: TrainingDate) -> int:
    """How many have a place."""
    return date.sign_ups.filter(state=SignUpState.IN).count()


def next_rank(date: TrainingDate) -> int:
    """The number of who signs up now; never used before."""
    last: int | None = date.sign_ups.aggregate(last=Max("rank"))["last"]
    return (last or 0) + 1


def move_up(date: TrainingDate) -> int:
    """Free places go to who waits longest; returns how many moved up.

    Nobody moves up for a date that was called off, was removed or has begun.
    """
    free = date.capacity - taken(date)
    if free <= 0 or date.cancelled_at or date.removed_at or date.is_past:
        return 0
    first = date.sign_ups.filter(state=SignUpState.WAITING).order_by("rank")[:free]
    rows = SignUp.objects.filter(pk__in=list(first.values_list("pk", flat=True)))
    return rows.update(state=SignUpState.IN, moved_up_at=timezone.now(), version=F("version") + 1)


def again_when_busy(operation: Callable[P, R]) -> Callable[P, R]:
    """Let an operation try again when the database was busy with others for too long.

    SQLite lets writers in without an order: with forty at once one may wait in vain for as long as
    it may. Nothing was written then. Inside a transaction of the caller there is nothing to repeat.
    """

    @wraps(operation)
    def run(*given: P.args, **more: P.kwargs) -> R:
        for _turn in range(TURNS - 1):
            try:
                return operation(*given, **more)
            except OperationalError as error:
                if connection.in_atomic_block or "locked" not in str(error):
                    raise
        return operation(*given, **more)

    return run
