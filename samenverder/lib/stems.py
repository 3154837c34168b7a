"""Words as search compares them: lower case, without accents, and their Dutch stem.

The Snowball stemmer for Dutch (Kraaij-Pohlmann) brings "scholen" to "school" and "afspraken" to
"afspraak". What it does not know is put right around it (ADR 25): forms that are no rule before it
(`_FORMS`), and after it the endings that it leaves different ("vertelt", "verteld" and "vertellen",
"warm" and "warme", "regelt" and "regelen"). Both databases are given the stems, so they find the
same. Whoever changes a stem has the index made anew in a migration.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_FORMS = tuple(
    (re.compile(form), word)
    for form, word in (
        # more of them, with another vowel or another end
        (r"((?<!uit)dag|weg|pad|dak|blad|verslag|bedrag|verdrag|(?<!kan)tor|sor)en$", r"\1"),
        (r"(kind|lied|blad|goed)er(?:en|s)$", r"\1"),
        (r"(gebrek|spel|kom)en$", r"\1"),
        (r"(?<!ge)(?<!ver)(?<!be)leden$", "lid"),
        (r"(?<!be)steden$", "stad"),
        (r"^eieren$", "ei"),
        (r"(?<=[a-z][ei])een$", "e"),  # ideeën, categorieën
        (r"musea$", "museum"),
        (r"ches$", "ch"),  # coaches
        (r"^(foto|thema|diploma|agenda|auto|video|programma|mbo|vo)s$", r"\1"),
        # one of them, that ends as if there were more
        (r"(plaats|kans|fiets|mens|grens|toets|wens|beurs|gids|reis)$", r"\1en"),
        (r"^jongen$", "jongens"),
        # that say what something is like, with a long vowel
        (r"(?<=[a-z]{3})ale$", "aal"),
        (r"(?<=[a-z]{3})([iu]|ion|tur|tr)ele$", r"\1eel"),
        (r"lo(?:ze|os)$", "loos"),
        (r"^(gr|r)ote$", r"\1oot"),
        (r"^(l|v|tr)age$", r"\1aag"),
        (r"^(h|v)ele$", r"\1eel"),
        (r"(gew|sch)one$", r"\1oon"),
        (r"^hoge$", "hoog"),
        (r"^late$", "laat"),
        (r"^brede$", "breed"),
        (r"^dure$", "duur"),
        (r"^zware$", "zwaar"),
        # what was done, with another vowel
        (r"zocht$", "zoek"),
        (r"holpen$", "help"),
        (r"bracht$", "breng"),
        (r"kozen$", "kiezen"),
        # taken for an end
        (r"^reken$", "rekenen"),
        (r"^open$", "opening"),
    )
)
# Without their last letter these would be another word that people use.
_WHOLE = frozenset({"band", "geld", "kant", "kind", "last", "maart", "rand", "sport", "zicht"})
_LAST_E = re.compile(r"(?<=[a-z]{2}[^aeiou])e$")
_LAST_DT = re.compile(r"(?<=[a-z][^aeioudt])[dt]+$")
_LONG_E = re.compile(r"(?<=[aeiou])([^aeiou]+)ee(?=[^aeiou]*$)")  # "regeel", of "regelen"
_STEMMER = snowballstemmer.stemmer("dutch")
# Words that say nothing: looked for only when there is nothing else.
STOP = frozenset(
    re.findall(
        r"\w+",
        "de het een en van in op te is dat die voor met aan er om bij als ook door naar over of "
        "uit the a an and of to for with on at by",
    )
)


def fold(text: str) -> str:
    """Lower case without accents: "Coördinatie" becomes "coordinatie"."""
    flat = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def words_in(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word; a word with a figure in it stays as it is."""
    if len(word) < 3 or not word.isalpha():
        return word
    for form, replacement in _FORMS:
        word = form.sub(replacement, word)
    return _even(fold(_STEMMER.stemWord(word)) or word)


def _even(found: str) -> str:
    """Without the ends in which the stems of one word still differ."""
    found = _LAST_E.sub("", found)
    if found[-1] in "vz":
        found = found[:-1] + ("f" if found[-1] == "v" else "s")
    if found not in _WHOLE:
        found = _LAST_DT.sub("", found)
    return _LONG_E.sub(r"\1e", found)


def stems_of(words: list[str]) -> str:
    """The stems of these words, with blanks between."""
    return " ".join(stem(word) for word in words)
