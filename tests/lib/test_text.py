"""Words, numbers, dates and names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenverder.lib.text import (
    format_date,
    format_moment,
    format_time,
    join_words,
    number_word,
    slugify_unique,
    storable,
    truncate,
    whole_number,
    whole_numbers,
)

SESSION = dt.datetime(2026, 11, 24, 13, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_words_are_joined_as_in_a_sentence(words, text):
    assert join_words(words, "en") == text


def test_numbers_up_to_twelve_are_words():
    assert [number_word(n, "nl") for n in (0, 1, 12, 13, -1)] == [
        "nul",
        "één",
        "twaalf",
        "13",
        "-1",
    ]
    assert [number_word(n, "en-gb") for n in (2, 12, 20)] == ["two", "twelve", "20"]
    assert number_word(3, "fy") == "drie"


def test_dates_do_not_break():
    assert format_date(dt.date(2026, 11, 24), "nl") == "di\u00a024\u00a0nov\u00a02026"
    assert format_date(dt.date(2026, 11, 24), "en") == "Tue\u00a024\u00a0Nov\u00a02026"


def test_moments_are_told_in_amsterdam():
    assert format_moment(SESSION, "nl") == "di\u00a024\u00a0nov\u00a02026, 14.00\u00a0uur"
    assert format_moment(SESSION, "en") == "Tue\u00a024\u00a0Nov\u00a02026, 14:00"
    summer = dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)
    assert format_moment(summer, "nl") == "wo\u00a01\u00a0jul\u00a02026, 00.30\u00a0uur"
    assert format_date(summer, "nl") == "wo\u00a01\u00a0jul\u00a02026"
    assert format_time(dt.time(9, 5), "nl") == "09.05\u00a0uur"


def test_every_month_and_day_has_a_name():
    days = [dt.date(2026, month, month) for month in range(1, 13)]
    assert "mrt" in format_date(days[2], "nl")
    assert "mei" in format_date(days[4], "nl")
    assert "okt" in format_date(days[9], "nl")
    assert len({format_date(day, "nl") for day in days}) == 12


def test_slugs_are_unique_and_never_empty():
    assert slugify_unique("Regio Lindemeer", set()) == "regio-lindemeer"
    assert slugify_unique("Regio Lindemeer", {"regio-lindemeer"}) == "regio-lindemeer-2"
    assert slugify_unique("Zoë & Şeyma", set()) == "zoe-seyma"
    assert slugify_unique("中文", {"groep"}, fallback="groep") == "groep-2"


@given(st.text(max_size=80), st.integers(8, 30), st.integers(0, 12))
def test_a_slug_fits_and_is_new(text, length, clashes):
    taken: set[str] = set()
    for _turn in range(clashes + 1):
        slug = slugify_unique(text, taken, max_length=length)
        assert slug not in taken
        assert 0 < len(slug) <= length
        taken.add(slug)


def test_long_texts_are_cut_between_words():
    assert truncate("Een kleine groep heeft de middelen", 20) == "Een kleine groep…"
    assert truncate("Een kleine  groep", 20) == "Een kleine groep"
    assert truncate("Donaudampfschifffahrt", 10) == "Donaudamp…"
    assert truncate("een twee, drie", 10) == "een twee…"


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_cut_text_is_never_longer(text, limit):
    assert len(truncate(text, limit)) <= limit


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\0nna", "Anna"),
        ("loop\u00adbaan\u200b", "loopbaan"),
        ("exe.\u202egpj\u202c", "exe.gpj"),
        ("\u2067rechts\u2069", "rechts"),
        ("\u200b\u2060", ""),
        ("\u200d\u200e\u3164\ufe0f \u2800", ""),
        ("👩\u200d👧 می\u200cخواهم ❤\ufe0f", "👩\u200d👧 می\u200cخواهم ❤\ufe0f"),
        ("Half \ud83d.", "Half ?."),
        ("Café\n  twee ", "Café\n  twee "),
        ("  ", "  "),
    ],
)
def test_what_nobody_sees_is_not_kept(typed, kept):
    assert storable(typed) == kept


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("0", 0), ("9" * 18, 10**18 - 1), ("9" * 19, 0), ("9" * 5000, 0),
     ("²", 0), ("١٢", 0), ("-1", 0), ("1.0", 0), (" 1", 0), ("", 0), ("een", 0)],
)  # fmt: skip
def test_only_what_can_number_a_row_is_a_number(text, number):
    assert whole_number(text) == number


def test_the_numbers_among_what_was_sent_stand_there_once_and_in_order():
    assert whole_numbers(["7", "²", "3", "0", "7", "-2", ""]) == [7, 3]
