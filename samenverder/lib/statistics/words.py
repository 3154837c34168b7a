"""Words for a row of counts, never more certain than the figures are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .summary import agreement, checked, height, mean, total
from .uncertainty import DIVIDED_BELOW, chance_of_high, mean_interval

AgreementWord = Literal["unanimous", "fairly_agreed", "spread", "two_camps", "none"]
LevelWord = Literal[
    "mostly_true", "usually_true", "mixed", "partly", "usually_untrue", "mostly_untrue", "none"
]

UNANIMOUS_FROM = 0.6  # A
FAIRLY_AGREED_FROM = 0.4  # A
STRAYS_AT_MOST = 0.02  # share outside three neighbouring options that "unanimous" bears
CAMP_FROM = 0.3  # share each camp needs, and at least two people
SMALL_GROUP = 10  # answers; up to here the bars for a word on the level are higher


def agreement_word(counts: Sequence[int]) -> AgreementWord:
    """How much alike these answers are; describes the answers given, claims nothing beyond.

    - none: fewer than two answers.
    - two_camps: A < 0.2, at least 30 % and two people on either side of the middle, and the
      middle option chosen by fewer than half of the smaller side.
    - unanimous: A >= 0.6 and everyone within three neighbouring options (2 % may stray: from
      50 people on one lone voice, below that none).
    - fairly_agreed: A >= 0.4.  spread: the rest.
    """
    value = agreement(counts)
    if value is None or total(counts) < 2:
        return "none"
    if value < DIVIDED_BELOW and _has_two_camps(counts):
        return "two_camps"
    if value >= UNANIMOUS_FROM and _strays(counts) <= STRAYS_AT_MOST:
        return "unanimous"
    return "fairly_agreed" if value >= FAIRLY_AGREED_FROM else "spread"


def _has_two_camps(counts: Sequence[int]) -> bool:
    half = len(counts) // 2
    smaller = min(sum(counts[:half]), sum(counts[-half:]))
    middle = sum(counts[half:-half])
    return smaller >= max(2, CAMP_FROM * total(counts)) and 2 * middle < smaller


def _strays(counts: Sequence[int]) -> float:
    """Share of the answers outside the three neighbouring options that hold most."""
    held = max(sum(counts[start : start + 3]) for start in range(len(counts) - 2))
    return 1 - held / total(counts)


def level_word(counts: Sequence[int]) -> LevelWord:
    """How true people find the statement, on a scale from untrue (1) to true (K).

    Distances are for K = 5 (one point of five; scaled by (K-1)/4 otherwise), the low side
    mirrors the high side:

    - none: no answers.  mixed: two camps, whatever the mean.
    - mostly_true: at least 5 answers, mean >= 3.5, and the 80 % interval wholly above 3.25
      (above 3.5 when N <= 10).
    - usually_true: mean >= 3.25 and P(mean > 3) >= 0.85 (0.90 when N <= 10).
    - Otherwise mixed when the answers are divided (A < 0.2), else partly.
    """
    if not any(checked(counts)):
        return "none"
    if agreement_word(counts) == "two_camps":
        return "mixed"
    mirrored = tuple(reversed(counts))
    if _is_mostly_true(counts):
        return "mostly_true"
    if _is_mostly_true(mirrored):
        return "mostly_untrue"
    if _is_usually_true(counts):
        return "usually_true"
    if _is_usually_true(mirrored):
        return "usually_untrue"
    return "mixed" if (agreement(counts) or 0.0) < DIVIDED_BELOW else "partly"


def _is_mostly_true(counts: Sequence[int]) -> bool:
    """The mean first: it rules most rows out, and the interval costs a thousand times more."""
    if total(counts) < 5 or height(counts, mean(counts)) < 0.5:
        return False
    interval = mean_interval(counts)
    clear_of = 0.5 if total(counts) <= SMALL_GROUP else 0.25
    return interval is not None and height(counts, interval[0]) > clear_of


def _is_usually_true(counts: Sequence[int]) -> bool:
    sure_from = 0.90 if total(counts) <= SMALL_GROUP else 0.85
    return height(counts, mean(counts)) >= 0.25 and chance_of_high(counts) >= sure_from
