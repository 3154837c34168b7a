"""Words, numbers, dates and names for people, in Dutch and English.

Pure Python: the product names its language, so no Django locale is asked. Moments are told
in the time of Amsterdam. ``lang`` is "nl" or "en" (also "nl-nl", "en-gb"); anything else
reads as Dutch, the first language of the product.
"""

import datetime as dt
import re
from collections.abc import Container, Iterable, Sequence
from zoneinfo import ZoneInfo

from django.utils.text import slugify

ZONE = ZoneInfo("Europe/Amsterdam")
NBSP = "\u00a0"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NUMBERS = {
    "nl": _words("nul één twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    "en": _words("zero one two three four five six seven eight nine ten eleven twelve"),
}
_DAYS = {"nl": _words("ma di wo do vr za zo"), "en": _words("Mon Tue Wed Thu Fri Sat Sun")}
_MONTHS = {
    "nl": _words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
    "en": _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
}


# Soft hyphen, empty joints, marks that turn the writing round, and other signs without a form.
_UNSEEN = re.compile(
    "[\\0\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# Something to see: not only blanks, joiners, marks of direction, fillers and variants of nothing.
_SEEN = re.compile(
    "[^\\s\\x00-\\x1f\u034f\u061c\u115f\u1160\u200c-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0000-\U000e01ef]"
)


def storable(text: str) -> str:
    """The text without what no database keeps and nobody sees; "" when nothing else is left.

    Without NUL, halves of characters that were cut, soft hyphens, empty joints and what turns the
    writing round. Joiners stay: emoji and many languages are written with them.
    """
    if text.isascii():
        return text.replace("\0", "")
    seen = _UNSEEN.sub("", text.encode("utf-8", "replace").decode())
    return seen if seen.isascii() or _SEEN.search(seen) else ""


def whole_number(text: str) -> int:
    """The number of a row or a version as a form or an address sent it; 0 for anything else.

    "²" is a digit to Python and no number, and more than eighteen figures no database can hold.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """The numbers among what was sent, each once, in the order in which they came."""
    return list(dict.fromkeys(filter(None, map(whole_number, texts))))


def join_words(words: Sequence[str], conjunction: str) -> str:
    """``["a", "b", "c"]`` with "en" becomes "a, b en c"; nothing becomes ""."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def number_word(number: int, lang: str) -> str:
    """A word up to twelve, figures for what is larger or negative."""
    words = _NUMBERS[_known(lang)]
    return words[number] if 0 <= number < len(words) else str(number)


def upper_first(text: str) -> str:
    """For at the beginning of a sentence: "Eén actie", not "Één actie"."""
    return "Eén" + text[3:] if text.startswith("één") else text[:1].upper() + text[1:]


def slugify_unique(
    text: str, taken: Container[str], *, max_length: int = 50, fallback: str = "x"
) -> str:
    """A name for in an address, not in ``taken``: "Regio Lindemeer" → "regio-lindemeer-2".

    Letters lose their accents; a text without any usable letter becomes ``fallback``.
    """
    base = slugify(text)[:max_length].strip("-") or fallback
    slug, turn = base, 1
    while slug in taken:
        turn += 1
        tail = f"-{turn}"
        slug = base[: max_length - len(tail)].rstrip("-") + tail
    return slug


def truncate(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut between words if that is near, ending in "…"."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: max(limit - 1, 0)]
    space = cut.rfind(" ")
    if text[len(cut)] != " " and space >= limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:.–-") + "…"


def format_date(day: dt.date, lang: str) -> str:
    """ "di 24 nov 2026" or "Tue 24 Nov 2026", with no-break spaces.

    A moment with a time zone gives its day in Amsterdam.
    """
    if isinstance(day, dt.datetime):
        day = _local(day).date()
    known = _known(lang)
    parts = _DAYS[known][day.weekday()], str(day.day), _MONTHS[known][day.month - 1], str(day.year)
    return NBSP.join(parts)


def format_time(moment: dt.datetime | dt.time, lang: str) -> str:
    """ "14.00 uur" or "14:00", in Amsterdam when the moment has a time zone."""
    if isinstance(moment, dt.datetime):
        moment = _local(moment).time()
    if _known(lang) == "nl":
        return f"{moment:%H.%M}{NBSP}uur"
    return f"{moment:%H:%M}"


def format_moment(moment: dt.datetime, lang: str) -> str:
    """ "di 24 nov 2026, 14.00 uur": may only break after the comma."""
    return f"{format_date(moment, lang)}, {format_time(moment, lang)}"


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(ZONE) if moment.tzinfo else moment


def _known(lang: str) -> str:
    return "en" if lang.lower().startswith("en") else "nl"
