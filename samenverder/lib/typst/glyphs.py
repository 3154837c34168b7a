"""Make any text printable with the fonts we ship.

PDF/UA forbids text that no font can show. What people type may hold anything, so a
character without a glyph becomes one empty square: the reader sees something stood there.
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SQUARE = "\u25a1"

_INSTEAD = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\t": " ", "\r": "\n", "\u2028": "\n"}
)
_JOINED = re.compile(f"{SQUARE}(?:[\u200d\ufe0f]*{SQUARE})+|{SQUARE}[\u200d\ufe0f]+")
_UNSEEN = {"Cc", "Cf", "Mn", "Me", "Sk"}  # without a glyph these leave nothing to miss


def printable(text: str) -> str:
    """``text`` with only characters our fonts have, and newlines. Never raises."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_INSTEAD)
    return _JOINED.sub(SQUARE, "".join(map(_shown, text)))


@cache
def covered() -> frozenset[int]:
    """Every code point at least one of our fonts has a glyph for."""
    points: set[int] = set()
    for path in sorted(FONTS.glob("*.ttf")):
        points |= code_points(path.read_bytes())
    return frozenset(points)


def code_points(font: bytes) -> set[int]:
    """The code points in a TrueType font's ``cmap`` (formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    points: set[int] = set()
    for i in range(subtables):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * i)
        points |= _subtable(font, start + offset)
    return points


def _shown(char: str) -> str:
    if char == "\n" or (ord(char) in covered() and char.isprintable()):
        return char
    if char in "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f":
        return char if ord(char) in covered() else ""
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in _UNSEEN else SQUARE


def _subtable(font: bytes, at: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", font, at)
    if kind == 12:
        (groups,) = struct.unpack_from(">I", font, at + 12)
        spans = (struct.unpack_from(">II", font, at + 16 + 12 * i) for i in range(groups))
        return {point for first, last in spans for point in range(first, last + 1)}
    if kind == 4:
        return _format_4(font, at)
    return set()


def _format_4(font: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    return {
        point
        for first, last in zip(starts, ends, strict=True)
        for point in range(first, last + 1)
        if point != 0xFFFF
    }
