"""The slides of a pitch: their words, their order, which are shown, own slides."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused, claim
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind
from samenverder.pitches.operations.steering import leave_slide
from samenverder.pitches.operations.telling import hold_for, hold_slide, tell

MOST = 20


def check_room(pitch: BoardPitch) -> None:
    """Raises Refused when the pitch has as many slides as it can have."""
    if pitch.slides.filter(removed_at=None).count() >= MOST:
        raise Refused(_("A pitch has at most twenty slides. Take one away first."))


@transaction.atomic
def add_slide(*, pitch: BoardPitch, by: Any, title: str, lines: str, notes: str) -> PitchSlide:
    """A slide of one's own, at the end. Raises Refused when there are twenty."""
    held = hold_for(pitch, by)
    check_room(held)
    last = held.slides.aggregate(last=Max("order"))["last"]
    slide = PitchSlide.objects.create(
        pitch=held, kind=SlideKind.OWN, title=title, lines=lines, notes=notes,
        order=0 if last is None else last + 1,
    )  # fmt: skip
    tell(held, by, "pitch_slide_added")
    return slide


@transaction.atomic
def change_slide(
    *, slide: PitchSlide, by: Any, version: int, title: str, lines: str, notes: str
) -> PitchSlide:
    """Other words on a slide, or other notes. Raises EditedMeanwhile and Refused."""
    held = hold_slide(slide, by)
    claim(held, version)
    held.title, held.lines, held.notes = title, lines, notes
    held.save(update_fields=["title", "lines", "notes"])
    if held.kind == SlideKind.ASK and held.pitch.ask != title:
        rows = BoardPitch.objects.filter(pk=held.pitch_id)
        rows.update(ask=title, version=F("version") + 1)
    tell(held.pitch, by, "pitch_slide_changed")
    return held


@transaction.atomic
def move_slide(*, slide: PitchSlide, by: Any, to: int) -> int:
    """Put a slide at this place, from 1; gives the place where it stood.

    A place before the first is the first, one after the last the last.
    """
    held = hold_slide(slide, by)
    rows = list(held.pitch.slides.filter(removed_at=None))
    before = next(at for at, row in enumerate(rows) if row.pk == held.pk)
    after = min(max(to - 1, 0), len(rows) - 1)
    if after != before:
        rows.insert(after, rows.pop(before))
        for at, row in enumerate(rows):
            row.order = at
        PitchSlide.objects.bulk_update(rows, ["order"])
        tell(held.pitch, by, "pitch_slide_moved")
    return before + 1


@transaction.atomic
def order_slides(*, pitch: BoardPitch, by: Any, numbers: list[int]) -> None:
    """All slides in another order at once, as they were dragged.

    Raises Refused when these are not the slides there are now: somebody added or took one away.
    """
    held = hold_for(pitch, by)
    rows = {row.pk: row for row in held.slides.filter(removed_at=None)}
    if sorted(numbers) != sorted(rows):
        raise Refused(_("Somebody else just changed these slides. See how they are now."))
    for at, number in enumerate(numbers):
        rows[number].order = at
    PitchSlide.objects.bulk_update(rows.values(), ["order"])
    tell(held, by, "pitch_slide_moved")


@transaction.atomic
def set_shown(*, slide: PitchSlide, by: Any, shown: bool) -> None:
    """Show a slide, or leave it out while the pitch is given.

    Raises Refused for the last one that is shown: a pitch without slides shows nothing.
    """
    held = hold_slide(slide, by)
    if held.shown == shown:
        return
    if not shown:
        _not_the_last(held)
        leave_slide(held)
    held.shown = shown
    held.save(update_fields=["shown"])
    tell(held.pitch, by, "pitch_slide_shown" if shown else "pitch_slide_hidden")


def _not_the_last(slide: PitchSlide) -> None:
    others = slide.pitch.slides.filter(removed_at=None, shown=True).exclude(pk=slide.pk)
    if not others.exists():
        raise Refused(_("This is the only slide that is shown. Show another one first."))


@transaction.atomic
def remove_slide(*, slide: PitchSlide, by: Any) -> None:
    """Take a slide away; it can be put back. Raises Refused for the last one that is shown."""
    held = hold_slide(slide, by)
    if held.shown:
        _not_the_last(held)
    leave_slide(held)
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    tell(held.pitch, by, "pitch_slide_removed")


@transaction.atomic
def restore_slide(*, slide: PitchSlide, by: Any) -> None:
    """Undo of taking a slide away. Raises Refused when there are twenty by now."""
    held = hold_slide(slide, by, removed=True)
    check_room(held.pitch)
    held.removed_at = None
    held.save(update_fields=["removed_at"])
    tell(held.pitch, by, "pitch_slide_restored")
