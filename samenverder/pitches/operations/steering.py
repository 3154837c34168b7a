"""What the projector shows and how the clock of the speaker runs. Every device may do the next."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.live.operations import publish
from samenverder.pitches.models import BoardPitch, PitchScreen, PitchSlide
from samenverder.pitches.operations.telling import hold_for

START, PAUSE, AGAIN = "start", "pause", "again"


@transaction.atomic
def show_slide(*, pitch: BoardPitch, by: Any, slide: PitchSlide) -> None:
    """Put this slide on the projector; what was blank shows again.

    The slide is named, not "the next": two devices that both go on do not skip one.
    """
    screen = _screen(pitch, by)
    screen.slide, screen.is_blank = slide, False
    _save(screen)


@transaction.atomic
def blank_screen(*, pitch: BoardPitch, by: Any, blank: bool) -> None:
    """Nothing on the projector, or the slide again."""
    screen = _screen(pitch, by)
    screen.is_blank = blank
    _save(screen)


@transaction.atomic
def run_clock(*, pitch: BoardPitch, by: Any, what: str) -> None:
    """Let the clock start or go on, pause, or stand at the beginning again."""
    screen, now = _screen(pitch, by), timezone.now()
    if what == START:
        screen.began_at = screen.began_at or now
    elif what == PAUSE:
        screen.spent, screen.began_at = screen.seconds(now), None
    elif what == AGAIN:
        screen.spent, screen.began_at = 0, None
    else:
        raise ValueError(f"No such thing to do with a clock: {what}.")
    _save(screen)


def leave_slide(slide: PitchSlide) -> None:
    """A slide that goes off while it is on the projector makes place for the one beside it.

    Called in the transaction that hides or removes it; without a neighbour the first is shown.
    """
    screen = PitchScreen.objects.filter(pitch=slide.pitch_id, slide=slide).first()
    if screen is None:
        return
    rows = list(slide.pitch.slides.filter(removed_at=None))
    at = next((number for number, row in enumerate(rows) if row.pk == slide.pk), 0)
    beside = [*rows[at + 1 :], *reversed(rows[:at])]
    screen.slide = next((row for row in beside if row.shown), None)
    _save(screen)


def _screen(pitch: BoardPitch, by: Any) -> PitchScreen:
    held = hold_for(pitch, by)
    screen, _made = PitchScreen.objects.get_or_create(pitch=held)
    return screen


def _save(screen: PitchScreen) -> None:
    screen.save(update_fields=["slide", "is_blank", "began_at", "spent"])
    publish(screen.pitch.screen_topic)
