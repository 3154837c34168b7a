"""Dates of trainings in one's own calendar."""

import icalendar
import pytest

from samenverder.trainings.models import TrainingFeed
from samenverder.trainings.operations.dates import cancel_date
from samenverder.trainings.operations.guests import accept, invite_region
from samenverder.trainings.operations.signing_up import sign_up
from samenverder.trainings.views.feeds import feed_key
from tests import cast
from tests.trainings.conftest import make_date, make_training, person

pytestmark = pytest.mark.django_db


def events(response):
    """{title: its state} of what a calendar program reads."""
    assert response.status_code == 200
    found = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    return {str(event["summary"]): str(event["status"]) for event in found}


def subscribe(user, room, kind):
    """The address of this user's own calendar."""
    browser = cast.client_for(user)
    browser.post(f"{room}agenda-adressen/", {"kind": kind})
    feed = TrainingFeed.objects.get(user=user, kind=kind)
    return feed, f"/opleidingsagenda/{feed_key(feed)}.ics"


def test_one_has_ones_own_dates_the_other_all(region, alice, mia, training, date, room):
    make_date(make_training(region, alice, title="Rekenen"), alice)
    sign_up(date=date, person=person(region, mia), by=mia)
    _feed, own = subscribe(mia, room, "mine")
    _feed, every = subscribe(mia, room, "all")
    stranger = cast.client_for(None)
    assert events(stranger.get(own)) == {training.title: "CONFIRMED"}
    assert set(events(stranger.get(every))) == {training.title, "Rekenen"}


def test_what_was_called_off_says_so(alice, training, date, room):
    _feed, every = subscribe(alice, room, "all")
    cancel_date(date=date, by=alice)
    assert events(cast.client_for(None).get(every)) == {f"Afgezegd: {training.title}": "CANCELLED"}


def test_an_address_that_was_ended_opens_nothing(mia, room, date, training):
    feed, address = subscribe(mia, room, "all")
    assert cast.client_for(None).get(address).status_code == 200
    wrong = address.replace(f"/{feed.pk}-", f"/{feed.pk + 1}-")
    assert cast.client_for(None).get(wrong).status_code == 404
    cast.client_for(mia).post(f"{room}agenda-adressen/", {"kind": "all", "doe": "weg"})
    assert cast.client_for(None).get(address).status_code == 404


def test_who_has_no_access_any_more_gets_nothing(region, mia, room):
    _feed, address = subscribe(mia, room, "all")
    mia.access.all().delete()
    assert cast.client_for(None).get(address).status_code == 404


def test_dates_of_another_region_come_and_lead_to_ones_own_page(
    training, date, alice, other_region, charlie
):
    code = invite_region(training=training, by=alice, label="Buren")
    guest = accept(code=code, partnership=other_region, by=charlie)
    room = f"/regio/{other_region.slug}/opleidingen/"
    _feed, every = subscribe(charlie, room, "all")
    found = cast.client_for(None).get(every)
    assert events(found) == {training.title: "CONFIRMED"}
    assert f"van-elders/{guest.pk}/" in found.content.decode().replace("\r\n ", "")


def test_one_date_as_a_file(rita, training, date, room):
    found = cast.client_for(rita).get(f"{room}{training.pk}/data/{date.pk}/opleiding.ics")
    assert events(found) == {training.title: "CONFIRMED"}


def test_the_calendars_of_one_partnership_have_different_names(mia, room, region):
    names = [
        icalendar.Calendar.from_ical(cast.client_for(None).get(url).content)["x-wr-calname"]
        for url in (subscribe(mia, room, kind)[1] for kind in ("mine", "all"))
    ]
    assert names == [f"{region.name}: mijn opleidingen", f"{region.name}: opleidingen"]
