"""From a statement in a session to a follow-up, and back from each: one click, for every role."""

import re
from itertools import pairwise

import pytest
from django.db import transaction

from samenverder.answers.models import NeedAnswer
from samenverder.answers.queries.asked import place_of
from samenverder.config.example.region import SIGN_INS
from samenverder.network.models import Access, User
from samenverder.pitches.models import BoardPitch
from samenverder.plans.models import SchoolPlan
from samenverder.reflection.models import Phase, ReflectionSession, SessionAction
from tests import cast

WAY = ["statement", "action", "plan", "pitch", "agreement", "follow_up"]
FORWARD = [*pairwise(WAY), ("plan", "agreement")]
BACK = [
    ("statement", "session"),
    *[(after, before) for before, after in FORWARD],
    *[("follow_up", name) for name in ("session", "statement", "action", "plan", "pitch")],
]


@pytest.fixture
def answer(example, db) -> NeedAnswer:
    """A yes with a follow-up, to a plan that carries out an action of a session."""
    rows = NeedAnswer.objects.standing().filter(
        agreement__isnull=False, follow_up__isnull=False, need__plan__action__isnull=False,
        need__plan__action__session_action__statement__isnull=False,
        need__plan__pitches__removed_at=None, need__plan__pitches__isnull=False,
    )  # fmt: skip
    found = rows.select_related("agreement", "follow_up", "need__plan__action").order_by("pk")
    return found.first()


@pytest.fixture
def pages(answer) -> dict[str, str]:
    """The address of each place on the way."""
    plan = answer.need.plan
    made = SessionAction.objects.select_related("session", "statement").get(action=plan.action)
    session = made.session.get_absolute_url()
    assert made.statement is not None
    return {
        "session": session,
        "statement": f"{session}uitkomst/{made.statement.code}/",
        "action": plan.action.get_absolute_url(),
        "plan": plan.get_absolute_url(),
        "pitch": BoardPitch.objects.get(plan=plan, removed_at=None).get_absolute_url(),
        "agreement": answer.agreement.get_absolute_url(),
        "follow_up": answer.follow_up.get_absolute_url(),
    }


def read(user: User, url: str) -> str:
    response = cast.client_for(user).get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def addresses_in(page: str) -> set[str]:
    return {url.partition("#")[0] for url in re.findall(r'href="([^"]+)"', page)}


@pytest.mark.parametrize("email", [email for email, _name, _role in SIGN_INS])
def test_every_step_is_one_click_both_ways(email, pages):
    user = User.objects.get(email=email)
    there = {name: addresses_in(read(user, url)) for name, url in pages.items()}
    steps = FORWARD + BACK
    missing = [step for step in steps if pages[step[1]] not in there[step[0]]]
    assert missing == []


def test_a_need_has_its_place_on_the_page_of_the_plan(answer, pages):
    place, user = place_of(answer.need_id), User.objects.get(email=SIGN_INS[0][0])
    assert f'id="{place}"' in read(user, pages["plan"])
    for name in ("agreement", "follow_up"):
        assert f'{pages["plan"]}#{place}"' in read(user, pages[name])


def test_who_may_not_open_a_plan_reads_whose_it_is_without_a_link(answer, pages):
    stranger = User.objects.create_user("stil@lindemeer.example", name="Stil Stiel")
    Access.objects.create(user=stranger, partnership=answer.agreement.partnership, role="reader")
    plan = answer.need.plan
    with transaction.atomic():
        SchoolPlan.objects.filter(pk=plan.pk).update(state="draft")
        for name in ("action", "agreement", "follow_up"):
            page = read(stranger, pages[name])
            assert pages["plan"] not in addresses_in(page), name
        assert plan.school.name in read(stranger, pages["follow_up"])
        transaction.set_rollback(True)


def test_a_statement_that_is_not_shown_any_more_has_no_link(answer, pages):
    user = User.objects.get(email=SIGN_INS[0][0])
    with transaction.atomic():
        sessions = ReflectionSession.objects.filter(session_actions__action=answer.need.plan.action)
        sessions.update(phase=Phase.OPEN)
        page = read(user, pages["action"])
        assert pages["session"] in addresses_in(page)
        assert pages["statement"] not in addresses_in(page)
        transaction.set_rollback(True)
