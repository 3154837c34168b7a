"""The school plans of the example region."""

from typing import Any


def known_plans(region: Any) -> dict[str, int]:
    """What pages of plans need to know."""
    from samenverder.plans.models import PlanVersion, SchoolPlan

    plans = SchoolPlan.objects.filter(partnership=region)
    pitched, draft = plans.get(title="Stage vanaf klas 3"), plans.get(state="draft")
    evaluated = plans.get(title="Elk half jaar een gesprek")
    return {
        "pitched": pitched.pk,
        "draft": draft.pk,
        "evaluated": evaluated.pk,
        "evaluation": evaluated.evaluations.get().pk,
        "need": pitched.planneeds.first().pk,
        "version": PlanVersion.objects.filter(plan=pitched).first().pk,
    }
