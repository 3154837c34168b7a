"""Help texts: one short page per screen, as content files in Dutch and English.

A file `help/<language>/<name>.txt` has its title on the first line; then paragraphs separated by
blank lines. A paragraph whose lines all start with "- " is a list; a line with "## " is a head.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).resolve().parent / "help"


@dataclass(frozen=True)
class Block:
    """A head, a list or a paragraph."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class HelpPage:
    """One help page."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def _block(paragraph: str) -> Block:
    lines = [line.strip() for line in paragraph.strip().splitlines()]
    if lines[0].startswith("## "):
        return Block("head", (lines[0][3:],))
    if all(line.startswith("- ") for line in lines):
        return Block("list", tuple(line[2:] for line in lines))
    return Block("text", (" ".join(lines),))


@cache
def _read(language: str, name: str) -> HelpPage | None:
    path = FOLDER / language / f"{name}.txt"
    if not path.is_file():
        return None
    title, _, rest = path.read_text().partition("\n")
    parts = re.sub(r"^## .*$", r"\n\g<0>\n", rest, flags=re.MULTILINE).split("\n\n")
    blocks = [_block(part) for part in parts if part.strip()]
    return HelpPage(name, title.strip(), tuple(blocks))


def names() -> list[str]:
    """The names of all help pages, in the order of their files."""
    return sorted(path.stem for path in (FOLDER / "nl").glob("*.txt"))


def page(name: str) -> HelpPage | None:
    """The page in the reader's language, None when there is none."""
    if name not in names():
        return None
    language = "en" if (get_language() or "nl").startswith("en") else "nl"
    return _read(language, name)


def all_pages() -> list[HelpPage]:
    """Every page in the reader's language."""
    return [found for name in names() if (found := page(name))]
