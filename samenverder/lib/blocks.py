"""Which stretches two lists have in common; also of two hundred pages, within moments.

`difflib` compares everything with everything, which takes minutes for long texts. Here what both
begin and end with is set apart first, then what occurs once in each divides the rest into pieces
that are small enough for `difflib` (the idea of Bram Cohen's patience diff). A large stretch
without anything that occurs once counts as different.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

SMALL = 100_000  # pairs `difflib` may look at in one piece


class Block(NamedTuple):
    """`one[a : a + size] == two[b : b + size]`."""

    a: int
    b: int
    size: int


def matching_blocks(one: Sequence[Hashable], two: Sequence[Hashable]) -> list[Block]:
    """Ascending in both lists, none touching the next; the last one is empty, at both ends."""
    found = sorted(_blocks(one, two))
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            joined[-1] = Block(last.a, last.b, last.size + block.size)
        else:
            joined.append(block)
    return [*joined, Block(len(one), len(two), 0)]


def _blocks(one: Sequence[Hashable], two: Sequence[Hashable]) -> Iterator[Block]:
    left = [(0, len(one), 0, len(two))]
    while left:
        a, a_end, b, b_end = left.pop()
        if (a_end - a) * (b_end - b) <= SMALL:
            matcher = SequenceMatcher(None, one[a:a_end], two[b:b_end], autojunk=False)
            found = matcher.get_matching_blocks()
            yield from (Block(a + m.a, b + m.b, m.size) for m in found if m.size)
            continue
        before = _alike(one, two, range(a, a_end), range(b, b_end))
        after = _alike(one, two, range(a_end - 1, a + before - 1, -1),
                       range(b_end - 1, b + before - 1, -1))  # fmt: skip
        if before:
            yield Block(a, b, before)
        if after:
            yield Block(a_end - after, b_end - after, after)
        a, a_end, b, b_end = a + before, a_end - after, b + before, b_end - after
        anchors = _anchors(one[a:a_end], two[b:b_end])
        for at, there in anchors:
            yield Block(a + at, b + there, 1)
        if anchors:
            left += _gaps(anchors, a, a_end, b, b_end)


def _gaps(
    anchors: list[tuple[int, int]], a: int, a_end: int, b: int, b_end: int
) -> Iterator[tuple[int, int, int, int]]:
    """What lies before, between and behind the anchors."""
    from_a, from_b = a, b
    for at, there in anchors:
        yield from_a, a + at, from_b, b + there
        from_a, from_b = a + at + 1, b + there + 1
    yield from_a, a_end, from_b, b_end


def _alike(one: Sequence[Hashable], two: Sequence[Hashable], these: range, those: range) -> int:
    """How many are the same from here on."""
    count = 0
    for at, there in zip(these, those, strict=False):
        if one[at] != two[there]:
            break
        count += 1
    return count


def _anchors(one: Sequence[Hashable], two: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of what occurs once in each, as many as stand in the same order in both."""
    once = {thing for thing, times in Counter(one).items() if times == 1}
    there = {thing: at for at, thing in enumerate(two) if thing in once}
    twice = {thing for thing, times in Counter(two).items() if times > 1}
    pairs = [(at, there[thing]) for at, thing in enumerate(one)
             if thing in there and thing not in twice]  # fmt: skip
    return _longest_rising(pairs)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, ordered by their first, of which the second rises too."""
    ends: list[int] = []  # the lowest end of a run of each length
    which: list[int] = []  # the pair at that end
    before: list[int] = []  # for each pair the one before it in its run
    for number, (_at, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(which[length - 1] if length else -1)
        ends[length : length + 1] = [there]
        which[length : length + 1] = [number]
    found = []
    number = which[-1] if which else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
