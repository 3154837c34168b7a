"""The text of a section: cleaned of what word processors put in it, and two people's text together.

A section is plain text in which a line is a paragraph. Nothing readable is taken away: what
people see stays, in characters every screen can show.
"""

import re
import unicodedata
from collections.abc import Sequence

from samenverder.ambition.operations.text import merged

LONGEST = 1_000_000
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a\u202c"))
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f"), " ")
_BREAKS = dict.fromkeys(map(ord, "\u000b\u000c\u0085\u2028\u2029"), "\n")
_TABLE = {**_INVISIBLE, **_BLANKS, **_BREAKS}
_BULLET = re.compile(
    r"^[ \t]*[\u2022\u25cf\u25e6\u25aa\u25ab\u2023\u2043\uf0b7\uf0a7\uf0d8\u00b7][ \t]*", re.M
)
_NUMBER = re.compile(r"^[ \t]*(\w{1,3}[.)])\t+", re.M)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def cleaned(text: str) -> str:
    """What somebody typed or pasted, without characters nobody can see; twice changes nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    text = _CONTROL.sub("", text)
    text = _BULLET.sub("- ", text)
    text = _NUMBER.sub(r"\1 ", text)
    return unicodedata.normalize("NFC", _without_tabs(text) if "\t" in text else text)


def _without_tabs(text: str) -> str:
    """Rows of a table keep their cells apart, as “a | b”; any other tab is a blank."""
    lines = text.split("\n")
    tabs = [line.count("\t") if "\t" in line.strip() else 0 for line in lines]
    found = []
    for line, here, *beside in zip(lines, tabs, [0, *tabs], [*tabs[1:], 0], strict=False):
        cells = line.split("\t") if here and here in beside else []
        found.append(" | ".join(cell.strip() or "–" for cell in cells) or line.replace("\t", " "))
    return "\n".join(found)


def paragraphs(text: str) -> list[str]:
    """The paragraphs as people read them: without empty lines."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def together(seen: str, mine: str, theirs: str) -> str | None:
    """Both people's changes to `seen`, line by line; None when both changed the same lines."""
    if mine == theirs:
        return mine
    lines = merged(seen.split("\n"), mine.split("\n"), theirs.split("\n"))
    return None if lines is None else "\n".join(lines)


def with_added(text: str, added: Sequence[str]) -> str:
    """The text with these paragraphs under it."""
    return "\n\n".join([text.rstrip(), *added] if text.strip() else added)
