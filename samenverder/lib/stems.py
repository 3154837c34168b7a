"""Words as search compares them: lower case, without accents, and their Dutch stem.

The Snowball stemmer for Dutch (Kraaij-Pohlmann) brings "scholen" to "school" and "afspraken" to
"afspraak". Some plurals have a short vowel in the singular ("dag", "dagen"): those it does not know
are listed here. Both databases are given the stems, so they find the same.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_SHORT = re.compile(
    r"((?<!uit)dag|weg|pad|dak|blad|verslag|bedrag|verdrag|(?<!kan)tor|sor)en$"
)  # dagen is dag, scholen is school
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
    found: str = _STEMMER.stemWord(_SHORT.sub(r"\1", word))
    return fold(found) or word


def stems_of(words: list[str]) -> str:
    """The stems of these words, with blanks between."""
    return " ".join(stem(word) for word in words)
