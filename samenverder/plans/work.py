"""What school plans do for the focus areas of the ambition. Drafts are nobody else's business."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanState, SchoolPlan


def shared_plans(partnership: Partnership) -> QuerySet[SchoolPlan]:
    """Every plan that is shared, with its school."""
    rows = SchoolPlan.objects.filter(partnership=partnership, removed_at__isnull=True)
    return rows.exclude(state=PlanState.DRAFT).select_related("partnership", "school")


def show_plan(plan: SchoolPlan) -> Work:
    """A plan as the page of the ambition shows it."""
    assert plan.focus_area_id is not None  # noqa: S101  only such rows are asked for
    return Work(
        focus_area_id=plan.focus_area_id,
        text=plan.title,
        url=plan.get_absolute_url(),
        state=plan.get_state_display(),
        is_open=plan.state != PlanState.EVALUATED,
        who=plan.school.name,
    )


def register() -> None:
    """Tell the ambition about school plans."""
    register_work(
        WorkKind(
            code="plan",
            label=_("School plans"),
            rows=shared_plans,
            is_open=~Q(state=PlanState.EVALUATED),
            is_done=Q(state=PlanState.EVALUATED),
            show=show_plan,
        )
    )
