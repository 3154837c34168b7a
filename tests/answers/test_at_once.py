"""Two members of a board who answer in the same second: one answer, one agreement."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from samenverder.answers.models import NeedAnswer
from samenverder.answers.operations import answer_need
from samenverder.commitments.models import Agreement
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.plans.models import PlanNeed, SchoolPlan
from tests.answers.conftest import mandate


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told(pitched, needs, dora, alice):
    """On PostgreSQL for real; SQLite lets one writer in at a time anyway."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    mandate(alice, pitched.school, ["means"])
    start = Barrier(2)

    def give(by) -> str:
        need = PlanNeed.objects.select_related("plan").get(pk=needs[0].pk)
        start.wait()
        try:
            answer_need(need=need, by=by, kind="agreed", euros=Decimal(4800))
        except EditedMeanwhile:
            return "told"
        finally:
            connection.close()
        return "answered"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(give, [dora, alice])) == ["answered", "told"]
    assert NeedAnswer.objects.standing().count() == 1
    assert Agreement.objects.filter(deleted_at__isnull=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_last_answers_at_once_leave_the_plan_agreed(pitched, needs, dora, alice):
    """Each sees the other's answer before it decides whether everything is answered."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    mandate(alice, pitched.school, ["training"])
    answer_need(need=needs[2], by=dora, kind="agreed")
    start = Barrier(2)

    def give(which) -> None:
        at, by = which
        need = PlanNeed.objects.select_related("plan").get(pk=needs[at].pk)
        start.wait()
        try:
            answer_need(need=need, by=by, kind="not_now", text="No money")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(give, [(0, dora), (1, alice)]))
    assert SchoolPlan.objects.get(pk=pitched.pk).state == "agreed"
