"""Schools with a plan: Mia writes for the practical school, Rita works at the bakery."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.network.models import Mandate, Person, User
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.operations import add_row, look_back, save_section, share_plan, start_plan
from tests import cast


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def school(region_lindemeer):
    return region_lindemeer.organisations[0]


@pytest.fixture
def draft(region, mia, school) -> SchoolPlan:
    """A draft of Mia with a text and a need."""
    plan = start_plan(partnership=region, by=mia, school=school, title="Internship in year 3")
    write(plan, mia, "why", "Nine of 24 pupils stop.\nThey did not know the work.")
    add_row(
        model=PlanNeed, plan=plan, by=mia, kind_of="means", text="Transport",
        euros="4800.00", hours=None, needed_by=date(2027, 2, 1), decision="Pay for transport.",
    )  # fmt: skip
    return SchoolPlan.objects.select_related("partnership", "school").get(pk=plan.pk)


@pytest.fixture
def shared(draft, mia) -> SchoolPlan:
    share_plan(plan=draft, by=mia)
    return draft


@pytest.fixture
def decider(region, people, school) -> User:
    """Rita, a reader who works at the bakery, holds the mandate of the school."""
    rita = people["reader"]
    Mandate.objects.create(
        partnership=region, person=Person.objects.get(user=rita), organisation=school,
        subjects=["means"], given_by="Board", since=date(2024, 8, 1),
    )  # fmt: skip
    return rita


def write(plan, by, kind, text, *, revision=0, seen="", maybe=""):
    return save_section(
        plan=plan, by=by, kind=kind, text=text, revision=revision, seen=seen, maybe=maybe
    )


def looked_back(plan, by, *outcomes, ends=False, seen=None, lessons="Begin earlier"):
    """An evaluation; without outcomes every goal is reached."""
    version = plan.versions.first()
    found = {"reached": "yes", "found": "All of them", "known": "Counted"}
    goals = version.content["goals"] if version else []
    return look_back(
        plan=plan, by=by, seen=plan.evaluations.count() if seen is None else seen,
        source=version.number if version else 0, day=timezone.localdate(),
        outcomes=list(outcomes) or [found for _goal in goals], lessons=lessons, ends=ends,
    )  # fmt: skip
