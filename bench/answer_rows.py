"""Answers of a board of a made-up partnership: pitched plans, half of the needs answered."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from bench.plan_rows import make_plan
from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries import address_of
from samenverder.commitments.models import Agreement
from samenverder.network.models import Mandate, Person
from samenverder.plans.models import PlanNeed, PlanState, SchoolPlan

MOST = 12

MOST_NEEDS = 20  # of one plan: more nobody asks


def add_answers(region: Any) -> None:
    """As many plans before the second organisation as there are others; everybody has a mandate."""
    number = min(region.sizes.others, MOST)
    board = region.organisations[1]
    since = region.today - timedelta(days=100)
    people = Person.objects.filter(user__in=region.users[:4], partnership=region.partnership)
    mandates = [
        Mandate.objects.create(
            partnership=region.partnership, person=person, organisation=board, since=since,
            subjects=["means"], given_by="Bestuur",
        )
        for person in people.order_by("pk")
    ]  # fmt: skip
    for _at in range(number):
        plan = make_plan(
            region.partnership,
            region.coordinator,
            region.organisations[0],
            min(2 * number, MOST_NEEDS),
        )
        SchoolPlan.objects.filter(pk=plan.pk).update(state=PlanState.PITCHED, board=board)
        plan.refresh_from_db()
        if mandates:
            answer_half(plan, mandates[0], region.coordinator)
        region.pitched.append(plan)


def answer_half(plan: SchoolPlan, mandate: Mandate, by: Any) -> None:
    """Every second need: agreed, on a condition, later, not now in turn; noted by somebody."""
    today = timezone.localdate()
    for at, need in enumerate(plan.planneeds.order_by("order", "pk")[::2]):
        kind = AnswerKind.values[at % 4]
        yes = kind in {AnswerKind.AGREED, AnswerKind.CONDITION}
        NeedAnswer.objects.create(
            need=need, organisation=mandate.organisation, person=mandate.person, mandate=mandate,
            person_name=mandate.person.name, mandate_label="Bestuur", asked=need.shared, kind=kind,
            text="" if kind == AnswerKind.AGREED else "Als er plek is", by=by, noted_by="Iemand",
            again_on=today + timedelta(days=30) if kind == AnswerKind.LATER else None,
            euros=need.euros if yes else None, starts_on=today if yes else None,
            agreement=_agreement(plan, need, by) if yes else None,
        )  # fmt: skip


def _agreement(plan: SchoolPlan, need: PlanNeed, by: Any) -> Agreement:
    return Agreement.objects.create(
        partnership=plan.partnership, kind_of=need.kind_of, text=need.text, created_by=by,
        starts_on=timezone.localdate(), amount=need.euros, parties_label="School",
        source_label=plan.title, source_url=address_of(need, plan),
    )  # fmt: skip
