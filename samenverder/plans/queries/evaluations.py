"""What became of the goals of plans, and what schools learned."""

from typing import Any

from django.db.models import QuerySet

from samenverder.network.finding import narrowed
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanEvaluation, PlanVersion, SchoolPlan
from samenverder.plans.queries.plans import visible

INDEXED, NAMES = "plan_lesson", ("plan__title", "plan__school__name")


def goals_shared(version: PlanVersion | None) -> list[dict[str, Any]]:
    """The goals as they read in this version."""
    return list(version.content.get("goals", [])) if version else []


def evaluations_of(plan: SchoolPlan) -> QuerySet[PlanEvaluation]:
    """Every time the school looked back, the last first, with what became of each goal."""
    rows = plan.evaluations.filter(removed_at__isnull=True).select_related("by", "source")
    return rows.defer("source__content").prefetch_related("outcomes")


def is_last_that_ends(evaluation: PlanEvaluation) -> bool:
    """The plan counts as evaluated by this one, and by none that was written later."""
    rows = PlanEvaluation.objects.filter(
        plan=evaluation.plan_id, removed_at__isnull=True, ends=True, pk__gt=evaluation.pk
    )
    return evaluation.ends and not rows.exists()


def lessons(partnership: Partnership, user: Any, wanted: str = "") -> QuerySet[PlanEvaluation]:
    """What schools learned, of every plan this user sees; the last first.

    `wanted` are words of the text, in any Dutch form, of the title of the plan or of the school.
    """
    rows = PlanEvaluation.objects.filter(
        plan__in=visible(partnership, user).values("pk"), removed_at__isnull=True
    )
    rows = narrowed(rows, INDEXED, partnership, user, wanted, NAMES)
    return rows.select_related("plan__school").order_by("-day", "-pk")
