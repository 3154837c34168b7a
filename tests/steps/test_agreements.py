"""An agreement that a board's yes became: while it holds, past its last day, and ended."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.answers.models import NeedAnswer, Received
from samenverder.answers.operations import answer_need
from samenverder.commitments.models import Agreement, Comment
from samenverder.commitments.operations import delete_agreement
from samenverder.plans.models import PlanNeed
from tests import cast
from tests.answers.conftest import mandate, plan_with_needs
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db
NEED = [("means", "Transport", "4800.00", None, "Pay for transport?")]
HOLDS, PAST, ENDED = "holds", "past its last day", "ended"


@pytest.fixture
def dora(region_lindemeer):
    """Decides for the board."""
    user = cast.make_user("Dora Dekker", region_lindemeer, "reader", organisation=1)
    mandate(user, region_lindemeer.organisations[1], ["means"], up_to=5000)
    return user


@pytest.fixture
def answer(region, region_lindemeer, mia, dora) -> NeedAnswer:
    plan = plan_with_needs(region, mia, *region_lindemeer.organisations[:2], NEED)
    need = PlanNeed.objects.select_related("plan__partnership").get(plan=plan)
    answer_need(need=need, by=dora, kind="agreed", euros=need.euros)
    return NeedAnswer.objects.select_related("agreement").get()


def test_an_agreement_of_a_board_and_a_school(answer, dora, mia, people, region_lindemeer):
    today, agreement = timezone.localdate(), answer.agreement
    rows = Agreement.objects.filter(pk=agreement.pk)

    def put_in(state: str) -> None:
        until = today - timedelta(days=1) if state == PAST else today + timedelta(days=300)
        ended = {"state": "ended", "ended_on": today} if state == ENDED else {}
        rows.update(starts_on=today - timedelta(days=90), until=until, **ended)

    def at(name):
        return lambda: reverse(f"commitments:agreement_{name}", args=["lindemeer", agreement.pk])

    def off():
        delete_agreement(agreement=rows.get(), by=people["coordinator"])

    seats = {
        "mandate": dora,
        "the school": mia,
        "coordinator": cast.make_user("Cor Krans", region_lindemeer, "coordinator", organisation=2),
        "facilitator": people["facilitator"],
        "other member": cast.make_user("Bram Bos", region_lindemeer, "member", organisation=2),
        "reader": people["reader"],
    }
    got = reverse("answers:received", args=["lindemeer", answer.pk])
    steps = [
        Step("end it", at("end"), lambda: {"ended_on": today.isoformat(), "reason": "Klaar"}),
        Step("let it hold again", at("resume")),
        Step("say something about it", at("comment"), lambda: {"text": "Hoe gaat het?"}),
        Step("take it off the list", at("remove")),
        Step("put it back", at("restore"), before=off),
        Step("say what the school got", lambda: got, lambda: {"stand": "all", "seen": 0}),
    ]
    watched = (Agreement, Comment, Received)
    compare(
        Table("Agreement of a board and a school", seats, [HOLDS, PAST, ENDED], put_in, watched,
              steps)
    )  # fmt: skip
