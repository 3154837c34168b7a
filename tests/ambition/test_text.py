"""Paragraphs keep their key, and what two people change comes together."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from samenverder.ambition.models import is_heading
from samenverder.ambition.operations.text import merged, paragraphs_of, text_of, with_keys
from samenverder.ambition.queries.differences import (
    ADDED,
    REMOVED,
    Line,
    differences_between,
    part_of,
)

WORDS = st.lists(
    st.sampled_from(["ja", "nee", "wij", "zij", "een", "school", "werk", "plek"]), min_size=1
)
PARAGRAPHS = st.lists(WORDS.map(" ".join), max_size=8)


def keyed(*texts: str) -> list[tuple[uuid.UUID, str]]:
    return [(uuid.uuid4(), text) for text in texts]


def places(old, new) -> list[int | None]:
    """Of each new paragraph the place of the old one it came from."""
    keys = [key for key, _text in old]
    return [keys.index(key) if key in keys else None for key, _text in with_keys(old, new)]


class TestParagraphs:
    def test_an_empty_line_begins_a_new_one(self):
        assert paragraphs_of(" Een  kop \r\n\r\n\r\n eerste\nregel \n \n tweede") == [
            "Een kop", "eerste\nregel", "tweede",
        ]  # fmt: skip

    def test_a_short_line_without_a_full_stop_is_a_head(self):
        assert is_heading("Ouders doen mee")
        assert not is_heading("Ouders doen mee.")
        assert not is_heading("x" * 81)
        assert not is_heading("een\ntwee")

    @given(PARAGRAPHS)
    def test_typing_it_again_changes_nothing(self, parts):
        assert paragraphs_of(text_of(parts)) == parts


class TestKeys:
    def test_a_new_one_before_it_and_a_changed_word_keep_the_key(self):
        old = keyed("een twee drie vier", "vijf zes zeven acht")
        assert places(old, ["nieuw begin", "een twee drie", "vijf zes zeven acht"]) == [None, 0, 1]

    def test_a_moved_one_keeps_its_key(self):
        old = keyed("een twee drie", "vier vijf zes", "zeven acht negen")
        assert places(old, ["zeven acht negen", "een twee drie", "vier vijf zes"]) == [2, 0, 1]

    def test_one_that_is_written_anew_in_its_place_keeps_its_key(self):
        old = keyed("een twee drie", "vier vijf zes", "zeven acht negen")
        assert places(old, ["een twee drie", "heel iets anders", "zeven acht negen"]) == [0, 1, 2]

    def test_one_that_is_gone_takes_its_key_along(self):
        old = keyed("een twee drie", "vier vijf zes")
        assert places(old, ["vier vijf zes"]) == [1]

    @given(PARAGRAPHS, PARAGRAPHS)
    def test_no_key_is_used_twice_and_all_text_is_there(self, before, after):
        found = with_keys(keyed(*before), after)
        assert [text for _key, text in found] == after
        assert len({key for key, _text in found}) == len(after)


class TestMerging:
    base = ["een", "twee", "drie"]

    def test_changes_in_different_parts_come_together(self):
        both = merged(self.base, ["EEN", "twee", "drie"], ["een", "twee", "DRIE", "vier"])
        assert both == ["EEN", "twee", "DRIE", "vier"]

    def test_changes_in_the_same_part_do_not(self):
        assert merged(self.base, ["een", "mijn", "drie"], ["een", "hun", "drie"]) is None
        assert merged(self.base, ["een", "zelfde", "drie"], ["een", "zelfde", "drie"]) == [
            "een", "zelfde", "drie",
        ]  # fmt: skip

    @given(PARAGRAPHS, PARAGRAPHS)
    def test_when_only_one_changed_it_that_counts(self, base, mine):
        assert merged(base, mine, base) == mine
        assert merged(base, base, mine) == mine


class TestDifferences:
    def test_words_that_come_and_go_are_told_apart(self):
        part = part_of("Wij zien elke jongere.", "Wij zien iedere jongere hier.")
        kinds = {piece.kind: piece.body for piece in part.pieces}
        assert kinds[REMOVED] == "elke jongere."
        assert kinds[ADDED] == "iedere jongere hier."

    def test_removed_paragraphs_stand_where_they_were(self):
        a, b, c = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        old = [Line(a, "een"), Line(b, "twee"), Line(c, "drie")]
        found = differences_between("Z", old, "Z", [Line(c, "drie"), Line(a, "een")])
        assert [(part.kind, part.moved) for part in found.parts].count(("removed", False)) == 1
        assert found.moved == 1
        assert not differences_between("Z", old, "Z", old).any

    @given(WORDS.map(" ".join), WORDS.map(" ".join))
    def test_both_texts_can_be_read_from_it(self, old, new):
        pieces = part_of(old, new).pieces
        assert "".join(p.text for p in pieces if p.kind != REMOVED).split() == new.split()
        if old != new:
            gone = [p.text for p in pieces if p.kind != ADDED]
            assert sum(len(text.split()) for text in gone) == len(old.split())


def test_a_paragraph_that_is_gone_is_a_head_only_when_it_was_one():
    old = [Line("a", "Een kop"), Line("b", "Wij zien elke jongere.")]
    gone = differences_between("Z", old, "Z", []).parts
    assert [(part.kind, part.is_heading) for part in gone] == [
        ("removed", True),
        ("removed", False),
    ]
