"""The change since the previous round, ready for a page: rows with bars and careful words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenverder.lib.charts import shared_domain
from samenverder.reflection import words
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.queries.results import THEME_HEIGHT, badge, draw

Figures = dict[str, Any]


@dataclass(frozen=True)
class ChangeRow:
    """One theme: how it was, how it is, what can be said."""

    theme: dict[str, str]
    before: SafeString | None
    after: SafeString | None
    verdict: str
    sentence: str
    counts_before: Sequence[int] | None
    counts_after: Sequence[int] | None


@dataclass(frozen=True)
class Change:
    """The section "Since March 2026"; `rows` is empty when the rounds cannot be compared."""

    title: str
    then: str
    now: str
    note: str
    rows: list[ChangeRow]
    paired: bool

    @property
    def with_bars(self) -> bool:
        """Whether any bar may be shown."""
        return any(row.before for row in self.rows)

    @property
    def some_hidden(self) -> bool:
        """Whether a bar is left out to protect people."""
        return any(not row.before for row in self.rows)


def change_of(session: ReflectionSession, figures: Figures, scale: Sequence[str]) -> Change | None:
    """What may be said of the change; None without a previous round."""
    change = figures.get("change")
    if not change:
        return None
    then, now = _moments(date.fromisoformat(change["previous_on"]), session)
    paired = any(row["verdict"] for row in change["themes"].values())
    rows = [] if change["reason"] else _rows(figures, scale, paired)
    title = _("Since %(when)s") % {"when": then}
    return Change(title, then, now, _note(change, paired), rows, paired)


def _moments(before: date, session: ReflectionSession) -> tuple[str, str]:
    """The months of both rounds; the days when the month is the same."""
    today = localtime(session.starts_at).date()
    shape = "F Y" if (before.year, before.month) != (today.year, today.month) else "j F Y"
    return date_format(before, shape), date_format(today, shape)


def _note(change: Figures, paired: bool) -> str:
    if change["reason"] == "names":
        return _("One of the two rounds was held with open names, so people are not compared.")
    if change["reason"] == "instrument":
        return _("The statements are different now, so the rounds cannot be compared.")
    if change["reason"] == "not_shown":
        return _("The previous round has no figures to compare with.")
    if not paired:
        return _(
            "Fewer than five people can be followed from one round to the next. Both rounds stand "
            "here beside each other; they are not the same people, so nothing is claimed."
        )
    told = _(
        "Only of the %(n)d people who took part both times. Who joined or left since does not "
        "count here."
    ) % {"n": change["paired_n"]}
    return " ".join(filter(None, [told, words.small_note(change["paired_n"])]))


def _rows(figures: Figures, scale: Sequence[str], paired: bool) -> list[ChangeRow]:
    pairs = {code: _counts(figures, code, paired) for code in figures["change"]["themes"]}
    shown = [counts for pair in pairs.values() if all(pair) for counts in pair if counts]
    domain = shared_domain(shown)
    rows = []
    for code, (before, after) in pairs.items():
        told = figures["change"]["themes"][code]
        both = before if before and after else None
        bars = [
            draw(counts, domain, scale, THEME_HEIGHT, numbers=False) if both and counts else None
            for counts in (before, after)
        ]
        verdict = words.verdict_text(told["verdict"]) if paired else _("Nothing is claimed")
        sentence = words.change_sentence(told) if paired else _("Not the same people.")
        theme = badge(code, figures["themes"][code])
        rows.append(ChangeRow(theme, bars[0], bars[1], verdict, sentence, both, after))
    return rows


def _counts(
    figures: Figures, code: str, paired: bool
) -> tuple[Sequence[int] | None, Sequence[int] | None]:
    """Before and after: of the paired people, or of everyone when nobody can be paired."""
    row = figures["change"]["themes"][code]
    if paired:
        return row["before"], row["after"]
    everyone = figures["change"]["everyone"].get(code, {})
    return everyone.get("before"), figures["themes"][code]["counts"]
