"""Making a pitch from what a school shared, and taking it away."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenverder.network.operations.problems import Refused, claim
from samenverder.pitches.making import slides_from
from samenverder.pitches.models import BoardPitch, PitchScreen, PitchSlide, SlideKind
from samenverder.pitches.operations.telling import check_writer, hold, hold_for, tell
from samenverder.pitches.queries import pitch_of
from samenverder.plans.models import PlanVersion, SchoolPlan
from samenverder.plans.operations.telling import hold as hold_plan

NOT_SHARED = _("Share the plan first: the slides are made from what others can read.")


def shared_version(plan: SchoolPlan) -> PlanVersion:
    """The version slides are made from. Raises Refused when the plan is not shared (any more)."""
    version = None if plan.is_draft else plan.versions.first()
    if version is None:
        raise Refused(NOT_SHARED)
    return version


@transaction.atomic
def make_pitch(
    *,
    plan: SchoolPlan,
    by: Any,
    ask: str,
    language: str,
    speaker: str = "",
    occasion: str = "",
    day: dt.date | None = None,
    minutes: int = 5,
) -> BoardPitch:
    """The slides of a plan from its last shared version, in "nl" or "en".

    When somebody else just made them, those are given. Raises Refused for a draft.
    """
    held = hold_plan(plan)
    check_writer(held, by)
    version = shared_version(held)
    if found := pitch_of(held):
        return found
    pitch = BoardPitch.objects.create(
        plan=held, made_from=version, language=language, ask=ask, speaker=speaker,
        occasion=occasion, day=day, minutes=minutes, created_by=by,
    )  # fmt: skip
    with override(language):
        made = slides_from(version.content, ask)
    PitchSlide.objects.bulk_create(
        PitchSlide(
            pitch=pitch, order=at, kind=row.kind, title=row.title, lines=row.lines,
            notes=row.notes, made=row.words(),
        )
        for at, row in enumerate(made)
    )  # fmt: skip
    PitchScreen.objects.create(pitch=pitch)
    tell(pitch, by, "pitch_made")
    return pitch


@transaction.atomic
def change_pitch(*, pitch: BoardPitch, by: Any, version: int, **fields: Any) -> BoardPitch:
    """Change ask, speaker, occasion, day or minutes. Raises EditedMeanwhile, Refused."""
    if unknown := set(fields) - {"ask", "speaker", "occasion", "day", "minutes"}:
        raise ValueError(f"These cannot be given: {', '.join(sorted(unknown))}.")
    held = hold_for(pitch, by)
    claim(held, version)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=[*fields])
    if "ask" in fields:
        others = _first_slides(held).exclude(title=held.ask)
        others.update(title=held.ask, version=F("version") + 1)
    tell(held, by, "pitch_changed", fields=sorted(fields))
    return held


def _first_slides(pitch: BoardPitch) -> Any:
    return pitch.slides.filter(kind=SlideKind.ASK)


@transaction.atomic
def remove_pitch(*, pitch: BoardPitch, by: Any) -> None:
    """Take a pitch away with its slides; it can be put back."""
    held = hold_for(pitch, by)
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    tell(held, by, "pitch_removed")


@transaction.atomic
def restore_pitch(*, pitch: BoardPitch, by: Any) -> None:
    """Undo of taking a pitch away. Raises Refused when the plan got another one meanwhile."""
    plan = hold_plan(pitch.plan)
    check_writer(plan, by)
    held = hold(pitch)
    if held.removed_at is None:
        return
    if pitch_of(plan):
        raise Refused(_("This plan got a new pitch meanwhile. Take that away first."))
    held.removed_at = None
    held.save(update_fields=["removed_at"])
    tell(held, by, "pitch_restored")
