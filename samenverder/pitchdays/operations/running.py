"""The day itself: begin a part, end it, skip it, give it time, take the last step back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim
from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.pitchdays.operations.slots import first_to_come
from samenverder.pitchdays.operations.telling import locked, locked_slot, tell
from samenverder.pitchdays.queries.parts import plan_of
from samenverder.pitchdays.queries.times import minutes_of
from samenverder.plans.models import PlanState
from samenverder.plans.operations import take_step

LONGEST = 600


@transaction.atomic
def begin_slot(*, slot: PitchSlot, by: Any) -> PitchSlot:
    """Begin a part; what was on ends at that moment, and a shared plan counts as pitched.

    When somebody else began it just before, nothing changes: both wanted the same. Raises Refused
    before the day itself, and when it was done or skipped.
    """
    current = locked_slot(slot)
    day = current.pitch_day
    if current.is_on:
        return current
    _check_day(day)
    if not current.is_coming:
        raise Refused(_("This part was done or skipped already."))
    first_to_come(current)
    now = timezone.now()
    PitchSlot.objects.filter(
        pitch_day=day, removed_at=None, began_at__isnull=False, ended_at=None
    ).update(ended_at=now)
    current.began_at, current.noted_pitch = now, _note_pitched(current, by)
    current.save(update_fields=["began_at", "noted_pitch"])
    _lead(day, by)
    tell(day, by, "pitch_slot_began", slot=current.name)
    return current


def _check_day(day: PitchDay) -> None:
    if timezone.localdate() < day.on:
        words = {"day": format_date(day.on, get_language() or "nl")}
        raise Refused(_("This day is still to come. On %(day)s you begin here.") % words)


def _note_pitched(slot: PitchSlot, by: Any) -> bool:
    """A pitch day is where a plan is pitched: whoever runs the day notes it (ADR 20)."""
    plan = plan_of(slot)
    if not slot.is_pitch or plan is None or plan.state != PlanState.SHARED:
        return False
    try:
        with transaction.atomic():
            take_step(plan=plan, by=by, code="pitch", hosting=True)
    except Refused:  # the school noted it, or took the plan back, at this very moment
        return False
    return True


@transaction.atomic
def end_slot(*, slot: PitchSlot, by: Any) -> PitchSlot:
    """End a part. When somebody else ended it just before, nothing changes."""
    current = locked_slot(slot)
    if current.began_at is None:
        raise Refused(_("This part did not begin yet."))
    if current.ended_at is None:
        current.ended_at = timezone.now()
        current.save(update_fields=["ended_at"])
        _lead(current.pitch_day, by)
        tell(current.pitch_day, by, "pitch_slot_ended", slot=current.name)
    return current


@transaction.atomic
def skip_slot(*, slot: PitchSlot, by: Any) -> PitchSlot:
    """Leave a part out today; the times after it come forward."""
    current = locked_slot(slot)
    if current.began_at is not None:
        raise Refused(_("This part has begun. End it instead."))
    if current.skipped_at is None:
        current.skipped_at = timezone.now()
        current.save(update_fields=["skipped_at"])
        tell(current.pitch_day, by, "pitch_slot_skipped", slot=current.name)
    return current


@transaction.atomic
def do_after_all(*, slot: PitchSlot, by: Any) -> PitchSlot:
    """A part that was skipped is done after all: it comes first of what is still to come."""
    current = locked_slot(slot)
    if current.skipped_at is not None:
        current.skipped_at = None
        current.save(update_fields=["skipped_at"])
        first_to_come(current)
        tell(current.pitch_day, by, "pitch_slot_after_all", slot=current.name)
    return current


@transaction.atomic
def give_minutes(*, slot: PitchSlot, by: Any, version: int, minutes: int) -> PitchSlot:
    """Give a part more time (or, below zero, less); the times after it follow.

    Raises EditedMeanwhile when somebody gave it time just before: nobody gives it twice unseen.
    """
    current = locked_slot(slot)
    claim(current, version)
    wanted = minutes_of(current.pitch_day, current) + minutes
    current.minutes = min(LONGEST, max(1, wanted))
    current.save(update_fields=["minutes"])
    tell(current.pitch_day, by, "pitch_slot_minutes", slot=current.name, n=minutes)
    return current


@transaction.atomic
def take_back(*, day: PitchDay, by: Any, seen: dt.datetime) -> None:
    """Undo the last step of the day: `seen` is the moment of that step as it stood on the screen.

    Beginning a part also ended the one before; both are undone. A plan that was noted as pitched by
    it is shared again. Raises EditedMeanwhile when somebody did something since.
    """
    current = locked(day)
    rows = list(
        PitchSlot.objects.select_for_update(of=("self",))
        .filter(pitch_day=current, removed_at=None)
        .select_related("plan", "school")
    )
    last = max((at for row in rows if (at := row.last_act_at)), default=None)
    if last is None:
        raise Refused(_("Nothing was begun yet, so there is nothing to take back."))
    if abs(last - seen) > dt.timedelta(milliseconds=1):
        raise EditedMeanwhile(current)
    for row in rows:
        row.pitch_day = current
        if row.last_act_at == last:
            _undo(row, by, last)
    tell(current, by, "pitch_step_back")


def _undo(slot: PitchSlot, by: Any, moment: dt.datetime) -> None:
    for name in ("began_at", "ended_at", "skipped_at"):
        if getattr(slot, name) == moment:
            setattr(slot, name, None)
    if slot.began_at is None and slot.noted_pitch:
        plan = plan_of(slot)
        if plan is not None and plan.state == PlanState.PITCHED:
            take_step(plan=plan, by=by, code="unpitch", hosting=True)
        slot.noted_pitch = False
    slot.save(update_fields=["began_at", "ended_at", "skipped_at", "noted_pitch"])


def _lead(day: PitchDay, by: Any) -> None:
    """Whoever takes the first step leads, until somebody takes over."""
    if day.led_by_id is None:
        PitchDay.objects.filter(pk=day.pk).update(led_by=by)


@transaction.atomic
def take_over(*, day: PitchDay, by: Any) -> None:
    """Lead the day from here on; the other screens see who does."""
    current = locked(day)
    if current.led_by_id != by.pk:
        PitchDay.objects.filter(pk=current.pk).update(led_by=by)
        tell(current, by, "pitch_day_taken_over")
