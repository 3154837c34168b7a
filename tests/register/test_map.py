"""The map of schools: dots, circles, and the background only from where the settings say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.school_files import geo_file
from samenverder.config import env
from samenverder.register.models import RegisterSite
from tests.register.conftest import bring_in
from tests.register.test_pages import HERE, page

pytestmark = pytest.mark.django_db


def test_many_sites_are_drawn_per_municipality(coordinator, region, alice):
    bring_in(alice, region, geo_file(300), "plaatsen.json.gz")
    text = page(coordinator, "kaart/")
    assert "Each circle is a municipality" in text
    assert text.count('<circle class="spot') == 5
    assert "Each dot is a site" in page(coordinator, "kaart/", gemeente="Oosterveld")


def test_a_large_city_is_drawn_per_postcode_area(coordinator, region, alice):
    bring_in(alice, region, geo_file(300), "plaatsen.json.gz")
    RegisterSite.objects.update(municipality="Lindemeer")
    RegisterSite.objects.filter(code__gt="10AF").update(postcode="7001 AB")
    text = page(coordinator, "kaart/", gemeente="Lindemeer")
    assert "Each circle is a postcode area" in text
    assert "?gemeente=Lindemeer&amp;zoek=7001" in text
    assert "Each dot is a site" in page(coordinator, "kaart/", zoek="7001", soort="pro")


def test_never_more_dots_than_can_be_told_apart(coordinator, region, alice):
    bring_in(alice, region, geo_file(300), "plaatsen.json.gz")
    RegisterSite.objects.update(municipality="Lindemeer", postcode="")
    text = page(coordinator, "kaart/")
    assert text.count('<circle class="spot') == 250
    assert "You see the first 250 of 300." in text


def test_sites_dots_and_circles_take_as_many_queries(coordinator, region, alice):
    bring_in(alice, region, geo_file(300), "plaatsen.json.gz")
    coordinator.get(HERE)
    counts = set()
    for query in ("", "?gemeente=Lindemeer", "?zoek=nergens"):
        with CaptureQueriesContext(connection) as captured:
            coordinator.get(f"{HERE}kaart/{query}")
        counts.add(len(captured))
    assert len(counts) == 1


def test_numbers_in_the_drawing_have_points_in_dutch_too(coordinator, region, alice, settings):
    settings.LANGUAGE_CODE = "nl"
    bring_in(alice, region, geo_file(3), "plaatsen.json.gz")
    text = page(coordinator, "kaart/")
    assert 'viewBox="0 0 720.0 ' in text


def test_pictures_of_elsewhere_only_when_the_settings_say_so(coordinator, region, alice, settings):
    bring_in(alice, region, geo_file(3), "plaatsen.json.gz")
    answer = coordinator.get(f"{HERE}kaart/")
    assert b"pdok" not in answer.content
    assert "pdok" not in answer["Content-Security-Policy"]
    settings.MAP_TILES = True
    answer = coordinator.get(f"{HERE}kaart/")
    assert answer.content.count(b"https://service.pdok.nl/brt/") in range(4, 80)
    assert "img-src 'self' https://service.pdok.nl data:" in answer["Content-Security-Policy"]
    settings.MAP_TILES_URL = "https://tegels.example:8443/kaart/{z}/{x}/{y}.png"
    answer = coordinator.get(f"{HERE}kaart/")
    assert b"https://tegels.example:8443/kaart/" in answer.content
    assert b"pdok" not in answer.content.lower().replace(b"kadaster / pdok", b"")
    assert "'self' https://tegels.example:8443 data:" in answer["Content-Security-Policy"]
    assert "pdok" not in coordinator.get(HERE)["Content-Security-Policy"]


def test_sites_without_a_place_are_counted(coordinator, sites):
    assert "Nothing to draw" in page(coordinator, "kaart/")


@pytest.mark.parametrize(
    "address",
    [
        "https://tegels.example/kaart.png",
        "https://tegels.example; script-src */{z}/{x}/{y}.png",
        "javascript:{z}/{x}/{y}",
        "https://*/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_would_widen_the_policy_stops_the_start(address, monkeypatch):
    monkeypatch.setenv("MAP_TILES_URL", address)
    with pytest.raises(env.ConfigurationError):
        env.tiles("MAP_TILES_URL", "")
