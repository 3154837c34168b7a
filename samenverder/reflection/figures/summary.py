"""A row of counts with its numbers and words."""

from collections.abc import Sequence
from typing import Any

from samenverder.lib.statistics.distribution import (
    agreement,
    agreement_word,
    consensus,
    interpolated_median,
    level_word,
    mean,
    mean_interval,
)

HIDDEN: dict[str, Any] = {
    "counts": None,
    "n": None,
    "agreement": "none",
    "level": "none",
    "a": None,
    "consensus": None,
    "median": None,
    "mean": None,
    "interval": None,
}


def summary_of(counts: Sequence[int]) -> dict[str, Any]:
    """Everything that follows from the counts; the keys of `HIDDEN`."""
    interval = mean_interval(counts)
    return {
        "counts": list(counts),
        "n": sum(counts),
        "agreement": agreement_word(counts),
        "level": level_word(counts),
        "a": _rounded(agreement(counts)),
        "consensus": _rounded(consensus(counts)),
        "median": _rounded(interpolated_median(counts)),
        "mean": _rounded(mean(counts)),
        "interval": None if interval is None else [_rounded(end) for end in interval],
    }


def shrunk(counts: Sequence[int], people: int) -> list[int]:
    """The counts of a theme brought back to the number of people behind them.

    Four answers of one person are not four people: words for a theme must not be surer than
    the number of people allows. Largest remainders, so that the sum is right.
    """
    total = sum(counts)
    if total <= people:
        return list(counts)
    exact = [count * people / total for count in counts]
    whole = [int(share) for share in exact]
    order = sorted(range(len(counts)), key=lambda place: whole[place] - exact[place])
    for place in order[: people - sum(whole)]:
        whole[place] += 1
    return whole


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
