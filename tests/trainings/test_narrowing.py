"""A training is opened to fewer partners after sign-ups: nobody loses a place in silence."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenverder.network.models import OutgoingMail, Position
from samenverder.network.operations.problems import Refused
from samenverder.trainings.evaluation_keys import place_key
from samenverder.trainings.keys import offer_key
from samenverder.trainings.models import OfferAddress, SignUp, TrainingGuest
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.dates import cancel_date, hold_date
from samenverder.trainings.operations.narrowing import free_places, give_back
from samenverder.trainings.operations.offering import offer_date
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people, withdraw
from samenverder.trainings.queries.offers import offered_to
from samenverder.trainings.queries.outside import falls_outside
from tests.browser import nl
from tests.trainings.conftest import make_date, make_partner, make_people, person

pytestmark = pytest.mark.django_db


def narrow(training, alice, partners):
    training.refresh_from_db()
    return change_training(
        training=training, by=alice, version=training.version,
        for_all_partners=not partners, partners=partners,
    )  # fmt: skip


def states(date) -> list[str]:
    return [row.state for row in date.sign_ups.order_by("rank")]


def mails() -> dict[str, str]:
    return {row.to: row.text for row in OutgoingMail.objects.all()}


def words(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


class TestTheOrder:
    def test_who_has_a_place_keeps_it_and_who_waits_is_passed_over(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        assert states(date) == ["in", "in", "waiting", "outside", "waiting", "outside"]
        assert set(mails()) == {"p3@x.example", "p5@x.example"}
        assert all("niet meer open voor uw organisatie" in text for text in mails().values())

    def test_a_free_place_goes_past_who_may_no_longer_come(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[1:])
        withdraw(row=date.sign_ups.get(rank=2), by=None)
        assert states(date) == ["in", "withdrawn", "outside", "in", "outside", "waiting"]

    def test_opened_again_they_wait_where_they_stood_and_hear_it(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        OutgoingMail.objects.all().delete()
        narrow(training, alice, [])
        assert states(date) == ["in", "in", "waiting", "waiting", "waiting", "waiting"]
        assert "nummer 2 op de wachtlijst" in mails()["p3@x.example"]
        assert set(mails()) == {"p3@x.example", "p5@x.example"}

    def test_each_hears_it_once_also_when_something_else_changes(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        OutgoingMail.objects.all().delete()
        narrow(training, alice, schools[:1])
        training.refresh_from_db()
        change_training(training=training, by=alice, version=training.version, title="Anders",
                        for_all_partners=False, partners=schools[:1])  # fmt: skip
        assert not mails()

    def test_two_hundred_people_keep_their_order(self, region, training, alice, schools):
        big = make_date(training, alice, capacity=20)
        people = make_people(region, 200, start=300)
        Position.objects.bulk_create(
            Position(person=one, organisation=schools[at % 2], layer="practice",
                     since=timezone.localdate())
            for at, one in enumerate(people)
        )  # fmt: skip
        sign_up_people(date=big, people=people, by=alice)
        narrow(training, alice, schools[:1])
        narrow(training, alice, [])
        assert states(big) == ["in"] * 20 + ["waiting"] * 180
        assert OutgoingMail.objects.filter(to=people[20].email).count() == 1

    def test_who_works_elsewhere_by_now_is_passed_over_when_a_place_is_free(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools)
        Position.objects.filter(person=crowd[2]).update(organisation=make_partner(
            training.partnership, "Elders"))  # fmt: skip
        withdraw(row=date.sign_ups.get(rank=1), by=None)
        assert states(date) == ["withdrawn", "in", "outside", "in", "waiting", "waiting"]
        assert "niet meer open" in mails()["p2@x.example"]

    def test_a_date_that_was_called_off_sorts_when_it_goes_ahead(
        self, training, date, alice, crowd, schools
    ):
        cancel_date(date=date, by=alice)
        narrow(training, alice, schools[:1])
        assert "outside" not in states(date)
        hold_date(date=date, by=alice)
        assert states(date)[2:] == ["waiting", "outside", "waiting", "outside"]

    def test_people_of_another_region_that_may_come_stay(
        self, training, date, alice, crowd, other_region
    ):
        TrainingGuest.objects.create(
            training=training, partnership=other_region, accepted_at=timezone.now()
        )
        (guest,) = make_people(other_region, 1, start=900)
        sign_up(date=date, person=guest, by=None)
        assert falls_outside(training, []).waiting == 4
        narrow(training, alice, [make_partner(training.partnership, "Niemand")])
        assert states(date) == ["in", "in", "outside", "outside", "outside", "outside", "waiting"]


class TestFreeing:
    def test_frees_only_who_may_no_longer_come_with_a_mail_that_says_why(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        OutgoingMail.objects.all().delete()
        everybody = list(date.sign_ups.values_list("pk", flat=True))
        freed = free_places(date=date, pks=everybody, by=alice)
        assert freed == [date.sign_ups.get(rank=2).pk]
        assert states(date) == ["in", "withdrawn", "in", "outside", "waiting", "outside"]
        assert "organisator uw plaats vrijgemaakt" in mails()["p1@x.example"]
        assert set(mails()) == {"p1@x.example", "p2@x.example"}

    def test_undo_gives_the_place_back_and_nobody_loses_theirs(
        self, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        freed = free_places(date=date, pks=None, by=alice)
        give_back(date=date, pks=freed, by=alice)
        assert states(date)[:3] == ["in", "in", "in"]
        assert date.sign_ups.get(rank=2).freed_at is None

    def test_gives_nothing_back_to_who_signed_off_themselves(
        self, training, date, alice, crowd, schools
    ):
        row = date.sign_ups.get(rank=2)
        withdraw(row=row, by=None)
        assert give_back(date=date, pks=[row.pk], by=alice) == []
        assert SignUp.objects.get(pk=row.pk).state == "withdrawn"

    def test_not_when_it_has_begun(self, training, date, alice, crowd, schools):
        narrow(training, alice, schools[:1])
        type(date).objects.update(starts_at=timezone.now())
        with pytest.raises(Refused):
            free_places(date=date, pks=None, by=alice)


class TestThePages:
    def sent(self, client, training, schools, **more):
        url = reverse("trainings:change", args=[training.partnership.slug, training.pk])
        training.refresh_from_db()
        data = {"title": training.title, "aim": training.aim, "open_to": "nee",
                "partners": [row.pk for row in schools], "version": training.version}  # fmt: skip
        return url, client.post(url, data | more, headers={"accept-language": "nl"})

    def test_says_before_saving_how_many_fall_outside(
        self, as_alice, training, date, crowd, schools
    ):
        _url, answer = self.sent(as_alice, training, schools[:1])
        seen = words(answer)
        assert answer.status_code == 200 and "1 persoon heeft een plaats en valt erbuiten" in seen
        assert "2 mensen wachten en vallen erbuiten" in seen and 'value="1-2-0"' in seen
        training.refresh_from_db()
        assert training.for_all_partners and not mails()

    def test_saves_when_that_was_seen_and_offers_the_way_back(
        self, as_alice, training, date, crowd, schools
    ):
        _url, answer = self.sent(as_alice, training, schools[:1], buiten="1-2-0")
        assert answer.status_code == 302
        seen = words(as_alice.get(answer.url))
        assert (
            "/weer-open/" in seen and "1 persoon heeft een plaats maar mag niet meer komen" in seen
        )
        training.refresh_from_db()
        again = reverse("trainings:open_again", args=["lindemeer", training.pk])
        as_alice.post(again, {"version": training.version})
        training.refresh_from_db()
        assert training.for_all_partners and "outside" not in states(date)

    def test_asks_again_when_somebody_signed_up_meanwhile(
        self, as_alice, training, date, crowd, schools
    ):
        _url, answer = self.sent(as_alice, training, schools[:1], buiten="0-2-0")
        assert answer.status_code == 200
        training.refresh_from_db()
        assert training.for_all_partners

    def test_the_page_of_the_date_names_them_and_frees_with_undo(
        self, as_alice, training, date, alice, crowd, schools
    ):
        narrow(training, alice, schools[:1])
        at = ["lindemeer", training.pk, date.pk]
        seen = words(as_alice.get(reverse("trainings:people", args=at)))
        outside = seen[seen.index('id="buiten"') : seen.index("</form>", seen.index('id="buiten"'))]
        assert "Persoon 001" in outside and "Persoon 000" not in outside
        row = date.sign_ups.get(rank=2)
        page = as_alice.post(
            reverse("trainings:people_free", args=at), {"wie": row.pk}, follow=True
        )
        assert "plaats-terug" in words(page) and states(date)[1] == "withdrawn"
        as_alice.post(reverse("trainings:people_back", args=at), {"wie": row.pk})
        assert states(date)[1] == "in"

    def test_ticking_nobody_changes_nothing(self, as_alice, training, date, alice, crowd, schools):
        narrow(training, alice, schools[:1])
        at = ["lindemeer", training.pk, date.pk]
        as_alice.post(reverse("trainings:people_free", args=at), {})
        assert states(date)[1] == "in"

    @pytest.mark.parametrize("rank", [2, 4])
    def test_without_an_account_one_reads_one_thing(
        self, training, date, alice, crowd, schools, rank
    ):
        narrow(training, alice, schools[:1])
        row = date.sign_ups.get(rank=rank)
        phone, url = (
            Client(headers={"accept-language": "nl"}),
            f"/opleiding/plaats/{place_key(row)}/",
        )
        seen = words(phone.get(url))
        assert "niet meer open voor uw organisatie" in seen
        assert ("U houdt uw plaats" in seen) == (rank == 2)
        assert "op de wachtlijst.</h2>" not in seen
        if rank == 2:
            assert "Meld mij aan" not in words(phone.post(url, follow=True))

    def test_a_signed_up_person_never_reads_both_sentences(
        self, region, as_alice, alice, training, date, schools
    ):
        sign_up(date=date, person=person(region, alice), by=alice)
        narrow(training, alice, schools[:1])
        seen = words(as_alice.get(training.get_absolute_url()))
        assert "U hebt een plaats en houdt die" in seen
        assert nl("This training is not open to where you work.") not in seen

    def test_sign_off_offers_no_way_back_that_would_be_refused(
        self, region, as_alice, alice, training, date, schools
    ):
        row = sign_up(date=date, person=person(region, alice), by=alice)
        narrow(training, alice, schools[:1])
        at = ["lindemeer", training.pk, date.pk, row.pk]
        answer = as_alice.post(reverse("trainings:sign_off", args=at), follow=True)
        assert "/aanmelden/" not in words(answer)


class TestSchoolsThatWereOfferedIt:
    @pytest.fixture
    def offer(self, training, date, alice, needs):
        """Both places are kept for School 0."""
        return offer_date(date=date, by=alice, schools=[needs[0].plan.school], kept=2)[0]

    def test_places_kept_for_a_school_that_may_no_longer_come_go_to_who_waits(
        self, region, training, date, alice, needs, offer, schools
    ):
        (waits,) = make_people(region, 1)
        Position.objects.create(person=waits, organisation=schools[0], layer="practice")
        sign_up_people(date=date, people=[waits], by=alice)
        assert states(date) == ["waiting"]
        assert falls_outside(training, schools[:1]).schools == 1
        narrow(training, alice, schools[:1])
        assert states(date) == ["in"]

    def test_its_people_no_longer_find_it_on_the_start_page(
        self, region, training, date, mia, alice, needs, schools, offer
    ):
        Position.objects.create(
            person=person(region, mia), organisation=needs[0].plan.school, layer="practice"
        )
        now = timezone.now()
        assert list(offered_to(region, mia, now=now))
        narrow(training, alice, schools[:1])
        assert not list(offered_to(region, mia, now=now + timedelta(seconds=1)))

    def test_the_secret_address_says_so_and_has_no_form(
        self, training, date, alice, schools, offer
    ):
        url = f"/opleiding-aanbod/{offer_key(OfferAddress.objects.get())}/"
        phone = Client(headers={"accept-language": "nl"})
        assert 'name="name_1"' in words(phone.get(url))
        narrow(training, alice, schools[:1])
        seen = words(phone.get(url))
        assert "niet meer open voor uw school" in seen and 'name="name_1"' not in seen

    def test_a_date_is_not_offered_to_who_may_not_come(
        self, as_alice, training, date, alice, needs, schools
    ):
        narrow(training, alice, schools[:1])
        school = needs[0].plan.school
        at = ["lindemeer", training.pk, date.pk]
        page = as_alice.get(reverse("trainings:date_offer", args=at))
        assert f"Deze opleiding is niet open voor {school.name}" in words(page)
        with pytest.raises(Refused):
            offer_date(date=date, by=alice, schools=[school])
