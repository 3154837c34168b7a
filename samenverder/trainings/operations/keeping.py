"""Keeping places of a date for a school that asked for the training, until a day."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import DateOffer, SignUp, SignUpState, TrainingDate
from samenverder.trainings.operations.mailing import tell_people
from samenverder.trainings.operations.places import again_when_busy, move_up, seats_of
from samenverder.trainings.operations.telling import locked_date, tell
from samenverder.trainings.queries.kept import with_used

NOT_OPEN = _("This training is not open to this school. Change who may come first.")
BEFORE = dt.timedelta(days=14)


def kept_until_first(date: TrainingDate) -> dt.date:
    """Two weeks before; for a nearer date the day before, so that who waits has a chance.

    Never after the last day to sign up. On the day itself: that day.
    """
    starts, today = timezone.localtime(date.starts_at).date(), timezone.localdate()
    two_weeks = starts - BEFORE
    day = two_weeks if today <= two_weeks else starts - dt.timedelta(days=1)
    return min(max(day, today), date.closes_on)


def check_kept(date: TrainingDate, *, more: int, until: dt.date) -> None:
    """Raises Refused when so many more places cannot be kept until that day; date held."""
    if until < timezone.localdate():
        raise Refused(_("This day has passed. Choose a later one."), "kept_until")
    if until > date.closes_on:
        raise Refused(
            _("This is after the last day to sign up. Choose an earlier day."), "kept_until"
        )
    free = seats_of(date).free
    if more > free:
        text = _("That is %(n)d places in all, and %(free)d are free. Keep fewer.")
        raise Refused(text % {"n": more, "free": free}, "kept")


@again_when_busy
@transaction.atomic
def keep_places(*, offer: DateOffer, by: Any, kept: int, kept_until: dt.date | None) -> DateOffer:
    """Another number of places or another day; who moves up hears it.

    Raises Refused when there are too few free places, and with fewer than people took.
    """
    date, current = _held(offer)
    until = kept_until or kept_until_first(date)
    if kept and not _is_open_to_it(current):
        raise Refused(NOT_OPEN, "kept")
    if kept < current.used:  # type: ignore[attr-defined]
        text = _("People of this school have %(n)d of these places. Keep at least as many.")
        raise Refused(text % {"n": current.used}, "kept")  # type: ignore[attr-defined]
    if kept:
        check_kept(date, more=kept - current.used - current.left, until=until)  # type: ignore[attr-defined]
    current.kept, current.kept_until, current.declined_at = kept, until if kept else None, None
    return _carry_out(date, current, by, "training_places_kept")


@again_when_busy
@transaction.atomic
def release_places(*, offer: DateOffer, by: Any) -> DateOffer:
    """The school does not need the places: they go to who waits. Twice is once."""
    date, current = _held(offer)
    if not current.holds:
        return current
    current.declined_at = timezone.now()
    return _carry_out(date, current, by, "training_places_released")


@again_when_busy
@transaction.atomic
def keep_again(*, offer: DateOffer, by: Any) -> DateOffer:
    """Undo of saying no. Raises Refused when the places went to who waited."""
    date, current = _held(offer)
    if current.declined_at is None:
        return current
    if not _is_open_to_it(current):
        raise Refused(NOT_OPEN)
    current.declined_at = None
    if current.left > seats_of(date).free:
        raise Refused(_("The places went to others meanwhile. Sign up: they may still move up."))
    return _carry_out(date, current, by, "training_places_kept")


def release_when_due() -> int:
    """Every ten minutes: places whose day has passed go to who waits; how many dates."""
    waiting = SignUp.objects.filter(date=OuterRef("pk"), state=SignUpState.WAITING)
    due = TrainingDate.objects.filter(
        Exists(waiting),
        offers__kept__gt=0,
        offers__kept_until__lt=timezone.localdate(),
        starts_at__gt=timezone.now(),
        cancelled_at=None,
        removed_at=None,
        training__removed_at=None,
    )
    return sum(_move_on(date) for date in due.distinct().order_by("pk"))


@again_when_busy
@transaction.atomic
def _move_on(date: TrainingDate) -> bool:
    try:
        current = locked_date(date)
    except Refused:  # removed meanwhile
        return False
    n = move_up(current)
    if n:
        tell_people(current)
        tell(current.training, None, "training_places_released", people=n)
    return bool(n)


def _is_open_to_it(offer: DateOffer) -> bool:
    training = offer.date.training
    return training.for_all_partners or training.partners.filter(pk=offer.school_id).exists()


def _held(offer: DateOffer) -> tuple[TrainingDate, DateOffer]:
    date = locked_date(offer.date)
    found = with_used(DateOffer.objects.filter(pk=offer.pk)).select_related("school").first()
    if found is None:
        raise Refused(_("This offer was taken back by somebody else."))
    return date, found


def _carry_out(date: TrainingDate, offer: DateOffer, by: Any, verb: str) -> DateOffer:
    offer.save(update_fields=["kept", "kept_until", "declined_at"])
    move_up(date)
    tell_people(date)
    tell(date.training, by, verb, places=offer.kept)
    return offer
