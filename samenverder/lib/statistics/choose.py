"""What to talk about: propose statements, each with its reasons. The facilitator decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .distribution import agreement, agreement_word, mean, mean_interval, posterior, total
from .paired import benjamini_hochberg
from .summary import height
from .uncertainty import DIVIDED_BELOW

Reason = Literal["low", "divided", "groups_differ", "moved", "wanted", "pearl"]

FIGURES_FROM_N = 5  # answers; below, only the marks speak
LOW_FROM = 0.8  # P(mean < 3)
DIVIDED_FROM = 0.5  # P(A < 0.2)
WANTED_FROM = 0.3  # share of the participants who marked it, and at least two
GROUPS_Q = 0.10  # false discovery rate over all statements with a group test
PEARL_ABOVE = 0.5  # above the middle lies the whole 80 % interval of the mean (3.5 of 5)
SMALL_GROUP = 10  # participants; up to here differences in urgency under NEAR say nothing
NEAR = 0.3
MOVED_STRENGTH = 0.8
PEARL_STRENGTH = 0.5  # at most: a pearl waits for what needs attention


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What is known of one statement when the talk begins."""

    code: str
    theme: str
    counts: Sequence[int]  # answers per option, lowest first
    group_p: float | None  # p of the permutation test between shown groups; None: not tested
    moved: bool  # changed since the last round
    marks: int  # people who want to talk about it
    n_participants: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement worth talking about; the reasons strongest first, never empty."""

    code: str
    theme: str
    reasons: tuple[Reason, ...]
    urgency: float  # sum of the strengths of the reasons, each 0..1; only for ordering


def propose(
    statements: Sequence[StatementFacts],
    minutes: int,
    minutes_each: float = 6.5,
    per_theme: int = 2,
) -> list[Proposal]:
    """As many statements as fit the minutes, most urgent first, at most ``per_theme`` a theme.

    ``statements`` in the order of the instrument, which decides between near-ties: with 10 or
    fewer participants those within 0.3 of urgency, otherwise exact ties. The best pearl takes
    part in the order; more pearls only fill the room left. Fewer than fit when no more
    statements have a reason. ValueError when ``minutes_each`` is not above zero.
    """
    if minutes_each <= 0:
        raise ValueError("A statement takes more than zero minutes.")
    small = max((facts.n_participants for facts in statements), default=0) <= SMALL_GROUP
    ranked = _ranked(_with_reasons(statements), small)
    pearls = [proposal for proposal in ranked if proposal.reasons == ("pearl",)]
    queue = [proposal for proposal in ranked if proposal not in pearls[1:]] + pearls[1:]
    chosen: list[Proposal] = []
    themes: Counter[str] = Counter()
    for proposal in queue:
        if (len(chosen) + 1) * minutes_each <= minutes and themes[proposal.theme] < per_theme:
            chosen.append(proposal)
            themes[proposal.theme] += 1
    return chosen


def _ranked(proposals: list[Proposal], small: bool) -> list[Proposal]:
    """By urgency; when small, in bands narrower than NEAR, each in the order of the instrument."""
    if not small:
        return sorted(proposals, key=lambda proposal: -proposal.urgency)
    banded: list[Proposal] = []
    left = proposals
    while left:
        bar = max(proposal.urgency for proposal in left) - NEAR
        banded += [proposal for proposal in left if proposal.urgency > bar]
        left = [proposal for proposal in left if proposal.urgency <= bar]
    return banded


def _with_reasons(statements: Sequence[StatementFacts]) -> list[Proposal]:
    """A proposal for every statement with at least one reason, in the order given."""
    tested = [_group_p(facts) for facts in statements]
    differ = benjamini_hochberg(tested, GROUPS_Q)
    proposals = []
    for facts, groups_differ in zip(statements, differ, strict=True):
        strengths = _strengths(facts, groups_differ)
        reasons = sorted(strengths, key=lambda reason: -strengths[reason])
        if reasons:
            urgency = sum(strengths.values())
            proposals.append(Proposal(facts.code, facts.theme, tuple(reasons), urgency))
    return proposals


def _group_p(facts: StatementFacts) -> float:
    return 1.0 if facts.group_p is None else facts.group_p


def _strengths(facts: StatementFacts, groups_differ: bool) -> dict[Reason, float]:
    """The reasons that hold and how strong each is (0..1); below 5 answers only the marks."""
    strengths: dict[Reason, float] = {}
    if facts.marks >= max(2.0, WANTED_FROM * facts.n_participants):
        strengths["wanted"] = min(1.0, 2 * facts.marks / max(facts.n_participants, 1))
    if total(facts.counts) < FIGURES_FROM_N:
        return strengths
    strengths |= _strengths_of_counts(facts.counts)
    if groups_differ:
        strengths["groups_differ"] = 1 - _group_p(facts)
    if facts.moved:
        strengths["moved"] = MOVED_STRENGTH
    return strengths


def _strengths_of_counts(counts: Sequence[int]) -> dict[Reason, float]:
    """Low, divided or pearl: as strong as it is sure, and half of it as it is large."""
    sureness, interval = posterior(counts), mean_interval(counts)
    if sureness is None or interval is None:
        return {}
    strengths: dict[Reason, float] = {}
    if sureness.low >= LOW_FROM:
        depth = _share(-height(counts, mean(counts)), 1.0)
        strengths["low"] = sureness.low * (1 + depth) / 2
    if sureness.divided >= DIVIDED_FROM:
        depth = _share(DIVIDED_BELOW - (agreement(counts) or 0.0), 0.6)
        strengths["divided"] = sureness.divided * (1 + depth) / 2
    above = height(counts, interval[0])
    if above > PEARL_ABOVE and agreement_word(counts) == "unanimous":
        strengths["pearl"] = PEARL_STRENGTH * _share(above, 2.0)
    return strengths


def _share(size: float, largest: float) -> float:
    return min(1.0, max(0.0, size / largest))
