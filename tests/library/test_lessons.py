"""From a pearl or a lesson to a practice in one step, with a link both ways; and leaving."""

import pytest

from bench.dialogue_rows import make_dialogue
from bench.plan_rows import look_back_on, make_plan
from samenverder.commitments import held
from samenverder.dialogues.models import Contribution
from samenverder.library.models import Practice
from samenverder.library.operations import publishing
from samenverder.library.operations.leaving import (
    end_readings,
    hand_over_practice,
    practices_of,
    readings_of,
    resume_readings,
)
from samenverder.library.queries.lessons import lessons_at, places_of_lessons
from samenverder.tracks import operations as tracks
from samenverder.tracks.models import LookingBack, TrackSchool
from tests.library.conftest import asked, person, publish, write
from tests.tracks.conftest import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def pearl(region) -> Contribution:
    dialogue = make_dialogue(region, 2)
    return dialogue.contributions.filter(kind="pearl").first()


@pytest.fixture
def school(region, region_lindemeer, alice) -> TrackSchool:
    """The school where Mia works, in a track that runs."""
    track = tracks.step_track(track=begin(region, alice), by=alice, to="running")
    tracks.invite_schools(track=track, by=alice, organisations=[region_lindemeer.organisations[0]])
    return tracks.step_school(school=track.schools.get(), by=alice, to="joined")


def test_a_pearl_becomes_a_practice_once(region, english, mia, frank, pearl):
    room = f"/regio/{region.slug}/bibliotheek/"
    answer = english(mia).post(f"{room}uit-parel/{pearl.key}/", follow=True)
    practice = Practice.objects.get()
    assert practice.pearl == pearl
    assert practice.what.startswith(pearl.text)
    assert answer.context["form"]["what"].value() == practice.what
    assert f"stands whom others may call: {pearl.contact}" in answer.content.decode()
    assert pearl.text in english(mia).get(practice.get_absolute_url()).content.decode()
    english(frank).post(f"{room}uit-parel/{pearl.key}/")
    assert Practice.objects.count() == 1
    Contribution.objects.filter(pk=pearl.pk).update(state="hidden")
    told = f"“{pearl.text}”"
    assert told not in english(mia).get(practice.get_absolute_url()).content.decode()


def test_where_a_pearl_is_found_stands_the_practice_it_became(
    region, english, mia, frank, rita, pearl
):
    practice = publish(region, mia, frank, title="Soep op maandag", pearl=pearl)
    told = f"/regio/{region.slug}/bijeenkomsten/dialoog/verteld/?bijdrage={pearl.key}"
    client = english(rita)
    found = client.get(f"/regio/{region.slug}/zoeken/", {"q": pearl.text.split()[0]})
    hits = [hit.url for group in found.context["groups"] for hit in group.hits]
    assert told in hits
    assert practice.get_absolute_url() in client.get(told).content.decode()
    publishing.withdraw_practice(practice=practice, by=mia)
    assert "Soep op maandag" not in client.get(told).content.decode()


def test_what_is_not_on_the_wall_becomes_nothing(region, english, mia, pearl):
    for change in ({"state": "hidden"}, {"state": "parked"}, {"withdrawn": True, "state": "shown"}):
        Contribution.objects.filter(pk=pearl.pk).update(**change)
        url = f"/regio/{region.slug}/bibliotheek/uit-parel/{pearl.key}/"
        assert english(mia).post(url).status_code == 404


def test_lessons_of_tracks_and_plans_wait_until_they_are_a_practice(
    region, region_lindemeer, english, alice, mia, rita, school
):
    item = school.track.items.exclude(question="").first()
    answer = LookingBack.objects.create(item=item, school=school, text="Bel eerst naar huis.")
    plan = make_plan(region, alice, region_lindemeer.organisations[0])
    look_back_on(plan, alice, 1)
    room = f"/regio/{region.slug}/bibliotheek/"
    page = english(mia).get(f"{room}lessen/").content.decode()
    assert "2 lessons that are no practice yet" in page
    assert "Bel eerst naar huis." in page
    only = english(mia).get(f"{room}lessen/?bron=plan").content.decode()
    assert "Bel eerst naar huis." not in only
    assert "1 lesson that is no practice yet" in only
    english(mia).post(f"{room}uit-les/leergang/{answer.pk}/")
    practice = Practice.objects.get()
    assert (practice.what, practice.track, practice.organisation) == (
        "Bel eerst naar huis.", school.track, school.organisation,
    )  # fmt: skip
    assert "Bel eerst naar huis." not in english(mia).get(f"{room}lessen/").content.decode()
    everything = lessons_at(region, rita, list(places_of_lessons(region, rita, every=True)))
    assert {lesson.kind: bool(lesson.practice) for lesson in everything} == {
        "leergang": True, "plan": False,
    }  # fmt: skip
    beside = english(mia).get(item.get_absolute_url()).content.decode()
    assert practice.get_absolute_url() in beside
    others = english(rita).get(item.get_absolute_url()).content.decode()
    assert practice.get_absolute_url() not in others


def test_a_contact_who_leaves_hands_over(region, mia, frank, alice):
    practice = publish(region, mia, frank, contact=person(mia))
    write(region, mia, title="Geheim", contact=person(mia))
    rows = practices_of(person(mia))
    assert [row.text for row in rows if "Geheim" in row.text] == []
    assert {row.pk for row in rows} == set(Practice.objects.values_list("pk", flat=True))
    assert any(row.kind == "practice_contact" for row in held.held_by(person(mia)))
    hand_over_practice(alice, practice.pk, person(mia), person(frank), "1")
    practice.refresh_from_db()
    assert practice.contact == person(frank)


def test_what_somebody_who_left_was_asked_to_read_goes_back(region, mia, frank, alice):
    practice = asked(region, mia, frank)
    assert len(readings_of(person(frank))) == 1
    ended = end_readings(alice, person(frank))
    practice.refresh_from_db()
    assert practice.state == "draft"
    resume_readings(alice, person(frank), ended)
    practice.refresh_from_db()
    assert practice.state == "review"
