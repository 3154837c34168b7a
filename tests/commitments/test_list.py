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
from samenverder.commitments.operations import delete_action, set_state, set_states
from samenverder.lib.tables import read_table


@pytest.fixture
def url(region):
    return reverse("commitments:action_list", args=[region.slug])


@pytest.fixture
def late(make_action, today):
    return lambda text="Late", **fields: make_action(
        text, due_on=today - timedelta(days=3), **fields
    )


def texts(response) -> list[str]:
    return [action.text for action in response.context["page"]]


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
        assert self.heading(client, url, toon="te-laat") == "Four actions are overdue"
        assert self.heading(client, url) == "Five actions are open. Four are overdue."
        assert self.heading(client, url, toon="mijn") == "No action is waiting for you"
        assert self.heading(client, url, zoek="late") == "Four actions match this choice"
        assert self.heading(client, url, toon="klaar") == "No action is finished yet"

    def test_it_is_the_title_of_the_page_too(self, english, alice, late, url):
        late()
        assert b"<title>One action is open. It is overdue." in english(alice).get(url).content


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
        query = {"zoek": "a\0b", "toon": "x", "stand": "x", "speerpunt": "9'", "volgorde": "x", "pagina": "x"}
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
    def test_a_hundred_on_one_page(self, english, alice, make_action, url):
        first = make_action("The first")
        rows = [
            ActionItem(
                partnership=first.partnership, text=f"A{n}", owner_name="x", due_on=first.due_on
            )
            for n in range(100)
        ]
        ActionItem.objects.bulk_create(rows)
        client = english(alice)
        assert len(texts(client.get(url))) == 100
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
        assert counts[0] <= 11


class TestFiles:
    def test_the_file_holds_what_the_list_shows(self, english, alice, make_action, url, region):
        make_action("Open", theme_code="partners")
        set_state(action=make_action("Gone"), by=alice, state="dropped", reason="No budget")
        client = english(alice)
        for ending in ("csv", "xlsx"):
            export = reverse("commitments:action_export", args=[region.slug, ending])
            response = client.get(export, {"toon": "klaar"})
            assert f".{ending}" in response["Content-Disposition"]
            table = read_table(io.BytesIO(response.content), f"acties.{ending}")
            table = table[0] if isinstance(table, list) else table
            assert [row[0] for row in table.rows] == ["Gone"]
            assert "No budget" in table.rows[0]

    def test_no_text_becomes_a_formula(self, english, alice, make_action, region):
        make_action('=HYPERLINK("x")', owner_name="+31 6", source_label="@SUM(A1)")
        export = reverse("commitments:action_export", args=[region.slug, "csv"])
        lines = english(alice).get(export).content.decode("utf-8-sig")
        assert "'=HYPERLINK" in lines
        assert "'+31 6" in lines
        assert "'@SUM" in lines

    def test_another_kind_of_file_does_not_exist(self, english, alice, region):
        export = reverse("commitments:action_export", args=[region.slug, "pdf"])
        assert english(alice).get(export).status_code == 404


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
        assert b"2 actions were changed." in page.content
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
            ({"do": "state", "to_state": "done"}, b"Tick the actions"),
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
        assert b"2 actions are not yours to change, or were removed." in page.content
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
        assert b"1 action was changed by somebody since" in page.content

    def test_it_goes_back_only_to_our_own_pages(self, english, alice, make_action, bulk, url):
        data = {"ids": [make_action().pk], "do": "state", "to_state": "done"}
        for evil in ("https://elders.example/", "//elders.example", "javascript:alert(1)"):
            response = english(alice).post(bulk, data | {"next": evil})
            assert response["Location"] == url


class TestWords:
    def test_an_empty_list_says_what_to_do_first(self, english, alice, rita, url):
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
