"""Goals, steps, needs and risks: adding, changing, taking away, putting back."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused, claim
from samenverder.plans.models import PlanRow, SchoolPlan
from samenverder.plans.operations.telling import hold_for, tell, touch

MOST = 100


@transaction.atomic
def add_row(*, model: type[PlanRow], plan: SchoolPlan, by: Any, **fields: Any) -> PlanRow:
    """One line more, at the end.

    Raises Refused when the plan cannot be written, has too many lines, or this one already.
    """
    held, _step = hold_for(plan, by, "write")
    rows = model._default_manager.filter(plan=held)
    if rows.filter(removed_at__isnull=True).count() >= MOST:
        raise Refused(_("A plan with more than a hundred lines of a kind is read by nobody."))
    if rows.filter(removed_at__isnull=True, **fields).exists():
        raise Refused(_("This line stands in the plan already."))
    last = rows.aggregate(last=Max("order"))["last"] or 0
    row: PlanRow = model._default_manager.create(plan=held, order=last + 1, **fields)
    touch(held, by)
    tell(held, by, "plan_row_added", kind=model._meta.model_name)
    return row


@transaction.atomic
def change_row(*, row: PlanRow, by: Any, version: int, **fields: Any) -> PlanRow:
    """Change a line. Raises EditedMeanwhile when somebody else did so meanwhile."""
    held, _step = hold_for(row.plan, by, "write")
    claim(row, version)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    touch(held, by)
    tell(held, by, "plan_row_changed", kind=row._meta.model_name)
    return row


@transaction.atomic
def remove_row(*, row: PlanRow, by: Any) -> None:
    """Take a line away; it can be put back."""
    _set_removed(row, by, True)


@transaction.atomic
def restore_row(*, row: PlanRow, by: Any) -> None:
    """Undo of taking a line away."""
    _set_removed(row, by, False)


def _set_removed(row: PlanRow, by: Any, removed: bool) -> None:
    held, _step = hold_for(row.plan, by, "write")
    if (row.removed_at is not None) != removed:
        row.removed_at = timezone.now() if removed else None
        row.save(update_fields=["removed_at"])
        touch(held, by)
        verb = "plan_row_removed" if removed else "plan_row_restored"
        tell(held, by, verb, kind=row._meta.model_name)
