"""The page of the ambition, writing it, and the focus areas."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.ambition.models import Ambition, AmbitionVersion, FocusArea
from samenverder.ambition.operations import add_focus_area, remove_focus_area, set_ambition
from samenverder.commitments.models import ActionItem
from samenverder.network.models import Person, Role
from tests.ambition.conftest import write


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


@pytest.fixture
def focus_list(region):
    return reverse("ambition:focus_list", args=[region.slug])


def to(name: str, area: FocusArea) -> str:
    return reverse(f"ambition:{name}", args=[area.partnership.slug, area.pk])


WRITING = ["focus_move", "focus_remove", "focus_restore"]


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

    @pytest.mark.parametrize("role", [Role.FACILITATOR, Role.MEMBER, Role.READER])
    def test_only_coordinators_change_it(self, english, people, alice, region, area, edit, role):
        client = english(people[role])
        assert client.get(edit).status_code == client.post(edit).status_code == 403
        addresses = [to(name, area) for name in [*WRITING[:2], "focus_change"]]
        addresses.append(reverse("ambition:focus_add", args=[region.slug]))
        assert {client.post(address).status_code for address in addresses} == {403}
        remove_focus_area(area=area, by=alice)
        assert client.post(to("focus_restore", area)).status_code == 403

    def test_reading_an_address_that_only_changes_goes_to_its_page(
        self, english, alice, area, focus_list
    ):
        for name in WRITING:
            assert english(alice).get(to(name, area))["Location"] == focus_list


class TestPage:
    def test_without_ambition_it_says_what_to_do_first(self, english, alice, mia, url):
        assert b"Write down the ambition" in english(alice).get(url).content
        content = english(mia).get(url).content
        assert b"Write down the ambition" not in content
        assert b"The coordinator of your partnership can write it down" in content

    def test_it_says_what_is_done_and_what_nobody_does(self, english, mia, region, area, url):
        given = {"partnership": region, "owner_name": "x", "due_on": date(2026, 1, 1)}
        page = english(mia).get(url).content.decode()
        assert "Nobody works on this." in page
        for state in ("open", "doing", "done", "dropped"):
            ActionItem.objects.create(text=f"it is {state}", state=state, focus_area=area, **given)
        page = english(mia).get(url).content.decode()
        assert "2 open, 1 done" in page
        assert "it is doing" in page
        assert "it is dropped" not in page
        assert "Nobody works on" not in page

    def test_a_draft_is_for_coordinators(self, english, alice, mia, draft, url):
        assert b"Go on with the draft" in english(alice).get(url).content
        assert b"draft" not in english(mia).get(url).content
        assert english(mia).get(draft.get_absolute_url()).status_code == 404
        listed = reverse("ambition:version_list", args=[draft.partnership.slug])
        assert b"Nobody gets lost" not in english(mia).get(listed).content

    def test_as_many_queries_for_1_3_and_30_focus_areas(
        self, english, alice, region, ambition, url, focus_list
    ):
        client = english(alice)
        client.get(url)
        for address in (url, focus_list):
            counts = []
            for number in (1, 2, 27):
                for _ in range(number):
                    title = f"Area {FocusArea.objects.count()}"
                    add_focus_area(partnership=region, by=alice, title=title)
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                counts.append(len(queries))
            assert counts == [counts[0]] * 3

    def test_what_people_typed_is_escaped(self, english, alice, region, url):
        set_ambition(
            partnership=region, by=alice, sentence="<script>x</script>", text="<b>vision</b>\nx"
        )
        add_focus_area(partnership=region, by=alice, title="<b>area</b>")
        content = english(alice).get(url).content
        for bad in (b"<script>x", b"<b>area", b"<b>vision"):
            assert bad not in content


class TestWriting:
    def test_what_was_adopted_before_stands_at_once(self, english, alice, region, url, edit):
        data = {
            "sentence": "Nobody gets lost.", "text": "A head\n\nA vision.",
            "adopted_on": "2026-03-12", "version": 0,
        }  # fmt: skip
        assert english(alice).post(edit, data)["Location"] == url
        assert Ambition.objects.get().adopted_on == date(2026, 3, 12)
        version = AmbitionVersion.objects.get()
        assert [row.is_heading for row in version.paragraphs.all()] == [True, False]
        page = english(alice).get(url).content.decode()
        assert "<h3>A head</h3>" in page

    def test_without_that_day_it_is_a_draft(self, english, alice, edit, url):
        response = english(alice).post(edit, {"sentence": "First.", "text": "One.", "version": 0})
        draft = AmbitionVersion.objects.get()
        assert response["Location"] == draft.get_absolute_url()
        assert draft.is_draft
        assert not Ambition.objects.exists()

    def test_a_new_version_begins_as_what_stands(self, english, alice, adopted, edit):
        form = english(alice).get(edit).context["form"]
        assert form.initial["sentence"] == "Nobody gets lost."
        assert "adopted_on" not in form.fields
        english(alice).post(edit, {"sentence": "Nobody at all.", "text": "One.", "version": 0})
        assert AmbitionVersion.objects.get(state="draft").based_on == adopted

    def test_what_lacks_is_said(self, english, alice, edit):
        response = english(alice).post(edit, {"sentence": " ", "text": "My text", "version": 0})
        assert response.status_code == 422
        assert b"Write the ambition in one sentence." in response.content
        assert b"<title>Error:" in response.content
        assert b"My text" in response.content

    def test_a_paragraph_nobody_can_read_is_refused(self, english, alice, edit):
        response = english(alice).post(edit, {"sentence": "x", "text": "y" * 4001, "version": 0})
        assert response.status_code == 422
        assert b"Divide it with an empty line" in response.content


class TestTwoWriters:
    def opened(self, client, edit) -> dict[str, object]:
        """The form as somebody opens it."""
        form = client.get(edit).context["form"]
        return {name: form.initial.get(name, "") for name in form.fields}

    def test_changes_in_different_paragraphs_are_both_kept(
        self, english, alice, region, draft, edit
    ):
        client = english(alice)
        mine = self.opened(client, edit)
        write(region, alice, text=str(mine["text"]).replace("Werkgevers", "Ouders"), expected=1)
        mine["text"] = str(mine["text"]).replace("Over drie jaar", "Over twee jaar")
        page = client.post(edit, mine, follow=True)
        assert "both are kept" in page.content.decode()
        texts = [row.text for row in draft.paragraphs.all()]
        assert texts[2:] == ["Ouders doen mee.", "Over twee jaar is het zover."]

    def test_the_second_sees_what_changed_and_keeps_their_text(
        self, english, alice, region, draft, edit
    ):
        client = english(alice)
        mine = self.opened(client, edit)
        text = str(mine["text"])
        write(region, alice, text=text.replace("Werkgevers", "Ouders <b>"), expected=1)
        mine["text"] = text.replace("Werkgevers doen", "Scholen doen")
        response = client.post(edit, mine)
        content = response.content.decode()
        assert response.status_code == 409
        assert "Somebody else changed the same part" in content
        assert "Ouders &lt;b&gt;" in content
        assert "<del>" in content
        assert "Scholen doen mee." in response.context["form"]["text"].value()
        again = {n: response.context["form"][n].value() for n in mine if n != "adopted_on"}
        assert client.post(edit, again).status_code == 302
        assert "Scholen doen mee." in [row.text for row in draft.paragraphs.all()]

    def test_a_draft_that_was_shared_meanwhile_is_left_alone(
        self, english, alice, region, consulted, edit
    ):
        given = {"sentence": "Mine.", "text": "x", "version": 1, "seen_text": "x"}
        response = english(alice).post(edit, given)
        assert response.status_code == 422
        assert b"was shared or withdrawn by somebody else" in response.content
        assert AmbitionVersion.objects.count() == 1


class TestFocusAreas:
    def test_add_change_and_move(self, english, alice, mia, region, area, focus_list):
        client = english(alice)
        client.post(reverse("ambition:focus_add", args=[region.slug]), {"title": "Warm handover"})
        owner = Person.objects.get(user=mia)
        given = {
            "title": "Learning in practice", "description": "Three hundred.", "owner": owner.pk,
            "starts_on": "2026-08-01", "ends_on": "2027-07-31", "version": 1,
        }  # fmt: skip
        assert client.post(to("focus_change", area), given)["Location"] == area.get_absolute_url()
        page = client.get(area.get_absolute_url()).content.decode()
        assert "Three hundred." in page
        assert "Mia Mulder" in page
        client.post(to("focus_move", area), {"naar": "onder"})
        titles = list(FocusArea.objects.values_list("title", flat=True))
        assert titles == ["Warm handover", "Learning in practice"]

    def test_a_wrong_name_or_period_is_said_and_stays(self, english, alice, region, area):
        client = english(alice)
        other = add_focus_area(partnership=region, by=alice, title="Other")
        add = reverse("ambition:focus_add", args=[region.slug])
        assert client.post(add, {"title": ""}).status_code == 422
        assert b'value="practice"' in client.post(add, {"title": "practice"}).content
        taken = client.post(to("focus_change", other), {"title": "practice", "version": 1})
        assert b"There is already a focus area with this name." in taken.content
        given = {"title": "Other", "starts_on": "2026-08-01", "ends_on": "2026-07-31", "version": 1}
        response = client.post(to("focus_change", other), given)
        assert response.status_code == 422
        assert b"before the first day" in response.content

    def test_the_second_of_two_sees_what_was_saved(self, english, alice, area):
        client = english(alice)
        client.post(to("focus_change", area), {"title": "Theirs", "version": 1})
        response = client.post(to("focus_change", area), {"title": "Mine", "version": 1})
        assert b"Theirs" in response.content
        assert response.context["form"]["title"].value() == "Mine"
        client.post(to("focus_change", area), {"title": "Mine", "version": 2})
        area.refresh_from_db()
        assert area.title == "Mine"

    def test_removing_offers_the_way_back(self, english, alice, area):
        client = english(alice)
        page = client.post(to("focus_remove", area), follow=True)
        assert "is off the list." in page.content.decode()
        client.post(page.context["undo"]["url"])
        area.refresh_from_db()
        assert area.removed_at is None

    def test_everything_done_for_them_as_a_table(self, english, mia, region, area):
        ActionItem.objects.create(
            partnership=region, owner_name="x", due_on=date(2026, 1, 1), text="=1+1",
            focus_area=area,
        )  # fmt: skip
        address = reverse("ambition:focus_export", args=[region.slug, "csv"])
        content = english(mia).get(address).content.decode("utf-8-sig")
        assert "Practice" in content
        assert "'=1+1" in content or "\t=1+1" in content or '"=1+1"' not in content
