"""Learning tracks and the schools in them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.network.models import Membership, Organisation, Person
from samenverder.plans.models import SchoolPlan
from samenverder.tracks import operations
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    ProgrammeItem,
    SchoolState,
    TrackSchool,
    TrackState,
    TrackTemplate,
)
from tests import cast
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def seats(people, region_lindemeer):
    """Mia works at the school that takes part; Bram is a member of another partner."""
    bram = cast.make_user("Bram Bakker", region_lindemeer, "member", organisation=2)
    return {
        "coordinator": people["coordinator"],
        "facilitator": people["facilitator"],
        "the school": people["member"],
        "other member": bram,
        "reader": people["reader"],
    }


@pytest.fixture
def track(region, alice):
    return operations.begin_track(
        partnership=region, by=alice, title="Sterker", theme="LOB", question="Hoe?",
        starts_on=TODAY - timedelta(days=30), ends_on=TODAY + timedelta(days=90),
    )  # fmt: skip


@pytest.fixture
def item(track):
    return ProgrammeItem.objects.create(
        track=track, kind="start", title="Start", day=TODAY, question="Wat nam u mee?"
    )


@pytest.fixture
def school(track, item, region_lindemeer, alice):
    place = region_lindemeer.organisations[0]
    operations.invite_schools(track=track, by=alice, organisations=[place])
    return track.schools.get()


def put_track(track):
    return lambda state: LearningTrack.objects.filter(pk=track.pk).update(state=state)


def place(track, name, *args):
    return lambda: reverse(f"tracks:{name}", args=[track.partnership.slug, track.pk, *args])


def test_a_learning_track(track, item, seats):
    def at(name):
        return place(track, name)

    about = {
        "title": "Anders", "theme": "LOB", "question": "Hoe?", "version": 1,
        "starts_on": TODAY.isoformat(), "ends_on": (TODAY + timedelta(days=90)).isoformat(),
    }  # fmt: skip
    steps = [
        Step("change what it says", at("change"), lambda: about),
        Step("let it start", at("step"), lambda: {"stand": "running"}),
        Step("finish it", at("step"), lambda: {"stand": "finished"}),
        Step("back to preparing", at("step"), lambda: {"stand": "preparing"}),
        Step("take it off the list", at("remove")),
        Step("copy it to another theme", at("copy"), lambda: about),
        Step("keep it as a template", at("template_keep"), lambda: {"title": "Sjabloon"}),
    ]
    watched = (LearningTrack, TrackTemplate)
    states = list(TrackState.values)
    compare(Table("Learning track", seats, states, put_track(track), watched, steps))


def test_what_is_in_a_track(track, item, school, seats):
    def at(name, *args):
        return place(track, name, *args)

    TrackSchool.objects.update(state="joined")
    new_item = {"kind": "start", "title": "Nog iets", "day": TODAY.isoformat()}
    other = Organisation.objects.create(name="Vso De Wending", kind="vso")
    Membership.objects.create(
        partnership=track.partnership, organisation=other, since=TODAY - timedelta(days=9)
    )
    steps = [
        Step("add to the programme", at("item_add"), lambda: new_item),
        Step("take something out of the programme", at("item_remove", item.pk)),
        Step("invite a school", at("school_invite"), lambda: {"organisations": [other.pk]}),
        Step("answer for the school", at("look_back", item.pk, school.pk),
             lambda: {"text": "Veel", "version": 0}),
        Step("begin its plan", at("plan_begin", school.pk)),
        Step("name a change lead", at("lead_add", school.pk),
             lambda: {"people": [Person.objects.get(name="Mia Mulder").pk]}),
    ]  # fmt: skip
    watched = (TrackSchool, ProgrammeItem, LookingBack, SchoolPlan, ChangeLead)
    states, title = list(TrackState.values), "What is in a learning track"
    compare(Table(title, seats, states, put_track(track), watched, steps))


def test_a_school_in_a_track(track, school, seats):
    def at(name):
        return lambda: reverse(f"tracks:{name}", args=[track.partnership.slug, track.pk, school.pk])

    def put_in(state):
        LearningTrack.objects.filter(pk=track.pk).update(state="running")
        TrackSchool.objects.filter(pk=school.pk).update(state=state)

    steps = [
        Step("say yes", at("school_step"), lambda: {"stand": "joined"}),
        Step("take the yes back", at("school_step"), lambda: {"stand": "invited"}),
        Step("stop", at("school_step"), lambda: {"stand": "left"}),
        Step("take it off the list", at("school_remove")),
        Step("begin its plan", at("plan_begin")),
    ]
    watched = (TrackSchool, SchoolPlan)
    compare(Table("School in a track", seats, list(SchoolState.values), put_in, watched, steps))
