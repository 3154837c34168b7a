"""How sure one row of counts makes us: an interval of the mean, and three probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .draws import DRAWS, SEED, sampled_agreements, sampled_means
from .summary import checked

DIVIDED_BELOW = 0.2


@dataclass(frozen=True, slots=True)
class Posterior:
    """How probable it is, after these answers, that ... (each 0..1)."""

    low: float  # the mean lies below the middle of the scale (3 of 5)
    high: float  # the mean lies above the middle
    divided: float  # agreement A lies below 0.2


def mean_interval(
    counts: Sequence[int], level: float = 0.8, draws: int = DRAWS, seed: int = SEED
) -> tuple[float, float] | None:
    """(lowest, highest) plausible mean on 1..K: the central ``level`` of the posterior.

    Dirichlet posterior on counts + 0.2. It stays open when all agree, where a bootstrap
    would collapse to a point. The same counts always give the same interval.
    """
    answers = checked(counts)
    if not 0 < level < 1:
        raise ValueError("The level of an interval lies between 0 and 1.")
    return _interval(answers, level, draws, seed) if any(answers) else None


@lru_cache(maxsize=4096)
def _interval(counts: tuple[int, ...], level: float, draws: int, seed: int) -> tuple[float, float]:
    import numpy as np

    means = sampled_means(counts, draws, seed)
    lowest, highest = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(lowest), float(highest)


def posterior(counts: Sequence[int]) -> Posterior | None:
    """P(mean below the middle), P(mean above it), P(A < 0.2), from the interval's own draws."""
    answers = checked(counts)
    return _posterior(answers) if any(answers) else None


@lru_cache(maxsize=4096)
def _posterior(counts: tuple[int, ...]) -> Posterior:
    means, agreements = sampled_means(counts, DRAWS, SEED), sampled_agreements(counts, DRAWS, SEED)
    middle = (len(counts) + 1) / 2
    return Posterior(
        low=float((means < middle).mean()),
        high=float((means > middle).mean()),
        divided=float((agreements < DIVIDED_BELOW).mean()),
    )


def chance_of_high(counts: Sequence[int]) -> float:
    """`posterior(counts).high` by itself, in half the time; ValueError without answers."""
    answers = checked(counts)
    if not any(answers):
        raise ValueError("Without answers nothing can be said of the mean.")
    return _chance_of_high(answers)


@lru_cache(maxsize=4096)
def _chance_of_high(counts: tuple[int, ...]) -> float:
    return float((sampled_means(counts, DRAWS, SEED) > (len(counts) + 1) / 2).mean())
