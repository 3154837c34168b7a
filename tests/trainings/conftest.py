"""A training with a date of two places."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.network.models import Person
from samenverder.trainings.operations.catalogue import add_training
from samenverder.trainings.operations.dates import add_date


def in_days(days: int, hour: int = 14):
    """A moment so many days from now, in whole hours."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def make_training(region, by, **fields):
    """A training of this region."""
    values = {"title": "Werken met loopbaangesprekken", "aim": "U voert een gesprek."} | fields
    return add_training(partnership=region, by=by, **values)


def make_date(training, by, **fields):
    """A date in thirty days with two places."""
    values = {"starts_at": in_days(30), "ends_at": in_days(30, 16), "capacity": 2} | fields
    return add_date(training=training, by=by, **values)


def make_people(partnership, n, start=0):
    """People of the partnership, each with an address."""
    return [
        Person.objects.create(
            partnership=partnership, name=f"Persoon {at:03}", email=f"p{at}@x.example"
        )
        for at in range(start, start + n)
    ]


def person(region, user):
    """Who this user is here."""
    return Person.objects.get(partnership=region, user=user)


@pytest.fixture
def training(region, alice):
    """A training with one date."""
    return make_training(region, alice)


@pytest.fixture
def date(training, alice):
    """The date, with two places."""
    return make_date(training, alice)


@pytest.fixture
def room(region) -> str:
    """Where the catalogue is."""
    return f"/regio/{region.slug}/opleidingen/"
