"""Places kept for schools that asked: for others they are taken, until a day or until a no."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.network.models import OutgoingMail, Person, Position
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import DateOffer, SignUp
from samenverder.trainings.operations.dates import change_date
from samenverder.trainings.operations.keeping import keep_again, keep_places, release_places
from samenverder.trainings.operations.leaving import end_places, resume_places
from samenverder.trainings.operations.offering import meet_needs, offer_date, take_offer_back
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people, withdraw
from samenverder.trainings.queries.catalogue import dates_of
from samenverder.trainings.tasks import release_kept_places
from tests import cast
from tests.trainings.conftest import in_days, make_date, make_people, school_with_need
from tests.trainings.conftest import person as person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def date(training, alice):
    """Five places, in thirty days."""
    return make_date(training, alice, capacity=5)


@pytest.fixture
def offers(date, alice, needs):
    """Two places for each of the two schools: one is left for everybody."""
    schools = [need.plan.school for need in needs]
    return offer_date(date=date, by=alice, schools=schools, kept=2)


def colleague(region, need, number=50):
    """Somebody who works at the school of this need."""
    (found,) = make_people(region, 1, start=number)
    Position.objects.create(person=found, organisation=need.plan.school, layer="practice")
    return found


def states(date):
    return "".join(row.state[0] for row in date.sign_ups.order_by("rank"))


class TestOthers:
    def test_find_only_what_is_left(self, region, alice, date, offers, training, needs):
        (shown,) = dates_of(training)
        assert (shown.free, shown.kept_left) == (1, 4)
        sign_up_people(date=date, people=make_people(region, 3), by=alice)
        assert states(date) == "iww"
        row = sign_up(date=date, person=colleague(region, needs[0]), by=None)
        assert (row.state, row.of_offer) == ("in", offers[0])
        (shown,) = dates_of(training)
        assert (shown.free, shown.kept_left, shown.waiting) == (0, 3, 2)

    @pytest.mark.parametrize(
        ("days", "until", "goes_on"), [(30, 16, True), (5, 4, True), (0, 0, False)]
    )
    def test_wait_for_what_is_left_also_when_the_date_is_near(
        self, training, alice, needs, monkeypatch, days, until, goes_on
    ):
        morning = in_days(0, 7)
        monkeypatch.setattr(timezone, "now", lambda: morning)
        at = {"starts_at": in_days(days, 14), "ends_at": in_days(days, 16)}
        date = make_date(training, alice, capacity=5, **at)
        (offer,) = offer_date(date=date, by=alice, schools=[needs[0].plan.school], kept=2)
        assert offer.kept_until == TODAY() + timedelta(days=until)
        mail = OutgoingMail.objects.order_by("-pk")[0].text
        assert ("Wat daarna over is, gaat naar wie wacht." in mail) is goes_on

    def test_a_school_never_gets_more_than_there_are(self, region, alice, date, offers, needs):
        crowd = [colleague(region, needs[0], 50 + at) for at in range(4)]
        sign_up_people(date=date, people=crowd, by=alice)
        assert states(date) == "iiiw"  # two that were kept, one of everybody
        change_date(
            date=date, by=alice, version=1, starts_at=date.starts_at, ends_at=date.ends_at,
            place="", capacity=3, sign_up_by=None,
        )  # fmt: skip
        assert sign_up(date=date, person=colleague(region, needs[1], 60), by=None).state == (
            "waiting"
        )

    def test_who_leaves_gives_the_place_back_to_the_school(
        self, region, alice, date, offers, needs
    ):
        first, second = (colleague(region, needs[0], 50 + at) for at in range(2))
        row = sign_up(date=date, person=first, by=None)
        sign_up_people(date=date, people=[second, *make_people(region, 2)], by=alice)
        withdraw(row=row, by=None)
        assert states(date) == "wiiw"
        assert sign_up(date=date, person=first, by=None).of_offer == offers[0]

    def test_who_comes_back_to_the_region_stands_where_there_is_a_place(
        self, region, alice, date, offers, needs
    ):
        mine = colleague(region, needs[0])
        row = sign_up(date=date, person=mine, by=None)
        numbers = end_places(alice, mine)
        sign_up_people(date=date, people=make_people(region, 2), by=alice)
        resume_places(alice, mine, numbers)
        row.refresh_from_db()
        assert (row.state, row.of_offer) == ("in", offers[0])


class TestUntil:
    def test_the_day_after_who_waits_moves_up_by_itself_and_is_told(
        self, region, alice, date, offers
    ):
        assert offers[0].kept_until == TODAY() + timedelta(days=16)
        sign_up_people(date=date, people=make_people(region, 4), by=alice)
        release_kept_places()
        assert states(date) == "iwww"
        DateOffer.objects.filter(pk=offers[0].pk).update(kept_until=TODAY() - timedelta(days=1))
        release_kept_places()
        release_kept_places()
        assert states(date) == "iiiw"
        told = OutgoingMail.objects.filter(subject__startswith="U hebt toch")
        assert sorted(told.values_list("to", flat=True)) == ["p1@x.example", "p2@x.example"]

    def test_who_waited_goes_before_who_comes_first_that_morning(self, region, alice, date, offers):
        sign_up_people(date=date, people=make_people(region, 6), by=alice)
        DateOffer.objects.update(kept_until=TODAY() - timedelta(days=1))
        (late,) = make_people(region, 1, start=40)
        assert sign_up(date=date, person=late, by=None).state == "waiting"
        assert states(date) == "iiiiiww"

    def test_an_earlier_date_keeps_no_longer_than_one_can_sign_up(self, alice, date, offers):
        change_date(
            date=date, by=alice, version=1, starts_at=in_days(8), ends_at=in_days(8, 16),
            place="", capacity=5, sign_up_by=TODAY() + timedelta(days=6),
        )  # fmt: skip
        assert {row.kept_until for row in DateOffer.objects.all()} == {TODAY() + timedelta(days=6)}


class TestNo:
    def test_a_school_says_no_and_takes_it_back_while_there_is_room(
        self, region, alice, date, offers
    ):
        sign_up_people(date=date, people=make_people(region, 2), by=alice)
        release_places(offer=offers[0], by=alice)
        release_places(offer=offers[0], by=alice)
        assert states(date) == "ii"
        with pytest.raises(Refused):
            keep_again(offer=offers[0], by=alice)
        withdraw(row=date.sign_ups.get(rank=2), by=alice)
        keep_again(offer=offers[0], by=alice)
        assert DateOffer.objects.get(pk=offers[0].pk).holds

    def test_only_who_leads_there_or_manages_says_it(
        self, region, alice, mia, rita, date, offers, needs, room
    ):
        at = f"{room}{date.training_id}/"
        address = f"{at}data/{date.pk}/aanbieden/{offers[0].pk}/niet-nodig/"
        assert cast.client_for(rita).post(address).status_code == 403
        Person.objects.filter(name="Leider 0").update(user=None)
        Position.objects.create(
            person=person_of(region, mia), organisation=needs[0].plan.school, layer="management"
        )
        browser = cast.client_for(mia)
        page = browser.get(at).content.decode()
        assert "2 plaatsen zijn vrijgehouden voor School 0" in page
        assert "School 0 heeft de plaatsen" in page and "School 1 heeft de plaatsen" not in page
        page = browser.post(address, follow=True).content.decode()
        assert "zijn nu voor anderen" in page and "Ongedaan maken" in page
        browser.post(address, {"terug": "ja"})
        assert DateOffer.objects.get(pk=offers[0].pk).holds

    def test_an_offer_that_is_taken_back_frees_its_places(self, region, alice, date, offers):
        sign_up_people(date=date, people=make_people(region, 4), by=alice)
        take_offer_back(offer=offers[0], by=alice)
        assert states(date) == "iiiw"


class TestKeeping:
    def test_no_more_than_are_free_and_nothing_typed_is_lost(
        self, region, alice, training, needs, room
    ):
        date = make_date(training, alice, capacity=3)
        address = f"{room}{training.pk}/data/{date.pk}/aanbieden/"
        browser = cast.client_for(alice)
        assert 'name="kept" value="1"' in browser.get(address).content.decode()
        sent = {"schools": [need.plan.school_id for need in needs], "kept": "2"}
        page = browser.post(address, sent)
        assert page.status_code == 422 and "Dat zijn samen 4 plaatsen" in page.content.decode()
        assert not DateOffer.objects.exists() and not OutgoingMail.objects.exists()
        browser.post(address, sent | {"kept": "1"})
        assert [row.kept for row in DateOffer.objects.all()] == [1, 1]
        mail = OutgoingMail.objects.get(to="leider0@x.example")
        assert "1 plaats vrijgehouden" in mail.text

    def test_more_fewer_and_longer(self, region, alice, date, offers, needs, room):
        sign_up(date=date, person=colleague(region, needs[0]), by=None)
        at = f"{room}{date.training_id}/data/{date.pk}/aanbieden/{offers[0].pk}/vrijhouden/"
        browser = cast.client_for(alice)
        assert browser.post(at, {"kept": "0"}).status_code == 422
        assert browser.post(at, {"kept": "4"}).status_code == 422
        late = {"kept": "3", "kept_until": f"{TODAY() + timedelta(days=40):%Y-%m-%d}"}
        assert browser.post(at, late).status_code == 422
        browser.post(at, {"kept": "3", "kept_until": f"{TODAY() + timedelta(days=20):%Y-%m-%d}"})
        offer = DateOffer.objects.get(pk=offers[0].pk)
        assert (offer.kept, offer.kept_until) == (3, TODAY() + timedelta(days=20))
        with pytest.raises(Refused):
            keep_places(offer=offers[1], by=alice, kept=3, kept_until=None)

    def test_as_many_questions_for_three_offers_as_for_nine(
        self, region, alice, mia, training, room
    ):
        Position.objects.create(
            person=person_of(region, mia),
            organisation=school_with_need(region, alice, 0, "Leren 0").plan.school,
            layer="management",
        )

        def asked(start, end):
            rows = [school_with_need(region, alice, at, f"Leren {at}") for at in range(start, end)]
            meet_needs(training=training, by=alice, needs=rows)
            for _ in range(start, end, 2):
                day = make_date(training, alice, capacity=60)
                schools = [row.plan.school for row in rows]
                offer_date(date=day, by=alice, schools=schools, kept=2)
            browser = cast.client_for(mia)
            browser.get(training.get_absolute_url())
            with CaptureQueriesContext(
                connection,
            ) as queries:
                browser.get(training.get_absolute_url())
            return len(queries)

        assert asked(1, 3) == asked(3, 9)


def test_sign_ups_say_which_place_they_have(region, alice, date, offers, needs):
    sign_up_people(date=date, people=[colleague(region, need, 50 + at)
                                      for at, need in enumerate(needs)], by=alice)  # fmt: skip
    assert set(SignUp.objects.values_list("of_offer", flat=True)) == {row.pk for row in offers}
