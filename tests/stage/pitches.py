"""The pitches of the example region."""

from typing import Any


def known_pitches(region: Any) -> dict[str, int]:
    """A pitch whose plan was shared again since, a slide of it, and plans without a pitch."""
    from samenverder.pitches.models import BoardPitch
    from samenverder.plans.models import SchoolPlan

    pitches = BoardPitch.objects.filter(plan__partnership=region, removed_at=None)
    plans = SchoolPlan.objects.filter(partnership=region, pitches=None)
    told = pitches.get(plan__title="Stage vanaf klas 3")
    other = pitches.get(plan__title="Eerst meekijken, dan kiezen")
    return {
        "told": told.pk,
        "slide": told.slides.get(kind="needs").pk,
        "plain": other.pk,
        "draft": plans.get(state="draft").pk,
    }
