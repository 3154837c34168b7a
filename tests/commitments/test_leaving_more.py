"""What else somebody holds when they leave: focus areas, groups they lead, decisions to confirm."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.audit.models import AuditEntry
from samenverder.commitments import held
from samenverder.commitments.models import Decision
from samenverder.commitments.operations import Party, record_agreement, record_decision
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.network.models import GroupMember, OutgoingMail, Person, WorkingGroup
from samenverder.network.operations import groups, leaving, mandates
from samenverder.network.waiting import everything_waiting
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def leaver(frank) -> Person:
    return frank.people.get()


@pytest.fixture
def heir(mia) -> Person:
    return mia.people.get()


def hand_over(by, leaver: Person, to: Person) -> int:
    rows = held.held_by(leaver)
    return leave_and_hand_over(by=by, person=leaver, to={r.key: to for r in rows})


def back(by, leaver: Person) -> None:
    leaving.come_back(by=by, person=leaver)


class TestFocusAreas:
    @pytest.fixture
    def area(self, region, leaver) -> FocusArea:
        return FocusArea.objects.create(partnership=region, title="Praktijk", owner=leaver)

    def test_go_to_who_takes_over_and_come_back(self, area, alice, leaver, heir):
        assert hand_over(alice, leaver, heir) == 1
        area.refresh_from_db()
        assert (area.owner, area.version) == (heir, 2)
        back(alice, leaver)
        area.refresh_from_db()
        assert area.owner == leaver

    def test_stay_with_a_third_who_got_them_since(self, area, alice, leaver, heir):
        hand_over(alice, leaver, heir)
        third = alice.people.get()
        FocusArea.objects.update(owner=third)
        back(alice, leaver)
        area.refresh_from_db()
        assert area.owner == third

    def test_that_are_over_or_removed_ask_nobody(self, area, leaver):
        FocusArea.objects.update(ends_on=TODAY - timedelta(days=1))
        assert held.held_by(leaver) == []
        FocusArea.objects.update(ends_on=None, removed_at=timezone.now())
        assert held.held_by(leaver) == []


class TestGroups:
    @pytest.fixture
    def group(self, region, alice, leaver) -> WorkingGroup:
        group = groups.start_group(
            by=alice, partnership=region, name="Stages", kind="working_group", since=TODAY
        )
        since = TODAY - timedelta(days=9)
        groups.add_member(
            by=alice, group=group, version=1, person=leaver, since=since, is_lead=True
        )
        return group

    def leads(self, group: WorkingGroup) -> list[tuple[str, bool]]:
        rows = GroupMember.objects.filter(group=group, until=None).order_by("person__name")
        return list(rows.values_list("person__name", "is_lead"))

    def test_are_led_by_somebody_new_who_goes_again_on_the_way_back(
        self, group, alice, leaver, heir
    ):
        assert hand_over(alice, leaver, heir) == 1
        assert self.leads(group) == [("Mia Mulder", True)]
        back(alice, leaver)
        assert self.leads(group) == [("Frank Fokkema", True)]

    def test_are_led_by_a_member_who_stays_one(self, group, alice, leaver, heir):
        group.refresh_from_db()
        groups.add_member(by=alice, group=group, version=group.version, person=heir, since=TODAY)
        hand_over(alice, leaver, heir)
        assert self.leads(group) == [("Mia Mulder", True)]
        back(alice, leaver)
        assert self.leads(group) == [("Frank Fokkema", True), ("Mia Mulder", False)]


class TestDecisions:
    def may_decide(self, by, region, person: Person) -> None:
        mandates.give_mandate(
            by=by, partnership=region, person=person, organisation=region.organisations.first(),
            subjects=["means"], given_by="x", since=TODAY - timedelta(days=5),
        )  # fmt: skip

    @pytest.fixture
    def decision(self, region, alice, leaver) -> Decision:
        self.may_decide(alice, region, leaver)
        return record_decision(by=alice, partnership=region, text="Een bus", subject="means")

    def test_are_asked_of_who_else_may_and_come_back(self, decision, region, alice, leaver, heir):
        self.may_decide(alice, region, heir)
        OutgoingMail.objects.all().delete()
        page = reverse("commitments:person_leave", args=[region.slug, leaver.pk])
        html = cast.client_for(alice).get(page).content.decode()
        assert "1 voorlopig besluit wacht op dit mandaat" in html
        hand_over(alice, leaver, heir)
        assert list(decision.asked_of.all()) == [heir]
        assert list(OutgoingMail.objects.values_list("to", flat=True)) == [heir.email]
        back(alice, leaver)
        assert set(decision.asked_of.all()) == {heir, leaver}
        assert OutgoingMail.objects.count() == 1

    def test_that_nobody_else_may_confirm_wait_for_who_leads(
        self, decision, region, alice, leaver, heir
    ):
        hand_over(alice, leaver, heir)
        assert not decision.asked_of.exists()
        assert any("mandaat" in line.text for line in everything_waiting(region, alice))


def test_agreements_of_who_left_wait_for_who_leads(region, alice, leaver, heir):
    party = Party(region.organisations.first(), leaver)
    record_agreement(
        by=alice, partnership=region, kind="means", text="Een bus", parties=[party],
        starts_on=TODAY, until=TODAY + timedelta(days=9),
    )  # fmt: skip

    def lines() -> list[Any]:
        return [line for line in everything_waiting(region, alice) if "loopt af" in line.text]

    assert not lines()
    hand_over(alice, leaver, heir)
    assert len(lines()) == 1


def test_leaving_without_anything_is_written_down_as_just_that(region, alice, leaver):

    leave_and_hand_over(by=alice, person=leaver, to={})
    back(alice, leaver)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert not verbs & {"work_handed_over", "work_given_back"}
