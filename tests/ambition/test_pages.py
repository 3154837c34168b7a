"""The page of the ambition, and the page where coordinators change it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.ambition.models import Ambition, FocusArea
from samenverder.ambition.operations import add_focus_area, remove_focus_area, set_ambition
from samenverder.commitments.models import ActionItem
from samenverder.network.models import Role


@pytest.fixture
def ambition(region, alice):
    return set_ambition(
        partnership=region, by=alice, sentence="Nobody gets lost.", adopted_on=date(2026, 3, 12)
    )


@pytest.fixture
def area(region, alice):
    return add_focus_area(partnership=region, by=alice, title="Practice")


@pytest.fixture
def url(region):
    return reverse("ambition:detail", args=[region.slug])


@pytest.fixture
def edit(region):
    return reverse("ambition:change", args=[region.slug])


def to(name: str, area: FocusArea) -> str:
    return reverse(f"ambition:{name}", args=[area.partnership.slug, area.pk])


WRITING = ["focus_rename", "focus_move", "focus_remove", "focus_restore"]


class TestRights:
    def test_everybody_in_the_partnership_sees_it(self, english, people, ambition, url):
        for role in Role.values:
            assert b"Nobody gets lost." in english(people[role]).get(url).content

    def test_a_stranger_learns_nothing(self, english, charlie, region, area, url, edit):
        client = english(charlie)
        assert client.get(url).status_code == client.get(edit).status_code == 404
        addresses = [to(name, area) for name in WRITING]
        addresses.append(reverse("ambition:focus_add", args=[region.slug]))
        assert {client.post(address).status_code for address in addresses} == {404}

    def test_nobody_is_sent_to_the_sign_in_page(self, english, region, url, edit):
        for address in (url, edit):
            assert english(None).get(address)["Location"].startswith("/account/login/")

    @pytest.mark.parametrize("role", [Role.FACILITATOR, Role.MEMBER, Role.READER])
    def test_only_coordinators_change_it(self, english, people, alice, region, area, edit, role):
        client = english(people[role])
        assert client.get(edit).status_code == client.post(edit).status_code == 403
        addresses = [to(name, area) for name in WRITING[:3]]
        addresses.append(reverse("ambition:focus_add", args=[region.slug]))
        assert {client.post(address).status_code for address in addresses} == {403}
        remove_focus_area(area=area, by=alice)
        assert client.post(to("focus_restore", area)).status_code == 403

    def test_reading_an_address_that_only_changes_goes_to_its_page(
        self, english, alice, area, edit
    ):
        for name in WRITING:
            assert english(alice).get(to(name, area))["Location"] == edit

    def test_a_focus_area_of_another_region_is_not_found(
        self, english, charlie, other_region, area
    ):
        address = reverse("ambition:focus_remove", args=[other_region.slug, area.pk])
        assert english(charlie).post(address).status_code == 404


class TestPage:
    def test_without_ambition_it_says_what_to_do_first(self, english, alice, mia, url):
        assert b"Write down the ambition" in english(alice).get(url).content
        content = english(mia).get(url).content
        assert b"Write down the ambition" not in content
        assert b"The coordinator of your partnership can write it down" in content

    def test_it_counts_the_actions_of_each_focus_area(self, english, mia, region, area, url):
        given = {"partnership": region, "owner_name": "x", "due_on": date(2026, 1, 1)}
        for state in ("open", "doing", "done", "dropped"):
            ActionItem.objects.create(text=state, state=state, focus_area=area, **given)
        ActionItem.objects.create(
            text="gone", focus_area=area, deleted_at="2026-01-01T00:00Z", **given
        )
        shown = english(mia).get(url).context["areas"][0]
        assert (shown.open_count, shown.done_count) == (2, 1)

    def test_as_many_queries_for_1_3_and_30_focus_areas(
        self, english, alice, region, ambition, url, edit
    ):
        client = english(alice)
        client.get(url)
        for address, most in ((url, 9), (edit, 7)):
            counts = []
            for number in (1, 2, 27):
                for _ in range(number):
                    title = f"Area {FocusArea.objects.count()}"
                    add_focus_area(partnership=region, by=alice, title=title)
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                counts.append(len(queries))
            assert counts == [counts[0]] * 3
            assert counts[0] <= most

    def test_what_people_typed_is_escaped(self, english, alice, region, url):
        set_ambition(partnership=region, by=alice, sentence="<script>x</script>")
        add_focus_area(partnership=region, by=alice, title="<b>area</b>")
        content = english(alice).get(url).content
        assert b"<script>x" not in content
        assert b"<b>area" not in content


class TestChanging:
    def test_it_is_saved(self, english, alice, region, url, edit):
        data = {"sentence": "Nobody gets lost.", "adopted_on": "2026-03-12", "version": 0}
        response = english(alice).post(edit, data)
        assert response["Location"] == url
        assert Ambition.objects.get().adopted_on == date(2026, 3, 12)

    def test_what_lacks_is_said(self, english, alice, edit):
        response = english(alice).post(edit, {"sentence": " ", "version": 0})
        assert response.status_code == 422
        assert b"Write the ambition in one sentence." in response.content
        assert b"<title>Error:" in response.content

    def test_the_second_of_two_sees_both_sentences(self, english, alice, ambition, region, edit):
        set_ambition(partnership=region, by=alice, sentence="Theirs <now>", expected_version=1)
        client = english(alice)
        response = client.post(edit, {"sentence": "Mine", "version": 1})
        content = response.content.decode()
        assert response.status_code == 409
        assert "Theirs &lt;now&gt;" in content
        assert content.count("Mine") == 2
        assert 'value="2"' in content
        client.post(edit, {"sentence": "Mine", "version": 2})
        assert Ambition.objects.get().sentence == "Mine"


class TestFocusAreas:
    def test_add_rename_and_move(self, english, alice, region, area, edit):
        client = english(alice)
        client.post(reverse("ambition:focus_add", args=[region.slug]), {"title": "Warm handover"})
        client.post(to("focus_rename", area), {"title": "Learning in practice"})
        client.post(to("focus_move", area), {"naar": "onder"})
        titles = list(FocusArea.objects.values_list("title", flat=True))
        assert titles == ["Warm handover", "Learning in practice"]
        client.post(to("focus_move", area), {"naar": "boven"})
        assert FocusArea.objects.first() == area

    @pytest.mark.parametrize("title", ["", "practice"])
    def test_a_wrong_name_is_said_and_stays(self, english, alice, region, area, title):
        client = english(alice)
        other = add_focus_area(partnership=region, by=alice, title="Other")
        add = reverse("ambition:focus_add", args=[region.slug])
        for address in (add, to("focus_rename", other)):
            response = client.post(address, {"title": title})
            assert response.status_code == 422
            assert f'value="{title}"'.encode() in response.content or not title
        assert FocusArea.objects.count() == 2

    def test_removing_offers_the_way_back(self, english, alice, area, edit):
        client = english(alice)
        page = client.post(to("focus_remove", area), follow=True)
        assert "is off the list." in page.content.decode()
        client.post(page.context["undo"]["url"])
        area.refresh_from_db()
        assert area.removed_at is None
