"""Do groups of people answer one statement differently, or is it chance?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]
    FloatArray = npt.NDArray[np.float64]

DRAWS = 1999
SEED = 20_250_903
AT_ONCE = 1_000_000  # shuffled answers in memory at a time
BLOCK = 200  # shuffles between two looks at whether more can still matter


def permutation_difference(
    groups: Sequence[Sequence[int]],
    draws: int = DRAWS,
    seed: int = SEED,
    matters_to: float = 1.0,
) -> float:
    """p (0 < p <= 1) that shuffling the answers over the groups sets them this far apart.

    ``groups`` holds each group's answers (points of the scale). Statistic: Σ n_g·(mean_g -
    mean)², the sum of squares between groups (one-way permutation ANOVA, Fisher/Pitman);
    p = (1 + as extreme) / (1 + draws). Neither the order of groups nor of answers matters.
    With fewer than two groups, or all answers alike, p = 1. Once p is certain to lie above
    ``matters_to`` the shuffling stops: what is returned is above it as well, but at most p.
    """
    filled = tuple(sorted(tuple(sorted(group)) for group in groups if group))
    if len(filled) < 2 or len({answer for group in filled for answer in group}) < 2:
        return 1.0
    return _permutation_p(filled, draws, seed, matters_to)


@lru_cache(maxsize=2048)
def _permutation_p(
    groups: tuple[tuple[int, ...], ...], draws: int, seed: int, matters_to: float
) -> float:
    import numpy as np

    pooled = np.array([answer for group in groups for answer in group])
    sizes = np.array([len(group) for group in groups])
    observed = float(_between(pooled[None, :], sizes)[0]) * (1 - 1e-12)
    generator = np.random.default_rng(seed)
    reached, todo = 0, draws
    while todo and (1 + reached) / (1 + draws) <= matters_to:
        rows = min(todo, BLOCK, max(1, AT_ONCE // len(pooled)))
        shuffled = generator.permuted(np.tile(pooled, (rows, 1)), axis=1)
        reached += int((_between(shuffled, sizes) >= observed).sum())
        todo -= rows
    return (1 + reached) / (1 + draws)


def _between(answers: IntArray, sizes: IntArray) -> FloatArray:
    """Σ (sum of group)²/n_g per row: the statistic plus what no shuffle changes (N·mean²)."""
    import numpy as np

    starts = np.cumsum(sizes) - sizes
    values: FloatArray = (np.add.reduceat(answers, starts, axis=1) ** 2 / sizes).sum(axis=1)
    return values
