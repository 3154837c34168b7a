"""After a training was opened to fewer: kept places, lists, undo, and being opened again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenverder.network.models import Person, Position
from samenverder.network.operations.problems import Refused
from samenverder.trainings.evaluation_keys import place_key
from samenverder.trainings.keys import offer_key
from samenverder.trainings.models import CatalogueImport, DateOffer, OfferAddress, SignUp
from samenverder.trainings.operations.importing import undo_import
from samenverder.trainings.operations.keeping import keep_places
from samenverder.trainings.operations.leaving import end_places, resume_places
from samenverder.trainings.operations.narrowing import free_places, give_back
from samenverder.trainings.operations.offer_addresses import sign_up_with_address
from samenverder.trainings.operations.offering import offer_date
from samenverder.trainings.operations.signing_up import sign_up_people
from samenverder.trainings.queries.offers import schools_of
from samenverder.web import undo
from tests.trainings.conftest import make_date, make_people, person
from tests.trainings.test_narrowing import narrow, words

pytestmark = pytest.mark.django_db


class TestKeptPlaces:
    @pytest.fixture
    def two(self, training, alice, needs):
        """Two schools for which three places each are kept."""
        date = make_date(training, alice, capacity=10)
        offer_date(date=date, by=alice, schools=schools_of(training), kept=3)
        return schools_of(training)

    @staticmethod
    def held():
        return [row.holds for row in DateOffer.objects.order_by("pk")]

    def test_they_are_kept_again_when_it_is_opened_again(self, training, alice, two):
        narrow(training, alice, two[:1])
        assert sorted(self.held()) == [False, True]
        narrow(training, alice, [])
        assert self.held() == [True, True]

    def test_what_the_school_itself_gave_away_stays_away(self, training, alice, two):
        DateOffer.objects.filter(school=two[1]).update(declined_at=timezone.now())
        narrow(training, alice, two[:1])
        narrow(training, alice, [])
        assert sorted(self.held()) == [False, True]

    def test_the_page_says_why(self, training, region, as_alice, alice, two):
        narrow(training, alice, two[:1])
        at = [region.slug, training.pk, DateOffer.objects.first().date_id]
        page = words(as_alice.get(reverse("trainings:date_offer", args=at)))
        assert "de opleiding is niet open voor deze school" in page
        assert "heeft de plaatsen niet nodig" not in page

    def test_none_are_kept_for_who_may_not_come(self, training, alice, two):
        narrow(training, alice, two[:1])
        with pytest.raises(Refused):
            keep_places(
                offer=DateOffer.objects.get(school=two[1]), by=alice, kept=2, kept_until=None
            )


def test_who_was_freed_signs_up_again_when_it_is_open_again(
    training, alice, date, crowd, schools
):  # fmt: skip
    narrow(training, alice, schools[:1])
    freed = free_places(date=date, pks=None, by=alice)
    address = reverse("trainings:place", args=[place_key(SignUp.objects.get(pk=freed[0]))])
    assert 'name="terug"' not in words(Client().get(address))
    narrow(training, alice, [])
    assert 'name="terug"' in words(Client().get(address))


def test_my_trainings_promise_no_waiting_list_to_who_may_not_come(
    training, region, alice, date, as_alice, schools
):  # fmt: skip
    me = person(region, alice)
    Position.objects.filter(person=me).delete()
    people = make_people(region, 2)
    for one in people:
        Position.objects.create(person=one, organisation=schools[0], layer="practice")
    sign_up_people(date=date, people=[*people, me], by=alice)
    address = reverse("trainings:mine", args=[region.slug])
    assert "1 wachtlijst" in words(as_alice.get(address))
    narrow(training, alice, schools[:1])
    page = words(as_alice.get(address))
    assert "wachtlijst" not in page.split("</h1>")[0] and "Van de wachtlijst af" not in page


def test_freeing_twice_says_so(training, region, alice, date, as_alice, crowd, schools):
    narrow(training, alice, schools[:1])
    at = reverse("trainings:people_free", args=[region.slug, training.pk, date.pk])
    assert "vrijgemaakt" in words(as_alice.post(at, {"alle": "ja"}, follow=True))
    assert "Niemand van hen" in words(as_alice.post(at, {"alle": "ja"}, follow=True))
    assert "Vink aan wiens plaats" in words(as_alice.post(at, {}, follow=True))


def test_a_list_with_only_who_was_passed_over_can_be_taken_back(
    training, region, alice, date, crowd, schools
):  # fmt: skip
    narrow(training, alice, schools[:1])
    SignUp.objects.filter(state__in=["in", "waiting"]).update(state="withdrawn")
    made = {"trainings": [], "dates": [date.pk]}
    brought = CatalogueImport.objects.create(partnership=region, by=alice, made=made, before=[])
    undo_import(brought=brought, by=alice)
    date.refresh_from_db()
    assert date.removed_at


def test_who_leaves_stands_in_no_list_and_is_given_no_place_back(
    training, alice, date, crowd, schools
):  # fmt: skip
    narrow(training, alice, schools[:1])
    passed_over = date.sign_ups.filter(state="outside").first()
    ended = end_places(alice, passed_over.person)
    passed_over.refresh_from_db()
    assert passed_over.state == "withdrawn"
    resume_places(alice, passed_over.person, ended)
    passed_over.refresh_from_db()
    assert passed_over.state == "withdrawn"
    [row] = free_places(date=date, pks=None, by=alice)[:1]
    Person.objects.filter(sign_ups=row).update(left_on=timezone.localdate())
    give_back(date=date, pks=[row], by=alice)
    assert SignUp.objects.get(pk=row).state == "withdrawn"


def test_a_way_back_that_can_only_be_refused_is_not_offered(training, alice, needs):
    date = make_date(training, alice, capacity=10)
    both = schools_of(training)
    offer_date(date=date, by=alice, schools=both)
    leader = Person.objects.get(email="leider1@x.example")
    address = OfferAddress.objects.get(person=leader)
    school = Position.objects.get(person=leader).organisation
    people = [("Piet Puk", "piet@x.example")]
    (row,) = sign_up_with_address(address=address, date=date, school=school, people=people)
    narrow(training, alice, [one for one in both if one != school])
    client = Client()
    client.post(reverse("trainings:offered_sign_off", args=[offer_key(address), row.pk]))
    assert client.session.get(undo.KEY) is None
