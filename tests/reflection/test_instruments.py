"""The life of an instrument: loaded once, copied, versions that never change, drafts."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from samenverder.audit.models import AuditEntry
from samenverder.reflection.exchange import StatementContent, ThemeContent, write_toml
from samenverder.reflection.models import Instrument, Statement
from samenverder.reflection.operations import instrument_parts as parts
from samenverder.reflection.operations import instruments as operations
from samenverder.reflection.queries.instruments import (
    available,
    content_of,
    lines,
    regional,
    untranslated,
)
from tests.reflection.instrument_world import make_draft, make_own, small_content
from tests.reflection.session_world import make_session


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def codes(instrument: Instrument) -> list[str]:
    return list(instrument.statements.order_by("order").values_list("code", flat=True))


class TestTheRegionalInstrument:
    def test_is_made_once(self, db):
        assert regional() is None
        first = operations.load_regional_instrument()
        assert operations.load_regional_instrument() == first == regional()
        assert first.partnership is None and not first.is_draft
        assert first.statements.count() == 22
        assert codes(first)[:5] == ["A1", "A2", "A3", "A4", "R1"]

    def test_a_new_version_is_a_new_row_and_the_old_one_stays(self, db, tmp_path, monkeypatch):
        old = operations.load_regional_instrument()
        path = tmp_path / "content.toml"
        path.write_text(write_toml(small_content(code=old.code, version=2)))
        monkeypatch.setattr(operations, "REGIONAL", path)
        new = operations.load_regional_instrument()
        assert (new.version, regional()) == (2, new)
        assert content_of(Instrument.objects.get(pk=old.pk)).statement_count == 22


class TestAvailable:
    def test_has_the_newest_published_version_of_each_regional_first(self, region, alice):
        whole = operations.load_regional_instrument()
        own = make_own(region, alice, title_nl="Aanbod")
        make_draft(region, alice, code="ander")
        second = operations.next_version(instrument=own, by=alice)
        assert available(region) == [whole, own]
        operations.publish_instrument(instrument=second, by=alice)
        assert available(region) == [whole, second]

    def test_is_without_archived_ones_and_those_of_others(
        self, region, alice, other_region, charlie
    ):
        whole = operations.load_regional_instrument()
        make_own(other_region, charlie)
        own = make_own(region, alice)
        operations.archive_instrument(instrument=own, by=alice)
        assert available(region) == [whole]
        operations.unarchive_instrument(instrument=own, by=alice)
        assert available(region) == [whole, own]


class TestCopying:
    def test_gives_a_draft_with_the_same_content(self, region, alice):
        whole = operations.load_regional_instrument()
        copy = operations.copy_instrument(instrument=whole, partnership=region, by=alice)
        assert copy.is_draft and copy.based_on == whole and copy.partnership == region
        assert copy.title_nl.endswith("(eigen versie)") and copy.code != whole.code
        assert content_of(copy).themes == content_of(whole).themes

    def test_twice_gives_two_codes(self, region, alice):
        whole = operations.load_regional_instrument()
        made = [
            operations.copy_instrument(instrument=whole, partnership=region, by=alice).code
            for _turn in range(3)
        ]
        assert made == ["lob-doorstroom-eigen", "lob-doorstroom-eigen-2", "lob-doorstroom-eigen-3"]


class TestVersions:
    def test_a_published_version_never_changes(self, region, alice):
        own = make_own(region, alice)
        theme = own.themes.first()
        with pytest.raises(operations.NotADraft):
            parts.change_theme(theme=theme, by=alice, title_nl="Anders")
        with pytest.raises(operations.NotADraft):
            parts.remove_statement(statement=own.statements.first(), by=alice)
        with pytest.raises(operations.NotADraft):
            operations.delete_draft(instrument=own, by=alice)
        with pytest.raises(operations.NotADraft):
            operations.publish_instrument(instrument=own, by=alice)
        assert content_of(Instrument.objects.get(pk=own.pk)) == small_content()

    def test_the_regional_instrument_is_nobodys_to_change(self, region, alice):
        whole = operations.load_regional_instrument()
        with pytest.raises(operations.NotADraft):
            parts.change_instrument(instrument=whole, by=alice, title_nl="Anders")

    def test_the_next_version_is_one_draft_however_often_asked(self, region, alice):
        own = make_own(region, alice)
        draft = operations.next_version(instrument=own, by=alice)
        assert operations.next_version(instrument=own, by=alice) == draft
        assert (draft.version, draft.is_draft, draft.based_on) == (2, True, own)
        assert content_of(draft).themes == small_content().themes

    def test_publishing_needs_three_statements_and_no_empty_theme(self, region, alice):
        draft = make_draft(region, alice)
        for statement in draft.statements.exclude(code="R1"):
            parts.remove_statement(statement=statement, by=alice)
        with pytest.raises(operations.NotReady) as caught:
            operations.publish_instrument(instrument=draft, by=alice)
        assert caught.value.sentences == [
            "There is 1 statement. An instrument has at least 3.",
            "The theme “Ouders” has no statements yet. Add one or remove the theme.",
        ]

    def test_publishing_can_be_undone_until_a_session_uses_it(self, region, alice):
        own = make_own(region, alice)
        assert operations.unpublish_instrument(instrument=own, by=alice).is_draft
        operations.publish_instrument(instrument=own, by=alice)
        make_session(region, alice, instrument=own)
        with pytest.raises(operations.InUse):
            operations.unpublish_instrument(instrument=own, by=alice)

    def test_a_draft_that_was_deleted_comes_back_as_it_was(self, region, alice):
        own = make_own(region, alice)
        draft = operations.next_version(instrument=own, by=alice)
        content = operations.delete_draft(instrument=draft, by=alice)
        assert not Instrument.objects.filter(pk=draft.pk).exists()
        back = operations.restore_draft(content=content, partnership=region, by=alice)
        assert content_of(back) == content and back.based_on == own and back.is_draft

    def test_a_deleted_draft_whose_place_was_taken_comes_back_beside_it(self, region, alice):
        own = make_own(region, alice)
        content = operations.delete_draft(
            instrument=operations.next_version(instrument=own, by=alice), by=alice
        )
        operations.next_version(instrument=own, by=alice)
        back = operations.restore_draft(content=content, partnership=region, by=alice)
        assert (back.code, back.version) == ("klein-eigen", 1)


class TestStatements:
    def test_a_new_one_gets_the_next_number_of_its_theme(self, region, alice):
        draft = make_draft(region, alice)
        theme = draft.themes.get(letter="O")
        made = parts.add_statement(theme=theme, by=alice, content=StatementContent("", "Nieuw."))
        assert made.code == "O2"
        assert codes(draft) == ["R1", "R2", "R3", "O1", "O2"]

    def test_a_number_of_an_earlier_version_is_not_given_again(self, region, alice):
        own = make_own(region, alice)
        draft = operations.next_version(instrument=own, by=alice)
        parts.remove_statement(statement=draft.statements.get(code="R3"), by=alice)
        made = parts.add_statement(
            theme=draft.themes.get(letter="R"), by=alice, content=StatementContent("", "Nieuw.")
        )
        assert made.code == "R4"

    def test_moving_keeps_the_codes_and_stops_at_the_ends(self, region, alice):
        draft = make_draft(region, alice)
        parts.move_statement(statement=draft.statements.get(code="R1"), by=alice, step=1)
        assert codes(draft) == ["R2", "R1", "R3", "O1"]
        parts.move_statement(statement=draft.statements.get(code="R2"), by=alice, step=-1)
        parts.move_statement(statement=draft.statements.get(code="R3"), by=alice, step=1)
        assert codes(draft) == ["R2", "R1", "R3", "O1"]

    def test_in_another_theme_it_gets_a_code_there(self, region, alice):
        draft = make_draft(region, alice)
        moved = draft.statements.get(code="R1")
        parts.change_statement(statement=moved, by=alice, theme=draft.themes.get(letter="O"))
        assert codes(draft) == ["R2", "R3", "O1", "O2"]

    def test_a_removed_one_comes_back_in_its_place(self, region, alice):
        draft = make_draft(region, alice)
        theme = draft.themes.get(letter="R")
        row = draft.statements.get(code="R2")
        content, order = parts.remove_statement(statement=row, by=alice)
        assert codes(draft) == ["R1", "R3", "O1"]
        parts.add_statement(theme=theme, by=alice, content=content, order=order)
        assert codes(draft) == ["R1", "R2", "R3", "O1"]

    def test_forty_is_the_end(self, region, alice):
        draft = make_draft(region, alice)
        theme = draft.themes.get(letter="O")
        for _turn in range(36):
            parts.add_statement(theme=theme, by=alice, content=StatementContent("", "Zin."))
        with pytest.raises(parts.Full):
            parts.add_statement(theme=theme, by=alice, content=StatementContent("", "Te veel."))
        assert Statement.objects.filter(instrument=draft).count() == 40

    def test_numbering_again_follows_the_order(self, region, alice):
        draft = make_draft(region, alice)
        parts.move_statement(statement=draft.statements.get(code="R3"), by=alice, step=-1)
        first = draft.statements.get(code="R3")
        parts.renumber(instrument=draft, by=alice)
        assert codes(draft) == ["R1", "R2", "R3", "O1"]
        assert draft.statements.get(code="R2").pk == first.pk


class TestThemes:
    def test_moving_takes_the_statements_along(self, region, alice):
        draft = make_draft(region, alice)
        parts.move_theme(theme=draft.themes.get(letter="O"), by=alice, step=-1)
        assert codes(draft) == ["O1", "R1", "R2", "R3"]

    def test_another_letter_is_the_letter_of_its_statements(self, region, alice):
        draft = make_draft(region, alice)
        parts.change_theme(theme=draft.themes.get(letter="R"), by=alice, letter="B")
        assert codes(draft) == ["B1", "B2", "B3", "O1"]

    def test_a_removed_one_comes_back_in_its_place_with_its_statements(self, region, alice):
        draft = make_draft(region, alice)
        before = content_of(draft)
        content, order = parts.remove_theme(theme=draft.themes.get(letter="R"), by=alice)
        assert codes(draft) == ["O1"]
        parts.add_theme(instrument=draft, by=alice, content=content, order=order)
        assert content_of(Instrument.objects.get(pk=draft.pk)) == before

    def test_twenty_six_is_the_end(self, region, alice):
        draft = make_draft(region, alice)
        for letter in "ABCDEFGHIJKLMNPQSTUVWXYZ":
            content = ThemeContent(letter.lower(), letter, f"Thema {letter}")
            parts.add_theme(instrument=draft, by=alice, content=content)
        with pytest.raises(parts.Full):
            parts.add_theme(instrument=draft, by=alice, content=ThemeContent("ae", "Æ", "Nog een"))


def test_the_list_counts_only_sessions_of_the_own_partnership(region, alice, other_region, charlie):
    whole = operations.load_regional_instrument()
    make_session(region, alice, instrument=whole)
    for _turn in range(2):
        make_session(other_region, charlie, instrument=whole)
    make_draft(region, alice)
    first, second = lines(region, with_drafts=True)
    assert first.newest.sessions_here == 1 and first.newest.statements_in == 22
    assert second.newest is None and second.draft.statements_in == 4
    assert len(lines(region, with_drafts=False)) == 1


def test_it_counts_what_has_no_english_yet(region, alice):
    # title, scale, two theme names, three statements
    assert untranslated(make_draft(region, alice)) == 7
    assert untranslated(operations.load_regional_instrument()) == 0


def test_changes_stand_in_the_audit(region, alice):
    own = make_own(region, alice)
    operations.archive_instrument(instrument=own, by=alice)
    verbs = list(
        AuditEntry.objects.filter(subject=f"instrument:{own.pk}").values_list("verb", flat=True)
    )
    assert verbs == ["instrument_imported", "instrument_published", "instrument_archived"]
