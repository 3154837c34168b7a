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
        ("kind", "kinderen"), ("kans", "kansen"), ("plaats", "plaatsen"), ("mens", "mensen"),
        ("stageplaats", "stageplaatsen"), ("fiets", "fietsen"), ("idee", "ideeen"),
        ("jobcoach", "jobcoaches"), ("lid", "leden"), ("teamlid", "teamleden"), ("stad", "steden"),
        ("spel", "spelen"), ("gebrek", "gebreken"), ("probleem", "problemen"),
        ("jongen", "jongens"), ("antwoord", "antwoorden"), ("museum", "musea"),
        ("theorie", "theorieen"),
    ],
)  # fmt: skip
def test_one_and_many_are_the_same_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    "forms",
    [
        "bellen bel belt gebeld", "vertellen vertel vertelt verteld", "komen kom komt",
        "betalen betaal betaalt betaald", "leren leer leert geleerd", "vinden vind vindt",
        "regelen regelt geregeld", "oefenen oefent", "rekenen rekent reken", "opent opening open",
        "bezoeken bezoekt bezocht", "helpen helpt geholpen", "aanmelden aanmelding", "rijden rijdt",
        "vragen vraagt gevraagd", "kiezen kiest gekozen", "zorgen zorgt zorg", "lezen leest",
    ],
)  # fmt: skip
def test_what_somebody_does_and_did_is_the_same_word(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("warm", "warme"), ("goed", "goede"), ("klein", "kleine"), ("groot", "grote"),
        ("nieuw", "nieuwe"), ("oud", "oude"), ("laag", "lage"), ("regionaal", "regionale"),
        ("actief", "actieve"), ("professioneel", "professionele"), ("financieel", "financiele"),
        ("praktisch", "praktische"), ("duidelijk", "duidelijke"), ("vast", "vaste"),
    ],
)  # fmt: skip
def test_what_something_is_like_is_the_same_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plan", "plek"), ("dag", "daad"), ("vmbo", "mbo"), ("kans", "kan"), ("kant", "kan"),
        ("mens", "men"), ("leden", "geleden"), ("verleden", "leden"), ("steden", "besteden"),
        ("maart", "maar"), ("band", "baan"), ("kind", "kin"), ("geld", "geel"),
        ("jongeren", "jong"), ("instroom", "doorstroom"), ("leerling", "leer"),
        ("ouder", "oud"), ("zicht", "zich"),
    ],
)  # fmt: skip
def test_different_words_stay_different(one, other):
    assert stem(one) != stem(other)
