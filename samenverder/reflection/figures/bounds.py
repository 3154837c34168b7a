"""What two tables over the same people say about where they cross: the arithmetic.

Used by `disclosure` and `overlap`, which explain the rule.
"""

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from samenverder.reflection.figures.material import MINIMUM

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

TURNS = 50  # it settles in a few


@cache
def unions(height: int) -> tuple[list[int], ...]:
    """Every non-empty union of classes, small ones first."""
    places = range(height)
    return tuple(list(some) for size in range(1, height + 1) for some in combinations(places, size))


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
