"""A plan that says much, shared by Mia's school, with its pitch; Rita and Frank work elsewhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samenverder.network.models import User
from samenverder.pitches.models import BoardPitch
from samenverder.pitches.operations import make_pitch
from samenverder.plans.models import PlanGoal, PlanNeed, PlanStep, SchoolPlan
from samenverder.plans.operations import add_row, save_section, share_plan, start_plan
from tests import cast

SAID = "Only whoever speaks reads this"
TEXTS = {
    "why": "Nine of 24 pupils stop. They did not know the work.",
    "approach": "One day a week in a company. Mentors talk with pupil and parents first.",
    "needs": "With these decisions we can begin in February.",
    "benefit": "Pupils: choose after they saw the work\nCompanies: meet new colleagues",
}


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


def write(plan, by, kind, text):
    row = plan.sections.filter(kind=kind).first()
    revision, seen = (row.revision, row.text) if row else (0, "")
    return save_section(plan=plan, by=by, kind=kind, text=text, revision=revision, seen=seen)


def add_need(plan, by, text="Transport", euros="4800.00", hours=None, ask="Pay for transport?"):
    return add_row(
        model=PlanNeed, plan=plan, by=by, kind_of="means", text=text, euros=euros, hours=hours,
        needed_by=date(2027, 2, 1), decision=ask,
    )  # fmt: skip


@pytest.fixture
def draft(region, mia, region_lindemeer) -> SchoolPlan:
    plan = start_plan(
        partnership=region, by=mia, school=region_lindemeer.organisations[0],
        title="Internship in year 3", sentence="One day a week in a company.",
    )  # fmt: skip
    for kind, text in TEXTS.items():
        write(plan, mia, kind, text)
    add_row(
        model=PlanGoal, plan=plan, by=mia, text="Pupils have worked along", now="9 of 26",
        then="all 26", by_when=date(2027, 6, 25), known_by="Counting days",
    )  # fmt: skip
    add_row(
        model=PlanStep, plan=plan, by=mia, text="Ask twelve companies", who="Noor",
        by_when=date(2026, 12, 18),
    )  # fmt: skip
    add_need(plan, mia)
    return SchoolPlan.objects.select_related("partnership", "school").get(pk=plan.pk)


@pytest.fixture
def plan(draft, mia) -> SchoolPlan:
    share_plan(plan=draft, by=mia)
    return draft


@pytest.fixture
def pitch(plan, mia) -> BoardPitch:
    found = make_pitch(
        plan=plan, by=mia, ask="We ask you for one day of internship a week.", language="en",
        speaker="Noor Timmer", occasion="Meeting of the boards", day=date(2026, 12, 10),
    )  # fmt: skip
    found.slides.filter(kind="why").update(notes=SAID)
    return found


def slide(pitch, kind):
    return pitch.slides.get(kind=kind)


def here(pitch, rest="") -> str:
    return f"/regio/lindemeer/plannen/pitches/{pitch.pk}/{rest}"
