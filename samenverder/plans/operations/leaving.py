"""Somebody leaves: the school plans they lead go to others. Who only wrote or read along is out
by leaving, and in again by coming back."""

from typing import Any

from django.utils.translation import gettext as _

from samenverder.commitments.held import Held, Holding, handed_over
from samenverder.network.models import Person
from samenverder.plans.models import PlanPart, PlanPerson, PlanState, SchoolPlan
from samenverder.plans.operations.telling import hold, tell


def _led(person: Person) -> Any:
    rows = PlanPerson.objects.filter(person=person, part=PlanPart.LEADS)
    return rows.filter(plan__removed_at=None).exclude(plan__state=PlanState.EVALUATED)


def plans_of(person: Person) -> list[Held]:
    """The plans this person leads that are not evaluated; one query.

    A draft is named by its school: what it is called is for the school alone.
    """
    rows = _led(person).select_related("plan__partnership", "plan__school")
    return [
        Held(
            "plan_lead",
            row.plan_id,
            row.plan.school.name if row.plan.is_draft else row.plan.title,
            row.plan.get_absolute_url(),
            row.plan.decide_on,
            _("Change lead of a school plan"),
        )
        for row in rows.order_by("plan")
    ]


def hand_over_plan(by: Any, pk: int, person: Person, to: Person, batch: str) -> int | None:
    """Somebody else leads the plan; gives their new place when they had none in it."""
    plan = hold(SchoolPlan(pk=pk))
    _led(person).get(plan=plan).delete()
    place, made = PlanPerson.objects.update_or_create(
        plan=plan, person=to, defaults={"part": PlanPart.LEADS}
    )
    tell(plan, by, "plan_opened", part=PlanPart.LEADS)
    return place.pk if made else None


def give_back_plans(by: Any, person: Person, batch: str) -> None:
    """Plans that who got them still leads; who came in for it goes again, others write along."""
    for row in handed_over(person, "plan_lead"):
        place = PlanPerson.objects.filter(plan=row.pk, person=row.to, part=PlanPart.LEADS).first()
        if place is None:
            continue
        plan = hold(SchoolPlan(pk=row.pk))
        if place.pk == row.made:
            place.delete()
        else:
            PlanPerson.objects.filter(pk=place.pk).update(part=PlanPart.WRITES)
        PlanPerson.objects.update_or_create(
            plan=plan, person=person, defaults={"part": PlanPart.LEADS}
        )
        tell(plan, by, "plan_opened", part=PlanPart.LEADS)


PLANS = Holding("plan_lead", plans_of, hand_over_plan, give_back_plans)
