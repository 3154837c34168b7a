"""Every step, in every state, from every seat: what the table says is what happens."""

from pathlib import Path

import pytest
from django.db import transaction

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.plans.operations import (
    add_comment,
    borrow,
    open_plan_to,
    remove_plan,
    share_plan,
    start_plan,
    take_step,
)
from samenverder.plans.queries import seats_in, visible
from samenverder.plans.steps import MOVES, SEATS, STEPS
from tests import cast
from tests.plans.conftest import looked_back, write
from tests.plans.steps_page import steps_page

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "plan-steps.md"


@pytest.fixture
def seated(region_lindemeer, shared, mia, decider, frank, region):
    """{seat: somebody who sits there}."""
    reads = cast.make_user("Lea Lezer", region_lindemeer, "member", organisation=2)
    open_plan_to(plan=shared, by=mia, person=Person.objects.get(user=reads), part="reads")
    host = cast.make_user("Hilde Host", region_lindemeer, "facilitator", organisation=1)
    return {"writer": mia, "decider": decider, "reader": reads, "partner": frank, "host": host}


def do(code: str, plan: SchoolPlan, by, *, hosting: bool = False) -> None:
    """Take this step for real."""
    if code in {"look_back", "evaluate"}:
        looked_back(plan, by, ends=code == "evaluate")
    elif code in MOVES and code != "share":
        take_step(plan=plan, by=by, code=code, hosting=hosting)
    elif code in {"share", "share_again"}:
        share_plan(plan=plan, by=by, again=code == "share_again")
    elif code == "write":
        write(plan, by, "approach", "More")
    elif code == "open":
        person = Person.objects.create(partnership=plan.partnership, name="Nora Nieuw")
        open_plan_to(plan=plan, by=by, person=person, part="reads")
    elif code == "remove":
        remove_plan(plan=plan, by=by)
    elif code in {"comment", "comment_draft"}:
        add_comment(plan=plan, by=by, section="why", text="Good.")
    else:
        raise AssertionError(f"Say in `do` how {code} is done.")


WATCHED = {"see", "see_draft", "borrow_from"}  # not an operation on this plan: see below


@pytest.mark.django_db
@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("state", PlanState.values)
def test_what_the_table_says_happens(seat, state, seated, shared, mia):
    by = seated[seat]
    comment = "comment" if state == "draft" else "comment_draft"  # the other one is done
    for code in STEPS.keys() - WATCHED - {comment}:
        with transaction.atomic():
            if code == "share_again":
                write(shared, mia, "who", f"Something new for {code}")
            SchoolPlan.objects.filter(pk=shared.pk).update(state=state)
            plan = SchoolPlan.objects.select_related("partnership").get(pk=shared.pk)
            seats = seats_in(plan, by, may_write=by.has_perm("plans.write_plan", plan))
            seats |= {"host"} if seat == "host" else set()
            expected = any(STEPS[code].allows(state, one) for one in seats)
            try:
                do(code, plan, by, hosting=seat == "host")
                happened = True
            except Refused as refused:
                assert str(refused.sentence)
                happened = False
            assert happened == expected, (seat, code, state)
            transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("state", PlanState.values)
def test_who_sees_it_in_each_state(state, seated, shared, region):
    SchoolPlan.objects.filter(pk=shared.pk).update(state=state)
    for seat, user in seated.items():
        plan = SchoolPlan.objects.get(pk=shared.pk)
        seats = seats_in(plan, user, may_write=True)
        codes = {"see", "see_draft"}
        expected = any(STEPS[code].allows(state, one) for code in codes for one in seats)
        assert visible(region, user).filter(pk=shared.pk).exists() == expected, (seat, state)


@pytest.mark.django_db
def test_borrowing_follows_the_state_of_the_other_plan(region, mia, school, shared):
    own = start_plan(partnership=region, by=mia, school=school, title="Another")
    version = shared.versions.get()
    borrow(plan=own, by=mia, source=version, section="why")
    assert own.sections.get(kind="why").text.startswith("Nine of 24")
    SchoolPlan.objects.filter(pk=shared.pk).update(state="draft")
    with pytest.raises(Refused):
        borrow(plan=own, by=mia, source=version, section="why")


@pytest.mark.django_db
def test_who_agrees_holds_a_mandate_for_every_need(shared, mia, decider):
    take_step(plan=shared, by=mia, code="pitch")
    decider.people.get().mandates.update(up_to=4000)  # the transport costs 4,800
    with pytest.raises(Refused, match="Transport"):
        take_step(plan=shared, by=decider, code="agree")
    decider.people.get().mandates.update(up_to=4800)
    assert take_step(plan=shared, by=decider, code="agree").state == "agreed"


def test_the_page_with_the_table_is_the_one_the_steps_print():
    assert PAGE.read_text() == steps_page()
