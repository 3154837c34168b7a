"""May the distribution of the paired people stand beside what is shown already?

A theme's table over the paired people overlaps with the tables of everyone, of layers and of
partners, in both rounds; the earlier round may also have such a table with the round before it,
and with another round after it. The rule is that of `disclosure`, one step up: for every side of
every paired set, every union of layers and of partners, the answers k that are certainly given
there are at least

    n_k(side 1) + n_k(side 2) + … + n_k(layers) + n_k(partners) - (tables - 1) · n_k(everyone)

and where that is one or more, at least five people must have answered there. Groups shown with
any statement of the theme are taken as if shown with all of them, which is on the safe side.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from samenverder.reflection.figures.bounds import reaches, unions
from samenverder.reflection.figures.disclosure import DIMENSIONS, Cell, Shown, numbered
from samenverder.reflection.figures.earlier import Earlier, compared
from samenverder.reflection.figures.material import POINTS, Person
from samenverder.reflection.figures.pairs import Paired, Round, comparable_themes

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

Answers = set[tuple[int, str]]
ENDS = ((0, 1), (3, 4))


def safe_beside(paired: Paired, earlier: Earlier, theme: str) -> bool:
    """Whether the theme's distribution before and after may be shown, for both rounds."""
    return _fits(paired.now, theme, paired.answers_now(theme), []) and _fits(
        paired.before, theme, paired.answers_before(theme), _published_on(earlier, theme)
    )


def _published_on(earlier: Earlier, theme: str) -> list[Answers]:
    """The paired sets already shown of the earlier round, other than with this session."""
    published = []
    if compared(earlier.before.figures, theme):
        if earlier.beyond is None:
            raise ValueError("Figures were shown of a round that is gone.")
        first = _pair(earlier.before, earlier.beyond)
        published.append(first.answers_now(theme) if theme in first.codes else set())
    for sibling in earlier.siblings:
        if compared(sibling.figures, theme):
            pair = _pair(sibling, earlier.before)
            published.append(pair.answers_before(theme) if theme in pair.codes else set())
    return [answers for answers in published if answers]


def _pair(now: Round, before: Round) -> Paired:
    return Paired(now, before, comparable_themes(now, before))


def _fits(this: Round, theme: str, added: Answers, earlier: list[Answers]) -> bool:
    """Whether `added` is safe beside the groups of this round and the sets shown `earlier`."""
    answers = {
        (pk, code): value
        for pk, scores in this.scores.items()
        for code, value in scores.items()
        if this.figures["statements"][code]["theme"] == theme
    }
    classes = _classes(this, theme)
    return not any(
        _tells(answers, sides, tables, classes) for sides, tables in _sides(answers, added, earlier)
    )


def _sides(
    answers: dict[tuple[int, str], int], added: Answers, earlier: list[Answers]
) -> Iterator[tuple[Answers, list[Answers]]]:
    """Every way to take a side of each set: (answers on all those sides, the sides)."""
    everything = set(answers)
    choices = [[added & everything, everything - added]]
    choices += [[everything, shown & everything, everything - shown] for shown in earlier]
    for sides in product(*choices):
        chosen = [side for side in sides if side != everything]
        yield set.intersection(everything, *sides), chosen


def _tells(
    answers: dict[tuple[int, str], int],
    inside: Answers,
    tables: list[Answers],
    classes: Callable[[int], tuple[int, int]],
) -> bool:
    """Whether these tables say something certain about fewer than five people."""
    import numpy as np

    places = {pk: classes(pk) for pk, _code in answers}
    height, breadth = (1 + max(place[side] for place in places.values()) for side in (0, 1))
    people = np.zeros((height, breadth), np.int64)
    for pk in {pk for pk, _code in inside}:
        people[places[pk]] += 1
    cells = np.zeros((height, breadth, POINTS), np.int64)
    of_answers = np.array([(*places[pk], value - 1) for (pk, _), value in answers.items()])
    np.add.at(cells, tuple(of_answers.T), 1)
    total = _with_ends(cells.sum(axis=(0, 1)))
    by_layer, by_partner = _with_ends(cells.sum(axis=1)), _with_ends(cells.sum(axis=0))
    slack = sum((total - _tally(side, answers) for side in tables), start=np.zeros_like(total))
    return any(
        reaches(
            people[union].sum(axis=0),
            by_partner,
            slack + total - by_layer[union].sum(axis=0) + 1,
        )
        for union in unions(height)
    )


def _tally(chosen: Answers, answers: dict[tuple[int, str], int]) -> "IntArray":
    """Answers per point, and of both ends of the scale together."""
    import numpy as np

    values = [answers[answer] - 1 for answer in chosen]
    return _with_ends(np.bincount(np.array(values, np.int64), minlength=POINTS))


def _with_ends(rows: "IntArray") -> "IntArray":
    """Rows of answers per point, with a column for each end of the scale added."""
    import numpy as np

    return np.concatenate([rows, *(rows[..., list(end)].sum(-1)[..., None] for end in ENDS)], -1)


def _classes(this: Round, theme: str) -> Callable[[int], tuple[int, int]]:
    """Participant → (layer class, partner class), by the groups shown with this theme."""
    shown = Shown()
    for entry in this.figures["statements"].values():
        if entry["theme"] == theme:
            for dimension in DIMENSIONS:
                rows = entry["groups"][dimension]
                shown = shown.plus([(dimension, row["value"]) for row in rows if row["counts"]])
    labels = [_labels(shown, person) for person in this.people.values()]
    columns = [numbered(column) for column in zip(*labels, strict=True)]
    places = dict(zip(this.people, zip(*columns, strict=True), strict=True))
    return lambda pk: places[pk]


def _labels(shown: Shown, person: Person) -> tuple[str, str]:
    cell: Cell = (person.layer, person.kind, person.organisation)
    return shown.layer_class(cell), shown.partner_class(cell)
