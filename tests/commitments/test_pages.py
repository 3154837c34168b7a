"""One action: its page, and the forms that change it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.commitments.models import ActionItem, Comment
from samenverder.commitments.operations import add_comment, change_action, set_state


@pytest.fixture
def action(make_action):
    return make_action(
        theme_code="partners",
        statement_code="P3",
        source_label="Reflectie najaar",
        source_url="/regio/lindemeer/reflectie/sessies/3/",
    )


def to(name: str, action: ActionItem) -> str:
    return reverse(f"commitments:{name}", args=[action.partnership.slug, action.pk])


class TestPage:
    def test_it_leads_back_to_where_it_was_agreed(self, english, rita, action):
        content = english(rita).get(action.get_absolute_url()).content.decode()
        assert '<a href="/regio/lindemeer/reflectie/sessies/3/">Reflectie najaar</a>' in content
        assert "statement P3" in content
        assert "<form method" not in content.split("<main")[1].split("</main>")[0]

    def test_it_tells_what_happened(self, english, alice, action, today):
        set_state(action=action, by=alice, state="dropped", reason="No <b>budget</b>")
        content = english(alice).get(action.get_absolute_url()).content.decode()
        assert "State changed from “Open” to “Dropped”" in content
        assert "Reason: No &lt;b&gt;budget&lt;/b&gt;" in content
        assert "Alice Aalders" in content

    def test_as_many_queries_for_1_3_and_30_comments_and_changes(self, english, alice, action):
        client, counts = english(alice), []
        client.get(action.get_absolute_url())
        for number in (1, 2, 27):
            for turn in range(number):
                add_comment(row=action, by=alice, text=f"{turn}")
                set_state(action=action, by=alice, state="doing" if turn % 2 else "open")
            with CaptureQueriesContext(connection) as queries:
                client.get(action.get_absolute_url())
            counts.append(len(queries))
        assert counts == [counts[0]] * 3
        assert counts[0] <= 9


class TestAdding:
    def test_it_is_written_down(self, english, mia, region, person_of, today):
        url = reverse("commitments:action_add", args=[region.slug])
        data = {
            "text": "Call the bakery",
            "owner": person_of(mia).pk,
            "due_on": (today + timedelta(days=9)).isoformat(),
            "theme_code": "partners",
        }
        response = english(mia).post(url, data)
        action = ActionItem.objects.get()
        assert response["Location"] == action.get_absolute_url()
        assert (action.owner, action.created_by) == (person_of(mia), mia)

    def test_what_lacks_is_said_and_what_was_typed_stays(self, english, mia, region, today):
        url = reverse("commitments:action_add", args=[region.slug])
        past = (today - timedelta(days=1)).isoformat()
        response = english(mia).post(url, {"text": "Call the bakery", "due_on": past})
        content = response.content.decode()
        assert response.status_code == 422
        assert "Choose or name the person" in content
        assert "This date has passed" in content
        assert "Call the bakery" in content
        assert not ActionItem.objects.exists()

    def test_people_of_another_region_are_no_choice(
        self, english, mia, region, charlie, person_of, today
    ):
        url = reverse("commitments:action_add", args=[region.slug])
        client = english(mia)
        assert b"Charlie" not in client.get(url).content
        data = {"text": "x", "owner": person_of(charlie).pk, "due_on": today.isoformat()}
        assert client.post(url, data).status_code == 422

    def test_the_link_of_a_focus_area_or_theme_fills_it_in(self, english, mia, region):
        url = reverse("commitments:action_add", args=[region.slug])
        content = english(mia).get(url, {"thema": "partners"}).content.decode()
        assert '<option value="partners" selected>' in content


class TestChanging:
    def data(self, action: ActionItem, **changes) -> dict[str, str]:
        return {
            "text": action.text,
            "owner_name": action.owner_name,
            "due_on": action.due_on.isoformat(),
            "theme_code": action.theme_code,
            "version": action.version,
        } | changes

    def test_it_is_changed(self, english, alice, action):
        response = english(alice).post(to("action_change", action), self.data(action, text="Go"))
        assert response["Location"] == action.get_absolute_url()
        action.refresh_from_db()
        assert (action.text, action.version, action.source_label) == ("Go", 2, "Reflectie najaar")

    def test_the_second_of_two_sees_both_texts_and_decides(self, english, alice, frank, action):
        data = self.data(action, text="Write to the bakery")
        change_action(action=action, by=alice, expected_version=1, text="Call <the> mayor")
        client = english(frank)
        response = client.post(to("action_change", action), data)
        content = response.content.decode()
        assert response.status_code == 409
        assert "Somebody else changed this meanwhile" in content
        assert "Call &lt;the&gt; mayor" in content
        assert content.count("Write to the bakery") == 2
        assert 'name="version" value="2"' in content
        assert ActionItem.objects.get().text == "Call <the> mayor"
        client.post(to("action_change", action), data | {"version": 2})
        assert ActionItem.objects.get().text == "Write to the bakery"

    def test_different_parts_are_merged_and_it_says_so(self, english, alice, frank, action, today):
        data = self.data(action, text="Write")
        day = today + timedelta(days=4)
        change_action(action=action, by=alice, expected_version=1, due_on=day)
        page = english(frank).post(to("action_change", action), data, follow=True)
        assert b"Meanwhile somebody else changed: Done by." in page.content
        saved = ActionItem.objects.get()
        assert (saved.text, saved.due_on) == ("Write", day)

    def test_nothing_changed_is_said(self, english, alice, action):
        page = english(alice).post(to("action_change", action), self.data(action), follow=True)
        assert b"Nothing changed." in page.content

    def test_an_owner_who_left_stays_until_another_is_chosen(
        self, english, alice, mia, person_of, make_action, today
    ):
        owner = person_of(mia)
        action = make_action(owner=owner)
        owner.left_on = today
        owner.save()
        data = self.data(action, text="Go", owner=owner.pk, owner_name="")
        assert english(alice).post(to("action_change", action), data).status_code == 302


class TestState:
    def test_it_is_set_with_a_way_back(self, english, mia, person_of, make_action):
        action = make_action(owner=person_of(mia))
        client = english(mia)
        page = client.post(to("action_state", action), {"state": "done"}, follow=True)
        assert "is now: Done." in page.content.decode()
        undo = page.context["undo"]
        client.post(undo["url"], undo["fields"])
        assert ActionItem.objects.get().state == "open"

    def test_dropping_asks_why_and_keeps_what_was_chosen(self, english, alice, action):
        response = english(alice).post(to("action_state", action), {"state": "dropped"})
        assert response.status_code == 422
        assert b"Say why this is dropped." in response.content
        assert 'value="dropped" class="pick"' in response.content.decode()

    def test_an_unknown_state_is_refused(self, english, alice, action):
        assert english(alice).post(to("action_state", action), {"state": "x"}).status_code == 422


def test_carrying_over_needs_a_later_date(english, alice, action, today):
    client = english(alice)
    url = to("action_carry_over", action)
    assert client.post(url, {"due_on": today.isoformat()}).status_code == 422
    later = action.due_on + timedelta(days=7)
    assert client.post(url, {"due_on": later.isoformat()}).status_code == 302
    assert ActionItem.objects.get().due_on == later


def test_a_finished_action_is_not_carried_over(english, alice, action):
    set_state(action=action, by=alice, state="done")
    later = action.due_on + timedelta(days=7)
    response = english(alice).post(to("action_carry_over", action), {"due_on": later.isoformat()})
    assert response.status_code == 422
    assert b"This action is finished." in response.content


def test_comments_show_escaped_with_their_lines(english, mia, action):
    client = english(mia)
    client.post(to("action_comment", action), {"text": "One\n<script>two</script>"})
    content = client.get(action.get_absolute_url()).content.decode()
    assert "One<br>&lt;script&gt;two" in content
    assert client.post(to("action_comment", action), {"text": " "}).status_code == 422
    assert Comment.objects.count() == 1


def test_removing_offers_the_way_back(english, alice, action):
    client = english(alice)
    page = client.post(to("action_remove", action), follow=True)
    assert "is off the list." in page.content.decode()
    page = client.post(page.context["undo"]["url"], follow=True)
    assert "It is back on the list." in page.content.decode()
    assert ActionItem.objects.get().deleted_at is None


class TestRemovedMeanwhile:
    """Somebody takes the action off the list between opening its page and saving."""

    @pytest.fixture
    def too_late(self, monkeypatch, alice):
        def vanish(*, action, **_given):
            raise ValidationError("This action was removed by somebody else.")

        for place in ("detail.set_state", "detail.carry_over", "editing.change_action"):
            monkeypatch.setattr(f"samenverder.commitments.views.{place}", vanish)
        monkeypatch.setattr("samenverder.commitments.views.editing.delete_action", vanish)

    def test_it_is_said_and_what_was_typed_stays(self, english, alice, action, too_late):
        client = english(alice)
        data = {"text": "Typed", "owner_name": "x", "due_on": "2030-01-01", "version": 1}
        for name, given in {
            "action_state": {"state": "done"},
            "action_carry_over": {"due_on": "2030-01-01"},
            "action_change": data,
        }.items():
            response = client.post(to(name, action), given)
            assert response.status_code == 422
            assert b"removed by somebody else" in response.content
        page = client.post(to("action_remove", action), follow=True)
        assert b"removed by somebody else" in page.content
