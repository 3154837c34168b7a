"""Places of a date and their order. What counts and moves runs with the row of the date held."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from django.db.models import F, Max
from django.utils import timezone

from samenverder.trainings.models import SignUp, SignUpState, TrainingDate
from samenverder.trainings.queries.kept import kept_on, schools_where
from samenverder.trainings.queries.who import who_may_come

P = ParamSpec("P")
R = TypeVar("R")
TURNS = 4


@dataclass
class Seats:
    """What there is to give of a date: `all` places, of which `left` are kept for schools."""

    all: int
    left: dict[int, int]
    offers: dict[int, int]

    @property
    def free(self) -> int:
        """Places for everybody."""
        return max(0, self.all - sum(self.left.values()))

    def take(self, schools: Iterable[int]) -> bool | int:
        """A place for somebody who works there: the offer it was kept for, or True; else False."""
        if self.all <= 0:
            return False
        for school in schools:
            if self.left.get(school):
                self.left[school] -= 1
                self.all -= 1
                return self.offers[school]
        if self.free <= 0:
            return False
        self.all -= 1
        return True


def seats_of(date: TrainingDate) -> Seats:
    """The places that are not taken, with the date held; two queries."""
    offers = kept_on(date)
    left = {row.school_id: row.left for row in offers}
    return Seats(date.capacity - taken(date), left, {row.school_id: row.pk for row in offers})


def sit(row: SignUp, place: bool | int) -> None:
    """Write down what `Seats.take` gave."""
    row.state = SignUpState.WAITING if place is False else SignUpState.IN
    row.of_offer_id = None if isinstance(place, bool) else place


def taken(date: TrainingDate) -> int:
    """How many have a place."""
    return date.sign_ups.filter(state=SignUpState.IN).count()


def next_rank(date: TrainingDate) -> int:
    """The number of who signs up now; never used before."""
    last: int | None = date.sign_ups.aggregate(last=Max("rank"))["last"]
    return (last or 0) + 1


def move_up(date: TrainingDate, seats: Seats | None = None) -> int:
    """Free places go to who waits longest, kept ones to who works there; how many moved up.

    Nobody moves up for a date that was called off, was removed or has begun; nor who may no longer
    come, because the training is open to fewer or they work elsewhere by now.
    """
    seats = seats or seats_of(date)
    if seats.all <= 0 or date.cancelled_at or date.removed_at or date.is_past:
        return 0
    if not date.training.for_all_partners:
        sort_waiting(date)
    waiting = date.sign_ups.filter(state=SignUpState.WAITING).order_by("rank")
    rows = list(waiting.values_list("pk", "person"))
    where = schools_where([person for _pk, person in rows], seats.left)
    moved: dict[int | None, list[int]] = defaultdict(list)
    for pk, person in rows:
        place = seats.take(where.get(person, ()))
        if place is not False:
            moved[None if place is True else place].append(pk)
    for offer, pks in moved.items():
        SignUp.objects.filter(pk__in=pks).update(
            state=SignUpState.IN,
            of_offer=offer,
            moved_up_at=timezone.now(),
            version=F("version") + 1,
        )
    return sum(len(pks) for pks in moved.values())


def sort_waiting(date: TrainingDate) -> None:
    """Who waits and may no longer come is passed over, who may again waits where they stood.

    With the date held.
    """
    OUTSIDE, WAITING = SignUpState.OUTSIDE, SignUpState.WAITING
    rows = date.sign_ups.filter(state__in=(OUTSIDE, WAITING)).select_related("person")
    waiting = list(rows)
    may = who_may_come(date.training, [row.person for row in waiting]) if waiting else set()
    for state in (OUTSIDE, WAITING):
        pks = [row.pk for row in waiting
               if row.state != state and (row.person_id in may) == (state == WAITING)]  # fmt: skip
        date.sign_ups.filter(pk__in=pks).update(state=state, version=F("version") + 1)


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
