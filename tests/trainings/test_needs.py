"""From training needs in plans to a training that is offered to exactly those schools."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.answers.operations import answer_need
from samenverder.network.models import OutgoingMail, Person, Position
from samenverder.plans.operations import share_plan, take_step
from samenverder.trainings.around import without_training
from samenverder.trainings.models import DateOffer, Training, TrainingForNeed
from samenverder.trainings.operations.offering import meet_needs, offer_date
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people
from samenverder.trainings.queries.offers import offered_to
from tests import cast
from tests.answers.conftest import mandate
from tests.trainings.conftest import (
    in_days,
    make_date,
    make_partner,
    make_people,
    make_training,
    school_with_need,
)
from tests.trainings.conftest import person as person_of

pytestmark = pytest.mark.django_db
TEXTS = ("Loopbaangesprekken leren voeren", "Mentoren leren loopbaangesprekken voeren")


@pytest.fixture
def needs(region, alice):
    return [school_with_need(region, alice, at, TEXTS[at % 2]) for at in range(3)]


def begin(browser, room, needs, **more):
    """Make one training of these needs, with a first date in a month."""
    day = timezone.localdate() + timedelta(days=30)
    sent = {
        "behoefte": [need.pk for need in needs], "title": "Loopbaangesprekken", "aim": "Leren.",
        "open_to": "nee", "day": f"{day:%Y-%m-%d}", "start": "13:00", "end": "16:00",
        "capacity": "2", "offer": "on", **more,
    }  # fmt: skip
    return browser.post(f"{room}behoeften/opleiding/", sent, follow=True)


def mailed():
    """Who got a mail."""
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


class TestWhatSchoolsAsk:
    def test_only_what_is_shared_and_only_training(self, region, alice, rita, needs, room):
        school_with_need(region, alice, 7, "Geheim", share=False)
        school_with_need(region, alice, 8, "Vervoer naar stage", kind="means")
        page = cast.client_for(rita).get(f"{room}behoeften/").content.decode()
        assert "3 scholen vragen om opleiding" in page and "1.500" in page
        assert "Geheim" not in page and "Vervoer naar stage" not in page
        assert "3 scholen: deze lijken op elkaar" in page
        assert "Maak er één opleiding van" not in page

    def test_a_need_to_which_the_board_said_no_does_not_wait_for_a_training(
        self, region, alice, needs, room
    ):
        school = needs[0].plan.school
        mandate(alice, school, ["training"])
        take_step(plan=needs[0].plan, by=alice, code="pitch")
        answer_need(need=needs[0], by=alice, kind="not_now", text="Volgend jaar")
        page = cast.client_for(alice).get(f"{room}behoeften/?toon=open").content.decode()
        assert "2 behoeften hebben nog geen opleiding" in page
        assert "School 0" not in page and "School 1" in page

    def test_the_table_says_what_is_offered(self, alice, needs, room):
        browser = cast.client_for(alice)
        begin(browser, room, needs[:1])
        rows = browser.get(f"{room}behoeften/behoeften.csv").content.decode("utf-8-sig")
        lines = rows.splitlines()
        assert len(lines) == 4
        assert [("Loopbaangesprekken" in line.split(";")[9]) for line in lines[1:]] == [
            True, False, False,
        ]  # fmt: skip


class TestWhetherATrainingHelps:
    def test_a_full_date_and_one_that_is_too_late_say_so(self, region, alice, needs, room):
        training = make_training(region, alice, title="Leren vragen")
        meet_needs(training=training, by=alice, needs=needs[:1])
        near = make_date(training, alice, capacity=1)
        sign_up_people(date=near, people=make_people(region, 3), by=alice)
        late = make_date(training, alice, starts_at=in_days(100), ends_at=in_days(100, 16))
        browser = cast.client_for(alice)
        assert "later dan nodig" in browser.get(f"{room}behoeften/").content.decode()
        late.removed_at = timezone.now()
        late.save()
        page = browser.get(f"{room}behoeften/").content.decode()
        assert "eerst op" in page and "Vol, 2 wachten" in page
        assert "later dan nodig" not in page

    def test_the_date_that_was_offered_counts(self, region, alice, needs, room):
        training = make_training(region, alice, title="Leren vragen")
        meet_needs(training=training, by=alice, needs=needs[:1])
        make_date(training, alice, starts_at=in_days(20), ends_at=in_days(20, 16))
        offered = make_date(training, alice, starts_at=in_days(40), ends_at=in_days(40, 16))
        offer_date(date=offered, by=alice, schools=[needs[0].plan.school], kept=2)
        page = cast.client_for(alice).get(f"{room}behoeften/").content.decode()
        assert "aangeboden: " in page and "eerst op" not in page
        assert "wachten" not in page and "later dan nodig" not in page


class TestWhoOnlyReads:
    def test_is_told_who_makes_a_training(self, region, alice, mia, needs, room):
        browser = cast.client_for(mia)
        page = browser.get(f"{room}behoeften/").content.decode()
        assert "vraag het Alice" in page
        assert (
            "vraag het Alice"
            not in cast.client_for(alice).get(f"{room}behoeften/").content.decode()
        )

    def test_chooses_the_schools_of_the_own_board(self, region, alice, mia, needs, room):
        board = make_partner(region, "Stichting Oever", "board")
        need = school_with_need(region, alice, 7, "Werken met ouders", share=False)
        need.plan.board = board
        need.plan.save()
        share_plan(plan=need.plan, by=alice)
        browser, address = cast.client_for(mia), f"{room}behoeften/"
        assert "toon=bestuur" not in browser.get(address).content.decode()
        Position.objects.create(person=person_of(region, mia), organisation=board, layer="board")
        assert "toon=bestuur" in browser.get(address).content.decode()
        page = browser.get(f"{address}?toon=bestuur").content.decode()
        assert "Werken met ouders" in page and TEXTS[0] not in page


class TestOneTraining:
    def test_it_is_made_dated_and_offered_in_one_step(self, region, alice, needs, room):
        page = begin(cast.client_for(alice), room, needs)
        training = Training.objects.get()
        assert page.redirect_chain[-1][0] == training.get_absolute_url()
        assert TrainingForNeed.objects.filter(training=training).count() == 3
        assert {row.school.name for row in DateOffer.objects.all()} == {
            "School 0", "School 1", "School 2",
        }  # fmt: skip
        leads = "alice@lindemeer.example"  # she writes all three plans, and gets one mail
        assert mailed() == [leads, *(f"leider{at}@x.example" for at in range(3))]
        assert {row.name for row in training.partners.all()} == {"School 0", "School 1", "School 2"}
        assert "3 scholen die erom vroegen" in page.content.decode()

    def test_the_same_form_sent_twice_makes_one_training_and_mails_once(self, alice, needs, room):
        browser = cast.client_for(alice)
        begin(browser, room, needs)
        sent = mailed()
        page = begin(browser, room, needs)
        training = Training.objects.get()
        assert page.redirect_chain[-1][0] == training.get_absolute_url()
        assert "Dit staat er al" in page.content.decode() and mailed() == sent
        begin(browser, room, needs[:2], title="Een andere naam")
        training.removed_at = timezone.now()
        training.save()
        begin(browser, room, needs)
        assert Training.objects.count() == 3

    def test_without_a_day_nothing_is_offered_and_half_a_date_is_refused(self, alice, needs, room):
        browser = cast.client_for(alice)
        page = begin(browser, room, needs, end="")
        assert page.status_code == 422 and not Training.objects.exists()
        assert "Loopbaangesprekken" in page.content.decode()
        begin(browser, room, needs, day="", start="", end="")
        assert Training.objects.get().dates.count() == 0 and not mailed()

    def test_who_gets_a_mail_is_named_before_and_after(self, alice, needs, room):
        browser = cast.client_for(alice)
        asked = "&".join(f"behoefte={need.pk}" for need in needs[:2])
        page = browser.get(f"{room}behoeften/opleiding/?{asked}").content.decode()
        assert "3 mensen krijgen een mail als u de datum aanbiedt" in page
        assert "Leider 0" in page and "Leider 1" in page and "Leider 2" not in page
        said = begin(browser, room, needs[:2]).content.decode()
        assert "3 mensen krijgen een mail: " in said
        assert len(mailed()) == 3

    def test_the_words_of_one_school_do_not_become_the_aim_for_all(self, alice, needs, room):
        browser = cast.client_for(alice)
        asked = "&".join(f"behoefte={need.pk}" for need in needs[:2])
        page = browser.get(f"{room}behoeften/opleiding/?{asked}")
        form = page.context["form"]
        assert form["title"].value() is None and form["aim"].value() is None
        assert page.content.decode().count(TEXTS[0]) == 1  # beside the fields

    def test_a_date_is_offered_once_to_each_school(self, alice, needs, room):
        browser = cast.client_for(alice)
        begin(browser, room, needs[:2], day="", start="", end="")
        training = Training.objects.get()
        date = make_date(training, alice)
        address = f"{room}{training.pk}/data/{date.pk}/aanbieden/"
        schools = [need.plan.school_id for need in needs]
        assert "Leider 1" in browser.get(address).content.decode()
        refused = browser.post(address, {"schools": schools})
        assert refused.status_code == 422
        browser.post(address, {"schools": schools[:1]})
        again = browser.post(address, {"schools": schools[:1]})
        assert again.status_code == 422
        assert [row.school_id for row in date.offers.all()] == schools[:1]
        assert mailed() == ["alice@lindemeer.example", "leider0@x.example"]

    def test_a_need_is_taken_off_and_put_back(self, alice, needs, room):
        browser = cast.client_for(alice)
        begin(browser, room, needs)
        training = Training.objects.get()
        row = training.needs.order_by("pk").first()
        page = browser.post(f"{room}{training.pk}/behoefte/{row.pk}/weg/", follow=True)
        assert training.needs.count() == 2 and "Ongedaan maken" in page.content.decode()
        browser.post(f"{room}{training.pk}/behoefte/", {"behoefte": row.need_id})
        assert training.needs.count() == 3

    def test_a_training_that_is_there_meets_more_needs(self, alice, needs, room, training):
        browser = cast.client_for(alice)
        sent = {"behoefte": [need.pk for need in needs], "training": training.pk}
        browser.post(f"{room}behoeften/bij-een-opleiding/", sent)
        browser.post(f"{room}behoeften/bij-een-opleiding/", sent)
        assert training.needs.count() == 3


class TestWhoSeesIt:
    def test_the_plan_says_there_is_a_training(self, alice, needs, room):
        browser = cast.client_for(alice)
        begin(browser, room, needs)
        page = browser.get(needs[0].plan.get_absolute_url()).content.decode()
        assert "is er een opleiding: Loopbaangesprekken" in page and "2 vrije plaatsen" in page

    def test_people_of_the_school_see_it_until_they_say_something(
        self, region, alice, mia, frank, needs, room
    ):
        person = Person.objects.get(user=mia)
        Position.objects.create(person=person, organisation=needs[0].plan.school, layer="practice")
        begin(cast.client_for(alice), room, needs)
        page = cast.client_for(mia).get(f"/regio/{region.slug}/").content.decode()
        assert "Voor uw school: Loopbaangesprekken" in page
        other = cast.client_for(frank).get(f"/regio/{region.slug}/").content.decode()
        assert "Voor uw school" not in other
        sign_up(date=Training.objects.get().dates.get(), person=person, by=mia)
        assert not offered_to(region, mia, now=timezone.now())

    def test_a_coordinator_hears_of_needs_without_a_training(
        self, region, alice, frank, needs, room
    ):
        assert [line.text for line in without_training(region, alice)] == [
            "3 opleidingsbehoeften van scholen hebben nog geen opleiding"
        ]
        assert not list(without_training(region, frank))
        begin(cast.client_for(alice), room, needs)
        assert not list(without_training(region, alice))


def test_an_offer_is_taken_back(alice, needs, room):
    browser = cast.client_for(alice)
    begin(browser, room, needs)
    offer = DateOffer.objects.order_by("pk").first()
    training = offer.date.training
    browser.post(f"{room}{training.pk}/data/{offer.date_id}/aanbieden/{offer.pk}/terug/")
    assert DateOffer.objects.count() == 2
