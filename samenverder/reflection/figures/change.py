"""What changed since the previous round, among people who took part in both.

Worked out once, at the first reveal: a set of paired people that grows with a later batch would
tell what one person answered. Under five paired people only their number is there. Their
distribution before and after is there only when `overlap` finds it safe in both rounds; if not,
the verdict and the numbers higher, lower and equal still are: those are counts of at least five
people, of something no other table is about. Rounds of which one has open names and the other
has not are not compared person by person.
"""

from statistics import fmean
from typing import Any

from samenverder.lib.statistics.paired import ThemeChange, theme_change
from samenverder.reflection.figures.earlier import Earlier
from samenverder.reflection.figures.material import MINIMUM, Material, counts_of
from samenverder.reflection.figures.overlap import safe_beside
from samenverder.reflection.figures.pairs import Paired, Round, comparable_themes
from samenverder.reflection.models import ReflectionSession

Figures = dict[str, Any]


def change_since(
    session: ReflectionSession, material: Material, figures: Figures, earlier: Earlier | None
) -> Figures | None:
    """The "change" part of the figures; None when there is no previous round.

    `earlier` is None as well when nothing of the previous round is shown.
    """
    previous = session.previous
    if previous is None:
        return None
    change: Figures = {
        "previous": previous.pk,
        "previous_title": previous.title,
        "previous_on": previous.starts_at.date().isoformat(),
        "reason": "",
        "paired_n": 0,
        "themes": {},
        "everyone": {},
    }
    if earlier is None:
        return {**change, "reason": "not_shown"}
    now, before = Round(material, figures), earlier.before
    codes = comparable_themes(now, before)
    change["everyone"] = _everyone(before.figures, codes)
    if not codes:
        return {**change, "reason": "instrument"}
    if previous.names != session.names:
        return {**change, "reason": "names"}
    paired = Paired(now, before, codes)
    change["paired_n"] = len({pk for theme in codes for pk in paired.answered(theme)})
    change["themes"] = _themes(session, paired, earlier)
    return change


def _everyone(shown: Figures, codes: dict[str, list[str]]) -> Figures:
    """What the previous round showed of everyone: for beside each other, not to compare people."""
    return {
        theme: {
            "before": shown["themes"][theme]["counts"],
            "n_before": shown["themes"][theme]["n"],
            "statements": {code: shown["statements"][code]["counts"] for code in statements},
        }
        for theme, statements in codes.items()
        if shown["themes"][theme]["counts"]
    }


def _themes(session: ReflectionSession, paired: Paired, earlier: Earlier) -> dict[str, Figures]:
    before: dict[str, dict[int, float]] = {}
    after: dict[str, dict[int, float]] = {}
    for theme in paired.codes:
        answered = paired.answered(theme)
        after[theme] = {
            pk: fmean(paired.now.scores[pk][code] for code in both)
            for pk, (_, both) in answered.items()
        }
        before[theme] = {
            pk: fmean(paired.before.scores[then][code] for code in both)
            for pk, (then, both) in answered.items()
        }
    return {
        theme: _theme(session, paired, earlier, theme, row)
        for theme, row in theme_change(before, after).items()
    }


def _theme(
    session: ReflectionSession, paired: Paired, earlier: Earlier, theme: str, row: ThemeChange
) -> Figures:
    told: Figures = {
        "paired_n": row.paired_n,
        "higher": None,
        "lower": None,
        "equal": None,
        "verdict": None,
        "before": None,
        "after": None,
    }
    if row.paired_n < (MINIMUM if session.is_anonymous else 1):
        return told
    told |= {"higher": row.higher, "lower": row.lower, "equal": row.equal, "verdict": row.verdict}
    if not session.is_anonymous or safe_beside(paired, earlier, theme):
        told["before"] = counts_of(
            [paired.before.scores[pk][code] for pk, code in paired.answers_before(theme)]
        )
        told["after"] = counts_of(
            [paired.now.scores[pk][code] for pk, code in paired.answers_now(theme)]
        )
    return told
