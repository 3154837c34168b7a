"""Where the names stand in a drawing: beside their node, never over another name or node."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from samenverder.lib.text import truncate

if TYPE_CHECKING:
    from samenverder.insight.network_drawing import Node

Box = tuple[float, float, float, float]
LONGEST = 34
SHORTER = (24, 14)


@dataclass(frozen=True)
class Label:
    """A name at a place; `anchor` is start, middle or end, as in SVG."""

    x: float
    y: float
    anchor: str
    text: str
    sub: str = ""


def place_labels(
    nodes: Sequence["Node"],
    at: dict[int, tuple[float, float]],
    size: float,
    paper: tuple[float, float],
    pairs: Sequence[tuple[int, int]],
) -> dict[int, Label]:
    """A label for every node that has room for one: whole, else shortened, else none."""
    letter = 17.0 if size > 12 else 14.0  # as in network-drawing.css
    taken: list[Box] = [(x - size, y - size, x + size, y + size) for x, y in at.values()]
    on_lines = _points_of(at, pairs)
    labels: dict[int, Label] = {}
    crowd = sorted(nodes, key=lambda node: (_neighbours(at, node.key, size), node.key))
    for node in crowd:
        whole = truncate(node.name, LONGEST)
        tries = [(whole, node.sub)] if size > 8 and node.sub else []
        tries += [(text, "") for text in (whole, *(truncate(node.name, n) for n in SHORTER))]
        for text, sub in tries:
            found = _best(at[node.key], text, sub, size, letter, paper, taken, on_lines)
            if found:
                labels[node.key], box = found
                taken.append(box)
                break
    return labels


def _neighbours(at: dict[int, tuple[float, float]], key: int, size: float) -> int:
    """How many stand near: who has most, comes first."""
    x, y = at[key]
    reach = size * 9
    return -sum(abs(a - x) < reach and abs(b - y) < reach for a, b in at.values())


def _points_of(at: dict[int, tuple[float, float]], pairs: Sequence[tuple[int, int]]) -> Any:
    import numpy as np

    if not pairs:
        return np.zeros((0, 2))
    starts = np.array([at[a] for a, _b in pairs])
    ends = np.array([at[b] for _a, b in pairs])
    steps = np.linspace(0.05, 0.95, 15)[:, None, None]
    return (starts + steps * (ends - starts)).reshape(-1, 2)


def _best(
    spot: tuple[float, float],
    text: str,
    sub: str,
    size: float,
    letter: float,
    paper: tuple[float, float],
    taken: Sequence[Box],
    on_lines: Any,
) -> tuple[Label, Box] | None:
    """The place that crosses the fewest lines among those that touch no name, node or edge."""
    best: tuple[int, Label, Box] | None = None
    for label, box in _candidates(spot, text, sub, size, letter):
        if box[0] < 2 or box[1] < 2 or box[2] > paper[0] - 2 or box[3] > paper[1] - 2:
            continue
        if any(_touch(box, other) for other in taken):
            continue
        inside = (
            (on_lines[:, 0] > box[0])
            & (on_lines[:, 0] < box[2])
            & (on_lines[:, 1] > box[1])
            & (on_lines[:, 1] < box[3])
        )
        crossed = int(inside.sum())
        if best is None or crossed < best[0]:
            best = (crossed, label, box)
    return (best[1], best[2]) if best else None


def _candidates(
    spot: tuple[float, float], text: str, sub: str, size: float, letter: float
) -> list[tuple[Label, Box]]:
    x, y = spot
    wide = max(len(text) * letter * 0.57, len(sub) * letter * 0.49)
    tall = letter * (2.3 if sub else 1.25)
    gap = size + 8
    made = []
    for anchor, left in (("start", x + gap), ("end", x - gap - wide)):
        for top in (y - tall / 2, y - tall, y - 2):
            place = x + gap if anchor == "start" else x - gap
            box = (left, top, left + wide, top + tall)
            made.append((Label(place, ceil(top + letter), anchor, text, sub), box))
    for top in (y + size + 5, y - size - 5 - tall):
        for anchor, left in (
            ("middle", x - wide / 2),
            ("start", x - size),
            ("end", x + size - wide),
        ):
            place = {"middle": x, "start": x - size, "end": x + size}[anchor]
            box = (left, top, left + wide, top + tall)
            made.append((Label(place, ceil(top + letter), anchor, text, sub), box))
    return made


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 4 and b[0] < a[2] + 4 and a[1] < b[3] + 2 and b[1] < a[3] + 2
