"""The school plans of the example region."""

from typing import Any


def known_plans(region: Any) -> dict[str, int]:
    """What pages of plans need to know."""
    from samenverder.plans.models import PlanVersion, SchoolPlan

    plans = SchoolPlan.objects.filter(partnership=region)
    pitched, draft = plans.get(title="Stage vanaf klas 3"), plans.get(state="draft")
    return {
        "pitched": pitched.pk,
        "draft": draft.pk,
        "running": plans.filter(state="in_progress").first().pk,
        "evaluated": plans.filter(state="evaluated").first().pk,
        "need": pitched.planneeds.first().pk,
        "version": PlanVersion.objects.filter(plan=pitched).first().pk,
    }
