"""The statement page is sent compressed, and repeats nothing that somebody else can choose."""

import gzip
import re

import pytest

from tests.reflection.session_world import Phone, make_open_session

pytestmark = pytest.mark.django_db

CHOSEN = "gekozen-door-een-ander"
ASKS = {"Accept-Encoding": "gzip"}


@pytest.fixture
def phone(region, alice):
    return Phone(make_open_session(region, alice))


def test_a_browser_that_can_gets_it_compressed(phone):
    plain = phone.get("stelling/1/")
    small = phone.get("stelling/1/", headers=ASKS)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    tidy = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|/live/[^"]*')  # new each time
    assert tidy.sub(b"", gzip.decompress(small.content)) == tidy.sub(b"", plain.content)
    assert len(small.content) < len(plain.content) / 2


def test_nothing_of_the_address_or_of_another_site_comes_back(phone):
    page = phone.client.get(
        f"{phone.base}stelling/1/",
        {"next": CHOSEN, CHOSEN: "1"},
        headers={**ASKS, "Referer": f"http://{CHOSEN}.example/", "User-Agent": CHOSEN},
    )
    assert page.status_code == 200
    assert CHOSEN.encode() not in gzip.decompress(page.content)


def test_the_secret_of_the_forms_looks_different_every_time(phone):
    """Compression tells nothing about a secret that is written anew in each answer."""
    secrets = set()
    for _ in range(3):
        page = phone.get("stelling/1/").content.decode()
        secrets |= set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page))
    assert len(secrets) == 3
