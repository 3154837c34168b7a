"""The welcome of whoever joins: started by itself, ticked by whoever did a step."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.commitments.models import Agreement, Decision
from samenverder.commitments.operations import record_decision
from samenverder.network.models import Access, Person, Position, Role, User, Welcome, WelcomePlan
from samenverder.network.operations import invitations, organisations, people, welcomes
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from tests import cast

pytestmark = pytest.mark.django_db


def where(name: str, region, *args: object) -> str:
    return reverse(f"insight:{name}", args=[region.slug, *args])


def text_of(page) -> str:
    return " ".join(page.content.decode().split())


@pytest.fixture
def newcomer(region, alice) -> Person:
    return people.add_person(by=alice, partnership=region, name="Nadia Benali", email="n@x.example")


@pytest.fixture
def welcome(newcomer) -> Welcome:
    return newcomer.welcomes.get()


class TestItBegins:
    def test_when_somebody_is_added(self, welcome):
        assert [step.part for step in welcome.steps.all()] == [
            "ambition", "people", "agreements", "visit",
        ]  # fmt: skip
        assert not mail.outbox

    def test_not_for_who_was_there_already(self, people, region):
        assert not Welcome.objects.filter(partnership=region).exists()

    def test_when_an_organisation_joins(self, region, alice):
        membership = organisations.add_organisation(
            by=alice, partnership=region, name="Kinderopvang De Eik", kind="childcare"
        )
        assert Welcome.objects.get().organisation == membership.organisation

    def test_once_for_who_accepts_an_invitation(self, newcomer, alice, monkeypatch):
        keys = []
        real = invitations.new_invitation_key

        def remembered():
            keys.append(real())
            return keys[-1]

        monkeypatch.setattr(invitations, "new_invitation_key", remembered)
        invitations.invite(by=alice, person=newcomer, role=Role.MEMBER)
        invitations.accept_as_new(
            key=keys[0][0], name="Nadia", password=cast.PASSWORD, language="nl"
        )
        assert Welcome.objects.count() == 1

    def test_by_hand_for_a_person_or_a_partner(self, region, alice, mia):
        browser = cast.client_for(alice)
        browser.post(where("welcome_start", region), {"person": mia.people.get().pk})
        partner = region.organisations.first()
        browser.post(where("welcome_start", region), {"organisation": partner.pk})
        assert {str(row) for row in Welcome.objects.all()} == {"Mia Mulder", partner.name}

    def test_not_for_somebody_elsewhere(self, region, alice, charlie, other_region):
        browser = cast.client_for(alice)
        data = [
            {"person": charlie.people.get().pk},
            {"organisation": other_region.organisations.first().pk},
            {"person": "9" * 40},
            {},
        ]
        for wrong in data:
            assert browser.post(where("welcome_start", region), wrong).status_code == 404


class TestSteps:
    def test_are_ticked_by_whoever_did_them(self, welcome, region, mia):
        step = welcome.steps.first()
        browser = cast.client_for(mia)
        page = browser.post(where("welcome_tick", region, welcome.pk, step.pk), follow=True)
        step.refresh_from_db()
        assert step.ticked_by == mia
        back = where("welcome_untick", region, welcome.pk, step.pk)
        assert back in page.content.decode()
        browser.post(back)
        step.refresh_from_db()
        assert step.ticked_at is None

    def test_show_what_is_agreed_decided_and_being_done(self, welcome, region, alice):
        browser, page = cast.client_for(alice), where("welcome", region, welcome.pk)
        given = {"by": alice, "partnership": region}
        Agreement.objects.create(partnership=region, text="A bus", starts_on=date(2026, 1, 1))
        stands = record_decision(**given, text="Six places", subject="means")
        Decision.objects.filter(pk=stands.pk).update(state="confirmed")
        record_decision(**given, text="Perhaps a seventh", subject="means")
        text = text_of(browser.get(page))
        assert "A bus" in text
        assert "Six places" in text
        assert "Perhaps a seventh" not in text  # nobody confirmed it
        link = reverse("commitments:list", args=[region.slug])
        rows = browser.get(f"{link}?soort=besluit&toon=alle&stand=confirmed")
        assert "Six places" in text_of(rows)
        assert "Perhaps a seventh" not in text_of(rows)

    def test_keep_the_first_who_ticked(self, welcome, alice, mia):
        step = welcome.steps.first()
        for user in (mia, alice):
            welcomes.tick(by=user, step=step)
        step.refresh_from_db()
        assert step.ticked_by == mia

    def test_are_for_members_and_for_the_newcomer(self, welcome, newcomer, region, rita, frank):
        page = where("welcome", region, welcome.pk)
        assert cast.client_for(frank).get(page).status_code == 200
        assert cast.client_for(rita).get(page).status_code == 403
        reader = User.objects.create_user("n@x.example", cast.PASSWORD, name="Nadia")
        Access.objects.create(user=reader, partnership=region, role=Role.READER)
        Person.objects.filter(pk=newcomer.pk).update(user=reader)
        browser = cast.client_for(reader)
        assert browser.get(page).status_code == 200
        tick = where("welcome_tick", region, welcome.pk, welcome.steps.first().pk)
        assert browser.post(tick).status_code == 302
        assert page in browser.get(where("home", region)).content.decode()

    def test_of_an_organisation_are_for_its_people(self, region, alice, rita):
        bakery = region.organisations.get(name__startswith="Bakkerij")
        row = welcomes.start_welcome(partnership=region, organisation=bakery)
        assert cast.client_for(rita).get(where("welcome", region, row.pk)).status_code == 200
        Position.objects.filter(person__user=rita).delete()
        assert cast.client_for(rita).get(where("welcome", region, row.pk)).status_code == 403


class TestTheList:
    def test_is_for_the_coordinator_and_ends_with_a_way_back(self, welcome, region, alice, mia):
        browser = cast.client_for(alice)
        assert "Nadia Benali" in text_of(browser.get(where("welcome_list", region)))
        assert cast.client_for(mia).get(where("welcome_list", region)).status_code == 403
        page = browser.post(where("welcome_end", region, welcome.pk), follow=True)
        back = where("welcome_reopen", region, welcome.pk)
        assert back in page.content.decode()
        welcome.refresh_from_db()
        assert welcome.ended_on
        browser.post(back)
        welcome.refresh_from_db()
        assert welcome.ended_on is None

    def test_asks_no_more_for_three_than_for_one(self, region, alice):
        counts = []
        browser = cast.client_for(alice)
        for turn in range(3):
            people.add_person(by=alice, partnership=region, name=f"Nieuw {turn}")
            browser.get(where("welcome_list", region))
            with CaptureQueriesContext(connection) as queries:
                browser.get(where("welcome_list", region))
            counts.append(len(queries))
        assert counts[0] == counts[2]


class TestThePlan:
    def test_counts_for_who_joins_from_now_on(self, welcome, region, alice):
        data = {"version": 0, "visit": "Drink koffie bij De Werf.\n\n Loop mee met een jobcoach. "}
        page = where("welcome_plan", region)
        assert cast.client_for(alice).post(page, data).status_code == 302
        other = people.add_person(by=alice, partnership=region, name="Omar")
        assert [str(step) for step in other.welcomes.get().steps.all()] == [
            "Drink koffie bij De Werf.", "Loop mee met een jobcoach.",
        ]  # fmt: skip
        assert welcome.steps.count() == 4

    def test_tells_the_second_of_two_what_changed(self, region, alice):
        welcomes.set_plan(by=alice, partnership=region, version=0, steps={"visit": ["Een"]})
        welcomes.set_plan(by=alice, partnership=region, version=1, steps={"visit": ["Twee"]})
        with pytest.raises(EditedMeanwhile):
            welcomes.set_plan(by=alice, partnership=region, version=1, steps={"visit": ["Drie"]})
        assert WelcomePlan.objects.get().steps["visit"] == ["Twee"]

    @pytest.mark.parametrize(
        "steps", [{}, {"visit": ["x"] * 9}, {"people": ["x" * 201]}, {"ambition": ["  "]}]
    )
    def test_is_short_and_never_empty(self, region, alice, steps):
        with pytest.raises(Refused):
            welcomes.set_plan(by=alice, partnership=region, version=0, steps=steps)
