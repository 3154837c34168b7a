"""How a JPEG is laid down: read from its markers, before anything of it is unpacked.

ITU-T T.81, annex B: a file is a row of segments; a scan begins with SOS, and inside a scan every
0xFF is followed by 0x00 or by a marker that restarts. So 0xFF 0xDA is never part of a picture.
"""

from dataclasses import dataclass
from typing import IO

SOS, CHUNK = b"\xff\xda", 1_000_000
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))


@dataclass(frozen=True)
class Scans:
    """`number`: how many scans there are; `at_once`: the first one holds all colours, so that rows
    can be made smaller as they come."""

    number: int
    at_once: bool


def scans_of(file: IO[bytes]) -> Scans:
    """The scans of the JPEG in this file, which is left at its beginning."""
    number, last = 0, b""
    file.seek(0)
    while chunk := file.read(CHUNK):
        number += (last + chunk).count(SOS)
        last = chunk[-1:]
    found = Scans(number, _first_holds_all(file))
    file.seek(0)
    return found


def _first_holds_all(file: IO[bytes]) -> bool:
    file.seek(2)
    colours = 0
    while (mark := _next_marker(file)) is not None:
        if mark in WITHOUT_LENGTH:
            continue
        size = int.from_bytes(file.read(2), "big")
        if mark == SOS[1]:
            return bool(colours) and file.read(1) == bytes([colours])
        start = file.tell()
        if mark in FRAMES:
            colours = 0 if mark in PROGRESSIVE else (file.read(6) or b"\0")[-1]
        file.seek(start + max(0, size - 2))
    return False


def _next_marker(file: IO[bytes]) -> int | None:
    """The marker that comes next; None at the end, or where none is."""
    if file.read(1) != b"\xff":
        return None
    while (mark := file.read(1)) == b"\xff":
        pass
    return mark[0] if mark else None
