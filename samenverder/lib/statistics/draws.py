"""Draws from what the shares behind a row of counts may be: Dirichlet(counts + 0.2)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .layers import peel_rows

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

PRIOR = 0.2
DRAWS = 4000
SEED = 20_250_901


@lru_cache(maxsize=64)
def sampled_means(counts: tuple[int, ...], draws: int, seed: int) -> FloatArray:
    """The mean of each draw, on the scale 1..K.

    The same counts give the same draws in every process. Reversed counts give the mirrored
    draws and symmetric counts symmetric ones (for an even number of draws), so that nothing
    said about a statement depends on which end is called high.
    """
    import numpy as np

    if counts[::-1] < counts:
        return len(counts) + 1 - sampled_means(counts[::-1], draws, seed)
    means: FloatArray = _shares(counts, draws, seed) @ np.arange(1.0, len(counts) + 1)
    return means


def sampled_agreements(counts: tuple[int, ...], draws: int, seed: int) -> FloatArray:
    """The agreement A of each draw, on -1..1; of the very draws of `sampled_means`."""
    return peel_rows(_shares(min(counts, counts[::-1]), draws, seed))


@lru_cache(maxsize=8)
def _shares(counts: tuple[int, ...], draws: int, seed: int) -> FloatArray:
    """The shares of the options (draws x K); rows add up to one."""
    import numpy as np

    generator = np.random.default_rng([seed, *counts])
    weights = generator.standard_gamma(np.array(counts) + PRIOR, size=(draws, len(counts)))
    if counts == counts[::-1]:
        half = draws // 2
        weights[-half:] = weights[:half, ::-1]
    shares: FloatArray = weights / weights.sum(axis=1, keepdims=True)
    return shares
