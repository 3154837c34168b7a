"""The pages of instruments: who may see and change what, the editor, files in and out."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samenverder.lib.tables import Sheet, read_table, write_xlsx
from samenverder.network.models import User
from samenverder.reflection.exchange import read_instrument_table, read_toml, write_toml
from samenverder.reflection.models import Instrument, Statement, Theme
from samenverder.reflection.operations import instruments as operations
from samenverder.reflection.queries.instruments import content_of
from tests import cast
from tests.reflection.instrument_world import make_draft, make_own, small_content

READ = ["instrument_detail", "instrument_toml", "instrument_xlsx"]
DRAFT_POSTS = ["instrument_publish", "instrument_delete", "instrument_renumber"]
OWN_POSTS = ["instrument_next_version", "instrument_archive", "instrument_unarchive"]
DRAFT_FORMS = ["instrument_edit", "instrument_settings", "instrument_theme_add"]
PART_POSTS = [
    ("instrument_theme_move", "theme"),
    ("instrument_theme_remove", "theme"),
    ("instrument_statement_move", "statement"),
    ("instrument_statement_remove", "statement"),
]
PART_FORMS = [
    ("instrument_theme_edit", "theme"),
    ("instrument_statement_add", "theme"),
    ("instrument_statement_edit", "statement"),
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def browser(user: User | None) -> Client:
    """A browser that reads English, so that sentences can be compared."""
    client = cast.client_for(user)
    client.cookies["sv_language"] = "en"
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"reflection:{name}", args=["lindemeer", *args])


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def regional(db) -> Instrument:
    return operations.load_regional_instrument()


@pytest.fixture
def draft(region, alice) -> Instrument:
    return make_draft(region, alice)


@pytest.fixture
def own(region, alice) -> Instrument:
    return make_own(region, alice, code="eigen")


class TestWhoMaySee:
    @pytest.mark.parametrize("name", READ)
    def test_all_roles_see_the_regional_and_own_instruments(self, people, regional, own, name):
        for user in people.values():
            for instrument in (regional, own):
                assert browser(user).get(url(name, instrument.pk)).status_code == 200

    @pytest.mark.parametrize("name", READ)
    def test_a_draft_is_for_coordinators(self, people, draft, name):
        statuses = {r: browser(u).get(url(name, draft.pk)).status_code for r, u in people.items()}
        assert statuses == {"coordinator": 200, "facilitator": 403, "member": 403, "reader": 403}

    @pytest.mark.parametrize("name", READ)
    def test_strangers_find_nothing(self, charlie, regional, own, draft, name):
        for instrument in (regional, own, draft):
            assert browser(charlie).get(url(name, instrument.pk)).status_code == 404

    def test_another_regions_instrument_is_not_found_under_ones_own_address(self, charlie, own):
        path = reverse("reflection:instrument_detail", args=["veenrijk", own.pk])
        assert browser(charlie).get(path).status_code == 404

    def test_a_visitor_is_asked_to_sign_in(self, regional):
        response = browser(None).get(url("instrument_list"))
        assert response.status_code == 302 and "account" in response["Location"]


class TestWhoMayManage:
    def test_only_coordinators_change_anything(self, people, charlie, regional, own, draft):
        theme, statement = draft.themes.first(), draft.statements.first()
        parts = {"theme": theme.pk, "statement": statement.pk}
        posts = [
            url("instrument_copy", regional.pk),
            url("instrument_restore"),
            url("instrument_import"),
            url("instrument_part_restore", draft.pk),
            url("instrument_unpublish", own.pk),
            *[url(name, draft.pk) for name in DRAFT_POSTS],
            *[url(name, own.pk) for name in OWN_POSTS],
            *[url(name, draft.pk, parts[part]) for name, part in PART_POSTS + PART_FORMS],
        ]
        before = list(Instrument.objects.values()), list(Statement.objects.values())
        for role in ("facilitator", "member", "reader"):
            for path in posts:
                assert browser(people[role]).post(path).status_code == 403, (role, path)
        for path in posts:
            assert browser(charlie).post(path).status_code == 404, path
        assert before == (list(Instrument.objects.values()), list(Statement.objects.values()))

    @pytest.mark.parametrize("name", [*DRAFT_POSTS, *OWN_POSTS, "instrument_copy"])
    def test_changes_are_posts(self, alice, draft, name):
        assert browser(alice).get(url(name, draft.pk)).status_code == 405

    @pytest.mark.parametrize("name", [*DRAFT_POSTS, *OWN_POSTS])
    def test_the_regional_instrument_is_nobodys_to_change(self, alice, regional, name):
        assert browser(alice).post(url(name, regional.pk)).status_code == 404

    def test_a_published_version_has_no_forms(self, alice, own):
        theme, statement = own.themes.first(), own.statements.first()
        parts = {"theme": theme.pk, "statement": statement.pk}
        for name, part in PART_POSTS + PART_FORMS:
            assert browser(alice).post(url(name, own.pk, parts[part])).status_code == 404
        response = browser(alice).get(url("instrument_edit", own.pk))
        assert response["Location"] == url("instrument_detail", own.pk)

    def test_the_parts_of_another_draft_are_not_found(self, alice, region, draft):
        other = make_draft(region, alice, code="tweede")
        path = url("instrument_theme_edit", draft.pk, other.themes.first().pk)
        assert browser(alice).get(path).status_code == 404


class TestTheList:
    def test_says_how_often_each_was_used_and_what_is_a_draft(self, alice, regional, own, draft):
        page = text_of(browser(alice).get(url("instrument_list")))
        assert "You can choose from 2 instruments" in page
        assert "Regional instrument. 22 statements. Version 1, not used yet." in page
        assert '<span class="tag">Draft</span>' in page

    def test_shows_readers_no_drafts_and_no_buttons(self, rita, regional, draft):
        page = text_of(browser(rita).get(url("instrument_list")))
        assert "Klein instrument" not in page and "Read in from a file" not in page

    def test_says_what_to_do_when_nothing_was_loaded(self, alice):
        assert "There is no instrument yet" in text_of(browser(alice).get(url("instrument_list")))

    def test_asks_the_same_number_of_questions_for_one_and_three(
        self, alice, region, regional, django_assert_num_queries, django_assert_max_num_queries
    ):
        client = browser(alice)
        with django_assert_max_num_queries(30) as first:
            client.get(url("instrument_list"))
        for number in range(3):
            make_own(region, alice, code=f"nog-{number}")
        with django_assert_num_queries(len(first)):
            client.get(url("instrument_list"))


class TestOneInstrument:
    def test_shows_both_languages_probes_and_why(self, rita, regional):
        page = text_of(browser(rita).get(url("instrument_detail", regional.pk)))
        for theme in regional.themes.all():
            assert theme.why_en[:40].replace("'", "&#x27;") in page
        for row in regional.statements.all():
            for words in (row.text_nl, row.text_en, row.probe_nl, row.probe_en):
                assert words.replace("'", "&#x27;") in page

    def test_shows_that_english_is_missing(self, alice, draft):
        page = text_of(browser(alice).get(url("instrument_detail", draft.pk)))
        assert page.count("English is missing") == 3
        assert "7 texts are missing" in page

    def test_has_the_buttons_of_ones_role(self, alice, mia, regional, own):
        assert "Make an own version" in text_of(
            browser(alice).get(url("instrument_detail", regional.pk))
        )
        assert "Make a next version" in text_of(
            browser(alice).get(url("instrument_detail", own.pk))
        )
        page = text_of(browser(mia).get(url("instrument_detail", own.pk)))
        assert "Make a" not in page and "Download Excel" in page


class TestALife:
    def test_from_copy_to_archive(self, alice, regional):
        client = browser(alice)
        edit = client.post(url("instrument_copy", regional.pk))["Location"]
        copy = Instrument.objects.get(is_draft=True)
        assert edit == url("instrument_edit", copy.pk)
        response = client.post(url("instrument_publish", copy.pk), follow=True)
        assert "Version 1 is published." in text_of(response)
        client.post(url("instrument_next_version", copy.pk))
        second = Instrument.objects.get(is_draft=True)
        assert (second.version, second.code) == (2, copy.code)
        client.post(url("instrument_publish", second.pk))
        page = client.post(url("instrument_archive", second.pk), follow=True)
        assert "is archived" in text_of(page)
        assert Instrument.objects.filter(archived_at=None).get() == regional
        client.post(url("instrument_unarchive", second.pk))
        assert Instrument.objects.filter(archived_at=None).count() == 3

    def test_publishing_is_undone_with_the_button_on_the_next_page(self, alice, draft):
        client = browser(alice)
        page = text_of(client.post(url("instrument_publish", draft.pk), follow=True))
        assert url("instrument_unpublish", draft.pk) in page
        client.post(url("instrument_unpublish", draft.pk))
        assert Instrument.objects.get(pk=draft.pk).is_draft

    def test_an_unready_draft_says_why(self, alice, draft):
        Statement.objects.filter(instrument=draft).exclude(code="R1").delete()
        page = text_of(browser(alice).post(url("instrument_publish", draft.pk), follow=True))
        assert "There is 1 statement. An instrument has at least 3." in page
        assert Instrument.objects.get(pk=draft.pk).is_draft

    def test_a_deleted_draft_comes_back(self, alice, draft):
        client = browser(alice)
        page = text_of(client.post(url("instrument_delete", draft.pk), follow=True))
        assert "The draft “Klein instrument” is deleted." in page
        assert not Instrument.objects.exists()
        client.post(url("instrument_restore"))
        assert content_of(Instrument.objects.get()) == small_content()
        page = text_of(client.post(url("instrument_restore"), follow=True))
        assert "can no longer be brought back" in page


class TestTheEditor:
    def test_changes_title_and_scale(self, alice, draft):
        data = {
            "title_nl": "Nieuwe titel",
            "title_en": "New title",
            "unknown_nl": "geen idee",
            "unknown_en": "",
            **{f"scale_nl_{n}": f"label {n}" for n in range(1, 6)},
            **{f"scale_en_{n}": "" for n in range(1, 6)},
        }
        response = browser(alice).post(url("instrument_settings", draft.pk), data)
        assert response["Location"] == url("instrument_edit", draft.pk)
        now = Instrument.objects.get(pk=draft.pk)
        assert (now.title_en, now.scale_nl[4], now.scale_en) == ("New title", "label 5", [])

    def test_keeps_what_was_typed_when_the_scale_is_wrong(self, alice, draft):
        data = {
            "title_nl": "Nieuwe titel",
            "unknown_nl": "geen idee",
            **{f"scale_nl_{n}": "waar" if n > 3 else f"label {n}" for n in range(1, 6)},
            "scale_en_1": "not true",
        }
        page = text_of(browser(alice).post(url("instrument_settings", draft.pk), data))
        assert "This label is used twice." in page
        assert "Fill in all five labels in English, or none." in page
        assert 'value="Nieuwe titel"' in page and "<title>Error:" in page
        assert Instrument.objects.get(pk=draft.pk).title_nl == "Klein instrument"

    def test_adds_a_theme_with_a_letter_of_its_own(self, alice, draft):
        client, path = browser(alice), url("instrument_theme_add", draft.pk)
        page = text_of(client.post(path, {"title_nl": "Relation", "letter": "r"}))
        assert "The theme “Relatie” has the letter R. Choose another." in page
        page = text_of(client.post(path, {"title_nl": "Relation", "letter": "Æ"}))
        assert "Choose a letter from A to Z." in page
        client.post(path, {"title_nl": "Relation", "letter": "b", "why_nl": "Een\r\nTwee"})
        made = Theme.objects.get(instrument=draft, letter="B")
        assert made.code == "relation-2"  # the code of a known theme would give it a colour
        assert made.why_nl == "Een\nTwee"

    def test_changes_moves_removes_and_brings_back(self, alice, draft):
        client = browser(alice)
        theme = draft.themes.get(letter="R")
        client.post(
            url("instrument_theme_edit", draft.pk, theme.pk), {"title_nl": "Band", "letter": "R"}
        )
        assert Theme.objects.get(pk=theme.pk).title_nl == "Band"
        response = client.post(url("instrument_theme_move", draft.pk, theme.pk), {"step": "down"})
        assert response["Location"].endswith(f"#t{theme.pk}")
        assert [row.letter for row in draft.themes.all()] == ["O", "R"]
        page = text_of(client.post(url("instrument_theme_remove", draft.pk, theme.pk), follow=True))
        assert "The theme “Band” and its statements are removed." in page
        client.post(url("instrument_part_restore", draft.pk))
        assert [row.letter for row in draft.themes.all()] == ["O", "R"]
        assert draft.statements.count() == 4

    def test_adds_and_changes_a_statement(self, alice, draft):
        client = browser(alice)
        theme = draft.themes.get(letter="O")
        data = {"text_nl": "Ouders weten\r\nwat er komt.", "theme": theme.pk}
        client.post(url("instrument_statement_add", draft.pk, theme.pk), data)
        made = draft.statements.get(code="O2")
        assert made.text_nl == "Ouders weten wat er komt."
        data = {"text_nl": "Ouders weten het.", "theme": draft.themes.get(letter="R").pk}
        client.post(url("instrument_statement_edit", draft.pk, made.pk), data)
        assert draft.statements.get(pk=made.pk).code == "R4"

    def test_needs_dutch_and_refuses_invisible_signs(self, alice, draft):
        theme = draft.themes.first()
        path = url("instrument_statement_add", draft.pk, theme.pk)
        page = text_of(browser(alice).post(path, {"text_nl": "", "theme": theme.pk}))
        assert "<title>Error:" in page
        page = text_of(browser(alice).post(path, {"text_nl": "a\x07b", "theme": theme.pk}))
        assert "invisible sign" in page

    def test_cannot_take_a_theme_of_another_instrument(self, alice, region, draft):
        other = make_draft(region, alice, code="tweede").themes.first()
        data = {"text_nl": "Zin.", "theme": other.pk}
        path = url("instrument_statement_add", draft.pk, draft.themes.first().pk)
        browser(alice).post(path, data)
        assert Statement.objects.filter(text_nl="Zin.").count() == 0

    def test_moves_and_removes_a_statement_and_brings_it_back(self, alice, draft):
        client = browser(alice)
        row = draft.statements.get(code="R1")
        client.post(url("instrument_statement_move", draft.pk, row.pk), {"step": "down"})
        page = text_of(
            client.post(url("instrument_statement_remove", draft.pk, row.pk), follow=True)
        )
        assert "Statement R1 is removed." in page
        client.post(url("instrument_part_restore", draft.pk))
        order = draft.statements.order_by("order").values_list("code", flat=True)
        assert list(order) == ["R2", "R1", "R3", "O1"]

    def test_a_part_whose_theme_is_gone_cannot_come_back(self, alice, draft):
        client = browser(alice)
        row = draft.statements.get(code="O1")
        client.post(url("instrument_statement_remove", draft.pk, row.pk))
        Theme.objects.filter(letter="O").delete()
        page = text_of(client.post(url("instrument_part_restore", draft.pk), follow=True))
        assert "That can no longer be brought back." in page

    def test_a_strange_step_changes_nothing(self, alice, draft):
        row = draft.statements.get(code="R1")
        path = url("instrument_statement_move", draft.pk, row.pk)
        assert browser(alice).post(path, {"step": "<script>"}).status_code == 302
        assert content_of(draft) == small_content()

    def test_what_people_write_is_shown_as_text(self, alice, draft):
        Statement.objects.filter(instrument=draft, code="R1").update(text_nl="<b>x</b>")
        page = text_of(browser(alice).get(url("instrument_edit", draft.pk)))
        assert "&lt;b&gt;x&lt;/b&gt;" in page and "<b>x</b>" not in page


class TestFiles:
    def send(self, user: User, name: str, data: bytes):
        client = browser(user)
        file = SimpleUploadedFile(name, data)
        response = client.post(url("instrument_import"), {"file": file}, follow=True)
        return client, text_of(response)

    def test_what_is_downloaded_is_the_content(self, rita, regional):
        toml = browser(rita).get(url("instrument_toml", regional.pk))
        assert (
            'filename="samen-werken-aan-lob-en-doorstroom-v1.toml"'
            in toml.headers["Content-Disposition"]
        )
        assert read_toml(toml.content) == content_of(regional)
        xlsx = browser(rita).get(url("instrument_xlsx", regional.pk))
        table = read_table(io.BytesIO(xlsx.content), "i.xlsx")
        assert read_instrument_table(table) == content_of(regional)

    @pytest.mark.parametrize("kind", ["toml", "xlsx"])
    def test_what_is_read_in_becomes_a_draft_beside_the_rest(self, alice, regional, kind):
        data = browser(alice).get(url(f"instrument_{kind}", regional.pk)).content
        _client, page = self.send(alice, f"instrument.{kind}", data)
        assert "The file is read in as a draft." in page
        made = Instrument.objects.get(is_draft=True)
        assert made.code == "lob-doorstroom-eigen"
        assert content_of(made).themes == content_of(regional).themes

    def test_a_faulty_toml_stores_nothing_and_says_where(self, alice):
        data = write_toml(small_content()).replace("Ouders doen mee.", "").encode()
        _client, page = self.send(alice, "i.toml", data)
        assert "One thing in the file is not right yet" in page
        assert "theme 2 (Ouders), statement 1 (O1), nl: This is empty." in page
        assert "what is wrong behind each row" not in page
        assert not Instrument.objects.exists()

    def test_a_faulty_spreadsheet_comes_back_with_an_error_column(self, alice, draft):
        data = browser(alice).get(url("instrument_xlsx", draft.pk)).content
        table = read_table(io.BytesIO(data), "i.xlsx")
        rows = [list(row) for row in table.rows]
        rows[-1][3] = ""
        data = write_xlsx([Sheet("Blad", table.header, rows)])
        client, page = self.send(alice, "i.xlsx", data)
        assert "Row 15, column “Dutch”: This is empty. Fill it in." in page
        back = client.get(url("instrument_import_errors"))
        returned = read_table(io.BytesIO(back.content), "terug.xlsx")
        assert returned.header[-1] == "What is wrong"
        assert returned.rows[-1][-1] == "Row 15, column “Dutch”: This is empty. Fill it in."
        assert [row[: len(table.header)] for row in returned.rows] == rows
        assert Instrument.objects.count() == 1

    def test_without_a_faulty_file_there_is_nothing_to_give_back(self, alice):
        assert browser(alice).get(url("instrument_import_errors")).status_code == 404

    def test_hostile_files_are_refused_with_a_sentence(self, alice):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
        for name, data, expected in [
            ("i.xlsx", bomb.getvalue(), "far more than it seems to"),
            ("i.toml", b"a" + b".a" * 90_000 + b" = 1", "too large or too tangled"),
            ("i.toml", b"x" * 1_100_000, "larger than 1 MB"),
            ("i.png", b"\x89PNG\r\n", "We cannot read i.png as a table."),
            ("i.csv", b"Naam;Adres\nJo;Plein 1\n", "The column “Kind” is missing."),
            ("i.toml", b"", "This file is empty."),
        ]:
            _client, page = self.send(alice, name, data)
            assert expected in page, name
        assert not Instrument.objects.exists()
