"""Did a theme change between two rounds, among people who took part in both?

Sign-flip permutation test per theme, Benjamini-Hochberg over all the themes. With eight
people only a large change can show; say so on screen.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

Verdict = Literal["improved", "cannot_tell", "worse"]
Theme = TypeVar("Theme", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)

SEED = 20_250_902
SAME = 1e-9  # two means of answers this close are equal; rounding stays far below it
CHANGED_AT_LEAST = 6  # people; with five the smallest two-sided p is 2/2⁵ = 0.06
WORTH_SAYING = 0.2  # points of the scale; a smaller mean change is not called a change


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """What happened in one theme among the ``paired_n`` people of both rounds."""

    paired_n: int
    higher: int
    lower: int
    equal: int
    p: float | None  # two-sided, before Benjamini-Hochberg; None without paired people
    verdict: Verdict | None  # None without paired people


def sign_flip_test(
    differences: Sequence[float], *, max_exact: int = 15, draws: int = 20_000, seed: int = SEED
) -> float:
    """Two-sided p (0 < p <= 1) of the summed differences under random signs.

    Fisher's randomisation test for pairs (The Design of Experiments, 1935). Zeros say
    nothing and are left out. Up to ``max_exact`` others: all 2ⁿ patterns. More: ``draws``
    patterns, p = (1 + as extreme) / (1 + draws) (Phipson & Smyth 2010). The same differences,
    in any order and with all signs turned, give the same p. ValueError on nan or infinity.
    """
    if not all(isfinite(difference) for difference in differences):
        raise ValueError("Differences must be finite numbers.")
    sizes = sorted(abs(difference) for difference in differences if abs(difference) > SAME)
    if not sizes:
        return 1.0
    extreme = abs(fsum(differences)) - SAME * fsum(sizes)
    if len(sizes) <= max_exact:
        return float((abs(_signed_sums(sizes)) >= extreme).mean())
    reached = int((abs(_sampled_sums(sizes, draws, seed)) >= extreme).sum())
    return (1 + reached) / (1 + draws)


def _signed_sums(sizes: Sequence[float]) -> FloatArray:
    """The sums of all 2ⁿ ways to sign n sizes."""
    import numpy as np

    sums = np.zeros(1)
    for size in sizes:
        sums = np.concatenate([sums + size, sums - size])
    return sums


def _sampled_sums(sizes: Sequence[float], draws: int, seed: int) -> FloatArray:
    """Sums under random signs: eight sizes at a time, one random byte picks their signs."""
    import numpy as np

    generator = np.random.default_rng([seed, len(sizes)])
    sums = np.zeros(draws)
    for start in range(0, len(sizes), 8):
        block = _signed_sums(sizes[start : start + 8])
        sums += block[generator.integers(0, len(block), size=draws, dtype=np.uint8)]
    return sums


def benjamini_hochberg(p_values: Sequence[float], q: float = 0.10) -> list[bool]:
    """Which hypotheses to reject at false discovery rate ``q``, in the order given.

    Benjamini & Hochberg (1995), JRSS B 57:289-300: with p sorted upwards, all up to the
    largest k for which p_k <= k·q/m.
    """
    ranked = sorted(p_values)
    bar = max((p for k, p in enumerate(ranked, start=1) if p <= k * q / len(ranked)), default=-1.0)
    return [p <= bar for p in p_values]


def theme_change(
    before: Mapping[Theme, Mapping[Person, float]],
    after: Mapping[Theme, Mapping[Person, float]],
    *,
    q: float = 0.10,
    at_least: float = WORTH_SAYING,
) -> dict[Theme, ThemeChange]:
    """Per theme what changed, from each person's theme mean before and after.

    Themes of either round, in the order given; all of them count in Benjamini-Hochberg. A
    theme in which five or fewer people changed, or the mean by less than ``at_least`` points,
    is never called improved or worse. A person's mean should rest on the same statements in
    both rounds; that is for the caller to see to.

    Simulated without any change (22 statements, retest noise 0.6), rounds with a claim at
    N = 8 / 20 / 40 / 80: 3 / 6 / 5 / 0 %; with ``at_least=0``: 3 / 6 / 8 / 8 %.
    """
    differences = {
        theme: _differences(before.get(theme, {}), after.get(theme, {}))
        for theme in dict.fromkeys([*before, *after])
    }
    p_values = [sign_flip_test(changes) for changes in differences.values()]
    rejected = benjamini_hochberg(
        [p if _may_claim(d) else 1.0 for p, d in zip(p_values, differences.values(), strict=True)],
        q,
    )
    return {
        theme: _described(changes, p, claim and _mean_size(changes) >= at_least - SAME)
        for (theme, changes), p, claim in zip(differences.items(), p_values, rejected, strict=True)
    }


def _differences(before: Mapping[Person, float], after: Mapping[Person, float]) -> list[float]:
    changes = [after[person] - mean for person, mean in before.items() if person in after]
    return [change if abs(change) > SAME else 0.0 for change in changes]


def _may_claim(differences: Sequence[float]) -> bool:
    return sum(difference != 0 for difference in differences) >= CHANGED_AT_LEAST


def _mean_size(differences: Sequence[float]) -> float:
    return abs(fsum(differences)) / len(differences)


def _described(differences: Sequence[float], p: float, claim: bool) -> ThemeChange:
    direction: Verdict = "improved" if fsum(differences) > 0 else "worse"
    verdict: Verdict = direction if claim else "cannot_tell"
    return ThemeChange(
        paired_n=len(differences),
        higher=sum(difference > 0 for difference in differences),
        lower=sum(difference < 0 for difference in differences),
        equal=sum(difference == 0 for difference in differences),
        p=p if differences else None,
        verdict=verdict if differences else None,
    )
