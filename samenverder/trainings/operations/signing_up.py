"""Signing up and withdrawing. One at a time for each date (decision 23)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import OfferAddress, SignUp, SignUpState, TrainingDate
from samenverder.trainings.operations.mailing import tell_people
from samenverder.trainings.operations.places import (
    again_when_busy,
    move_up,
    next_rank,
    seats_of,
    sit,
)
from samenverder.trainings.operations.telling import locked_date, tell
from samenverder.trainings.queries.kept import schools_where
from samenverder.trainings.queries.who import who_may_come

OUT = SignUpState.WITHDRAWN
GONE = (OUT, SignUpState.OUTSIDE)
GIVEN = (
    "state", "of_offer", "rank", "by", "by_address", "signed_up_at", "moved_up_at", "freed_at",
)  # fmt: skip


@again_when_busy
@transaction.atomic
def sign_up(*, date: TrainingDate, person: Person, by: Any) -> SignUp:
    """Somebody signs up: a place, or the end of the waiting list. Twice is once.

    Raises Refused when the date is closed, or is not open to where this person works.
    """
    current = locked_date(date)
    if not current.is_open:
        raise Refused(why_closed(current))
    return give(current, [person], by)[0]


@again_when_busy
@transaction.atomic
def sign_up_people(*, date: TrainingDate, people: Iterable[Person], by: Any) -> list[SignUp]:
    """A facilitator signs people up, in this order; also after the last day to sign up.

    The rows in that order, with `is_new`: false for who was signed up already.
    """
    current = locked_date(date)
    if current.cancelled_at or current.is_past:
        raise Refused(why_closed(current))
    return give(current, list(people), by)


def give(
    date: TrainingDate, people: list[Person], by: Any, address: OfferAddress | None = None
) -> list[SignUp]:
    """Places or the end of the waiting list, in this order; with the date held.

    `address` when it was done without an account. The rows, each with `is_new`. Raises Refused
    when the training is not open to where somebody works.
    """
    _check(date, people)
    seats = seats_of(date)
    move_up(date, seats)  # who waits goes before who comes now
    known = {row.person_id: row for row in date.sign_ups.filter(person__in=people)}
    where = schools_where([person.pk for person in people], seats.left)
    rank = next_rank(date)
    rows: list[SignUp] = []
    for person in people:
        row = known.setdefault(person.pk, SignUp(date=date, person=person, state=OUT))
        row.is_new = row.state in GONE  # type: ignore[attr-defined]
        if row.state in GONE:
            sit(row, seats.take(where.get(person.pk, ())))
            row.rank, row.by, row.signed_up_at = rank, by, timezone.now()
            row.by_address = address
            row.moved_up_at = row.freed_at = None
            rank += 1
        rows.append(row)
    changed = {row.person_id: row for row in rows if row.is_new}  # type: ignore[attr-defined]
    SignUp.objects.bulk_create([row for row in changed.values() if row.pk is None])
    SignUp.objects.bulk_update([row for row in changed.values() if row.pk], GIVEN)
    tell_people(date)
    verb = "training_signed_up_by_link" if address else "training_signed_up"
    tell(date.training, by, verb, people=len(changed))
    return rows


def _check(date: TrainingDate, people: list[Person]) -> None:
    may = who_may_come(date.training, people)
    if people and not all(person.pk in may for person in people):
        text = _("%(name)s works at no partner this training is open to.")
        without = [text % {"name": person.name} for person in people if person.pk not in may]
        raise Refused(" ".join(without))


def why_closed(date: TrainingDate) -> Any:
    """Why nobody can sign up any more."""
    if date.cancelled_at:
        return _("This date was called off.")
    if date.is_past:
        return _("This date has begun. One can no longer sign up.")
    return _("Signing up is closed. Ask who organises it whether you can still come.")


@again_when_busy
@transaction.atomic
def withdraw(*, row: SignUp, by: Any) -> SignUp:
    """Somebody does not come; the first who waits gets the place. Twice is once.

    Raises Refused when the date has begun.
    """
    date = locked_date(row.date)
    current = SignUp.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if current.state == SignUpState.WITHDRAWN:
        return current
    if date.is_past:
        raise Refused(_("This date has begun. Note who was there instead."))
    current.state = SignUpState.WITHDRAWN
    current.version += 1
    current.save(update_fields=["state", "version"])
    move_up(date)
    tell_people(date)
    tell(date.training, by, "training_withdrawn", people=1)
    current.refresh_from_db()
    return current


@again_when_busy
@transaction.atomic
def withdraw_people(*, date: TrainingDate, pks: Iterable[int], by: Any) -> int:
    """Undo of signing several people up: who waited first moves up again. How many left."""
    current = locked_date(date)
    if current.is_past:
        raise Refused(_("This date has begun. Note who was there instead."))
    rows = current.sign_ups.filter(pk__in=list(pks)).exclude(state=OUT)
    n = rows.update(state=OUT, version=F("version") + 1)
    if n:
        move_up(current)
        tell_people(current)
        tell(current.training, by, "training_withdrawn", people=n)
    return n
