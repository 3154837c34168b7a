"""Changing what is ticked in the list, through the page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import set_state, set_states


@pytest.fixture
def url(region):
    return reverse("commitments:list", args=[region.slug])


class TestBulk:
    @pytest.fixture
    def bulk(self, region):
        return reverse("commitments:bulk", args=[region.slug])

    def test_a_state_for_what_is_ticked_with_a_way_back(
        self, english, alice, make_action, url, bulk
    ):
        ids = [make_action(f"A{n}").pk for n in range(3)]
        client = english(alice)
        data = {"ids": ids[:2], "do": "state", "to_state": "done", "next": f"{url}?toon=alle"}
        response = client.post(bulk, data)
        assert response["Location"] == f"{url}?toon=alle"
        page = client.get(response["Location"])
        assert b"2 were changed." in page.content
        assert page.context["undo"]["url"] in page.content.decode()
        assert client.get(url).context["undo"] is None  # offered once
        client.post(page.context["undo"]["url"])
        assert ActionItem.objects.filter(state="open").count() == 3

    def test_a_date_for_what_is_ticked(self, english, alice, make_action, bulk, today):
        day = today + timedelta(days=90)
        action = make_action()
        english(alice).post(bulk, {"ids": [action.pk], "do": "date", "to_date": day.isoformat()})
        assert ActionItem.objects.get().due_on == day

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ({"do": "state", "to_state": "done"}, b"Tick what you want"),
            ({"do": "state", "ids": "1"}, b"Choose a state."),
            ({"do": "state", "ids": "1", "to_state": "dropped"}, b"Say why these are dropped."),
            ({"do": "date", "ids": "1"}, b"Choose the new date."),
            ({"do": "date", "ids": "1", "to_date": "31-31-2026"}, b"valid date"),
        ],
    )
    def test_what_lacks_is_said_and_what_was_ticked_stays(
        self, english, alice, make_action, bulk, data, says
    ):
        action = make_action()
        data = {**data, "ids": action.pk} if "ids" in data else data
        response = english(alice).post(bulk, {**data, "reason": ""})
        assert response.status_code == 422
        assert says in response.content
        assert b"<title>Error:" in response.content
        assert (b"checked" in response.content) == ("ids" in data)
        assert ActionItem.objects.get().state == "open"

    def test_members_change_only_their_own_among_them(
        self, english, mia, person_of, make_action, bulk, url
    ):
        own, other = make_action("Mine", owner=person_of(mia)), make_action("Not mine")
        client = english(mia)
        data = {"ids": [own.pk, other.pk, 999], "do": "state", "to_state": "done"}
        page = client.post(bulk, data, follow=True)
        assert b"2 do not take this change, are not yours to change" in page.content
        other.refresh_from_db()
        own.refresh_from_db()
        assert (own.state, other.state) == ("done", "open")

    @pytest.mark.parametrize("ids", ["x", "9" * 40, "-1", "1 OR 1=1"])
    def test_strange_numbers_are_ignored(self, english, alice, make_action, bulk, ids):
        make_action()
        data = {"ids": ids, "do": "state", "to_state": "done"}
        assert english(alice).post(bulk, data).status_code == 422

    def test_what_was_changed_since_stays_and_is_said(
        self, english, alice, mia, region, make_action
    ):
        action = make_action()
        done = set_states(partnership=region, by=alice, ids=[action.pk], state="done")
        set_state(action=action, by=mia, state="doing")
        undo = reverse("commitments:bulk_undo", args=[region.slug, done.batch])
        page = english(alice).post(undo, follow=True)
        assert b"1 was changed by somebody since" in page.content

    def test_it_goes_back_only_to_our_own_pages(self, english, alice, make_action, bulk, url):
        data = {"ids": [make_action().pk], "do": "state", "to_state": "done"}
        for evil in ("https://elders.example/", "//elders.example", "javascript:alert(1)"):
            response = english(alice).post(bulk, data | {"next": evil})
            assert response["Location"] == url
