"""Links that no longer answer: noted since when and why, seen by who can mend them."""

import datetime as dt

import pytest
from django.utils import timezone

from samenverder.lib import outside
from samenverder.library.models import PracticeMaterial
from samenverder.library.operations import links, publishing
from samenverder.library.waiting import broken_links
from tests.library.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(practice, mia) -> PracticeMaterial:
    practice.contact = person(mia)
    practice.save()
    return PracticeMaterial.objects.create(
        practice=practice, name="Draaiboek", url="https://school.example/draaiboek"
    )


def gone(_url: str) -> str:
    return "404"


def fine(_url: str) -> str:
    return outside.FINE


def age(material, **more) -> None:
    """As if it was all so much longer ago."""
    PracticeMaterial.objects.filter(pk=material.pk).update(**more)


def test_noted_since_when_and_why_and_forgotten_when_it_answers(material):
    assert links.try_links(gone) == 1
    material.refresh_from_db()
    since = material.broken_since
    assert since and material.broken_why == "404"
    assert links.try_links(gone) == 0, "not tried again within a day"
    age(material, checked_at=timezone.now() - dt.timedelta(days=1))
    assert links.try_links(gone) == 1
    material.refresh_from_db()
    assert material.broken_since == since
    links.try_again(material=material, attempt=fine)
    material.refresh_from_db()
    assert (material.broken_since, material.broken_why) == (None, "")
    assert links.try_links(gone) == 0, "not within a week"


def test_one_of_each_host_and_only_what_others_find(practice, material, mia):
    PracticeMaterial.objects.create(practice=practice, name="Twee", url="https://school.example/2")
    asked: list[str] = []
    links.try_links(lambda url: asked.append(url) or "")
    assert asked == ["https://school.example/draaiboek"]
    publishing.withdraw_practice(practice=practice, by=mia)
    assert links.try_links(gone) == 0


def test_many_links_of_one_site_keep_no_other_waiting(practice, material):
    PracticeMaterial.objects.bulk_create(
        PracticeMaterial(practice=practice, name="Blad", url=f"https://een.example/{at}")
        for at in range(250)
    )
    last = PracticeMaterial.objects.create(
        practice=practice, name="Ander", url="https://ander.example/"
    )
    assert links.try_links(fine) == 3
    last.refresh_from_db()
    assert last.checked_at


def test_our_own_line_broken_is_no_broken_link(practice, material, settings):
    for host in ("een", "twee"):
        PracticeMaterial.objects.create(practice=practice, name=host, url=f"https://{host}.example")
    assert links.try_links(lambda _url: outside.NO_ANSWER) == 0
    assert not PracticeMaterial.objects.exclude(checked_at=None).exists()
    settings.CHECK_LINKS = False
    assert links.try_links(fine) == 0


def test_the_contact_hears_after_a_day_and_without_one_the_coordinator(
    region, practice, material, mia, alice
):
    links.try_links(gone)
    assert not list(broken_links(region, mia))
    age(material, broken_since=timezone.now() - dt.timedelta(days=1))
    assert len(list(broken_links(region, mia))) == 1
    assert not list(broken_links(region, alice))
    practice.contact = None
    practice.save()
    assert len(list(broken_links(region, alice))) == 1


def test_the_list_and_trying_again(region, material, mia, rita, frank, english, monkeypatch):
    links.try_links(gone)
    page = f"/regio/{region.slug}/bibliotheek/links/"
    shown = english(mia).get(page).content.decode()
    assert "1 link gives no answer" in shown and "The site is there, the page is not." in shown
    assert english(rita).get(page).status_code == 403
    assert "Draaiboek" not in english(frank).get(page).content.decode()
    assert "Draaiboek" in english(mia).get(f"{page}downloaden/csv/").content.decode("utf-8-sig")
    own = f"/regio/{region.slug}/bibliotheek/{material.practice_id}/"
    assert "gives no answer since" in english(mia).get(own).content.decode()
    elsewhere = english(frank).get(own).content.decode()
    assert "no answer since" not in elsewhere and "not answer since" not in elsewhere
    assert "link to school.example" in elsewhere and 'href="#materiaal"' in elsewhere
    age(material, broken_since=timezone.now() - dt.timedelta(days=1, minutes=1))
    assert "did not answer since" in english(frank).get(own).content.decode()
    attempt = f"{page}{material.pk}/proberen/"
    assert english(frank).post(attempt).status_code == 403
    monkeypatch.setattr("samenverder.library.views.links.try_again", lambda material: "")
    assert "answers again" in english(mia).post(attempt, follow=True).content.decode()
