"""Who leaves hands over the plans they lead, the tracks, and the change they pull at a school."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from samenverder.commitments.held import held_by
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.network.models import Person
from samenverder.network.operations.leaving import come_back
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchDayGuest
from samenverder.plans.models import PlanPerson
from samenverder.plans.operations import open_plan_to, start_plan
from samenverder.tracks import operations as tracks
from samenverder.tracks.models import ChangeLead, LearningTrack, TrackSchool

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver(region, region_lindemeer, alice, mia) -> Person:
    """Mia leads a draft of her school, pulls there in a track, and leads that track."""
    person, today = Person.objects.get(user=mia), timezone.localdate()
    school = region_lindemeer.organisations[0]
    start_plan(partnership=region, by=mia, school=school, title="Geheim")
    track = tracks.begin_track(
        partnership=region, by=alice, title="Sterker", theme="LOB", question="Hoe?",
        starts_on=today, ends_on=today + timedelta(days=90), led_by=person,
    )  # fmt: skip
    tracks.invite_schools(track=track, by=alice, organisations=[school])
    tracks.add_leads(school=TrackSchool.objects.get(), by=alice, people=[person])
    return person


@pytest.fixture
def heir(frank) -> Person:
    return Person.objects.get(user=frank)


def test_a_listener_of_a_pitch_day_is_off_the_list_and_on_it_again(region, leaver, heir, alice):
    today, place = timezone.localdate(), leaver.positions.get().organisation
    for day in (today - timedelta(days=9), today + timedelta(days=9)):
        made = PitchDay.objects.create(partnership=region, title="Dag", day=day, starts=time(13))
        board = PitchDayBoard.objects.create(pitch_day=made, organisation=place)
        PitchDayGuest.objects.create(board=board, person=leaver)
    leave(alice, leaver, heir)
    assert PitchDayGuest.objects.get().board.pitch_day.day < today
    come_back(by=alice, person=leaver)
    assert PitchDayGuest.objects.count() == 2


def leave(by, person, to) -> None:
    rows = held_by(person)
    leave_and_hand_over(by=by, person=person, to={row.key: to for row in rows}, seen=len(rows))
    person.refresh_from_db()


def who() -> dict[str, set[str]]:
    return {
        "plan": set(PlanPerson.objects.filter(part="leads").values_list("person__name", flat=True)),
        "school": set(ChangeLead.objects.values_list("person__name", flat=True)),
        "track": set(LearningTrack.objects.values_list("led_by__name", flat=True)),
    }


def test_all_three_go_to_somebody_else_and_come_back(leaver, heir, alice):
    leave(alice, leaver, heir)
    assert who() == {key: {heir.name} for key in ("plan", "school", "track")}
    come_back(by=alice, person=leaver)
    assert who() == {key: {leaver.name} for key in ("plan", "school", "track")}


def test_a_draft_is_named_by_its_school(leaver):
    named = {row.kind: row.text for row in held_by(leaver)}
    assert named.keys() == {"plan_lead", "change_lead", "track"}
    assert "Geheim" not in named.values()


def test_who_was_there_already_stays_when_the_leaver_is_back(leaver, heir, alice, mia):
    plan = leaver.plan_places.get().plan
    open_plan_to(plan=plan, by=mia, person=heir, part="writes")
    tracks.add_leads(school=TrackSchool.objects.get(), by=alice, people=[heir])
    leave(alice, leaver, heir)
    assert who()["plan"] == who()["school"] == {heir.name}
    come_back(by=alice, person=leaver)
    parts = dict(PlanPerson.objects.values_list("person__name", "part"))
    assert parts == {leaver.name: "leads", heir.name: "writes"}
    assert who()["school"] == {leaver.name, heir.name}


def test_what_was_given_to_somebody_else_meanwhile_stays_there(leaver, heir, alice):
    leave(alice, leaver, heir)
    third = Person.objects.get(user=alice)
    LearningTrack.objects.update(led_by=third)
    PlanPerson.objects.update(person=third)
    ChangeLead.objects.update(person=third)
    come_back(by=alice, person=leaver)
    assert who() == {key: {third.name} for key in ("plan", "school", "track")}
