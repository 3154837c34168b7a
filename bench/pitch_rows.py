"""The pitch of a plan in a made-up partnership, made from an older version than there is now."""

from typing import Any

from django.utils import timezone

from samenverder.pitches.making import slides_from
from samenverder.pitches.models import BoardPitch, PitchScreen, PitchSlide, SlideKind
from samenverder.plans.models import SchoolPlan


def add_pitches(region: Any) -> None:
    """A pitch of the first plan with so many own slides, and a plan without one."""
    from bench.plan_rows import make_plan

    region.pitch = make_pitch(region.plans[0], region.coordinator, region.sizes.others)
    region.to_pitch = make_plan(region.partnership, region.coordinator, region.organisations[0])


def make_pitch(plan: SchoolPlan, by: Any, number: int = 1) -> BoardPitch:
    """The slides of version 1, so many own slides, and a projector that shows the second."""
    source = plan.versions.get(number=1)
    pitch = BoardPitch.objects.create(
        plan=plan, made_from=source, ask="Eén dag per week stage", speaker="Noor", created_by=by,
        occasion="Bestuurlijk overleg", day=timezone.localdate(),
    )  # fmt: skip
    rows = [
        PitchSlide(
            pitch=pitch, order=at, kind=made.kind, title=made.title, lines=made.lines,
            notes=made.notes or "Rustig beginnen", made=made.words(),
        )
        for at, made in enumerate(slides_from(source.content, pitch.ask))
    ]  # fmt: skip
    rows += [
        PitchSlide(
            pitch=pitch, order=20 + at, kind=SlideKind.OWN, title="Van ons", lines="Een regel",
            notes="Een verhaal",
        )
        for at in range(number)
    ]  # fmt: skip
    made = PitchSlide.objects.bulk_create(rows)
    PitchScreen.objects.create(pitch=pitch, slide=made[1])
    return pitch
