"""A plan that was pitched: Mia writes and leads it, Dora decides for the board, Rita only reads."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from samenverder.network.models import Mandate, Person, User
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.operations import add_row, share_plan, start_plan, take_step
from tests import cast

NEEDS = [
    ("means", "Transport", Decimal("4800.00"), None, "Pay for transport?"),
    ("training", "Three afternoons", Decimal("900.00"), Decimal("24.0"), "Agree to the training?"),
    ("other", "One day without lessons", None, None, "Agree to a fixed day?"),
]


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def board(region_lindemeer):
    """The municipality stands for the board here."""
    return region_lindemeer.organisations[1]


@pytest.fixture
def dora(region_lindemeer, board) -> User:
    """Reads, and holds the mandate of the board: means and training up to 5,000, other."""
    user = cast.make_user("Dora Dekker", region_lindemeer, "reader", organisation=1)
    mandate(user, board, ["means", "training", "other"], up_to=5000)
    return user


def mandate(user, organisation, subjects, *, up_to=None):
    """A mandate of this user for an organisation."""
    person = user.people.get()
    return Mandate.objects.create(
        partnership=person.partnership, person=person, organisation=organisation,
        subjects=subjects, up_to=up_to, given_by="Board", since=date(2024, 8, 1),
    )  # fmt: skip


def plan_with_needs(region, mia, school, board, needs=NEEDS, title="Internship in year 3"):
    """Shared and pitched."""
    plan = start_plan(partnership=region, by=mia, school=school, title=title, board=board)
    for kind, text, euros, hours, decision in needs:
        add_row(
            model=PlanNeed, plan=plan, by=mia, kind_of=kind, text=text, euros=euros,
            hours=hours, needed_by=date(2027, 2, 1), decision=decision,
        )  # fmt: skip
    share_plan(plan=plan, by=mia)
    take_step(plan=plan, by=mia, code="pitch")
    return SchoolPlan.objects.select_related("partnership", "school", "board").get(pk=plan.pk)


@pytest.fixture
def pitched(region, region_lindemeer, mia, board) -> SchoolPlan:
    return plan_with_needs(region, mia, region_lindemeer.organisations[0], board)


@pytest.fixture
def needs(pitched) -> list[PlanNeed]:
    return list(pitched.planneeds.order_by("order", "pk"))


@pytest.fixture
def dora_person(dora) -> Person:
    return dora.people.get()
