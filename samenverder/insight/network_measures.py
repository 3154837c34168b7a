"""Measures of a network, with the algorithms of rustworkx.

A graph here is undirected and simple. Definitions: density and articulation points as in
Newman, *Networks* (2nd ed., 2018), chapters 6 and 8; steps are lengths of shortest paths.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenverder.insight.ties import Pair

FEWEST_NODES = 5
"""With fewer, a measure says more about chance than about the network."""

FEWEST_ON_A_LAYER = 5


@dataclass(frozen=True)
class Bridge:
    """Somebody without whom the network falls apart, and how many then lose the rest."""

    node: int
    apart: int


@dataclass(frozen=True)
class Measures:
    """What can be said of one network. None where it is too small to say."""

    nodes: int
    lines: int
    density: float | None = None
    isolated: tuple[int, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    steps: float | None = None
    reached: float | None = None
    """Of all pairs, the share that can reach each other at all."""
    parts: int = 0
    """Groups of two or more that hang together."""


@dataclass(frozen=True)
class LayerSteps:
    """Steps from people of one layer to the nearest and average people of another."""

    first: str
    second: str
    people: tuple[int, int]
    steps: float | None
    reached: float


@dataclass
class Graph:
    """A network as rustworkx knows it, with our own numbers for the nodes."""

    keys: list[int]
    inner: Any
    at: dict[int, int] = field(default_factory=dict)
    _distances: Any = None

    @property
    def distances(self) -> Any:
        """Steps between every two nodes, by place; -1 where there is no way. Reckoned once."""
        if self._distances is None:
            import rustworkx as rx

            self._distances = rx.distance_matrix(self.inner, null_value=-1.0)
        return self._distances


def graph_of(nodes: Sequence[int], pairs: Iterable[Pair]) -> Graph:
    """The graph of these nodes and lines; lines to others are left out."""
    import rustworkx as rx

    inner = rx.PyGraph(multigraph=False)
    keys = list(nodes)
    inner.add_nodes_from(keys)
    at = {key: place for place, key in enumerate(keys)}
    inner.add_edges_from_no_data([(at[a], at[b]) for a, b in pairs if a in at and b in at])
    return Graph(keys, inner, at)


def measure(graph: Graph) -> Measures:
    """Every measure of a graph. With fewer than five nodes only the counts and who is alone."""
    import rustworkx as rx

    inner, count = graph.inner, len(graph.keys)
    lines = inner.num_edges()
    alone = tuple(graph.keys[at] for at in inner.node_indices() if inner.degree(at) == 0)
    if count < FEWEST_NODES:
        return Measures(count, lines, isolated=alone)
    steps, reached = _steps(graph)
    parts = [part for part in rx.connected_components(inner) if len(part) > 1]
    return Measures(
        nodes=count,
        lines=lines,
        density=2 * lines / (count * (count - 1)),
        isolated=alone,
        bridges=_bridges(graph),
        steps=steps,
        reached=reached,
        parts=len(parts),
    )


def _steps(graph: Graph) -> tuple[float | None, float]:
    """The average steps between those who can reach each other, and the share of pairs that can."""
    found = graph.distances
    there = found > 0
    pairs = int(there.sum())
    possible = len(graph.keys) * (len(graph.keys) - 1)
    return (float(found[there].sum()) / pairs if pairs else None), pairs / possible


def _bridges(graph: Graph) -> tuple[Bridge, ...]:
    """Articulation points, with how many are cut off from the largest part that stays.

    Reckoned on the tree of blocks (biconnected components) and the points that hold them together.
    """
    import rustworkx as rx

    cuts = set(rx.articulation_points(graph.inner))
    blocks: dict[int, set[int]] = {}
    for edge, block in rx.biconnected_components(graph.inner).items():
        blocks.setdefault(block, set()).update(edge)
    branches = _branches(cuts, list(blocks.values()))
    return tuple(
        Bridge(graph.keys[at], sum(branches[at]) - max(branches[at])) for at in sorted(cuts)
    )


def _branches(cuts: set[int], blocks: list[set[int]]) -> dict[int, list[int]]:
    """For each point that holds blocks together: how many nodes hang on each side of it."""
    touching: dict[int, list[int]] = {at: [] for at in cuts}
    for number, block in enumerate(blocks):
        for at in cuts & block:
            touching[at].append(number)
    sides: dict[int, list[int]] = {at: [] for at in cuts}
    seen: set[int] = set()
    for root in range(len(blocks)):
        if root in seen:
            continue
        order, above = _walk(root, blocks, touching, cuts)
        seen.update(order)
        below = {number: len(blocks[number] - cuts) for number in order}
        under: dict[int, int] = {}
        for number in reversed(order):
            for at in (cuts & blocks[number]) - {above[number]}:
                below[number] += 1 + under.get(at, 0)
            if (point := above[number]) is not None:
                under[point] = under.get(point, 0) + below[number]
                sides[point].append(below[number])
        for at in under:
            sides[at].append(below[root] - 1 - under[at])
    return sides


def _walk(
    root: int, blocks: list[set[int]], touching: Mapping[int, list[int]], cuts: set[int]
) -> tuple[list[int], dict[int, int | None]]:
    """The blocks that hang together, each after the one above it, and the point between them."""
    order = [root]
    above: dict[int, int | None] = {root: None}
    for number in order:
        for at in (cuts & blocks[number]) - {above[number]}:
            for other in touching[at]:
                if other not in above:
                    above[other] = at
                    order.append(other)
    return order, above


def steps_between_layers(graph: Graph, layers: Mapping[str, Sequence[int]]) -> list[LayerSteps]:
    """For every two layers the average steps between their people who can reach each other.

    A layer with fewer than five people is left out. Somebody on both layers is not counted with
    themselves.
    """
    places = {
        layer: [graph.at[key] for key in keys if key in graph.at] for layer, keys in layers.items()
    }
    large = [layer for layer, rows in places.items() if len(rows) >= FEWEST_ON_A_LAYER]
    return [
        _between(graph, first, second, places)
        for number, first in enumerate(large)
        for second in large[number + 1 :]
    ]


def _between(graph: Graph, first: str, second: str, places: Mapping[str, list[int]]) -> LayerSteps:
    block = graph.distances[places[first]][:, places[second]]
    there, possible = block > 0, block != 0
    pairs = int(there.sum())
    return LayerSteps(
        first,
        second,
        (len(places[first]), len(places[second])),
        float(block[there].sum()) / pairs if pairs else None,
        pairs / max(int(possible.sum()), 1),
    )


def missing_lines(
    graph: Graph, weights: Mapping[Pair, int], most: int = 3
) -> list[tuple[Pair, tuple[int, ...]]]:
    """Pairs without a line that share at least two partners, those who share most first.

    Gives the pair and whom they share, the one with the strongest lines to both first. (Common
    neighbours: Liben-Nowell and Kleinberg, 2007.)
    """
    if len(graph.keys) < FEWEST_NODES:
        return []
    near = {
        key: {graph.keys[p] for p in graph.inner.neighbors(graph.at[key])} for key in graph.keys
    }
    shared: dict[Pair, int] = {}
    for friends in near.values():
        for a in friends:
            for b in friends:
                if a < b and b not in near[a]:
                    shared[a, b] = shared.get((a, b), 0) + 1
    few = {pair: n for pair, n in shared.items() if n >= 2}
    chosen = sorted(few, key=lambda pair: (-few[pair], pair))[:most]

    def strength(pair: Pair, friend: int) -> int:
        return min(weights.get((min(friend, end), max(friend, end)), 0) for end in pair)

    return [
        (pair, tuple(sorted(near[pair[0]] & near[pair[1]], key=lambda f: (-strength(pair, f), f))))
        for pair in chosen
    ]
