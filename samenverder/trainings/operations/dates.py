"""The dates of a training: add, change, call off, hold after all, remove, put back.

Who is signed up hears of every change once, with a file for their calendar.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import AlreadyThere, Refused, claim
from samenverder.trainings.models import STILL, Training, TrainingDate
from samenverder.trainings.operations.mailing import tell_people
from samenverder.trainings.operations.places import move_up, sort_waiting
from samenverder.trainings.operations.telling import locked, locked_date, tell

FIELDS = ("starts_at", "ends_at", "place", "capacity", "sign_up_by")
IN_CALENDAR = {"starts_at", "ends_at", "place"}


@transaction.atomic
def add_date(*, training: Training, by: Any, **fields: Any) -> TrainingDate:
    """A new date."""
    current = locked(training)
    _check(fields)
    date = TrainingDate.objects.create(training=current, **fields)
    tell(current, by, "training_date_added", day=_day(date))
    return date


@transaction.atomic
def add_date_once(*, training: Training, by: Any, **fields: Any) -> TrainingDate:
    """The same; raises AlreadyThere when it has a date at this time and place."""
    current = locked(training)
    same = {name: fields[name] for name in ("starts_at", "ends_at", "place") if name in fields}
    known = current.dates.filter(removed_at=None, cancelled_at=None, **same).first()
    if known is not None:
        known.training = current
        raise AlreadyThere(known)
    return add_date(training=current, by=by, **fields)


@transaction.atomic
def change_date(*, date: TrainingDate, by: Any, version: int, **fields: Any) -> TrainingDate:
    """Another time, place or number of places. Raises EditedMeanwhile and Refused.

    With more places as many move up; with fewer nobody loses a place.
    """
    current = locked_date(date)
    if current.cancelled_at:
        raise Refused(_("This date was called off. Let it go ahead before you change it."))
    _check(fields)
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    if IN_CALENDAR & set(changed):
        next_version(current)
    current.save()
    current.offers.filter(kept_until__gt=current.closes_on).update(kept_until=current.closes_on)
    move_up(current)
    tell_people(current)
    tell(current.training, by, "training_date_changed", day=_day(current), fields=changed)
    return current


def next_version(date: TrainingDate) -> None:
    """Calendars must hear of this change."""
    date.sequence += 1
    date.changed_at = timezone.now()


def _check(fields: dict[str, Any]) -> None:
    if fields["ends_at"] <= fields["starts_at"]:
        raise Refused(_("It must end after it begins."), "end")
    closes: dt.date | None = fields.get("sign_up_by")
    if closes and closes > timezone.localtime(fields["starts_at"]).date():
        raise Refused(_("This is after the training. Choose an earlier day."), "sign_up_by")


@transaction.atomic
def cancel_date(*, date: TrainingDate, by: Any, reason: str = "") -> TrainingDate:
    """Call a date off: everybody who has a place or waits hears why. Twice is once."""
    current = locked_date(date)
    if current.cancelled_at is None:
        if current.is_past:
            raise Refused(_("This date has been. It can no longer be called off."))
        current.cancelled_at, current.reason = timezone.now(), reason
        next_version(current)
        current.save()
        tell_people(current)
        tell(current.training, by, "training_date_cancelled", day=_day(current))
    return current


@transaction.atomic
def hold_date(*, date: TrainingDate, by: Any) -> TrainingDate:
    """It goes ahead after all: everybody who has a place or waits hears it."""
    current = locked_date(date)
    if current.cancelled_at is not None:
        current.cancelled_at, current.reason = None, ""
        next_version(current)
        current.save()
        sort_waiting(current)
        move_up(current)
        tell_people(current)
        tell(current.training, by, "training_date_held", day=_day(current))
    return current


@transaction.atomic
def remove_date(*, date: TrainingDate, by: Any) -> None:
    """Take a date off the list. Raises Refused when people have a place or wait."""
    current = locked_date(date)
    if current.sign_ups.filter(state__in=STILL).exists():
        raise Refused(
            _("People are signed up for this date. Call it off instead: they hear of it.")
        )
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.training, by, "training_date_removed", day=_day(current))


@transaction.atomic
def restore_date(*, date: TrainingDate, by: Any) -> None:
    """Undo of removing."""
    if TrainingDate.objects.filter(pk=date.pk).exclude(removed_at=None).update(removed_at=None):
        tell(date.training, by, "training_date_restored", day=_day(date))


def _day(date: TrainingDate) -> str:
    return f"{timezone.localtime(date.starts_at):%Y-%m-%d}"
