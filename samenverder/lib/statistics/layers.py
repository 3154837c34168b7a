"""Peeling a histogram into layers: the arithmetic under van der Eijk's agreement A.

Source: C. van der Eijk (2001), Measuring agreement in ordered rating scales,
Quality & Quantity 35:325-341.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@lru_cache(maxsize=1024)
def pattern_agreement(pattern: tuple[bool, ...]) -> float:
    """A of one layer: which of the K options are in it (K >= 3, at least one).

    U·(1 - (S-1)/(K-1)) with S options in the layer; U weighs the triples of options
    i < j < k that read 110 or 011 (unimodal, TU) against those that read 101 (TDU).
    """
    options, filled = len(pattern), sum(pattern)
    if filled == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    unimodal = sum(middle and first != last for first, middle, last in triples)
    dented = sum(first and last and not middle for first, middle, last in triples)
    weight = (options - 2) * unimodal - (options - 1) * dented
    shape = weight / ((options - 2) * (unimodal + dented)) if unimodal + dented else 1.0
    return shape * (1 - (filled - 1) / (options - 1))


def peel(counts: Sequence[int]) -> float:
    """A of counts (K >= 3 options, at least one answer): layers weighted by their share of N."""
    weighted, below = 0.0, 0
    for height in sorted({count for count in counts if count}):
        pattern = tuple(count >= height for count in counts)
        weighted += (height - below) * sum(pattern) * pattern_agreement(pattern)
        below = height
    return weighted / sum(counts)


@lru_cache(maxsize=8)
def _agreement_by_mask(options: int) -> FloatArray:
    """A of every layer over ``options`` options; bit i of the index says option i is in it."""
    import numpy as np

    table = np.zeros(2**options)
    for mask in range(1, 2**options):
        table[mask] = pattern_agreement(tuple(bool(mask >> i & 1) for i in range(options)))
    return table


def peel_rows(weights: FloatArray) -> FloatArray:
    """A of each row of ``weights`` (n x K, continuous, each row above zero) -> n values.

    The same peeling: with a row sorted upwards, layer j is as high as the step from the
    (j-1)th to the jth weight and holds every option from j upwards. Ties give empty layers.
    """
    import numpy as np

    options = weights.shape[1]
    order = np.argsort(weights, axis=1)
    rising = np.take_along_axis(weights, order, axis=1)
    steps = np.diff(rising, axis=1, prepend=0.0)
    masks = np.cumsum((1 << order)[:, ::-1], axis=1)[:, ::-1]
    in_layer = steps * np.arange(options, 0, -1)
    values: FloatArray = (in_layer * _agreement_by_mask(options)[masks]).sum(axis=1)
    values /= rising.sum(axis=1)
    return values
