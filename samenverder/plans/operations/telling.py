"""What every change in this room leaves behind, and holding a plan while it changes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries.plans import seats_in
from samenverder.plans.steps import Step, check


def tell(plan: SchoolPlan, by: Any, verb: str, **detail: Any) -> None:
    """A line in the log and a live notice for everybody who has this plan open."""
    record(
        partnership_id=plan.partnership_id,
        actor=by,
        verb=verb,
        subject=f"schoolplan:{plan.pk}",
        **detail,
    )
    publish(f"plan:{plan.pk}")


def hold(plan: SchoolPlan) -> SchoolPlan:
    """The plan as it is now; nobody else changes it until the transaction ends."""
    rows = SchoolPlan.objects.select_for_update(of=("self",)).select_related(
        "partnership", "school"
    )
    return rows.get(pk=plan.pk)


def hold_for(
    plan: SchoolPlan, by: Any, code: str, seats: frozenset[str] | None = None
) -> tuple[SchoolPlan, Step]:
    """The plan, held, when this user may take this step now. Raises Refused with a sentence.

    `seats`: take it from these instead of this user's own.
    """
    held = hold(plan)
    if seats is None:
        seats = seats_in(held, by, may_write=by.has_perm("plans.write_plan", held))
    if held.removed_at:
        raise Refused(_("This plan was taken away meanwhile."))
    return held, check(code, held.state, seats)


def touch(plan: SchoolPlan, by: Any) -> None:
    """Note that something in the plan changed."""
    plan.changed_at, plan.changed_by = timezone.now(), by
    plan.save(update_fields=["changed_at", "changed_by"])
