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
def sampled(counts: tuple[int, ...], draws: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """(means, agreements): one of each per draw, on the scale 1..K and on -1..1.

    The same counts give the same draws in every process. Reversed counts give the mirrored
    draws and symmetric counts symmetric ones (for an even number of draws), so that nothing
    said about a statement depends on which end is called high.
    """
    import numpy as np

    if counts[::-1] < counts:
        means, agreements = sampled(counts[::-1], draws, seed)
        return len(counts) + 1 - means, agreements
    generator = np.random.default_rng([seed, *counts])
    weights = generator.standard_gamma(np.array(counts) + PRIOR, size=(draws, len(counts)))
    if counts == counts[::-1]:
        half = draws // 2
        weights[-half:] = weights[:half, ::-1]
    shares = weights / weights.sum(axis=1, keepdims=True)
    return shares @ np.arange(1.0, len(counts) + 1), peel_rows(shares)
