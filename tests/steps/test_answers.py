"""What a board answers to a need, in every state of the plan that asks it."""

from contextlib import suppress

import pytest
from django.urls import reverse

from samenverder.answers.models import NeedAnswer
from samenverder.answers.operations import answer_need
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanNeed, PlanState, SchoolPlan
from tests import cast
from tests.answers.conftest import mandate, plan_with_needs
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db
NEED = [("means", "Transport", "4800.00", None, "Pay for transport?")]


@pytest.fixture
def need(region, region_lindemeer, mia) -> PlanNeed:
    school, board = region_lindemeer.organisations[:2]
    plan = plan_with_needs(region, mia, school, board, NEED)
    return PlanNeed.objects.select_related("plan__partnership").get(plan=plan)


@pytest.fixture
def seats(people, region_lindemeer, mia):
    """Dora decides for the board; Koen's mandate is for less."""
    board = region_lindemeer.organisations[1]
    dora, koen = (
        cast.make_user(name, region_lindemeer, "reader", organisation=1)
        for name in ("Dora Dekker", "Koen Klein")
    )
    mandate(dora, board, ["means"], up_to=5000)
    mandate(koen, board, ["means"], up_to=100)
    return {
        "mandate that covers it": dora,
        "mandate for less": koen,
        "coordinator": people["coordinator"],
        "facilitator": people["facilitator"],
        "the school": mia,
        "reader": people["reader"],
    }


def put_in(need):
    def put(state: str) -> None:
        SchoolPlan.objects.filter(pk=need.plan_id).update(state=state)
        NeedAnswer.objects.all().delete()

    return put


def test_an_answer_to_a_need(need, seats):
    plan, dora = need.plan, seats["mandate that covers it"]

    def at(name):
        return lambda: reverse(f"answers:{name}", args=[plan.partnership.slug, plan.pk, need.pk])

    def whole(name):
        return lambda: reverse(f"answers:{name}", args=[plan.partnership.slug, plan.pk])

    def said(kind, **more):
        who = dora.people.get().pk
        return lambda: {"kind": kind, "text": "Daarom", "seen": 0, "person": who, **more}

    def answered():
        """Dora agreed to it, where that could be."""
        need.plan.refresh_from_db()
        with suppress(Refused):
            answer_need(need=need, by=dora, kind="agreed", euros=need.euros)

    def given():
        row = NeedAnswer.objects.order_by("-pk").first()
        return {"antwoord": row.pk if row else 0}

    steps = [
        Step("agree with one touch", at("agree"), lambda: {"gezien": 0}),
        Step("agree to all that is left", whole("rest"), lambda: {"behoefte": [need.pk]}),
        Step("agree, also in somebody’s name", at("need"), said("agreed", euros="4800", text="")),
        Step("agree on a condition", at("need"), said("condition", euros="4000")),
        Step("not now", at("need"), said("not_now")),
        Step("take an answer back", at("take_back"), given, answered),
    ]
    states = list(PlanState.values)
    title = "Answer of a board to a need"
    compare(Table(title, seats, states, put_in(need), (NeedAnswer, SchoolPlan), steps))
