"""Change leads of all schools, chosen on one page."""

import pytest
from django.urls import reverse

from samenverder.network.models import Organisation, Person, Position
from samenverder.tracks.models import ChangeLead
from samenverder.tracks.operations import invite_schools

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(region, school):
    """Somebody else of Mia's school."""
    return works_at(region, "Noor Timmer", school.organisation)


def works_at(region, name: str, organisation: Organisation) -> Person:
    person = Person.objects.create(partnership=region, name=name)
    Position.objects.create(person=person, organisation=organisation, layer="practice")
    return person


def test_two_schools_at_once_and_back_at_once(
    region, region_lindemeer, track, school, colleague, alice, english
):
    other = region_lindemeer.organisations[1]
    invite_schools(track=track, by=alice, organisations=[other])
    second = track.schools.get(organisation=other)
    somebody = works_at(region, "Bas Vos", other)
    client, page = english(alice), reverse("tracks:leads", args=[region.slug, track.pk])
    assert "Bas Vos" in client.get(page).content.decode()
    sent = {f"school-{school.pk}": colleague.pk, f"school-{second.pk}": somebody.pk}
    answer = client.post(page, sent, follow=True)
    assert "2 change leads are noted." in answer.content.decode()
    assert set(second.leads.values_list("person__name", flat=True)) == {"Bas Vos"}
    back = answer.context["undo"]
    client.post(back["url"], back["lists"])
    assert ChangeLead.objects.count() == 1  # Mia, who pulled there before


def test_who_works_elsewhere_is_not_chosen(region, track, school, colleague, alice, english):
    stranger = Person.objects.create(partnership=region, name="Somebody")
    page = reverse("tracks:leads", args=[region.slug, track.pk])
    for value in (stranger.pk, "x", "-1", "9" * 30):
        english(alice).post(page, {f"school-{school.pk}": value, "weg": "x"})
    assert ChangeLead.objects.count() == 1
