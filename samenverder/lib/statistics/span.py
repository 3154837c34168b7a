"""Which sums of published counts exist: exact linear algebra for the disclosure auditor.

Published figures are counts over sets of people. Adding and subtracting them gives every
vector in the linear span of the sets' indicator vectors. The question is whether that span
holds the indicator (0/1) of a small set.

**Arithmetic modulo the prime 2³¹-1**, so that everything is exact in 64-bit integers. A 0/1
vector in the span over the fractions is also in the span modulo p unless p divides the
denominators in its combination, and those divide a minor of the indicator matrix. When the
sets form two nested families (say layers, and organisations inside kinds) the matrix is
totally unimodular: every minor is 0 or ±1, and nothing is missed at any size. With d sets
holding each person, Hadamard bounds a minor of order r by d^(r/2): d = 4 is safe up to
r = 30. Beyond that a miss would need minors that all happen to be multiples of this prime.

**Small sets by null vectors.** A vector lies in the span only if it is orthogonal to every
vector of the null space. Two random null vectors give each atom a 62-bit key; a set in the
span has keys adding up to zero (never missed), another set has so by accident once in 2⁶²,
and is then refused: an error on the safe side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

PRIME = 2**31 - 1
SEED = 20_250_904
MOST_SUBSETS = 250_000  # half-sets listed at a time: about 700 small atoms at a minimum of 5
MOST_PAIRS = 50_000  # matching halves looked at one by one


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """A linear span modulo PRIME: its reduced row echelon form (rank x width)."""

    rows: IntArray
    pivots: IntArray

    @classmethod
    def empty(cls, width: int) -> Span:
        """The span of nothing, over ``width`` columns."""
        import numpy as np

        return cls(np.zeros((0, width), np.int64), np.zeros(0, np.int64))

    def with_row(self, row: IntArray) -> Span:
        """The span of this and one 0/1 row; itself when the row is already in it."""
        import numpy as np

        known = (row[self.pivots, None] * self.rows % PRIME).sum(axis=0)
        rest = (row - known) % PRIME
        if not rest.any():
            return self
        pivot = int(np.flatnonzero(rest)[0])
        rest = rest * pow(int(rest[pivot]), -1, PRIME) % PRIME
        cleared = (self.rows - self.rows[:, [pivot]] * rest) % PRIME
        return Span(np.vstack([cleared, rest]), np.append(self.pivots, pivot))

    def keys(self, columns: IntArray) -> IntArray:
        """Two random null vectors over the given columns (which hold all pivots) -> n x 2."""
        import numpy as np

        generator = np.random.default_rng([SEED, *self.rows.shape])
        vectors = np.zeros((self.rows.shape[1], 2), np.int64)
        free = np.setdiff1d(columns, self.pivots)
        vectors[free] = generator.integers(1, PRIME, size=(len(free), 2))
        for side in range(2):
            products = self.rows[:, free] * vectors[free, side] % PRIME
            vectors[self.pivots, side] = -products.sum(axis=1) % PRIME
        return vectors[columns]


def small_zero_sum(keys: IntArray, sizes: IntArray, minimum: int) -> bool:
    """Whether some atoms of together fewer than ``minimum`` people have keys adding up to zero.

    ``keys`` (n x 2) and ``sizes`` (n) belong to the atoms. Such a set has at most minimum - 1
    atoms, so it splits in two halves of at most minimum // 2: list the halves, and look for
    two without an atom in common whose keys cancel. True as well when that would be more work
    than MOST_SUBSETS and MOST_PAIRS allow: refuse what cannot be checked.
    """
    import numpy as np

    small = np.flatnonzero(sizes < minimum)
    keys, sizes = np.vstack([keys[small], [[0, 0]]]), np.append(sizes[small], 0)
    halves = _small_subsets(sizes, minimum)
    if halves is None:
        return True
    sums = keys[halves].sum(axis=1) % PRIME
    negated = -sums % PRIME
    codes, opposite = sums[:, 0] << 31 | sums[:, 1], negated[:, 0] << 31 | negated[:, 1]
    if not codes.all():
        return True
    _, place, times = np.unique(
        np.minimum(codes, opposite), return_inverse=True, return_counts=True
    )
    matched = np.flatnonzero(times[place] > 1)  # few: only these can cancel each other
    return _cancelling_pair(halves[matched], sizes, codes[matched], opposite[matched], minimum)


def _small_subsets(sizes: IntArray, minimum: int) -> IntArray | None:
    """Sets of 1 .. minimum // 2 atoms with together < minimum people, one per row.

    Rows are padded with the last atom of ``sizes``, a dummy without people. None if too many.
    """
    import numpy as np

    dummy = len(sizes) - 1
    level, levels, listed = np.zeros((1, 0), np.int64), [], 0
    for depth in range(minimum // 2):
        last = level[:, -1] if depth else np.array([-1])
        room = dummy - 1 - last
        listed += int(room.sum())
        if listed > MOST_SUBSETS:
            return None
        parent = np.repeat(np.arange(len(level)), room)
        added = np.arange(len(parent)) - (np.cumsum(room) - room)[parent] + last[parent] + 1
        level = np.column_stack([level[parent], added])
        level = level[sizes[level].sum(axis=1) < minimum]
        padding = ((0, 0), (0, minimum // 2 - depth - 1))
        levels.append(np.pad(level, padding, constant_values=dummy))
    return np.concatenate(levels) if levels else np.zeros((0, 1), np.int64)


def _cancelling_pair(
    halves: IntArray, sizes: IntArray, codes: IntArray, opposite: IntArray, minimum: int
) -> bool:
    """Whether two disjoint halves cancel and together hold fewer than ``minimum`` people."""
    import numpy as np

    order = np.argsort(opposite)
    first = np.searchsorted(opposite[order], codes, "left")
    after = np.searchsorted(opposite[order], codes, "right")
    if (after - first).sum() > MOST_PAIRS:
        return True
    people, dummy = sizes[halves].sum(axis=1), len(sizes) - 1
    for one in np.flatnonzero(after > first):
        for other in order[first[one] : after[one]]:
            fits = people[one] + people[other] < minimum
            if fits and not {*halves[one]} & {*halves[other]} - {dummy}:
                return True
    return False
