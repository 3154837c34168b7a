"""One row of counts in one number: how many, how high, how much alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from .layers import peel


def checked(counts: Sequence[int]) -> tuple[int, ...]:
    """The counts as a tuple; ValueError below three options or below zero."""
    if len(counts) < 3 or min(counts) < 0:
        raise ValueError("Counts need at least three options and no negative numbers.")
    return tuple(int(count) for count in counts)


def total(counts: Sequence[int]) -> int:
    """N: how many answers."""
    return sum(checked(counts))


def mean(counts: Sequence[int]) -> float | None:
    """Mean answer on the scale 1..K."""
    answers = total(counts)
    summed = sum(point * count for point, count in enumerate(counts, start=1))
    return summed / answers if answers else None


def interpolated_median(counts: Sequence[int]) -> float | None:
    """m + (N_above - N_below) / (2·N_equal), on the scale 1..K.

    m is the median answer; when the two middle answers differ nobody stands on m itself and
    m, halfway between them, is the result.
    """
    answers = [point for point, count in enumerate(checked(counts), start=1) for _ in range(count)]
    if not answers:
        return None
    median = (answers[(len(answers) - 1) // 2] + answers[len(answers) // 2]) / 2
    equal = sum(answer == median for answer in answers)
    above = sum(answer > median for answer in answers)
    below = sum(answer < median for answer in answers)
    return median + (above - below) / (2 * equal) if equal else median


def agreement(counts: Sequence[int]) -> float | None:
    """Van der Eijk's A: -1 two camps, 0 evenly spread, 1 all the same answer.

    Biased upwards at small N: do not rank on differences under 0.3 when N <= 10.
    """
    return peel(counts) if total(counts) else None


def consensus(counts: Sequence[int]) -> float | None:
    """1 + Σ pᵢ·log₂(1 - |i-μ|/(K-1)), 0..1 (Tastle & Wierman 2007, IJAR 45:531-545)."""
    centre = mean(counts)
    if centre is None:
        return None
    width, answers = len(counts) - 1, total(counts)
    return 1 + sum(
        count / answers * log2(1 - abs(point - centre) / width)
        for point, count in enumerate(counts, start=1)
        if count
    )


def height(counts: Sequence[int], point: float | None) -> float:
    """How far a point lies above the middle of the scale, in steps of a five-point scale.

    0.0 for no point: then nothing lies above or below.
    """
    if point is None:
        return 0.0
    return (point - (len(counts) + 1) / 2) * 4 / (len(counts) - 1)
