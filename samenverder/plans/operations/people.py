"""To whom a school opens its plan."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanPart, PlanPerson, SchoolPlan
from samenverder.plans.operations.telling import hold_for, tell


@transaction.atomic
def open_plan_to(*, plan: SchoolPlan, by: Any, person: Person, part: str) -> PlanPerson:
    """Let somebody read or write along, or lead; who is named already gets this part."""
    held, _step = hold_for(plan, by, "open")
    if person.partnership_id != held.partnership_id:
        raise ValueError("Somebody of another partnership.")
    if person.left_on:
        raise Refused(_("This person left the partnership."), "person")
    place, _made = PlanPerson.objects.update_or_create(
        plan=held, person=person, defaults={"part": PlanPart(part)}
    )
    tell(held, by, "plan_opened", part=part)
    return place


@transaction.atomic
def close_to(*, place: PlanPerson, by: Any) -> None:
    """Somebody no longer reads or writes along."""
    held, _step = hold_for(place.plan, by, "open")
    tell(held, by, "plan_closed", part=place.part)
    place.delete()
