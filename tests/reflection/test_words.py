"""Sentences by rule: never more certain than the figures are."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from samenverder.reflection import findings, words
from samenverder.reflection.figures.groups import mark_differences
from samenverder.reflection.figures.summary import HIDDEN, shrunk, summary_of

counts = st.lists(st.integers(0, 12), min_size=5, max_size=5).filter(lambda row: sum(row) >= 5)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def entry_of(row, **fields):
    base = summary_of(row) if row else dict(HIDDEN)
    return {
        "theme": "ambition",
        "since": 1,
        **base,
        "unknown": 0,
        "marks": None,
        "second": None,
        "groups": {"layer": [], "kind": [], "organisation": []},
        "differs": False,
        "differs_by": [],
        **fields,
    }


def figures_of(rows):
    """Figures with one theme per row, each with one statement."""
    letters = "ABCDEFGH"
    statements = {
        f"{letters[place]}1": entry_of(row, theme=f"theme{place}") for place, row in enumerate(rows)
    }
    themes = {
        f"theme{place}": {
            "letter": letters[place],
            "title_nl": f"Thema {place}",
            "title_en": f"Theme {place}",
            "statements": [f"{letters[place]}1"],
            **summary_of(row),
            "groups": {},
        }
        for place, row in enumerate(rows)
    }
    return {
        "enough": True,
        "statements": statements,
        "themes": themes,
        "change": None,
        "response": {"joined": 9, "invited": 0, "layer": [], "kind": [], "organisation": []},
    }


def group(row, label, of=None):
    return {
        "value": label.lower(),
        "label_nl": label,
        "label_en": label,
        "counts": row,
        "n": sum(row) if row else None,
        "of": of or sum(row or [0]),
    }


class TestMost:
    @settings(deadline=None)
    @given(counts)
    def test_most_is_more_than_half(self, row):
        said = words.most_say(row)
        if said:
            side = row[3:] if said == "true" else row[:2]
            assert 2 * sum(side) > sum(row)

    @settings(deadline=None)
    @given(st.lists(counts, min_size=1, max_size=6))
    def test_the_headline_never_says_most_unless_it_is_more_than_half(self, rows):
        text = findings.headline(figures_of(rows))
        for place, row in enumerate(rows):
            if f"On Theme {place}, most answers are “true”" in text:
                assert 2 * sum(row[3:]) > sum(row)
            if f"On Theme {place}, most answers are “not true”" in text:
                assert 2 * sum(row[:2]) > sum(row)
            if f"On Theme {place}, most people call" in text:
                assert 2 * sum(row[:2]) > sum(row)

    @settings(deadline=None)
    @given(st.lists(counts, min_size=1, max_size=6))
    def test_the_same_holds_for_every_theme_and_for_what_to_remember(self, rows):
        figures = figures_of(rows)
        for place, row in enumerate(rows):
            text = findings.theme_headline(figures, f"theme{place}")
            if "call" in text and "not true" in text and "No statement" not in text:
                assert 2 * sum(row[:2]) > sum(row)
            elif "call" in text and "No statement" not in text:
                assert 2 * sum(row[3:]) > sum(row)
        for finding in findings.remember(figures, {}):
            if "call this true" in finding.text:
                row = figures["statements"][finding.code]["counts"]
                assert 2 * sum(row[3:]) > sum(row)

    def test_the_headline_has_two_sides(self):
        figures = figures_of([[0, 1, 3, 10, 6], [8, 6, 4, 1, 0]])
        assert findings.headline(figures) == (
            "On Theme 0, most answers are “true”. On Theme 1, most answers are “not true”."
        )

    def divided_inside(self, *rows, code, of):
        """Figures in which a theme has one more statement that divides people."""
        figures = figures_of(rows)
        figures["statements"][code] = entry_of([9, 1, 0, 1, 9], theme=of)
        return figures

    def test_the_headline_names_no_theme_twice(self):
        figures = self.divided_inside([0, 1, 3, 10, 6], [2, 3, 5, 3, 2], code="A2", of="theme0")
        assert findings.headline(figures) == (
            "On Theme 0, most answers are “true”. There are two camps on A2."
        )
        figures["statements"]["A2"] = entry_of([11, 4, 2, 2, 1], theme="theme0")
        assert findings.headline(figures) == (
            "On Theme 0, most answers are “true”. Most people call A2 not true."
        )

    def test_another_theme_with_camps_comes_first(self):
        figures = self.divided_inside([0, 1, 3, 10, 6], [2, 3, 5, 3, 2], code="A2", of="theme0")
        figures["statements"]["B2"] = entry_of([9, 1, 0, 1, 9], theme="theme1")
        assert findings.headline(figures).endswith("On Theme 1 there are two camps (B2).")

    def test_nothing_that_stands_out_is_said_so(self):
        assert "No theme stands out" in findings.headline(figures_of([[2, 3, 5, 3, 2]]))

    def test_too_few_people_get_no_headline(self):
        assert "Fewer than five" in findings.headline({"enough": False})


class TestStatements:
    def test_the_words_beside_a_bar(self):
        entry = entry_of([0, 2, 6, 9, 4], unknown=1)
        assert words.statement_words(entry) == (
            "Fairly agreed · mostly true · N\u00a0=\u00a021, 1 “I don't know”"
        )

    def test_two_camps_are_counted(self):
        assert words.statement_parts(entry_of([5, 6, 0, 5, 5])) == [
            "Two camps",
            "11 not true, 10 true",
            "N\u00a0=\u00a021",
        ]

    def test_a_hidden_statement_says_so_and_nothing_else(self):
        assert words.statement_parts(entry_of(None)) == ["Fewer than five answers: not shown"]

    def test_tenths_name_the_larger_end(self):
        assert words.tenths([2, 11, 21, 31, 17]) == "6 in 10: true"
        assert words.tenths([6, 19, 17, 11, 2]) == "5 in 10: not true"
        assert words.tenths(None) == ""


class TestDifferences:
    def differing(self, one, other, **fields):
        groups = {
            "layer": [group(one, "Board"), group(other, "Practice")],
            "kind": [],
            "organisation": [],
        }
        total = [a + b for a, b in zip(one or [0] * 5, other or [0] * 5, strict=True)]
        return entry_of(total, groups=groups, **fields)

    def test_a_difference_without_a_test_is_called_chance(self):
        entry = self.differing([0, 0, 0, 5, 4], [4, 5, 0, 0, 0])
        assert words.difference_sentence(entry) == (
            "The differences between these groups can be chance."
        )

    def test_a_tested_difference_is_named(self):
        entry = self.differing([0, 0, 0, 5, 4], [4, 5, 0, 0, 0], differs_by=["layer"])
        assert words.difference_sentence(entry) == "Board calls this true more often than practice."

    def test_one_group_cannot_differ(self):
        entry = self.differing([0, 0, 0, 5, 4], None)
        assert words.difference_sentence(entry) == ""

    def test_organisations_are_not_tested_so_nothing_is_said(self):
        assert words.difference_sentence(self.differing([1] * 5, [1] * 5), "organisation") == ""

    @settings(deadline=None)
    @given(counts, counts)
    def test_a_claim_is_true_of_the_groups(self, one, other):
        entry = self.differing(one, other)
        mark_differences({"A1": entry})
        text = words.difference_sentence(entry)
        if "layer" not in entry["differs_by"]:
            assert "can be chance" in text
        elif "more often" in text:
            high, low = (one, other) if text.startswith("Board") else (other, one)
            assert sum(high[3:]) / sum(high) > sum(low[3:]) / sum(low)


class TestReasons:
    def reason(self, row, reason, **fields):
        figures = {"statements": {"A1": entry_of(row, **fields)}}
        return words.reason_sentence(figures, "A1", reason)

    def test_two_camps_with_nobody_in_between(self):
        assert self.reason([5, 6, 0, 5, 5], "divided") == (
            "Two camps. 11 times not true, 10 times true, nobody in between."
        )

    def test_low_and_wanted_and_pearl_give_their_numbers(self):
        assert self.reason([3, 8, 5, 2, 0], "low") == "Low: 11 of the 18 people say not true."
        assert self.reason([3, 8, 5, 2, 0], "wanted", marks=4) == "4 people want to work on this."
        assert self.reason([0, 0, 1, 9, 9], "pearl").startswith("A pearl: 18 of the 19")

    def test_a_hidden_statement_has_no_reason_in_numbers(self):
        assert self.reason(None, "low") == ""
        assert words.reason_sentence({}, "A1", "low") == ""


class TestChange:
    def row(self, **fields):
        base = {"paired_n": 14, "higher": 6, "lower": 5, "equal": 3, "verdict": "cannot_tell"}
        return {**base, **fields}

    def test_the_sentences(self):
        assert words.change_sentence(self.row(verdict="improved", higher=11)) == (
            "11 of the 14 answered higher."
        )
        assert words.change_sentence(self.row(verdict="worse", lower=10)) == (
            "10 of the 14 answered lower."
        )
        assert words.change_sentence(self.row()) == "Six higher, five lower, three the same."
        assert words.change_sentence(self.row(equal=9, higher=3, lower=2)) == (
            "Most answered the same."
        )
        assert words.change_sentence(self.row(equal=14)) == "Everyone answered the same."
        assert words.change_sentence(self.row(verdict=None)) == (
            "Too few people took part both times."
        )

    def test_a_small_group_is_told_how_little_can_show(self):
        assert words.small_note(8) == "With eight people only a large change can show."
        assert words.small_note(11) == "" and words.small_note(0) == ""


class TestResponse:
    def row(self, label, joined, invited, organisations=1):
        return {
            "label_nl": label,
            "label_en": label,
            "joined": joined,
            "invited": invited,
            "organisations": organisations,
        }

    def response(self):
        return {
            "joined": 21,
            "invited": 24,
            "layer": [self.row("Board", 5, 5, 0), self.row("Practice", 9, 12, 0)],
            "kind": [self.row("Employer", 0, 2), self.row("Youth care", 0, 0)],
        }

    def test_who_filled_in(self):
        said = "21 of the 24 people: board\u00a05, practice\u00a09"
        assert findings.filled_in(self.response()) == said
        assert findings.filled_in({**self.response(), "invited": 3}).startswith("21 people")

    def test_who_was_missing(self):
        everybody = {**self.response(), "joined": 0}
        assert findings.missing(everybody) == ["employer (0 of 2)", "youth care (nobody invited)"]

    def test_who_did_not_say_where_they_work_may_be_of_any_partner(self):
        assert findings.missing(self.response()) == ["employer (0 of 2)"]

    def test_who_did_not_say_where_they_work(self):
        assert findings.unplaced(self.response()) == "21 people did not say where they work."


@settings(deadline=None)
@given(counts, st.integers(1, 60))
def test_a_shrunk_theme_keeps_its_shape_and_has_no_more_people(row, people):
    small = shrunk(row, people)
    assert sum(small) == min(sum(row), people)
    assert all(0 <= after <= before for before, after in zip(row, small, strict=True))
