"""What is different between two texts: per paragraph, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenverder.ambition.models import AmbitionVersion, is_heading
from samenverder.lib.blocks import Block, matching_blocks

SAME, ADDED, REMOVED = "same", "added", "removed"
MOSTLY_NEW = 0.3  # below this a paragraph reads better as a whole, old and new


@dataclass(frozen=True)
class Piece:
    """Some words that are the same, added or removed."""

    kind: str
    text: str

    @property
    def body(self) -> str:
        """The words without the blank behind them, so that no line is drawn under it."""
        return self.text.rstrip()

    @property
    def tail(self) -> str:
        return self.text[len(self.body) :]


@dataclass(frozen=True)
class Part:
    """One paragraph, or the sentence, with what is different in it."""

    kind: str  # same, changed, added, removed
    pieces: tuple[Piece, ...]
    moved: bool = False

    @property
    def is_heading(self) -> bool:
        """As it reads now; what is gone as it read then."""
        gone = "" if self.kind == REMOVED else REMOVED
        return is_heading("".join(p.text for p in self.pieces if p.kind != gone).strip())


@dataclass(frozen=True)
class Line:
    """A paragraph and the key by which it is known."""

    key: object
    text: str


@dataclass(frozen=True)
class Differences:
    """Everything that is different between two versions."""

    sentence: Part
    parts: tuple[Part, ...]

    @property
    def changed(self) -> int:
        return self._count("changed")

    @property
    def added(self) -> int:
        return self._count("added")

    @property
    def removed(self) -> int:
        return self._count("removed")

    @property
    def moved(self) -> int:
        return sum(part.moved for part in self.parts)

    @property
    def any(self) -> bool:
        """Something is different at all."""
        return self.sentence.kind != SAME or any(p.kind != SAME or p.moved for p in self.parts)

    def _count(self, kind: str) -> int:
        return sum(part.kind == kind for part in self.parts)


def differences(old: AmbitionVersion, new: AmbitionVersion) -> Differences:
    """What somebody has to know who read `old` and now reads `new`."""
    return differences_between(old.sentence, lines_of(old), new.sentence, lines_of(new))


def differences_between(
    old_sentence: str, old: Sequence[Line], new_sentence: str, new: Sequence[Line]
) -> Differences:
    """The same for texts that are not (both) saved."""
    return Differences(part_of(old_sentence, new_sentence), tuple(_parts(old, new)))


def lines_of(version: AmbitionVersion) -> list[Line]:
    """The paragraphs of a version."""
    return [Line(row.key, row.text) for row in version.paragraphs.all()]


def _parts(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Part]:
    """The paragraphs of the new text; removed ones stand where they were."""
    before = {row.key: row for row in old}
    after = {row.key for row in new}
    in_place = _in_order(old, new)
    gone = _gone(old, after)
    yield from (_whole(REMOVED, row.text) for row in gone.get(None, []))
    for row in new:
        was = before.get(row.key)
        if was is None:
            yield _whole(ADDED, row.text)
        else:
            part = part_of(was.text, row.text)
            yield Part(part.kind, part.pieces, moved=row.key not in in_place)
        yield from (_whole(REMOVED, late.text) for late in gone.get(row.key, []))


def _gone(old: Sequence[Line], after: set[object]) -> dict[object, list[Line]]:
    """Paragraphs that are gone, by the key of the one that stays before them."""
    found: dict[object, list[Line]] = {}
    last: object = None
    for row in old:
        if row.key in after:
            last = row.key
        else:
            found.setdefault(last, []).append(row)
    return found


def _in_order(old: Sequence[Line], new: Sequence[Line]) -> set[object]:
    """Keys that stand in the same order in both."""
    one, two = [row.key for row in old], [row.key for row in new]
    shared = set(one) & set(two)
    kept = [key for key in one if key in shared]
    follow = [key for key in two if key in shared]
    if kept == follow:
        return shared
    return {
        one[block.a + step] for block in matching_blocks(one, two) for step in range(block.size)
    }


def _whole(kind: str, text: str) -> Part:
    return Part(kind, (Piece(kind, text),))


def part_of(old: str, new: str) -> Part:
    """One text word by word; almost nothing in common shows the old and the new as a whole."""
    if old == new:
        return Part(SAME, (Piece(SAME, new),))
    one, two = _words(old), _words(new)
    blocks = matching_blocks(one, two)
    if 2 * sum(block.size for block in blocks) < MOSTLY_NEW * (len(one) + len(two)):
        return Part("changed", (Piece(REMOVED, old), Piece(ADDED, new)))
    return Part("changed", tuple(_pieces(blocks, one, two)))


def _words(text: str) -> list[str]:
    """Words with the blanks behind them."""
    return re.findall(r"\S+\s*", text)


def _pieces(blocks: list[Block], one: list[str], two: list[str]) -> Iterator[Piece]:
    a = c = 0
    for block in blocks:
        if block.a > a:
            yield Piece(REMOVED, "".join(one[a : block.a]))
        if block.b > c:
            yield Piece(ADDED, "".join(two[c : block.b]))
        a, c = block.a + block.size, block.b + block.size
        if block.size:
            yield Piece(SAME, "".join(two[block.b : c]))
