"""Word forms that a search takes for the same."""

import pytest

from samenverder.lib.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leerling", "leerlingen"), ("school", "scholen"), ("afspraak", "afspraken"),
        ("dag", "dagen"), ("proefdag", "proefdagen"), ("weg", "wegen"), ("plek", "plekken"),
        ("bedrijf", "bedrijven"), ("vraag", "vragen"), ("huis", "huizen"), ("mentor", "mentoren"),
        ("gesprek", "gesprekken"), ("stage", "stages"), ("verslag", "verslagen"),
        ("coordinator", "coordinatoren"), ("kantoor", "kantoren"),
    ],
)  # fmt: skip
def test_one_and_many_are_the_same_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("plan", "plek"), ("dag", "daad"), ("vmbo", "mbo")])
def test_different_words_stay_different(one, other):
    assert stem(one) != stem(other)
