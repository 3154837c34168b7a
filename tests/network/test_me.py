"""My details."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenverder.network.models import Access, Role
from tests import cast
from tests.network.conftest import address, text_of

pytestmark = pytest.mark.django_db


def test_shows_where_one_takes_part_and_what_others_see(mia, region):
    text = text_of(cast.client_for(mia).get(address("me")))
    assert "Lindemeer" in text
    assert "Member, since" in text
    assert "Who sees what of you" in text
    assert "account/logout/" in text


def test_saves_name_and_preferences_here_and_in_this_browser(mia, region):
    browser = cast.client_for(mia)
    data = {"name": " Mia  Mulder-Vos ", "language": "en", "appearance": "dark"}
    answer = browser.post(address("me"), data)
    mia.refresh_from_db()
    assert (mia.name, mia.language, mia.appearance) == ("Mia Mulder-Vos", "en", "dark")
    assert mia.shortcuts is False
    assert mia.people.get().name == "Mia Mulder-Vos", "others see it too"
    assert answer.cookies["sv_language"].value == "en"
    assert answer.cookies["sv_appearance"].value == "dark"
    page = browser.get(address("me")).content.decode()
    assert 'data-theme="dark"' in page
    assert 'data-shortcuts="off"' in page
    assert '<html lang="en"' in page


def test_the_devices_own_appearance_forgets_the_choice(mia):
    browser = cast.client_for(mia)
    data = {"name": "Mia", "language": "nl", "appearance": "system"}
    assert browser.post(address("me"), data).cookies["sv_appearance"].value == ""


def test_says_what_is_wrong(mia):
    page = cast.client_for(mia).post(address("me"), {"name": "", "language": "xx"})
    assert "Enter your name." in text_of(page)


def test_who_takes_part_nowhere_reads_what_to_do(mia):
    Access.objects.all().delete()
    assert "Ask a coordinator" in text_of(cast.client_for(mia).get(address("me")))


def test_takes_as_many_queries_for_three_partnerships_as_for_one(mia, region):
    browser = cast.client_for(mia)
    counts = []
    for extra in ((), ("Noord", "Zuid")):
        for name in extra:
            other = cast.make_region(name, name.lower())
            Access.objects.create(user=mia, partnership=other.partnership, role=Role.READER)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address("me"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
