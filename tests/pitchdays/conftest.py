"""A pitch day of today, of a track with Mia's school, whose plan is shared; Dora decides about it.

Another school takes part without a plan, a third with a draft.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.network.models import Mandate, Membership, Organisation, Person, User
from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.operations import add_row, share_plan, start_plan
from samenverder.tracks.models import LearningTrack, TrackSchool
from tests import cast

TODAY = timezone.localdate()
NEEDS = [
    ("means", "Transport", Decimal("4800.00"), None, "Pay for transport?"),
    ("means", "A new kitchen", Decimal("30000.00"), None, "Pay for a kitchen?"),
    ("training", "Three afternoons", None, Decimal("24.0"), "Agree to the training?"),
]


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def board(region_lindemeer) -> Organisation:
    """The municipality stands for the board here."""
    return region_lindemeer.organisations[1]


@pytest.fixture
def dora(region_lindemeer, board) -> User:
    """Decides for the board about means up to 10,000, and about nothing else."""
    user = cast.make_user("Dora Dekker", region_lindemeer, "reader", organisation=1)
    person = user.people.get()
    Mandate.objects.create(
        partnership=person.partnership, person=person, organisation=board, subjects=["means"],
        up_to=10_000, given_by="Board", since=dt.date(2024, 8, 1),
    )  # fmt: skip
    return user


@pytest.fixture
def plan(region, region_lindemeer, mia, board) -> SchoolPlan:
    """Shared, with three needs."""
    school = region_lindemeer.organisations[0]
    plan = start_plan(
        partnership=region, by=mia, school=school, title="Internship in year 3", board=board
    )
    for kind, text, euros, hours, decision in NEEDS:
        add_row(
            model=PlanNeed, plan=plan, by=mia, kind_of=kind, text=text, euros=euros, hours=hours,
            needed_by=None, decision=decision,
        )  # fmt: skip
    share_plan(plan=plan, by=mia)
    return SchoolPlan.objects.select_related("partnership", "school", "board").get(pk=plan.pk)


def another_school(region, name: str) -> Organisation:
    school = Organisation.objects.create(name=name, kind="vso")
    Membership.objects.create(partnership=region, organisation=school, since=dt.date(2024, 8, 1))
    return school


@pytest.fixture
def track(region, plan, alice) -> LearningTrack:
    """Three schools take part: with a shared plan, with a draft, and without a plan."""
    track = LearningTrack.objects.create(
        partnership=region, title="Sterker in LOB", theme="LOB", question="Hoe?", state="running",
        starts_on=TODAY - dt.timedelta(days=70), ends_on=TODAY + dt.timedelta(days=230),
        created_by=alice,
    )  # fmt: skip
    writing = another_school(region, "Vso Zeewind")
    draft = SchoolPlan.objects.create(
        partnership=region, school=writing, title="Nobody may read this yet"
    )
    for school, its in [
        (plan.school, plan),
        (writing, draft),
        (another_school(region, "Vso Eb"), None),
    ]:
        TrackSchool.objects.create(track=track, organisation=school, state="joined", plan=its)
    return track


def begin(region, by, **more) -> PitchDay:
    given = {
        "title": "Pitch day", "day": TODAY, "starts": dt.time(13), "ends": None, "host": None,
        "place": "Aula", "minutes": 5, "questions": 10, "between": 5,
    }  # fmt: skip
    return operations.begin_day(partnership=region, by=by, **(given | more))


@pytest.fixture
def day(region, track, dora, frank) -> PitchDay:
    """Frank planned it for today, from one o'clock."""
    return begin(region, frank, track=track)


def slots(day: PitchDay) -> list[PitchSlot]:
    rows = PitchSlot.objects.filter(pitch_day=day, removed_at=None).select_related("school", "plan")
    found = list(rows)
    for row in found:
        row.pitch_day = day
    return found


def slot_of(day: PitchDay, name: str) -> PitchSlot:
    """The part of this school, or of this kind."""
    return next(row for row in slots(day) if name in (row.name, row.kind))


def person_of(user: User) -> Person:
    return user.people.get()
