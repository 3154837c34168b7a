"""The list: what it shows, its title, its address, its files."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import delete_action, set_state
from samenverder.lib.tables import read_table


@pytest.fixture
def url(region):
    return reverse("commitments:list", args=[region.slug])


@pytest.fixture
def late(make_action, today):
    return lambda text="Late", **fields: make_action(
        text, due_on=today - timedelta(days=3), **fields
    )


def texts(response) -> list[str]:
    return [action.text for action in response.context["rows"]]


class TestTabs:
    def test_it_opens_with_what_is_still_to_be_done(self, english, alice, make_action, url):
        make_action("Open")
        set_state(action=make_action("Finished"), by=alice, state="done")
        assert texts(english(alice).get(url)) == ["Open"]

    def test_mine_are_those_of_the_person_who_is_me(
        self, english, mia, person_of, make_action, url
    ):
        make_action("Of somebody else")
        make_action("Mine", owner=person_of(mia))
        assert texts(english(mia).get(url, {"toon": "mijn"})) == ["Mine"]

    def test_overdue_finished_and_all(self, english, alice, make_action, late, url):
        late()
        make_action("Later")
        set_state(action=late("Dropped"), by=alice, state="dropped", reason="No budget")
        client = english(alice)
        assert texts(client.get(url, {"toon": "te-laat"})) == ["Late"]
        assert texts(client.get(url, {"toon": "klaar"})) == ["Dropped"]
        assert len(texts(client.get(url, {"toon": "alle"}))) == 3

    def test_removed_actions_are_in_none(self, english, alice, make_action, url):
        delete_action(action=make_action(), by=alice)
        for tab in ("open", "mijn", "te-laat", "klaar", "alle"):
            assert b"Call the bakery" not in english(alice).get(url, {"toon": tab}).content


class TestTitle:
    def heading(self, client, url, **query):
        return client.get(url, query).context["heading"]

    def test_it_says_what_it_shows(self, english, alice, make_action, late, url):
        client = english(alice)
        for number in range(4):
            late(f"Late {number}")
        make_action("In time")
        actions = self.heading(client, url, soort="actie")
        assert actions == "Five actions are current. Four are overdue."
        assert self.heading(client, url, toon="te-laat") == "Four commitments are overdue"
        assert self.heading(client, url) == "Five commitments are current. Four are overdue."
        assert self.heading(client, url, toon="mijn") == "No commitment is yours"
        assert self.heading(client, url, zoek="late") == "Four commitments match this choice"
        assert self.heading(client, url, toon="klaar") == "No commitment is finished yet"

    def test_it_is_the_title_of_the_page_too(self, english, alice, late, url):
        late()
        page = english(alice).get(url)
        assert b"<title>One commitment is current. It is overdue." in page.content


class TestNarrowing:
    def test_by_state_owner_focus_area_theme_and_word(
        self, english, alice, mia, person_of, region, make_action, url
    ):
        area = FocusArea.objects.create(partnership=region, title="Practice")
        make_action("Plain")
        make_action("With area", focus_area=area)
        make_action("With theme", theme_code="partners")
        make_action("Of Mia", owner=person_of(mia))
        set_state(action=make_action("Under way"), by=alice, state="doing")
        client = english(alice)
        for query, expected in [
            ({"speerpunt": area.pk}, ["With area"]),
            ({"thema": "partners"}, ["With theme"]),
            ({"eigenaar": "Mia Mulder"}, ["Of Mia"]),
            ({"stand": "doing"}, ["Under way"]),
            ({"zoek": "WITH theme"}, ["With theme"]),
            ({"zoek": "mulder"}, ["Of Mia"]),
            ({"zoek": "100%"}, []),
            ({"stand": "done", "toon": "open"}, []),
        ]:
            assert texts(client.get(url, query)) == expected, query

    def test_what_does_not_exist_is_left_out(self, english, alice, make_action, url):
        make_action()
        query = {
            "zoek": "",
            "toon": "x",
            "stand": "x",
            "speerpunt": "9'",
            "volgorde": "x",
            "pagina": "x",
        }
        assert len(texts(english(alice).get(url, query))) == 1

    def test_a_focus_area_of_another_region_is_no_choice(
        self, english, alice, other_region, make_action, url
    ):
        area = FocusArea.objects.create(partnership=other_region, title="Elders geheim")
        make_action()
        response = english(alice).get(url, {"speerpunt": area.pk})
        assert b"Elders geheim" not in response.content


class TestSorting:
    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            ("datum", "BAC"),
            ("-datum", "CAB"),
            ("tekst", "ABC"),
            ("-tekst", "CBA"),
            ("eigenaar", "CBA"),
            ("stand", "BAC"),
            ("-stand", "CBA"),
            ("speerpunt", "CBA"),
            ("-speerpunt", "CBA"),
        ],
    )
    def test_each_column_both_ways(
        self, english, alice, region, make_action, today, url, order, expected
    ):
        area = FocusArea.objects.create(partnership=region, title="Practice")
        days = {"A": 2, "B": 1, "C": 3}
        owners = {"A": "Zoë", "B": "mark", "C": "Anna"}
        for text, day in days.items():
            make_action(
                text,
                due_on=today + timedelta(days=day),
                owner_name=owners[text],
                focus_area=area if text == "C" else None,
            )
        set_state(action=ActionItem.objects.get(text="C"), by=alice, state="doing")
        assert "".join(texts(english(alice).get(url, {"volgorde": order}))) == expected

    def test_the_head_says_how_it_is_sorted(self, english, alice, make_action, url):
        make_action()
        content = english(alice).get(url, {"volgorde": "-tekst"}).content.decode()
        assert content.count("aria-sort") == 1
        assert 'aria-sort="descending"' in content


class TestPages:
    def test_fifty_on_one_page(self, english, alice, make_action, url):
        first = make_action("The first")
        rows = [
            ActionItem(
                partnership=first.partnership, text=f"A{n}", owner_name="x", due_on=first.due_on
            )
            for n in range(50)
        ]
        ActionItem.objects.bulk_create(rows)
        client = english(alice)
        assert len(texts(client.get(url))) == 50
        response = client.get(url, {"pagina": 2, "toon": "alle"})
        assert len(texts(response)) == 1
        assert b"Page 2 of 2" in response.content
        assert b"?toon=alle&amp;pagina=1" in response.content


class TestQueries:
    def count(self, client, url) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    def test_as_many_for_1_3_and_30_actions(
        self, english, alice, mia, person_of, region, make_action, url
    ):
        client, counts = english(alice), []
        area = FocusArea.objects.create(partnership=region, title="Practice")
        client.get(url)
        for number in (1, 2, 27):
            for _ in range(number):
                make_action(owner=person_of(mia), focus_area=area, theme_code="partners")
            counts.append(self.count(client, url))
        assert counts == [counts[0]] * 3
        assert counts[0] <= 26


class TestFiles:
    def test_the_file_holds_what_the_list_shows(self, english, alice, make_action, url, region):
        make_action("Open", theme_code="partners")
        set_state(action=make_action("Gone"), by=alice, state="dropped", reason="No budget")
        client = english(alice)
        for ending in ("csv", "xlsx"):
            export = reverse("commitments:export", args=[region.slug, ending])
            response = client.get(export, {"toon": "klaar"})
            assert f".{ending}" in response["Content-Disposition"]
            table = read_table(io.BytesIO(response.content), f"acties.{ending}")
            table = table[0] if isinstance(table, list) else table
            assert [row[1] for row in table.rows] == ["Gone"]
            assert "No budget" in table.rows[0]

    def test_no_text_becomes_a_formula(self, english, alice, make_action, region):
        make_action('=HYPERLINK("x")', owner_name="+31 6", source_label="@SUM(A1)")
        export = reverse("commitments:export", args=[region.slug, "csv"])
        lines = english(alice).get(export).content.decode("utf-8-sig")
        assert "'=HYPERLINK" in lines
        assert "'+31 6" in lines
        assert "'@SUM" in lines

    def test_another_kind_of_file_does_not_exist(self, english, alice, region):
        export = reverse("commitments:export", args=[region.slug, "pdf"])
        assert english(alice).get(export).status_code == 404


class TestWords:
    def test_an_empty_list_says_what_to_do_first(self, english, alice, rita, url):
        assert english(alice).get(url).context["heading"] == "No commitment was written down yet"
        assert b"Write down the first action" in english(alice).get(url).content
        assert b"Write down the first action" not in english(rita).get(url).content

    def test_readers_get_no_buttons(self, english, rita, make_action, url):
        make_action()
        content = english(rita).get(url).content
        assert b'name="ids"' not in content
        assert b"formaction" not in content

    def test_what_people_typed_is_escaped(self, english, alice, make_action, url):
        make_action("<script>alert(1)</script>", owner_name='"><b>x', source_label="<i>y")
        content = english(alice).get(url, {"zoek": "<script>"}).content
        assert b"<script>alert" not in content
        assert b"<b>x" not in content
        assert b"<i>y" not in content

    def test_the_style_and_script_files_exist(self):
        import samenverder.web

        folder = Path(samenverder.web.__file__).parent / "static" / "web"
        assert (folder / "css" / "commitments.css").is_file()
        assert (folder / "js" / "commitments.js").is_file()


def test_the_select_offers_every_order_there_is():
    from samenverder.commitments.forms.filters import SORTS
    from samenverder.commitments.queries.choices import ORDERS

    assert [name for name, _label in SORTS] == [
        order for name in ORDERS for order in (name, f"-{name}")
    ]
