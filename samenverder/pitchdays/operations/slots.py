"""Parts of a day: made for every school at once, added, changed, moved, taken out."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation
from samenverder.network.operations.problems import Refused, claim
from samenverder.pitchdays.models import PitchDay, PitchSlot, SlotKind
from samenverder.pitchdays.operations.telling import (
    check_here,
    check_partner,
    locked,
    locked_slot,
    tell,
)
from samenverder.tracks.models import SchoolState, TrackSchool

FIELDS = ("kind", "school", "plan", "title", "minutes")
BREAK_FROM = 6  # schools, from which there is a break halfway


def lay_out(day: PitchDay) -> None:
    """An opening, the schools of the track by name, a break halfway when there are many, an end."""
    schools = _schools(day)
    pitches = [PitchSlot(kind=SlotKind.PITCH, school=school) for school in schools]
    if len(pitches) >= BREAK_FROM:
        middle = PitchSlot(kind=SlotKind.BREAK, minutes=15)
        pitches.insert((len(pitches) + 1) // 2, middle)
    first = PitchSlot(kind=SlotKind.OPENING, minutes=10)
    last = PitchSlot(kind=SlotKind.CLOSING, minutes=10)
    for order, slot in enumerate([first, *pitches, last], start=1):
        slot.pitch_day, slot.order = day, order
        slot.save()


def _schools(day: PitchDay) -> list[Organisation]:
    if day.track_id is None:
        return []
    rows = TrackSchool.objects.filter(track=day.track_id, removed_at=None, state=SchoolState.JOINED)
    return [row.organisation for row in rows.select_related("organisation")]


@transaction.atomic
def add_schools(*, day: PitchDay, by: Any) -> int:
    """A part for every school of the track that has none yet, before the closing; how many came."""
    current = locked(day)
    known = set(_there(current).exclude(school=None).values_list("school_id", flat=True))
    new = [school for school in _schools(current) if school.pk not in known]
    for school in new:
        _put(current, PitchSlot(kind=SlotKind.PITCH, school=school))
    if new:
        tell(current, by, "pitch_slots_added", n=len(new))
    return len(new)


@transaction.atomic
def add_slot(*, day: PitchDay, by: Any, **fields: Any) -> PitchSlot:
    """Put a part in the day, before the closing."""
    current = locked(day)
    _check(current, fields)
    slot = PitchSlot(**fields)
    _put(current, slot)
    tell(current, by, "pitch_slot_added", slot=slot.name)
    return slot


def _put(day: PitchDay, slot: PitchSlot) -> None:
    """At the end, but before a closing that is still to come."""
    last = _there(day).order_by("-order", "-pk").first()
    top = _there(day).aggregate(top=Max("order"))["top"] or 0
    slot.pitch_day, slot.order = day, top + 1
    slot.save()
    before = last is not None and last.kind == SlotKind.CLOSING and last.is_coming
    if before and slot.kind != SlotKind.CLOSING:
        _renumber(day, slot, _there(day).count() - 1)


@transaction.atomic
def change_slot(*, slot: PitchSlot, by: Any, version: int, **fields: Any) -> PitchSlot:
    """Change a part. Raises EditedMeanwhile and Refused."""
    current = locked_slot(slot)
    _check(current.pitch_day, fields)
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    current.save(update_fields=changed)
    tell(current.pitch_day, by, "pitch_slot_changed", slot=current.name, fields=changed)
    return current


def _check(day: PitchDay, fields: dict[str, Any]) -> None:
    plan, school = fields.get("plan"), fields.get("school")
    check_here(day.partnership_id, plan)
    check_partner(day.partnership_id, school)
    if plan is not None and school is not None and plan.school_id != school.pk:
        raise Refused(_("This is the plan of another school."), "plan")


@transaction.atomic
def move_slot(*, slot: PitchSlot, by: Any, version: int, place: int) -> PitchSlot:
    """Give a part that is still to come another place (1: the first).

    Raises EditedMeanwhile when somebody moved or changed it since, Refused when it began.
    """
    current = locked_slot(slot)
    if current.began_at is not None:
        raise Refused(_("This part has begun. Only what is still to come can be moved."))
    claim(current, version)
    _renumber(current.pitch_day, current, place)
    tell(current.pitch_day, by, "pitch_slot_moved", slot=current.name)
    return current


def _renumber(day: PitchDay, slot: PitchSlot, place: int) -> None:
    """This part at this place, after everything that began; the others keep their order."""
    others = [row for row in _there(day) if row.pk != slot.pk]
    done = sum(row.began_at is not None for row in others)
    at = min(max(place - 1, done), len(others))
    rows = [*others[:at], slot, *others[at:]]
    for order, row in enumerate(rows, start=1):
        row.order = order
    PitchSlot.objects.bulk_update(rows, ["order"])


def first_to_come(slot: PitchSlot) -> None:
    """Put a part before everything else that is still to come."""
    _renumber(slot.pitch_day, slot, 0)


def _there(day: PitchDay) -> Any:
    return PitchSlot.objects.filter(pitch_day=day, removed_at=None)


@transaction.atomic
def remove_slot(*, slot: PitchSlot, by: Any) -> None:
    """Take a part out of the day; it can be put back. Raises Refused when it began."""
    current = locked_slot(slot)
    if current.began_at is not None:
        raise Refused(_("This part has begun, so it stays in the day."))
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.pitch_day, by, "pitch_slot_removed", slot=current.name)


@transaction.atomic
def restore_slot(*, slot: PitchSlot, by: Any) -> None:
    """Undo of taking out: at its old place."""
    day = locked(slot.pitch_day)
    rows = PitchSlot.objects.filter(pk=slot.pk, pitch_day=day).exclude(removed_at=None)
    if rows.update(removed_at=None):
        tell(day, by, "pitch_slot_restored", slot=slot.name)
