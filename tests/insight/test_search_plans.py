"""What is found of plans, pitches, tracks and projects; and what of them never is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.insight import index
from samenverder.pitches.models import BoardPitch, PitchSlide
from samenverder.plans.models import SchoolPlan
from samenverder.plans.operations import add_comment, save_section, share_plan, start_plan
from samenverder.projects import operations as projects
from samenverder.tracks import operations as tracks
from samenverder.tracks.models import LearningTrack, ProgrammeItem
from tests.insight.test_search_index import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(english, region):
    """What somebody finds: {kind: titles}."""
    url = reverse("insight:search", args=[region.slug])

    def look(user, words: str) -> dict[str, list[str]]:
        groups = english(user).get(url, {"q": words}).context["groups"]
        return {group.label: [hit.title for hit in group.hits] for group in groups}

    return look


def write(plan, by, kind, text, revision=0, seen=""):
    save_section(plan=plan, by=by, kind=kind, text=text, revision=revision, seen=seen)


@pytest.fixture
def plan(region, region_lindemeer, mia) -> SchoolPlan:
    """A draft of Mia's school."""
    school = region_lindemeer.organisations[0]
    made = start_plan(partnership=region, by=mia, school=school, title="Stage in klas 3")
    write(made, mia, "why", "Leerlingen kennen de zeilmakerij niet.")
    return SchoolPlan.objects.select_related("partnership", "school").get(pk=made.pk)


def test_a_draft_is_found_by_nobody_and_what_is_shared_by_everybody(find, plan, people, mia):
    for user in people.values():
        assert find(user, "zeilmakerijen") == {}
    share_plan(plan=plan, by=mia)
    for user in people.values():
        assert find(user, "zeilmakerijen") == {"School plans": ["Stage in klas 3"]}


def test_words_written_since_and_comments_are_never_found(find, plan, mia, rita, alice):
    share_plan(plan=plan, by=mia)
    write(plan, mia, "approach", "Het geheime kompas.")
    add_comment(plan=plan, by=alice, section="why", text="Het stille anker.")
    for user in (mia, rita):
        assert find(user, "kompas") == find(user, "anker") == {}
        assert find(user, "zeilmakerij")
    SchoolPlan.objects.filter(pk=plan.pk).update(state="draft")
    assert find(rita, "zeilmakerij") == {}


def test_slides_are_found_without_what_is_said_and_without_what_is_not_shown(find, plan, mia, rita):
    pitch = BoardPitch.objects.create(plan=plan, ask="Wij vragen een boot")
    PitchSlide.objects.create(pitch=pitch, kind="why", title="Waarom", notes="fluisterwoord")
    slide = PitchSlide.objects.create(pitch=pitch, kind="own", title="Zeil", lines="ankerplaats")
    assert find(rita, "ankerplaats") == {}, "the plan is a draft"
    share_plan(plan=plan, by=mia)
    assert find(rita, "ankerplaats") == {"Pitches": ["Wij vragen een boot"]}
    assert find(mia, "fluisterwoord") == {}
    PitchSlide.objects.filter(pk=slide.pk).update(shown=False)
    assert find(rita, "ankerplaats") == {}


def test_tracks_with_their_programme_and_projects(find, region, alice, rita):
    today = timezone.localdate()
    track = tracks.begin_track(
        partnership=region, by=alice, title="Sterker", theme="Loopbaan", question="Hoe varen wij?",
        starts_on=today, ends_on=today + timedelta(days=90),
    )  # fmt: skip
    item = ProgrammeItem.objects.create(track=track, kind="start", title="Start", text="Een sloep.")
    projects.begin_project(
        partnership=region, by=alice, title="De route", purpose="Werkplekken op het water."
    )
    assert find(rita, "varen") == {"Learning tracks": ["Sterker"]}
    assert find(rita, "sloepen") == {"Parts of a learning track": ["Start"]}
    assert find(rita, "werkplek") == {"Projects": ["De route"]}
    LearningTrack.objects.filter(pk=track.pk).update(removed_at=timezone.now())
    assert find(rita, "sloep") == {}
    ProgrammeItem.objects.filter(pk=item.pk).delete()


def test_after_all_that_the_index_equals_a_rebuild(plan, mia):
    pitch = BoardPitch.objects.create(plan=plan, ask="Wij vragen een boot")
    PitchSlide.objects.create(pitch=pitch, kind="own", title="Zeil", lines="ankerplaats")
    index.take_in()
    share_plan(plan=plan, by=mia)
    write(plan, mia, "why", "Anders.", 1, "Leerlingen kennen de zeilmakerij niet.")
    share_plan(plan=plan, by=mia, again=True)
    index.take_in()
    kept = contents()
    index.rebuild()
    assert contents() == kept
