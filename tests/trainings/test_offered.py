"""An offer reaches who has no account: a secret address to sign the own school up with."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.network.models import Organisation, OutgoingMail, Person, Position
from samenverder.network.operations.problems import Refused
from samenverder.trainings.keys import offer_key
from samenverder.trainings.models import DateOffer, OfferAddress, SignUp, TrainingDate
from samenverder.trainings.operations import offer_addresses
from samenverder.trainings.operations.offering import offer_date, take_offer_back
from samenverder.trainings.operations.signing_up import sign_up_people, withdraw
from tests.trainings.conftest import make_date, make_people, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(training, alice):
    """Three places, in thirty days."""
    return make_date(training, alice, capacity=3)


@pytest.fixture
def school(needs) -> Organisation:
    return needs[0].plan.school


@pytest.fixture
def offer(date, alice, school) -> DateOffer:
    return offer_date(date=date, by=alice, schools=[school])[0]


@pytest.fixture
def page(offer) -> str:
    """Where the leader of School 0, who has no account, signs people up."""
    return f"/opleiding-aanbod/{offer_key(OfferAddress.objects.get())}/"


def send(page, *names, **more):
    """Sign people up by their names; each has an address at the school."""
    sent = dict(more)
    for at, name in enumerate(names, start=1):
        sent |= {f"name_{at}": name, f"email_{at}": f"{name.lower()}@school0.example"}
    date, school = TrainingDate.objects.first(), DateOffer.objects.first().school
    return Client(headers={"accept-language": "nl"}).post(
        page, {"training_date": date.pk, "school": school.pk, **sent}, follow=True
    )


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def mails(kind: str) -> list[str]:
    rows = OutgoingMail.objects.filter(about__startswith=kind).order_by("pk")
    return list(rows.values_list("to", flat=True))


class TestTheMail:
    def test_who_has_an_account_gets_the_training_and_who_has_none_an_address(
        self, offer, page, alice
    ):
        bodies = {row.to: row.text for row in OutgoingMail.objects.all()}
        assert page in bodies["leider0@x.example"]
        assert "van u alleen" in bodies["leider0@x.example"]
        assert "/opleiding-aanbod/" not in bodies["alice@lindemeer.example"]
        assert OfferAddress.objects.get().person.name == "Leider 0"

    def test_a_second_date_comes_with_the_same_address(self, training, alice, school, page):
        second = make_date(training, alice, place="Later")
        offer_date(date=second, by=alice, schools=[school])
        assert OfferAddress.objects.count() == 1
        seen = text(Client().get(page))
        assert "Later" in seen and seen.count("<ol") == 1


class TestSigningUp:
    def test_colleagues_get_a_place_and_the_rest_waits_each_told_once(self, page, school):
        answer = send(page, "Anna", "Bram")
        assert "2 mensen hebben een plaats en krijgen een mail" in text(answer)
        answer = send(page, "Cas", "Dina")
        assert "1 persoon staat op de wachtlijst en krijgt een mail" in text(answer)
        assert "Dina" in text(answer)
        rows = SignUp.objects.order_by("rank").values_list("person__name", "state")
        assert list(rows) == [
            ("Anna", "in"), ("Bram", "in"), ("Cas", "in"), ("Dina", "waiting"),
        ]  # fmt: skip
        assert sorted(mails("training_sign_up")) == [
            f"{name}@school0.example" for name in ("anna", "bram", "cas", "dina")
        ]
        new = Position.objects.filter(person__name="Anna").get()
        assert new.organisation == school and new.layer == "practice"

    def test_the_same_form_sent_twice_signs_nobody_up_twice(self, page):
        send(page, "Anna")
        answer = send(page, "Anna")
        assert "Anna was al aangemeld" in text(answer)
        assert SignUp.objects.count() == Person.objects.filter(name="Anna").count() == 1
        assert len(mails("training_sign_up")) == 1

    def test_a_known_colleague_is_found_by_the_e_mail_address(self, region, page, school):
        (known,) = make_people(region, 1, start=50)
        Position.objects.create(person=known, organisation=school, layer="management")
        send(page, name_1="Anders genoemd", email_1=known.email.upper())
        assert SignUp.objects.get().person == known
        known.refresh_from_db()
        assert known.name == "Persoon 050"

    def test_somebody_of_elsewhere_is_refused_without_a_word_about_where(self, region, page, needs):
        (other,) = make_people(region, 1, start=60)
        Position.objects.create(person=other, organisation=needs[1].plan.school, layer="practice")
        answer = send(page, name_1="Iemand", email_1=other.email)
        assert answer.status_code == 422 and not SignUp.objects.exists()
        seen = text(answer)
        assert other.name not in seen and "School 1" not in seen and 'value="Iemand"' in seen

    def test_half_a_line_and_a_double_one_are_said_and_nothing_is_lost(self, page):
        answer = send(page, name_1="Anna", name_2="Bram", email_2="geen adres")
        assert answer.status_code == 422 and 'value="Bram"' in text(answer)
        answer = send(page, name_1="A", email_1="a@x.example", name_2="B", email_2="A@x.example")
        assert "staat hierboven al" in text(answer) and not SignUp.objects.exists()

    def test_an_address_signs_no_crowd_up(self, page, monkeypatch):
        monkeypatch.setattr(offer_addresses, "MOST", 2)
        send(page, "Anna", "Bram")
        answer = send(page, "Cas")
        assert "kunnen 2 mensen" in text(answer) and SignUp.objects.count() == 2

    def test_places_kept_for_another_school_stay_kept(self, date, alice, needs, page):
        offer_date(date=date, by=alice, schools=[needs[1].plan.school], kept=2)
        send(page, "Anna", "Bram")
        states = SignUp.objects.order_by("rank").values_list("state", flat=True)
        assert list(states) == ["in", "waiting"]

    def test_a_training_for_other_partners_stays_closed(self, training, needs, page):
        training.for_all_partners = False
        training.save()
        training.partners.set([needs[1].plan.school])
        answer = send(page, "Anna")
        assert answer.status_code == 422 and not SignUp.objects.exists()
        assert not Person.objects.filter(name="Anna").exists()

    def test_a_closed_date_takes_nobody(self, date, page):
        TrainingDate.objects.update(sign_up_by=timezone.localdate() - timedelta(days=1))
        seen = text(send(page, "Anna"))
        assert "De aanmelding is gesloten" in seen and not SignUp.objects.exists()


class TestSigningOff:
    def test_the_first_who_waits_moves_up_and_the_way_back_is_offered(self, page, region, date):
        send(page, "Anna", "Bram", "Cas", "Dina")
        row = SignUp.objects.get(person__name="Anna")
        browser = Client(headers={"accept-language": "nl"})
        answer = browser.post(f"{page}{row.pk}/afmelden/", follow=True)
        assert "Anna is afgemeld" in text(answer) and 'name="terug"' in text(answer)
        assert SignUp.objects.get(person__name="Dina").state == "in"
        answer = browser.post(f"{page}{row.pk}/afmelden/", {"terug": "ja"}, follow=True)
        assert "1 persoon staat op de wachtlijst en krijgt een mail" in text(answer)

    def test_only_who_this_address_signed_up_is_shown_and_signed_off(
        self, page, region, date, alice, school
    ):
        (other,) = make_people(region, 1, start=70)
        Position.objects.create(person=other, organisation=school, layer="practice")
        (row,) = sign_up_people(date=date, people=[other], by=alice)
        assert other.name not in text(Client().get(page))
        assert Client().post(f"{page}{row.pk}/afmelden/").status_code == 404
        row.refresh_from_db()
        assert row.state == "in"
        with pytest.raises(ValueError, match="who it signed up"):
            offer_addresses.sign_off_with_address(address=OfferAddress.objects.get(), row=row)
        send(page, "Anna")
        anna = SignUp.objects.get(person__name="Anna")
        withdraw(row=anna, by=alice)
        sign_up_people(date=date, people=[anna.person], by=alice)
        assert "Anna" not in text(Client().get(page))

    def test_the_school_says_it_does_not_need_its_places(self, date, alice, needs, page):
        school = needs[0].plan.school
        take_offer_back(offer=DateOffer.objects.get(), by=alice)
        (kept,) = offer_date(date=date, by=alice, schools=[school], kept=2)
        assert "heeft de plaatsen op" in text(Client().get(page))
        answer = Client().post(f"{page}{kept.pk}/niet-nodig/", follow=True)
        kept.refresh_from_db()
        assert answer.status_code == 200 and kept.declined_at


class TestWhatOpensNothing:
    def test_guessed_changed_and_foreign_addresses(self, page, date, alice, needs):
        wrong = page[:-2] + ("a/" if page[-2] != "a" else "b/")
        for address in (wrong, "/opleiding-aanbod/1/", "/opleiding-aanbod/x-y/"):
            assert Client().get(address).status_code == 404
            assert Client().post(address, {"name_1": "A"}).status_code == 404
        (other,) = offer_date(date=date, by=alice, schools=[needs[1].plan.school], kept=1)
        assert Client().post(f"{page}{other.pk}/niet-nodig/").status_code == 404

    def test_it_ends_with_the_offer_the_person_and_the_beginning(self, page, offer, alice):
        assert Client().get(page).status_code == 200
        leader = OfferAddress.objects.get().person
        leader.left_on = timezone.localdate()
        leader.save()
        assert Client().get(page).status_code == 404
        leader.left_on = None
        leader.save()
        TrainingDate.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
        assert Client().get(page).status_code == 404
        TrainingDate.objects.update(starts_at=timezone.now() + timedelta(days=3))
        assert Client().get(page).status_code == 200
        take_offer_back(offer=offer, by=alice)
        assert Client().get(page).status_code == 404

    def test_looking_signs_nobody_up_and_no_search_engine_keeps_it(self, page):
        answer = Client().get(page)
        assert 'content="noindex"' in text(answer) and not SignUp.objects.exists()
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]

    def test_another_school_is_no_choice(self, page, needs):
        answer = send(page, "Anna", school=needs[1].plan.school.pk)
        assert answer.status_code == 422 and not SignUp.objects.exists()
        address = OfferAddress.objects.get()
        with pytest.raises(Refused):
            offer_addresses.sign_up_with_address(
                address=address, date=TrainingDate.objects.get(), people=[("A", "a@x.example")],
                school=needs[1].plan.school,
            )  # fmt: skip


def test_as_many_queries_for_seven_as_for_three(page, date):
    TrainingDate.objects.update(capacity=30)
    counts = []
    for names in (("A", "B", "C"), ("D", "E", "F", "G")):
        send(page, *names)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            Client().get(page)
        counts.append(len(seen))
    assert counts[0] == counts[1]


class TestOnesOwnPlace:
    """Who was signed up without an account sees and leaves the own place."""

    @pytest.fixture
    def link(self, page) -> str:
        """In the mail to Anna."""
        send(page, "Anna", "Bram", "Cas", "Dina")
        body = OutgoingMail.objects.get(to="anna@school0.example").text
        assert "Leider 0 heeft u aangemeld" in body and "van u alleen" in body
        return re.search(r"/opleiding/plaats/[^/]+/", body)[0]

    def test_signing_off_lets_the_next_move_up_and_on_again_is_at_the_end(self, link):
        browser = Client(headers={"accept-language": "nl"})
        seen = text(browser.get(link))
        assert "U hebt een plaats." in seen and "eerste op de wachtlijst" in seen
        assert "Bram" not in seen and "noindex" in seen
        seen = text(browser.post(link, follow=True))
        assert "U bent afgemeld." in seen and "Zet mij op de wachtlijst" in seen
        states = SignUp.objects.order_by("rank").values_list("person__name", "state")
        assert dict(states)["Dina"] == "in" and dict(states)["Anna"] == "withdrawn"
        seen = text(browser.post(link, {"terug": "ja"}, follow=True))
        assert "U bent nummer 1 op de wachtlijst" in seen

    def test_afterwards_it_gives_the_certificate(self, link):
        paper = f"{link}bewijs.pdf"
        assert Client().get(paper).status_code == 404
        TrainingDate.objects.update(starts_at=timezone.now() - timedelta(hours=2))
        assert Client().post(link, follow=True).status_code == 200
        assert SignUp.objects.get(person__name="Anna").state == "in"
        SignUp.objects.filter(person__name="Anna").update(attended=True)
        assert Client().get(paper).status_code == 404  # it is going on
        TrainingDate.objects.update(ends_at=timezone.now() - timedelta(hours=1))
        assert "bewijs.pdf" in text(Client().get(link))
        assert Client().get(paper).content.startswith(b"%PDF")

    def test_a_guessed_link_opens_nothing_nor_that_of_who_left(self, link):
        assert Client().get(link[:-3] + "zz/").status_code == 404
        Person.objects.filter(name="Anna").update(left_on=timezone.localdate())
        assert Client().get(link).status_code == 404

    def test_who_has_an_account_is_led_to_the_training(self, date, mia, region, alice):
        sign_up_people(date=date, people=[person(region, mia)], by=alice)
        body = OutgoingMail.objects.get(to=mia.email).text
        assert "/opleiding/plaats/" not in body and date.training.get_absolute_url() in body
