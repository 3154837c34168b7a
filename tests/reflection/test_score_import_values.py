"""What a cell with a score may say."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenverder.network.models import Layer
from samenverder.reflection.models import Instrument
from samenverder.reflection.scores.values import NotAScore, Scale
from samenverder.reflection.scores.words import layers_by_word, plain

NL = ["helemaal niet waar", "niet waar", "deels waar", "waar", "helemaal waar"]
EN = ["not true at all", "not true", "partly true", "true", "completely true"]
SCALE = Scale(
    Instrument(scale_nl=NL, scale_en=EN, unknown_nl="weet ik niet", unknown_en="I don't know")
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[(str(n), n) for n in range(1, 6)],
        ("3.0", 3),
        ("4,00", 4),
        (" 5 ", 5),
        *[(label, n) for n, label in enumerate(NL, 1)],
        *[(label.upper(), n) for n, label in enumerate(EN, 1)],
        ("1 - helemaal niet waar", 1),
        ("1 – Helemaal niet waar", 1),
        ("5. helemaal waar", 5),
        ("(2) niet waar", 2),
        ("4: true", 4),
        ("4=waar", 4),
        ("3 deels waar", 3),
        ("waar (4)", 4),
        ("Waar!", 4),
        ("0", None),
        ("?", None),
        ("weet ik niet", None),
        ("Weet niet", None),
        ("I don't know", None),
        ("I don’t know", None),
        ("0 - weet ik niet", None),
    ],
)
def test_is_read(cell: str, value: int | None):
    assert SCALE.read(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["6", "-1", "3.5", "soms", "1 - waar", "waar niet", "12", "1 2", "=1+1", "½", "٣", "x" * 9999],
)
def test_is_refused(cell: str):
    with pytest.raises(NotAScore):
        SCALE.read(cell)


@given(st.text(max_size=60))
def test_any_text_is_a_score_or_refused(cell: str):
    with suppress(NotAScore):
        assert SCALE.read(cell) in {1, 2, 3, 4, 5, None}


def test_words_are_compared_without_case_accents_and_signs():
    assert plain("  1. Wáár-over,  dan?! ") == "1 waar over dan"
    assert plain("I don’t") == plain("i dont") == "i dont"


def test_layers_are_known_in_both_languages():
    words = layers_by_word()
    assert words["bestuur"] == words["board"] == Layer.BOARD
    assert words["uitvoering"] == words["practice"] == Layer.PRACTICE
    assert words[""] == words["liever niet"] == ""
