"""A track under way, with Mia's school in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.network.models import Person
from samenverder.tracks import operations
from samenverder.tracks.models import LearningTrack, TrackSchool
from samenverder.tracks.templates_of_tracks import example


def begin(region, by, **more) -> LearningTrack:
    today = timezone.localdate()
    given = {
        "title": "Sterker in LOB",
        "theme": "Loopbaanbegeleiding",
        "question": "Hoe versterken we de loopbaanbegeleiding?",
        "starts_on": today - timedelta(days=70),
        "ends_on": today + timedelta(days=230),
        "beginning": example(),
    }
    return operations.begin_track(partnership=region, by=by, **(given | more))


@pytest.fixture
def track(region, alice) -> LearningTrack:
    return operations.step_track(track=begin(region, alice), by=alice, to="running")


@pytest.fixture
def school(track, region_lindemeer, alice, mia) -> TrackSchool:
    """Mia's school takes part and Mia pulls there."""
    place = region_lindemeer.organisations[0]
    operations.invite_schools(track=track, by=alice, organisations=[place])
    found = track.schools.get()
    operations.add_leads(school=found, by=alice, people=[Person.objects.get(user=mia)])
    return operations.step_school(school=found, by=alice, to="joined")


@pytest.fixture
def english(client_for):
    def browser(user):
        client = client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser
