"""A training with a date of two places, and schools whose plans ask for one."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from samenverder.network.models import (
    Membership,
    Organisation,
    OutgoingMail,
    Person,
    Position,
)
from samenverder.plans.models import PlanNeed
from samenverder.plans.operations import add_row, share_plan, start_plan
from samenverder.trainings.operations.catalogue import add_training
from samenverder.trainings.operations.dates import add_date
from samenverder.trainings.operations.offering import meet_needs
from samenverder.trainings.operations.signing_up import sign_up_people
from tests import cast


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


def make_partner(region, name, kind="vso"):
    """A partner that takes part."""
    school = Organisation.objects.create(name=name, kind=kind)
    Membership.objects.create(partnership=region, organisation=school, since="2024-08-01")
    return school


def school_with_need(region, by, number, text, share=True, kind="training"):
    """A school of its own whose plan asks for training, with a leader who gets mail."""
    school = make_partner(region, f"School {number}")
    leader = Person.objects.create(
        partnership=region, name=f"Leider {number}", email=f"leider{number}@x.example"
    )
    Position.objects.create(person=leader, organisation=school, layer="management")
    plan = start_plan(partnership=region, by=by, school=school, title=f"Plan {number}")
    need = add_row(
        model=PlanNeed, plan=plan, by=by, kind_of=kind, text=text, euros=Decimal(500),
        hours=Decimal(12), needed_by=timezone.localdate() + timedelta(days=90), decision="Goed?",
    )  # fmt: skip
    if share:
        share_plan(plan=plan, by=by)
    return need


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


@pytest.fixture
def needs(region, alice, training):
    """Needs of two schools that the training meets."""
    rows = [school_with_need(region, alice, at, f"Leren {at}") for at in range(2)]
    meet_needs(training=training, by=alice, needs=rows)
    return rows


@pytest.fixture
def schools(region):
    """Two partners: who works at the first may always come."""
    return [make_partner(region, name) for name in ("De Blijver", "De Afvaller")]


@pytest.fixture
def as_alice(alice):
    """A browser of who organises."""
    return cast.client_for(alice)


@pytest.fixture
def crowd(region, alice, date, schools):
    """Six for two places: in turn of the one and of the other school."""
    people = make_people(region, 6)
    for at, one in enumerate(people):
        Position.objects.create(person=one, organisation=schools[at % 2], layer="practice")
    sign_up_people(date=date, people=people, by=alice)
    OutgoingMail.objects.all().delete()
    return people
