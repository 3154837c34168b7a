"""Each need as it stands in the version that is shared now."""

from samenverder.plans.content import need_data
from samenverder.plans.models import PlanNeed, SchoolPlan


def keep_shared_needs(plan: SchoolPlan) -> None:
    """Note for every need how it reads now, for what others read; two queries."""
    rows = list(plan.planneeds.all())
    for row in rows:
        row.shared = None if row.removed_at else need_data(row)
    PlanNeed.objects.bulk_update(rows, ["shared"])
