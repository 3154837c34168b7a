"""Which groups may be shown with one statement, over all dimensions at once.

A reader holds several tables of the same answers: everyone, the layers, the kinds of partner,
the organisations. The attack is to lay two tables over each other. When one board member chose
"not true at all" and so did one person of the municipality, and nobody else did, it was a board
member of the municipality; if there is one such person, their answer is known. Plain subtraction
(everyone minus the groups shown) is a special case of it.

The rule. Split the people by the groups shown: into layer classes, and into partner classes
(what is not shown together forms one class, inside its kind when the kind is shown). For any
union A of layer classes, union B of partner classes and answer k,

    people in A ∩ B who answered k  >=  n_k(A) + n_k(B) - n_k(everyone)

(Fréchet's lower bound). Where this is one or more, somebody in A ∩ B certainly answered k; then
A ∩ B must hold at least five people. "I don't know" and "did not answer" are answers as well,
and both ends of the scale are also looked at together. The largest B under five people is a
knapsack, so the check is exact and quick. Showing less never makes anything less safe.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from samenverder.reflection.figures.material import MINIMUM, Person

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

DIMENSIONS = ("layer", "kind", "organisation")
UNKNOWN, MISSING = 5, 6
ANSWERS = 7  # five points, unknown, missing
WIDTH = 9  # these, and both ends of the scale together
TURNS = 50  # it settles in a few
Cell = tuple[str, str, str]
Group = tuple[str, str]


@dataclass
class Shown:
    """The groups shown so far, per dimension."""

    layer: set[str] = field(default_factory=set)
    kind: set[str] = field(default_factory=set)
    organisation: set[str] = field(default_factory=set)

    def plus(self, groups: Sequence[Group]) -> "Shown":
        """These and some more."""
        more = Shown(set(self.layer), set(self.kind), set(self.organisation))
        for dimension, value in groups:
            getattr(more, dimension).add(value)
        return more

    def layer_class(self, cell: Cell) -> str:
        """Which people the layer table cannot tell apart from these."""
        return cell[0] if cell[0] in self.layer else ""

    def partner_class(self, cell: Cell) -> str:
        """Which people the tables of kinds and organisations cannot tell apart from these."""
        _layer, kind, organisation = cell
        if organisation in self.organisation:
            return f"o:{organisation}"
        return f"k:{kind}" if kind in self.kind else ""


def cells_of(
    people: Mapping[int, Person], answers: Mapping[int, int | None]
) -> dict[Cell, "IntArray"]:
    """(layer, kind, organisation) → people per answer, in `WIDTH` columns."""
    import numpy as np

    cells: dict[Cell, IntArray] = defaultdict(lambda: np.zeros(WIDTH, np.int64))
    for pk, person in people.items():
        row = cells[person.layer, person.kind, person.organisation]
        row[MISSING if pk not in answers else _column(answers[pk])] += 1
    for row in cells.values():
        row[7], row[8] = row[0] + row[1], row[3] + row[4]
    return dict(cells)


def _column(value: int | None) -> int:
    return UNKNOWN if value is None else value - 1


def safe_to_show(cells: Mapping[Cell, "IntArray"]) -> Shown:
    """The groups to show: layers, kinds, organisations; the largest first, always the same."""
    return _add(cells, Shown(), _candidates(cells))


def _candidates(cells: Mapping[Cell, "IntArray"]) -> list[Group]:
    scores: dict[tuple[int, str], int] = defaultdict(int)
    for cell, row in cells.items():
        for place, value in enumerate(cell):
            if value:
                scores[place, value] += int(row[:5].sum())
    order = sorted(scores, key=lambda key: (key[0], -scores[key], key[1]))
    return [(DIMENSIONS[place], v) for place, v in order if scores[place, v] >= MINIMUM]


def _add(cells: Mapping[Cell, "IntArray"], shown: Shown, groups: list[Group]) -> Shown:
    """Take every group that is safe with those before it; halves at a time, to be quick."""
    if not groups:
        return shown
    more = shown.plus(groups)
    if is_safe(cells, more):
        return more
    if len(groups) == 1:
        return shown
    middle = len(groups) // 2
    return _add(cells, _add(cells, shown, groups[:middle]), groups[middle:])


def is_safe(cells: Mapping[Cell, "IntArray"], shown: Shown) -> bool:
    """Whether these tables together say nothing certain about fewer than five people."""
    layers = _classes(shown.layer_class(cell) for cell in cells)
    partners = _classes(shown.partner_class(cell) for cell in cells)
    return crossing_is_safe(
        [
            (layers[shown.layer_class(cell)], partners[shown.partner_class(cell)], row)
            for cell, row in cells.items()
        ]
    )


def _classes(labels: Iterable[str]) -> dict[str, int]:
    return {label: place for place, label in enumerate(sorted(set(labels)))}


def crossing_is_safe(cells: Sequence[tuple[int, int, "IntArray"]]) -> bool:
    """The rules above, for people split by layer class and partner class (numbered from 0)."""
    import numpy as np

    height, breadth = (1 + max(cell[side] for cell in cells) for side in (0, 1))
    people = np.zeros((height, breadth), np.int64)
    by_layer = np.zeros((height, WIDTH), np.int64)
    by_partner = np.zeros((breadth, WIDTH), np.int64)
    for layer, partner, row in cells:
        people[layer, partner] += row[:ANSWERS].sum()
        by_layer[layer] += row
        by_partner[partner] += row
    if not (_enough_scores(by_layer) and _enough_scores(by_partner)):
        return False
    total = by_layer.sum(axis=0)
    return not any(
        reaches(people[union].sum(axis=0), by_partner, total - by_layer[union].sum(axis=0) + 1)
        for union in unions(height)
    ) and not narrows(people, by_layer[:, :ANSWERS], by_partner[:, :ANSWERS])


def _enough_scores(rows: "IntArray") -> bool:
    """A class shown, or left over, has no scores at all or at least five."""
    scores = rows[:, :5].sum(axis=1)
    return not ((scores > 0) & (scores < MINIMUM)).any()


def unions(height: int) -> list[list[int]]:
    """Every non-empty union of classes, small ones first."""
    places = range(height)
    return [list(some) for size in range(1, height + 1) for some in combinations(places, size)]


def reaches(sizes: "IntArray", values: "IntArray", needed: "IntArray") -> bool:
    """Whether classes with together fewer than five people (`sizes`) reach `needed` anywhere.

    `values` (classes x columns) add up; a knapsack of four people at most.
    """
    import numpy as np

    small = sizes < MINIMUM
    if not (values[small].sum(axis=0) >= needed).any():
        return False
    best = np.zeros((MINIMUM, values.shape[1]), np.int64)
    for size, value in zip(sizes[small], values[small], strict=True):
        taken = best[: MINIMUM - size] + value
        best[size:] = np.maximum(best[size:], taken)
    return bool((best[-1] >= needed).any())


def narrows(people: "IntArray", by_layer: "IntArray", by_partner: "IntArray") -> bool:
    """Whether ruling out, table by table, tells an answer of a crossing under five people.

    `people` (layers x partners) and the two tables (classes x answers). Lower and upper bounds
    of every crossing and answer are drawn tight until nothing moves: what is left over when all
    else is at its most must be there. What follows from one table alone is no news: that lies
    in showing a group of five at all.
    """
    import numpy as np

    small = (people > 0) & (people < MINIMUM)
    if not small.any():
        return False
    size, row, column = people[:, :, None], by_layer[:, None, :], by_partner[None, :, :]
    least = np.zeros(np.broadcast_shapes(size.shape, row.shape, column.shape), np.int64)
    most = np.minimum(np.minimum(row, column), size) + least
    known = np.maximum(
        column - (people.sum(axis=0)[None, :] - people)[:, :, None],
        row - (people.sum(axis=1)[:, None] - people)[:, :, None],
    )
    for _turn in range(TURNS):
        before = least.sum() - most.sum()
        for axis, whole in ((0, column), (1, row), (2, size)):
            least = np.maximum(least, whole - (most.sum(axis=axis, keepdims=True) - most))
            most = np.minimum(most, whole - (least.sum(axis=axis, keepdims=True) - least))
        if least.sum() - most.sum() == before:
            break
    return bool(((least >= 1) & (least > known) & small[:, :, None]).any())
