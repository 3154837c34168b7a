"""What a picture of a network holds: everything in numbers and keys, and the drawing."""

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samenverder.insight import ties
from samenverder.insight.network_drawing import Drawing, Node
from samenverder.insight.network_measures import LayerSteps, Measures
from samenverder.insight.periods import Period
from samenverder.insight.ties import Pair

ORGANISATIONS, PEOPLE = "organisaties", "mensen"


@dataclass(frozen=True)
class Choice:
    """What somebody asked to see; it stands in the address. Empty means all."""

    level: str
    period: Period
    layer: str = ""
    kind: str = ""
    source: str = ""
    least: int = 0
    """Lines that count less often than this are left out; 0 counts all, and draws what fits."""

    @property
    def sources(self) -> list[str]:
        """The sources that count."""
        return [self.source] if self.source else list(ties.SOURCES)


@dataclass
class Lines:
    """Every line in the order of the names: both ends and how often each source counts."""

    sources: tuple[str, ...]
    numbers: "array[int]" = field(default_factory=lambda: array("q"))

    @property
    def wide(self) -> int:
        """Numbers in one line."""
        return 2 + len(self.sources)

    def __len__(self) -> int:
        return len(self.numbers) // self.wide

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        start = at * self.wide
        return tuple(self.numbers[start : start + self.wide])

    def add(self, pair: Pair, counts: list[int]) -> None:
        """One line more, at the end."""
        self.numbers.extend((*pair, *counts))


@dataclass
class Picture:
    """All that a page about the network says."""

    measures: Measures
    layers: list[LayerSteps]
    lines: Lines
    gaps: list[tuple[Pair, tuple[int, ...]]]
    hub: tuple[int, int] | None
    """Who has most lines, and how many."""
    degrees: dict[int, int]
    drawing: Drawing
    drawn_from: int
    """Lines that count less often are not in the drawing, but for the strongest of each."""
    drawn: int
    """How many lines are in the drawing."""
    skipped: int
    per_source: dict[str, int]
    """How many lines rest on each source."""
    svg: str = ""
    """The drawing as it goes on the page, in the language it was made for."""

    @cached_property
    def named(self) -> dict[int, Node]:
        """Every node by its key."""
        return {node.key: node for node in self.drawing.nodes}

    def forget_places(self) -> None:
        """Keep no more than a page needs: where everything stands is in the drawing by now."""
        for kept in (self.drawing.lines, self.drawing.gaps):
            kept.clear()
        for places in (self.drawing.at, self.drawing.labels, self.degrees):
            places.clear()
        self.__dict__.pop("named", None)
