"""A meeting of the next month, with people who are asked."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations.guests import ask_people
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.network.models import Person


def in_days(days: int, hour: int = 14) -> datetime:
    """That many days from now, at this hour in Amsterdam."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def make_meeting(partnership, by, **fields) -> Meeting:
    """A board consultation in thirty days, unless told otherwise."""
    start = fields.pop("starts_at", in_days(30))
    values = {
        "kind": "board",
        "title": "Bestuurlijk overleg",
        "starts_at": start,
        "ends_at": fields.pop("ends_at", start + timedelta(hours=2)),
    }
    return plan_meeting(partnership=partnership, by=by, **(values | fields))


@pytest.fixture
def meeting(region, alice) -> Meeting:
    return make_meeting(region, alice)


@pytest.fixture
def asked(meeting, alice, people) -> Meeting:
    """The meeting with everybody of the cast asked to it."""
    everybody = list(Person.objects.filter(partnership=meeting.partnership))
    ask_people(meeting=meeting, by=alice, people=everybody)
    return meeting


@pytest.fixture
def room(region) -> str:
    return f"/regio/{region.slug}/bijeenkomsten/"
