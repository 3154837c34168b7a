"""One cell of a file understood: codes, postcodes, names of towns, kinds of school, numbers.

Each function gives the value as we keep it, or raises Wrong with the sentence for its column.
"""

import re
from datetime import date, datetime
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from samenverder.network.models import OrganisationKind

_SITE = re.compile(r"\d\d[A-Z]{2}\d\d")
_SCHOOL = re.compile(r"\d\d[A-Z]{2}")
_POSTCODE = re.compile(r"([1-9]\d{3}) ?([A-Z]{2})")
_NOT_TEXT = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"[\s\u00a0]+")
_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d/%m/%Y")
_SMALL = {"<5", "x", "*", "-", "0"}
_LITTLE = {"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "over", "van", "ter", "ten"}
_SHORT = {"NH", "ZH", "NB", "LB", "GLD", "OV"}
_KNOWN = {
    "SUDWEST-FRYSLAN": "Súdwest-Fryslân",
    "NOARDEAST-FRYSLAN": "Noardeast-Fryslân",
    "NUENEN CA": "Nuenen c.a.",
}
# The Netherlands in Europe, in degrees
SOUTH, NORTH, WEST, EAST = 50.6, 53.7, 3.2, 7.4
BROKEN = re.compile("\ufffd|Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]|â€")


class Wrong(ValueError):
    """What is wrong with one cell, as a sentence for who must mend it."""


def letters(text: Any) -> str:
    """The letters and figures of a text: capitals, blanks and hyphens make no difference."""
    return _NOT_TEXT.sub("", str(text or "")).casefold()


def same_text(one: Any, other: str) -> bool:
    """The same letters and figures."""
    return letters(one) == letters(other)


def one_line(text: str) -> str:
    """Without blanks around it and with one blank where there were more."""
    return " ".join(text.split())


def site_code(text: str, school: str = "") -> str:
    """ "18br 00" → "18BR00". A school code alone (18BR) is its main site (18BR00)."""
    code = _BLANKS.sub("", text).upper()
    whole = _BLANKS.sub("", school).upper() + code if len(code) == 2 and school else code
    if _SITE.fullmatch(whole):
        return whole
    if _SCHOOL.fullmatch(whole):
        return whole + "00"
    if not whole:
        raise Wrong(_("The site code is empty. Fill it in, such as 18BR00."))
    sentence = _("“%(value)s” is not a site code. It looks like 18BR00.")
    raise Wrong(sentence % {"value": text[:40]})


def postcode(text: str) -> str:
    """ "2516pv" → "2516 PV"; empty stays empty."""
    if not text:
        return ""
    if found := _POSTCODE.fullmatch(text.upper()):
        return f"{found[1]} {found[2]}"
    raise Wrong(_("“%(value)s” is not a postcode. It looks like 9406 NN.") % {"value": text[:40]})


def proper_name(text: str) -> str:
    """A town in capitals as people write it: "BERGEN OP ZOOM" → "Bergen op Zoom"."""
    if not text.isupper() or len(text) < 3:
        return text
    if text in _KNOWN:
        return _KNOWN[text]
    text = re.sub(r"^'?S[- ]", "'s-", text)
    words = re.split(r"([ \-(])", text)
    return "".join(
        word.lower() if at and word.lower() in _LITTLE else _capital(word)
        for at, word in enumerate(words)
    )


def _capital(word: str) -> str:
    if word in _SHORT:
        return word
    if word.startswith("'"):
        return word.lower()
    return "IJ" + word[2:].lower() if word.startswith("IJ") else word.capitalize()


def kind_of(structure: str, sort: str) -> str:
    """The kind of partner a site would be, from the kinds of education it gives."""
    text = structure.casefold()
    parts = set(re.split(r"[^a-z]+", text))
    if parts & {"vbo", "vmbo", "mavo", "havo", "vwo", "brugjaar"} or text == "voortgezet onderwijs":
        return OrganisationKind.VO
    if "pro" in parts or "praktijkonderwijs" in text:
        return OrganisationKind.PRO
    if "vso" in parts or "(v)so" in text or "voortgezet speciaal" in text:
        return OrganisationKind.VSO
    if text == "speciaal onderwijs" or parts & {
        "basisschool",
        "sbao",
        "bao",
        "so",
        "sbo",
        "basisonderwijs",
        "po",
    }:
        return OrganisationKind.PO
    if parts & {"mbo", "roc", "aoc", "vakschool", "vakinstelling"}:
        return OrganisationKind.MBO
    by_sort = {"po": "po", "so": "vso", "vo": "vo", "mbo": "mbo"}
    return by_sort.get(sort, text if text in OrganisationKind.values else "")


def pupils(text: str) -> int | None:
    """How many; hidden small numbers ("<5", "x") are not known."""
    if not text or text.casefold() in _SMALL - {"0"}:
        return None
    number = text.replace(".", "")
    if number.isascii() and number.isdigit() and int(number[:9]) <= 50_000 and len(number) < 7:
        return int(number)
    raise Wrong(_("“%(value)s” is not a number of pupils.") % {"value": text[:40]})


def degrees(text: str, low: float, high: float) -> float | None:
    """A latitude or longitude within the Netherlands."""
    if not text:
        return None
    try:
        value = float(text.replace(",", ".")[:40])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise Wrong(_("“%(value)s” is not a number of degrees.") % {"value": text[:40]})
    if not low <= value <= high:
        sentence = _("%(value)s is outside the Netherlands. Are latitude and longitude swapped?")
        raise Wrong(sentence % {"value": text[:40]})
    return round(value, 6)


def day(text: str) -> date | None:
    """A date as 2024-08-01, 01-08-2024 or 20240801."""
    if not text:
        return None
    for shape in _DATES:
        try:
            found = datetime.strptime(text[:10], shape).date()
        except ValueError:
            continue
        if 1500 <= found.year <= 2199:
            return found
    raise Wrong(_("“%(value)s” is not a date. Write it as 2024-08-01.") % {"value": text[:40]})
