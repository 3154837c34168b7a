"""Geometry of the diverging stacked bar: where each segment begins and how wide it is.

Robbins & Heiberger: the answers stand in the order of the scale and the middle category
straddles a tick, so what lies left of the tick is "not true" and right of it "true".
A bar is as wide as one whole (100 % of its answers), whatever its N; all bars of one chart
share a :class:`Domain`, so their ticks stand under each other. All positions are
percentages of the width of the picture, so text keeps its size when a picture shrinks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

LEVELS = 5
"""Points on the scale. The middle one is level 3."""

GAP = 0.44
"""White between two segments, in percent of the picture (2 px on a bar of 450 px)."""

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Domain:
    """How far bars reach to either side of the tick, in shares of a bar (0 to 1)."""

    left: float
    right: float

    def __post_init__(self) -> None:
        if min(self.left, self.right) < 0 or self.left + self.right <= 0:
            raise ValueError(f"a domain needs some width: {self.left}, {self.right}")

    @property
    def unit(self) -> float:
        """Width of a whole bar, in percent of the picture."""
        return 100 / (self.left + self.right)

    @property
    def tick(self) -> float:
        """Where the tick stands, in percent of the picture."""
        return self.left * self.unit


@dataclass(frozen=True, slots=True)
class Segment:
    """One drawn answer category; positions in percent of the picture."""

    level: int
    count: int
    x: float
    width: float

    @property
    def mid(self) -> float:
        """Where the number stands."""
        return self.x + self.width / 2

    @property
    def end(self) -> float:
        """The right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class BarLayout:
    """A bar ready to draw: its segments from left to right (none if nobody answered)."""

    segments: tuple[Segment, ...]
    tick: float
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """N: how many answers the bar shows."""
        return sum(self.counts)


def shared_domain(bars: Iterable[Sequence[int]]) -> Domain:
    """One domain that holds every bar of a chart, rounded up to a hundredth of a bar.

    ``bars``: per bar the counts of levels 1 to 5. Bars without answers do not count.
    Raises ``ValueError`` for counts that are negative or not five.
    """
    reaches = [_reach(counts) for counts in map(_checked, bars) if sum(counts)]
    if not reaches:
        return Domain(0.5, 0.5)
    return Domain(*(_hundredth(max(side)) for side in zip(*reaches, strict=True)))


def layout(counts: Sequence[int], *, domain: Domain, gap: float = GAP) -> BarLayout:
    """Place one bar in ``domain``; categories nobody chose are left out.

    ``counts``: answers at level 1 to 5. ``gap`` in percent; a segment too narrow for it
    gives at most half its width. Raises ``ValueError`` if the counts are not five or
    negative, or if the bar does not fit the domain (take ``shared_domain`` of all bars).
    """
    counts = _checked(counts)
    total = sum(counts)
    if not total:
        return BarLayout((), domain.tick, counts)
    left, right = _reach(counts)
    if left > domain.left + _SLACK or right > domain.right + _SLACK:
        raise ValueError(f"counts {counts} reach outside {domain}")
    edge = domain.tick - left * domain.unit
    segments = []
    for level, count in enumerate(counts, start=1):
        outer = domain.unit * count / total
        if count:
            inset = min(gap, outer / 2)
            segments.append(Segment(level, count, edge + inset / 2, outer - inset))
        edge += outer
    return BarLayout(tuple(segments), domain.tick, counts)


def _checked(counts: Sequence[int]) -> tuple[int, ...]:
    if len(counts) != LEVELS or min(counts) < 0:
        raise ValueError(f"expected {LEVELS} counts of 0 or more, got {list(counts)}")
    return tuple(counts)


def _reach(counts: Sequence[int]) -> tuple[float, float]:
    """How far a bar reaches left and right of the tick, in shares of itself."""
    below, middle, above = sum(counts[:2]), counts[2], sum(counts[3:])
    total = below + middle + above
    return (below + middle / 2) / total, (above + middle / 2) / total


def _hundredth(share: float) -> float:
    """Round up to two decimals, without 0.57 becoming 0.58 by a float's last bit."""
    return ceil(round(share * 100, 6)) / 100
