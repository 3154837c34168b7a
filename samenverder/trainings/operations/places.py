"""Places of a date and their order. Everything here runs with the row of the date held."""

from django.db.models import F, Max

from samenverder.trainings.models import SignUp, SignUpState, TrainingDate


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
    return rows.update(state=SignUpState.IN, version=F("version") + 1)
