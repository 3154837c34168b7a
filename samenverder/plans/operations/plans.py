"""Starting a plan, its title and what it belongs to, taking a draft away."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership, Person
from samenverder.network.operations.problems import Refused, claim
from samenverder.plans.models import PlanPart, PlanPerson, PlanState, SchoolPlan
from samenverder.plans.operations.telling import hold, hold_for, tell
from samenverder.plans.queries.plans import own_schools

EDITABLE = {"title", "sentence", "board", "decide_on", "focus_area", "action", "statement"}


@transaction.atomic
def start_plan(
    *, partnership: Partnership, by: Any, school: Organisation, title: str, **fields: Any
) -> SchoolPlan:
    """A draft for a school where this user works; they lead it.

    `fields` are those of EDITABLE. Raises Refused for the school of somebody else.
    """
    _known(fields)
    if school not in own_schools(by, partnership):
        raise Refused(_("You can start a plan for a school where you work."), "school")
    plan = SchoolPlan.objects.create(
        partnership=partnership,
        school=school,
        title=title,
        created_by=by,
        changed_by=by,
        **fields,
    )
    person = Person.objects.filter(partnership=partnership, user_id=by.pk).present().first()
    if person:
        PlanPerson.objects.create(plan=plan, person=person, part=PlanPart.LEADS)
    tell(plan, by, "plan_started")
    return plan


@transaction.atomic
def change_plan(*, plan: SchoolPlan, by: Any, version: int, **fields: Any) -> SchoolPlan:
    """Change what stands at the head of a plan. Raises EditedMeanwhile, Refused."""
    _known(fields)
    held, _step = hold_for(plan, by, "write")
    claim(held, version)
    for name, value in fields.items():
        setattr(held, name, value)
    held.changed_at, held.changed_by = timezone.now(), by
    held.save()
    tell(held, by, "plan_changed")
    return held


@transaction.atomic
def remove_plan(*, plan: SchoolPlan, by: Any) -> None:
    """Take a draft away; it can be put back."""
    held, _step = hold_for(plan, by, "remove")
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    tell(held, by, "plan_removed")


@transaction.atomic
def restore_plan(*, plan: SchoolPlan, by: Any) -> None:
    """Undo of taking a draft away."""
    held = hold(plan)
    if held.removed_at and held.state == PlanState.DRAFT:
        held.removed_at = None
        held.save(update_fields=["removed_at"])
        tell(held, by, "plan_restored")


def _known(fields: dict[str, Any]) -> None:
    if unknown := set(fields) - EDITABLE:
        raise ValueError(f"These cannot be given: {', '.join(sorted(unknown))}.")
