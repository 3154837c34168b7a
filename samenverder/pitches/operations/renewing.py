"""The plan was shared again: taking over what changed on a slide, or keeping it as it is."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused, claim
from samenverder.pitches.making import Made
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind
from samenverder.pitches.operations.making import shared_version
from samenverder.pitches.operations.slides import check_room
from samenverder.pitches.operations.telling import hold_for, hold_slide, tell
from samenverder.pitches.queries.changes import WORDS, Change, changes_of
from samenverder.plans.models import PlanVersion

KEPT = (*WORDS, "made", "shown")


@transaction.atomic
def renew_slide(*, pitch: BoardPitch, by: Any, kind: str, number: int) -> PitchSlide:
    """Put on a slide what this version of the plan gives for it; what stood there can be put back.

    `number` is the version somebody looked at. Raises Refused when the plan was shared again since,
    or somebody else decided about this slide.
    """
    held = hold_for(pitch, by)
    found = _found(held, kind, number)
    slide = _take_over(held, found.slide, found.new, kind)
    _settle(held)
    tell(held, by, "pitch_slide_renewed")
    return slide


@transaction.atomic
def renew_all(*, pitch: BoardPitch, by: Any, number: int) -> int:
    """Take over everything on slides the school did not change itself; gives how many.

    Raises Refused when the plan was shared again since.
    """
    held = hold_for(pitch, by)
    found = [change for change in changes_of(held, _version(held, number)) if not change.own]
    for change in found:
        _take_over(held, change.slide, change.new, change.kind)
    _settle(held)
    if found:
        tell(held, by, "pitch_slide_renewed", number=len(found))
    return len(found)


@transaction.atomic
def keep_slide(*, pitch: BoardPitch, by: Any, kind: str, number: int) -> None:
    """Leave a slide as it is: what changed in the plan is not asked about again.

    A slide that is not there stays away.
    """
    held = hold_for(pitch, by)
    found = _found(held, kind, number)
    words = found.new.words() if found.new else {}
    if found.slide is not None:
        found.slide.made = words
        found.slide.save(update_fields=["made"])
    elif found.new is not None:
        slide = _new(held, found.new)
        slide.removed_at = timezone.now()
        slide.save(update_fields=["removed_at"])
    _settle(held)
    tell(held, by, "pitch_slide_kept")


@transaction.atomic
def revert_slide(*, slide: PitchSlide, by: Any) -> None:
    """Undo of taking over: the words of before stand there again, and the question as well."""
    held = hold_slide(slide, by)
    if not held.before:
        return
    claim(held, held.version)
    before, held.before = held.before, None
    for name in KEPT:
        setattr(held, name, before[name])
    held.save(update_fields=[*KEPT, "before"])
    source = held.pitch.plan.versions.filter(number=before["number"]).first()
    if source:
        BoardPitch.objects.filter(pk=held.pitch_id).update(made_from=source)
    tell(held.pitch, by, "pitch_slide_reverted")


def _version(pitch: BoardPitch, number: int) -> PlanVersion:
    version = shared_version(pitch.plan)
    if version.number != number:
        raise Refused(_("The plan was shared once more meanwhile. See what changed now."))
    return version


def _found(pitch: BoardPitch, kind: str, number: int) -> Change:
    changes = changes_of(pitch, _version(pitch, number))
    found = next((row for row in changes if row.kind == kind), None)
    if found is None:
        raise Refused(_("Somebody else just decided about this slide. See how it is now."))
    return found


def _take_over(
    pitch: BoardPitch, slide: PitchSlide | None, new: Made | None, kind: str
) -> PitchSlide:
    if slide is None and new is not None:
        check_room(pitch)
        return _new(pitch, new)
    assert slide is not None  # noqa: S101  a change has a slide or something new
    claim(slide, slide.version)
    slide.before = {name: getattr(slide, name) for name in KEPT}
    slide.before["number"] = pitch.made_from.number if pitch.made_from else 0
    slide.made = new.words() if new else {}
    if new is not None:
        slide.lines, slide.notes = new.lines, new.notes
        if kind != SlideKind.ASK:
            slide.title = new.title
    else:
        slide.shown = False
    slide.save(update_fields=[*KEPT, "before"])
    return slide


def _new(pitch: BoardPitch, new: Made) -> PitchSlide:
    last = pitch.slides.aggregate(last=Max("order"))["last"]
    return PitchSlide.objects.create(
        pitch=pitch, kind=new.kind, title=new.title, lines=new.lines, notes=new.notes,
        made=new.words(), order=0 if last is None else last + 1,
    )  # fmt: skip


def _settle(pitch: BoardPitch) -> None:
    """Note the version the slides now come from, once nothing is left to look at."""
    version = shared_version(pitch.plan)
    if not changes_of(pitch, version):
        pitch.made_from = version
        pitch.save(update_fields=["made_from"])
