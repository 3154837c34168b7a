"""What a newcomer can use at once: an example for their layer, a training, an evening."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.dialogues.models import Dialogue
from samenverder.library.models import ListedPractice
from samenverder.network.models import Position
from samenverder.network.operations import people
from tests import cast
from tests.library.conftest import practice  # noqa: F401
from tests.trainings.conftest import make_date, make_training

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(region, alice):
    """Read the welcome of somebody new with this layer."""

    def read(layer="practice"):
        person = people.add_person(by=alice, partnership=region, name=f"Nadia {layer}")
        school = Position.objects.filter(person__partnership=region)[0].organisation
        Position.objects.create(person=person, organisation=school, layer=layer)
        address = f"/regio/{region.slug}/netwerk/welkom/{person.welcomes.get().pk}/"
        return cast.client_for(alice).get(address).content.decode()

    return read


def test_nothing_is_said_of_what_is_not_there(page):
    assert "Wat u nu kunt gebruiken" not in page()


def test_an_example_that_fits_a_training_with_a_place_and_the_next_evening(
    region,
    alice,
    page,
    practice,  # noqa: F811
):
    full = make_date(make_training(region, alice, title="Vol"), alice, capacity=1)
    full.sign_ups.create(person=people.add_person(by=alice, partnership=region, name="Eerste"),
                         rank=1, state="in")  # fmt: skip
    make_date(make_training(region, alice, title="Coachen"), alice, capacity=5)
    Dialogue.objects.create(
        partnership=region, title="Avond in Lindemeer", starts_at=timezone.now() + timedelta(days=9)
    )
    ListedPractice.objects.filter(practice=practice).update(layers=" practice ")
    shown = page()
    assert "Opleiding: Coachen" in shown and "Vol" not in shown
    assert "Dialoogbijeenkomst: Avond in Lindemeer" in shown
    for_teachers = practice.title in shown
    assert for_teachers and practice.title not in page("governance")
