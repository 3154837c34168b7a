"""The text of a vision: plain paragraphs that keep their key, and two people's changes together."""

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence

from samenverder.lib.blocks import matching_blocks

MOST_PAIRS = 4_000  # paragraphs that are compared word by word
ALIKE = 0.4  # from here two paragraphs are the same one, rewritten
Key = uuid.UUID
Kept = list[tuple[Key, str]]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a typed text: an empty line begins a new one; needless blanks go."""
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return [part.strip() for part in re.split(r"\n{2,}", lines) if part.strip()]


def text_of(paragraphs: Sequence[str]) -> str:
    """The paragraphs as somebody types them."""
    return "\n\n".join(paragraphs)


def with_keys(old: Kept, new: Sequence[str]) -> Kept:
    """Give each new paragraph the key of the old one it came from, else a key of its own.

    First those that are the same, then those with most words in common, then a single one that
    stands in the place of a single other.
    """
    found: dict[int, int] = {}  # place in new → place in old
    for place, text in _same(old, new):
        found.setdefault(text, place)
    _alike(old, new, found)
    _in_place(old, new, found)
    return [
        (old[found[at]][0] if at in found else uuid.uuid4(), text) for at, text in enumerate(new)
    ]


def _same(old: Kept, new: Sequence[str]) -> Iterator[tuple[int, int]]:
    texts = [text for _key, text in old]
    used_old, used_new = set(), set()
    for start, at, size in matching_blocks(texts, new):
        for step in range(size):
            used_old.add(start + step)
            used_new.add(at + step)
            yield start + step, at + step
    places: dict[str, list[int]] = {}
    for place in range(len(texts) - 1, -1, -1):
        if place not in used_old:
            places.setdefault(texts[place], []).append(place)
    for at, text in enumerate(new):  # moved to another place
        if at not in used_new and places.get(text):
            yield places[text].pop(), at


def _alike(old: Kept, new: Sequence[str], found: dict[int, int]) -> None:
    known = set(found.values())
    left = [at for at in range(len(new)) if at not in found]
    free = [place for place in range(len(old)) if place not in known]
    words = {place: Counter(old[place][1].lower().split()) for place in free}
    pairs = []
    for number, at in enumerate(left):
        mine = Counter(new[at].lower().split())
        for place in _near(free, number / len(left), MOST_PAIRS // len(left)):
            shared = (mine & words[place]).total()
            likeness = 2 * shared / (mine.total() + words[place].total())
            if likeness >= ALIKE:
                pairs.append((-likeness, abs(at - place), at, place))
    taken: set[int] = set()
    for _likeness, _distance, at, place in sorted(pairs):
        if at not in found and place not in taken:
            found[at] = place
            taken.add(place)


def _near(free: list[int], part: float, most: int) -> list[int]:
    """Of a long list only those about as far on: nobody reads more than that together."""
    if len(free) <= most:
        return free
    middle = int(part * len(free))
    return free[max(0, middle - most // 2) : middle + most // 2 + 1]


def _in_place(old: Kept, new: Sequence[str], found: dict[int, int]) -> None:
    """One new paragraph between the same two neighbours as one old one is that one rewritten."""
    back = {place: at for at, place in found.items()}
    for at in range(len(new)):
        if at in found:
            continue
        before = found.get(at - 1) if at else -1
        after = found.get(at + 1) if at + 1 < len(new) else len(old)
        if before is not None and after == before + 2 and before + 1 not in back:
            found[at] = before + 1


def merged(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """What two people made of one list of paragraphs, together; None when both changed a part."""
    whole: list[str] = []
    at_base = at_mine = at_theirs = 0
    for start, end, in_mine, in_theirs in _agreed(base, mine, theirs):
        was, here, there = (
            base[at_base:start],
            mine[at_mine:in_mine],
            theirs[at_theirs:in_theirs],
        )
        part = _of_both(was, here, there)
        if part is None:
            return None
        whole += part + base[start:end]
        size = end - start
        at_base, at_mine, at_theirs = end, in_mine + size, in_theirs + size
    return whole


def _of_both(was: list[str], here: list[str], there: list[str]) -> list[str] | None:
    """One stretch that somebody changed; paragraphs below each other count apart."""
    if here in (was, there):
        return there
    if there == was:
        return here
    if len(was) == len(here) == len(there) > 1:
        parts = [_of_both([a], [b], [c]) for a, b, c in zip(was, here, there, strict=True)]
        if all(part is not None for part in parts):
            return [text for part in parts for text in part or []]
    return None


def _agreed(
    base: list[str], mine: list[str], theirs: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs that neither of them touched: (start, end in base, start in mine, start in theirs)."""
    ours, others = matching_blocks(base, mine), matching_blocks(base, theirs)
    i = j = 0
    while i < len(ours) and j < len(others):
        a, b = ours[i], others[j]
        low, high = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if low < high:
            yield low, high, a.b + low - a.a, b.b + low - b.a
        if a.a + a.size < b.a + b.size:
            i += 1
        else:
            j += 1
    yield len(base), len(base), len(mine), len(theirs)
