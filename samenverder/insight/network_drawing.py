"""Where everything stands in the drawing of a network. The same network gives the same picture.

Up to `LABELLED` nodes each stands apart with its name: the layout of Kamada and Kawai from
rustworkx, then pushed apart until nothing overlaps. Above that, nodes stand in a bunch with those
of the same organisation, without names. Position says nothing else. Sizes are in the units of the
drawing, about pixels on a laptop.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin, sqrt
from typing import Any, NamedTuple

from samenverder.insight.network_labels import Label, place_labels
from samenverder.insight.network_measures import Graph, graph_of
from samenverder.insight.ties import Pair

LABELLED = 200
MOST_LINES = 8000
WIDTH = 1140.0
MARGIN_X, MARGIN_Y = 120.0, 64.0
HEIGHTS = ((20, 580.0), (40, 800.0), (80, 1000.0), (120, 1250.0), (LABELLED, 1600.0))
GOLDEN = pi * (3 - sqrt(5))
LOOSE = 2.5
"""How many lines away parts stand that have no line to the rest."""
BUSY = 3
"""From so many lines for each node on, thin lines are drawn thinner."""


class Node(NamedTuple):
    """Who is drawn. `bunch` is whom it stands with when there are too many for names."""

    key: int
    name: str
    sub: str
    kind: str
    bunch: int = 0
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A line as a path; `width` is 1 to 4."""

    pair: Pair
    width: int
    path: str


@dataclass
class Drawing:
    """The drawing in numbers."""

    width: float
    height: float
    size: float
    """Half the width of a node."""
    nodes: list[Node]
    at: dict[int, tuple[float, float]]
    lines: list[Line] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)
    labels: dict[int, Label] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)
    """Nodes without any line, in the drawing or not."""
    left_out: int = 0
    """Lines that are not drawn because there are too many; the thinnest."""

    @property
    def is_busy(self) -> bool:
        """Many lines for so few nodes."""
        return len(self.lines) > BUSY * len(self.nodes)

    @property
    def is_dense(self) -> bool:
        """Too many nodes for names."""
        return len(self.nodes) > LABELLED


def width_of(weight: int, most: int) -> int:
    """How thick a line is, 1 to 4, beside the strongest of the drawing (4 from four times on)."""
    return min(4, max(1, -(-4 * weight // max(most, 4))))


def draw(
    nodes: Sequence[Node],
    weights: Mapping[Pair, int],
    alone: set[int],
    gaps: Sequence[Pair] = (),
) -> Drawing:
    """Lay out a network; `weights` holds the lines to draw, `gaps` the lines that are missing.

    `alone` are the nodes without any line: another may have lines that are not drawn.
    """
    if len(nodes) > LABELLED:
        return _dense(nodes, weights)
    size = 17.0 if len(nodes) <= 30 else 12.0 if len(nodes) <= 80 else 8.0
    height = next(tall for most, tall in HEIGHTS if len(nodes) <= most)
    at = _places(nodes, graph_of([node.key for node in nodes], weights), height, size)
    drawing = Drawing(WIDTH, height, size, list(nodes), at, alone=alone)
    most = max(weights.values(), default=1)
    drawing.lines = [
        Line(pair, width_of(weight, most), _curve(at[pair[0]], at[pair[1]], pair))
        for pair, weight in sorted(weights.items(), key=lambda row: (row[1], row[0]))
    ]
    drawing.gaps = [Line(pair, 1, _curve(at[pair[0]], at[pair[1]], pair)) for pair in gaps]
    drawing.labels = place_labels(drawing.nodes, at, size, (WIDTH, height), list(weights))
    return drawing


def _places(
    nodes: Sequence[Node], graph: Graph, height: float, size: float
) -> dict[int, tuple[float, float]]:
    """Those with lines by Kamada and Kawai; those without in rows at the foot."""
    import rustworkx as rx

    alone = [n.key for n in nodes if graph.inner.degree(graph.at[n.key]) == 0]
    linked = [n.key for n in nodes if graph.inner.degree(graph.at[n.key])]
    across = max(1, int((WIDTH - 2 * MARGIN_X) // max(size * 5, 150 if size > 12 else 60)) + 1)
    rows = -(-len(alone) // across)
    step = size * 2 + (58 if size > 12 else 30)
    floor = height - MARGIN_Y - (rows * step if linked else 0)
    found: dict[int, tuple[float, float]] = {}
    if linked:
        inner = graph.inner.subgraph([graph.at[key] for key in linked])
        plan = rx.kamada_kawai_layout(_held_together(inner), weight_fn=float)
        order = [inner[place] for place in inner.node_indices()]
        points = [tuple(plan[place]) for place in inner.node_indices()]
        box = (MARGIN_X, MARGIN_Y, WIDTH - MARGIN_X, max(floor, MARGIN_Y + 120))
        found.update(zip(order, _apart(_fit(points, box), size, box), strict=True))
    for number, key in enumerate(alone):
        row, column = divmod(number, across)
        gap = (WIDTH - 2 * MARGIN_X) / max(min(across, len(alone)) - 1, 1)
        x = MARGIN_X + column * gap if min(across, len(alone)) > 1 else WIDTH / 2
        found[key] = (x, height - MARGIN_Y - (rows - 1 - row) * step)
    return found


def _held_together(graph: Any) -> Any:
    """The network with loose parts on a long line to its busiest node, so that none drifts off."""
    import rustworkx as rx

    held = graph.copy()
    for number in held.edge_indices():
        held.update_edge_by_index(number, 1.0)
    parts = sorted(rx.connected_components(graph), key=len, reverse=True)
    ends = [max(part, key=lambda node: (graph.degree(node), -node)) for part in parts]
    held.add_edges_from([(ends[0], end, LOOSE) for end in ends[1:]])
    return held


def _fit(
    points: Sequence[Any], box: tuple[float, float, float, float]
) -> list[tuple[float, float]]:
    """The points stretched over the box; a line of points lands in its middle."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, top, right, bottom = box
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    fitted = []
    for x, y in points:
        across = (x - min(xs)) / wide if wide > 1e-9 else 0.5
        down = (y - min(ys)) / tall if tall > 1e-9 else 0.5
        fitted.append((left + across * (right - left), top + down * (bottom - top)))
    return fitted


def _apart(
    points: Sequence[tuple[float, float]],
    size: float | Sequence[float],
    box: tuple[float, float, float, float],
    rounds: int = 120,
) -> list[tuple[float, float]]:
    """Push points that are too close away from each other, within the box."""
    import numpy as np

    spots = np.array(points, dtype=float)
    if len(spots) < 2:
        return [(float(x), float(y)) for x, y in spots]
    spots += np.array([[0.01 * (i % 7), 0.01 * (i % 11)] for i in range(len(spots))])
    if isinstance(size, float):
        area = (box[2] - box[0]) * (box[3] - box[1])
        need = np.full((len(spots), len(spots)), min(size * 6.5, 0.8 * sqrt(area / len(spots))))
    else:
        radii = np.array(size)
        need = radii[:, None] + radii[None, :]
    low, high = np.array(box[:2]), np.array(box[2:])
    for _round in range(rounds):
        between = spots[:, None, :] - spots[None, :, :]
        far = np.sqrt((between**2).sum(axis=2)) + np.eye(len(spots)) * 1e9
        short = np.clip(need - far, 0, None)
        if not short.any():
            break
        spots += 0.35 * ((short / np.maximum(far, 1e-6))[:, :, None] * between).sum(axis=1)
        spots = np.clip(spots, low, high)
    return [(float(x), float(y)) for x, y in spots]


def _curve(start: tuple[float, float], end: tuple[float, float], pair: Pair) -> str:
    """A slightly bent line, always to the same side for the same pair."""
    bend = 0.07 if sum(pair) % 2 else -0.07
    mid_x = (start[0] + end[0]) / 2 - (end[1] - start[1]) * bend
    mid_y = (start[1] + end[1]) / 2 + (end[0] - start[0]) * bend
    return f"M{start[0]:.0f} {start[1]:.0f}Q{mid_x:.0f} {mid_y:.0f} {end[0]:.0f} {end[1]:.0f}"


def _dense(nodes: Sequence[Node], weights: Mapping[Pair, int]) -> Drawing:
    """Bunches of nodes, the bunches laid out by the lines between them."""
    bunches: dict[int, list[Node]] = {}
    for node in nodes:
        bunches.setdefault(node.bunch, []).append(node)
    step = max(2.6, min(7.0, 300 / sqrt(len(nodes))))
    radii = [step * 1.15 * sqrt(len(rows)) + step * 2 for rows in bunches.values()]
    height = max(WIDTH, sqrt(sum(r * r for r in radii)) * 3.2)
    centres = _bunch_places(bunches, weights, radii, height)
    at: dict[int, tuple[float, float]] = {}
    for centre, rows in zip(centres, bunches.values(), strict=True):
        for number, node in enumerate(rows):
            at[node.key] = _seed(centre, number, step * 1.15)
    strongest = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
    drawing = Drawing(WIDTH, height, step * 0.62, list(nodes), at)
    drawing.lines = [
        Line(pair, width_of(weight, strongest[0][1]), _straight(at[pair[0]], at[pair[1]]))
        for pair, weight in strongest[:MOST_LINES]
    ]
    drawing.left_out = max(0, len(strongest) - MOST_LINES)
    return drawing


def _seed(centre: tuple[float, float], number: int, step: float) -> tuple[float, float]:
    """The place of a seed in a sunflower (Vogel, 1979)."""
    angle, far = number * GOLDEN, step * sqrt(number)
    return centre[0] + far * cos(angle), centre[1] + far * sin(angle)


def _bunch_places(
    bunches: Mapping[int, Sequence[Node]],
    weights: Mapping[Pair, int],
    radii: Sequence[float],
    height: float,
) -> list[tuple[float, float]]:
    import rustworkx as rx

    order = {bunch: place for place, bunch in enumerate(bunches)}
    of = {node.key: order[bunch] for bunch, rows in bunches.items() for node in rows}
    inner = rx.PyGraph(multigraph=False)
    inner.add_nodes_from(list(bunches))
    inner.add_edges_from_no_data(sorted({(of[a], of[b]) for a, b in weights if of[a] != of[b]}))
    plan = rx.spring_layout(inner, seed=20261117, num_iter=100)
    most = max(radii)
    box = (most, most, WIDTH - most, height - most)
    points = _fit([tuple(plan[place]) for place in inner.node_indices()], box)
    return _apart(points, list(radii), box, rounds=60)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}"
