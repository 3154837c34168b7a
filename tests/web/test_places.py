"""Which of the main parts is lit up in the menu."""

import pytest
from django.urls import reverse

from samenverder.network.models import Person

pytestmark = pytest.mark.django_db


def lit(client, url: str) -> list[str]:
    page = client.get(url)
    assert page.status_code == 200
    return [place["url"] for place in page.context["places"] if place["current"]]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("insight:home", "insight:home"),
        ("insight:search", "insight:home"),
        ("insight:welcome_list", "network:partners"),
        ("insight:network", "network:partners"),
        ("network:mandates", "network:partners"),
        ("register:site_list", "network:partners"),
        ("register:import_start", "network:partners"),
        ("reflection:instrument_list", "reflection:session_list"),
        ("meetings:list", "meetings:list"),
    ],
)
def test_a_page_lights_up_the_part_its_address_stands_in(client_for, alice, region, name, place):
    url = reverse(name, args=[region.slug])
    assert lit(client_for(alice), url) == [reverse(place, args=[region.slug])]


def test_leaving_belongs_to_the_network_though_another_room_shows_it(
    client_for, alice, mia, region
):
    person = Person.objects.get(user=mia)
    url = reverse("commitments:person_leave", args=[region.slug, person.pk])
    assert lit(client_for(alice), url) == [reverse("network:partners", args=[region.slug])]
