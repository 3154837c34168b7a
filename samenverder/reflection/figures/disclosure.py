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
knapsack, so the check is exact and quick. A second check draws the bounds of every crossing
tight (`narrows`), for what follows from several answers together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samenverder.reflection.figures.bounds import narrows, reaches, unions
from samenverder.reflection.figures.material import MINIMUM, Person

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

DIMENSIONS = ("layer", "kind", "organisation")
UNKNOWN, MISSING = 5, 6
ANSWERS = 7  # five points, unknown, missing
WIDTH = 9  # these, and both ends of the scale together
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


@dataclass(frozen=True)
class Cells:
    """People nobody can tell apart by layer, kind and organisation, and how they answered.

    `answers`: one row per cell of `keys`, in `WIDTH` columns.
    """

    keys: list[Cell]
    answers: "IntArray"


def cells_of(people: Mapping[int, Person], answers: Mapping[int, int | None]) -> Cells:
    """The cells of these people; somebody without an answer counts as missing."""
    import numpy as np

    tally: dict[Cell, list[int]] = {}
    for pk, person in people.items():
        cell = (person.layer, person.kind, person.organisation)
        row = tally.setdefault(cell, [0] * WIDTH)
        row[MISSING if pk not in answers else _column(answers[pk])] += 1
    rows = np.array(list(tally.values()), np.int64).reshape(-1, WIDTH)
    rows[:, 7], rows[:, 8] = rows[:, 0] + rows[:, 1], rows[:, 3] + rows[:, 4]
    return Cells(list(tally), rows)


def _column(value: int | None) -> int:
    return UNKNOWN if value is None else value - 1


def safe_to_show(cells: Cells) -> Shown:
    """The groups to show: layers, kinds, organisations; the largest first, always the same."""
    return _add(cells, Shown(), _candidates(cells))


def _candidates(cells: Cells) -> list[Group]:
    scores: dict[tuple[int, str], int] = defaultdict(int)
    for cell, row in zip(cells.keys, cells.answers, strict=True):
        for place, value in enumerate(cell):
            if value:
                scores[place, value] += int(row[:5].sum())
    order = sorted(scores, key=lambda key: (key[0], -scores[key], key[1]))
    return [(DIMENSIONS[place], v) for place, v in order if scores[place, v] >= MINIMUM]


def _add(cells: Cells, shown: Shown, groups: list[Group]) -> Shown:
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


def is_safe(cells: Cells, shown: Shown) -> bool:
    """Whether these tables together say nothing certain about fewer than five people."""
    layers = numbered([shown.layer_class(cell) for cell in cells.keys])
    partners = numbered([shown.partner_class(cell) for cell in cells.keys])
    return _crossing_is_safe(layers, partners, cells.answers)


def numbered(labels: Sequence[str]) -> list[int]:
    """Each label's number, from 0, in the order of the labels."""
    numbers = {label: place for place, label in enumerate(sorted(set(labels)))}
    return [numbers[label] for label in labels]


def _crossing_is_safe(layers: list[int], partners: list[int], answers: "IntArray") -> bool:
    """The rules above, for cells in numbered layer classes and partner classes."""
    import numpy as np

    people = np.zeros((1 + max(layers), 1 + max(partners)), np.int64)
    by_layer = np.zeros((people.shape[0], WIDTH), np.int64)
    by_partner = np.zeros((people.shape[1], WIDTH), np.int64)
    np.add.at(people, (layers, partners), answers[:, :ANSWERS].sum(axis=1))
    np.add.at(by_layer, layers, answers)
    np.add.at(by_partner, partners, answers)
    if not (_enough_scores(by_layer) and _enough_scores(by_partner)):
        return False
    total = by_layer.sum(axis=0)
    return not any(
        reaches(people[union].sum(axis=0), by_partner, total - by_layer[union].sum(axis=0) + 1)
        for union in unions(people.shape[0])
    ) and not narrows(people, by_layer[:, :ANSWERS], by_partner[:, :ANSWERS])


def _enough_scores(rows: "IntArray") -> bool:
    """A class shown, or left over, has no scores at all or at least five."""
    scores = rows[:, :5].sum(axis=1)
    return not ((scores > 0) & (scores < MINIMUM)).any()
