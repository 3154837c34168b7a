"""Somebody leaves: access, mandates and groups end, and the work goes to others in one step."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.commitments import held
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations.action_items import add_action, change_action, set_state
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.network.models import Access, GroupMember, Mandate, Person, Role
from samenverder.network.operations import groups, leaving, mandates
from samenverder.network.operations.problems import Refused
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def person_of(user) -> Person:
    return user.people.get()


@pytest.fixture
def give(region, alice, frank):
    """Frank carries out something."""

    def run(text: str = "Bel de werkgevers.", owner=frank) -> ActionItem:
        return add_action(
            partnership=region, by=alice, text=text, owner=person_of(owner),
            due_on=TODAY + timedelta(days=9),
        )  # fmt: skip

    return run


def hand_over(alice, leaver, to, **more) -> int:
    rows = held.held_by(leaver)
    return leave_and_hand_over(by=alice, person=leaver, to={r.key: to for r in rows}, **more)


class TestHandingOver:
    def test_gives_open_work_to_somebody_else(self, give, alice, frank, mia):
        action, done = give(), give("Klaar is klaar.")
        set_state(action=done, by=alice, state="done")
        assert hand_over(alice, person_of(frank), person_of(mia)) == 1
        action.refresh_from_db()
        done.refresh_from_db()
        assert action.owner == person_of(mia)
        assert done.owner == person_of(frank)
        change = action.changes.get(field="owner")
        assert (change.before, change.after) == ("Frank Fokkema", "Mia Mulder")

    def test_is_all_or_nothing(self, give, alice, frank, mia):
        first, second = give(), give("Plan de bustour.")
        with pytest.raises(Refused):
            leave_and_hand_over(
                by=alice, person=person_of(frank), to={f"action:{first.pk}": person_of(mia)}
            )
        for action in (first, second):
            action.refresh_from_db()
            assert action.owner == person_of(frank)
        assert Access.objects.filter(user=frank).exists()
        assert person_of(frank).left_on is None

    def test_notices_work_that_was_given_meanwhile(self, give, alice, frank, mia):
        first = give()
        give("Net erbij gekomen.")
        with pytest.raises(Refused, match="Net erbij gekomen"):
            leave_and_hand_over(
                by=alice,
                person=person_of(frank),
                to={f"action:{first.pk}": person_of(mia)},
                seen=1,
            )

    def test_takes_nobody_who_left_or_is_elsewhere(self, give, alice, frank, mia, charlie):
        give()
        leaver = person_of(frank)
        for wrong in (leaver, person_of(charlie)):
            with pytest.raises(Refused):
                hand_over(alice, leaver, wrong)
        leaving.leave(by=alice, person=person_of(mia))
        with pytest.raises(Refused):
            hand_over(alice, leaver, person_of(mia))

    def test_of_the_last_coordinator_is_refused_and_changes_nothing(self, give, alice, mia):
        action = give(owner=alice)
        with pytest.raises(Refused):
            hand_over(alice, person_of(alice), person_of(mia))
        action.refresh_from_db()
        assert action.owner == person_of(alice)


class TestLeaving:
    @pytest.fixture
    def everything(self, give, region, alice, frank):
        """Frank has an action, a mandate with an end, and a place in a group."""
        person = person_of(frank)
        end = TODAY + timedelta(days=100)
        mandate = mandates.give_mandate(
            by=alice, partnership=region, person=person, organisation=region.organisations.first(),
            subjects=["means"], given_by="x", since=TODAY - timedelta(days=5), until=end,
        )  # fmt: skip
        team = groups.start_group(
            by=alice, partnership=region, name="Kern", kind="core_team", since=TODAY
        )
        member = groups.add_member(
            by=alice, group=team, version=1, person=person, since=TODAY - timedelta(days=5)
        )
        return give(), mandate, member, end

    def test_ends_mandates_and_groups_that_day(self, everything, alice, frank, mia):
        _action, mandate, member, _end = everything
        hand_over(alice, person_of(frank), person_of(mia))
        assert Mandate.objects.get(pk=mandate.pk).until == TODAY
        assert GroupMember.objects.get(pk=member.pk).until == TODAY

    def test_can_be_undone_whole(self, everything, alice, frank, mia):
        action, mandate, member, end = everything
        hand_over(alice, person_of(frank), person_of(mia))
        leaving.come_back(by=alice, person=person_of(frank))
        action.refresh_from_db()
        assert action.owner == person_of(frank)
        assert Mandate.objects.get(pk=mandate.pk).until == end
        assert GroupMember.objects.get(pk=member.pk).until is None
        assert Access.objects.get(user=frank).role == Role.FACILITATOR

    def test_undone_leaves_alone_what_others_changed_since(self, everything, alice, frank, mia):
        action, mandate, _member, _end = everything
        hand_over(alice, person_of(frank), person_of(mia))
        action.refresh_from_db()
        change_action(
            action=action, by=alice, expected_version=action.version, owner=person_of(alice)
        )
        later = TODAY + timedelta(days=7)
        Mandate.objects.filter(pk=mandate.pk).update(until=later)
        leaving.come_back(by=alice, person=person_of(frank))
        action.refresh_from_db()
        assert action.owner == person_of(alice)
        assert Mandate.objects.get(pk=mandate.pk).until == later

    def test_goes_back_between_two_of_one_name(self, give, region, alice, frank):
        twin = Person.objects.create(partnership=region, name="Frank Fokkema")
        action = give()
        hand_over(alice, person_of(frank), twin)
        action.refresh_from_db()
        assert action.owner == twin
        leaving.come_back(by=alice, person=person_of(frank))
        action.refresh_from_db()
        assert action.owner == person_of(frank)


class TestThePage:
    @pytest.fixture
    def page(self, region, frank) -> str:
        return reverse("commitments:person_leave", args=[region.slug, person_of(frank).pk])

    def test_hands_over_to_one_person_and_offers_a_way_back(self, page, give, alice, frank, mia):
        action = give()
        browser = cast.client_for(alice)
        assert "Bel de werkgevers." in browser.get(page).content.decode()
        phone = cast.client_for(frank)
        here = reverse("network:partners", args=[action.partnership.slug])
        assert phone.get(here).status_code == 200
        answer = browser.post(page, {"to_all": "Mia Mulder", "seen": 1}, follow=True)
        back = reverse("network:person_return", args=[action.partnership.slug, person_of(frank).pk])
        assert back in answer.content.decode()
        assert phone.get(here).status_code == 404
        action.refresh_from_db()
        assert action.owner == person_of(mia)
        browser.post(back)
        action.refresh_from_db()
        assert action.owner == person_of(frank)

    def test_hands_over_to_one_person_each(self, page, give, alice, mia, rita):
        first, second = give(), give("Plan de bustour.")
        data = {f"to_action_{first.pk}": "mia mulder", "to_all": "Rita Ridder", "seen": 2}
        assert cast.client_for(alice).post(page, data).status_code == 302
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.owner, second.owner) == (person_of(mia), person_of(rita))

    def test_keeps_what_was_typed_when_a_name_is_unknown(self, page, give, alice, frank):
        give()
        answer = cast.client_for(alice).post(page, {"to_all": "Jan Onbekend", "seen": 1})
        assert 'value="Jan Onbekend"' in answer.content.decode()
        assert person_of(frank).left_on is None

    def test_asks_for_somebody_for_each_action(self, page, give, alice, frank):
        give()
        answer = cast.client_for(alice).post(page, {"seen": 1})
        assert answer.status_code == 200
        assert 'class="field wrong"' in answer.content.decode()
        assert person_of(frank).left_on is None

    def test_asks_who_takes_the_rest_when_there_is_too_much_to_list(
        self, page, give, alice, mia, frank, monkeypatch
    ):
        monkeypatch.setattr("samenverder.commitments.forms.leaving.EACH_ITS_OWN", 2)
        actions = [give(f"Bel werkgever {n}.") for n in range(5)]
        browser = cast.client_for(alice)
        shown = browser.get(page).content.decode()
        assert shown.count('name="to_action_') == 2
        assert "3 andere taken gaan naar wie alles overneemt" in " ".join(shown.split())
        apart = {f"to_action_{action.pk}": "Mia Mulder" for action in actions[:2]}
        refused = browser.post(page, apart | {"seen": 5}).content.decode()
        assert "Kies wie alles overneemt" in refused and 'value="Mia Mulder"' in refused
        assert person_of(frank).left_on is None
        browser.post(page, apart | {"to_all": "Alice Aalders", "seen": 5})
        owners = [ActionItem.objects.get(pk=action.pk).owner for action in actions]
        assert owners == [person_of(mia)] * 2 + [person_of(alice)] * 3

    def test_is_short_for_somebody_without_open_work(self, page, alice, frank):
        browser = cast.client_for(alice)
        assert "<datalist" not in browser.get(page).content.decode()
        assert browser.post(page, {"seen": 0}).status_code == 302
        assert person_of(frank).left_on == TODAY

    def test_is_for_the_coordinator(self, page, people, charlie):
        for role, user in people.items():
            wanted = 200 if role == Role.COORDINATOR else 403
            assert cast.client_for(user).get(page).status_code == wanted
        assert cast.client_for(charlie).get(page).status_code == 404
