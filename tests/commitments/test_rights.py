"""Who may see and change actions: every address, every role, strangers, nobody."""

import pytest
from django.urls import reverse

from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import delete_action
from samenverder.network.models import Role

SEEN = ["action_list", "action_detail", "csv", "xlsx"]
ADD = ["action_add", "bulk", "bulk_undo"]
CHANGE = ["action_change", "action_state", "action_carry_over"]
POSTS = {
    "action_state": {"state": "done"},
    "action_carry_over": {"due_on": "2030-01-01"},
    "action_comment": {"text": "Hello"},
    "action_remove": {},
    "action_restore": {},
    "bulk": {"do": "state", "to_state": "done"},
    "bulk_undo": {},
}


@pytest.fixture
def action(make_action):
    return make_action()


def address(name: str, action: ActionItem) -> str:
    slug = action.partnership.slug
    if name in {"csv", "xlsx"}:
        return reverse("commitments:export", args=[slug, name])
    if name in {"action_list", "action_add", "bulk"}:
        return reverse(f"commitments:{name}", args=[slug])
    if name == "bulk_undo":
        return reverse("commitments:bulk_undo", args=[slug, "abcdef0123456789"])
    return reverse(f"commitments:{name}", args=[slug, action.pk])


def ask(client, name: str, action: ActionItem) -> int:
    if name == "action_restore":
        delete_action(action=action, by=None)
    url = address(name, action)
    response = client.post(url, POSTS[name]) if name in POSTS else client.get(url)
    return 200 if response.status_code in {200, 302, 422} else response.status_code


EVERYTHING = [*SEEN, *ADD, *CHANGE, "action_comment", "action_remove", "action_restore"]


@pytest.mark.parametrize("name", EVERYTHING)
class TestEveryAddress:
    def test_a_stranger_learns_nothing(self, english, charlie, action, name):
        assert ask(english(charlie), name, action) == 404

    def test_nobody_is_sent_to_the_sign_in_page(self, english, action, name):
        url = address(name, action)
        client = english(None)
        response = client.post(url, {}) if name in POSTS else client.get(url)
        assert response.status_code == 302
        assert response["Location"].startswith("/account/login/?next=")

    def test_coordinators_and_facilitators_may(self, english, people, action, name):
        for role in (Role.FACILITATOR, Role.COORDINATOR):
            ActionItem.objects.update(deleted_at=None)
            assert ask(english(people[role]), name, action) == 200, role

    def test_readers_only_see(self, english, rita, action, name):
        assert ask(english(rita), name, action) == (200 if name in SEEN else 403)

    def test_members_add_and_comment_but_change_only_their_own(self, english, mia, action, name):
        free = name in {*SEEN, *ADD, "action_comment"}
        assert ask(english(mia), name, action) == (200 if free else 403)


@pytest.mark.parametrize("name", [*CHANGE, "action_comment"])
def test_the_owner_changes_their_own(english, mia, person_of, make_action, name):
    assert ask(english(mia), name, make_action(owner=person_of(mia))) == 200


@pytest.mark.parametrize("name", ["action_remove", "action_restore"])
def test_the_owner_cannot_take_it_off_the_list(english, mia, person_of, make_action, name):
    assert ask(english(mia), name, make_action(owner=person_of(mia))) == 403


@pytest.mark.parametrize("name", [*CHANGE, "action_remove", "action_restore"])
def test_the_member_who_wrote_it_down_changes_and_removes_it(english, mia, make_action, name):
    assert ask(english(mia), name, make_action(by=mia)) == 200


@pytest.mark.parametrize("name", CHANGE)
def test_a_reader_who_owns_an_action_still_only_reads(english, rita, person_of, make_action, name):
    assert ask(english(rita), name, make_action(owner=person_of(rita))) == 403


@pytest.mark.parametrize("name", sorted(POSTS))
def test_reading_an_address_that_only_changes_goes_to_its_page(english, alice, action, name):
    response = english(alice).get(address(name, action))
    assert response.status_code == 302
    assert english(alice).get(response["Location"]).status_code == 200
    assert english(alice).put(address(name, action)).status_code == 405
    assert ActionItem.objects.get().state == "open"


def test_an_action_is_not_found_under_another_region(english, charlie, other_region, action):
    url = reverse("commitments:action_detail", args=[other_region.slug, action.pk])
    assert english(charlie).get(url).status_code == 404


def test_a_removed_action_is_gone(english, alice, action):
    delete_action(action=action, by=alice)
    assert english(alice).get(action.get_absolute_url()).status_code == 404
