"""Results ready for a template: pictures and words, from frozen figures and nothing else.

`figures` is `Snapshot.figures`; see `reflection.figures` for its shape. No function here asks the
database for an answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenverder.lib.charts import (
    Domain,
    Group,
    bar_svg,
    describe,
    difference_rows,
    layout,
    shared_domain,
)
from samenverder.reflection import findings, words
from samenverder.reflection.models import Instrument

Figures = Mapping[str, Any]
STATEMENT_HEIGHT = 32
THEME_HEIGHT = 22


@dataclass(frozen=True)
class ThemeRow:
    """A theme at a glance. `bar` is None when nothing may be shown."""

    theme: dict[str, str]
    bar: SafeString | None
    word: str
    detail: str
    headline: str
    counts: list[int] | None
    n: int | None


@dataclass(frozen=True)
class GroupRow:
    """One bar in the chart of a statement: everyone, the second vote, or a group."""

    name: str
    size: str
    word: str
    agreement: str
    bar: SafeString | None
    everyone: bool
    counts: Sequence[int] | None = None


@dataclass(frozen=True)
class StatementView:
    """One statement: bar, words, groups. Texts are empty and bars None where nothing shows."""

    code: str
    theme: dict[str, str]
    bar: SafeString | None
    words: str
    parts: list[str]
    headline: str
    difference: str
    counts: Sequence[int] | None
    n: int | None
    unknown: int | None
    marks: int | None
    second: Figures | None
    second_bar: SafeString | None
    second_words: str
    screen_rows: list[GroupRow] = field(default_factory=list)
    groups: dict[str, list[GroupRow]] = field(default_factory=dict)


def default_scale() -> list[str]:
    """The five labels when an instrument is not at hand."""
    return [_("not true at all"), _("not true"), _("partly true"), _("true"), _("completely true")]


def flexible(bar: SafeString, height: int) -> SafeString:
    """A bar with parts in percent: `height` in px, unless the style sheet sizes it."""
    drawn = bar.replace('class="bar"', f'class="bar" height="{height}"', 1)
    return mark_safe(drawn)  # noqa: S308  only a number is added


def draw(
    counts: Sequence[int], domain: Domain, scale: Sequence[str], height: int, numbers: bool = True
) -> SafeString:
    """One bar in a shared domain, with its text alternative."""
    placed = layout(counts, domain=domain)
    label = describe(counts, scale)
    return flexible(bar_svg(placed, height=None, numbers=numbers, label=label), height)


def bars_for(
    figures: Figures,
    codes: Iterable[str],
    scale: Sequence[str] | None = None,
    height: int = STATEMENT_HEIGHT,
) -> dict[str, SafeString]:
    """Statement code → bar, all in one domain; statements that are not shown are left out."""
    labels = scale or default_scale()
    entries = figures["statements"]
    shown = {code: entries[code]["counts"] for code in codes if entries[code]["counts"]}
    domain = shared_domain(shown.values())
    return {code: draw(counts, domain, labels, height) for code, counts in shown.items()}


def badge(code: str, theme: Figures) -> dict[str, str]:
    """What {% theme_badge %} needs."""
    return {"code": code, "letter": theme["letter"], "title": words.label_of(theme)}


def headline(figures: Figures, instrument: Instrument | None = None) -> str:
    """The whole in two sentences."""
    return findings.headline(figures)


def reason_sentence(figures: Figures, code: str, reason: str) -> str:
    """Why a statement is proposed for the talk; empty when nothing may be said."""
    return words.reason_sentence(figures, code, reason) if figures.get("enough") else ""


def theme_rows(figures: Figures, instrument: Instrument | None = None) -> list[ThemeRow]:
    """The themes in the order of the instrument, bars in one domain and without numbers."""
    scale = instrument.scale if instrument else default_scale()
    themes = figures["themes"]
    domain = shared_domain(theme["counts"] for theme in themes.values() if theme["counts"])
    return [
        ThemeRow(
            theme=badge(code, theme),
            bar=draw(theme["counts"], domain, scale, THEME_HEIGHT, numbers=False)
            if theme["counts"]
            else None,
            word=words.level_text(theme["level"]) or _("Not shown"),
            detail=words.tenths(theme["counts"]),
            headline=findings.theme_headline(figures, code),
            counts=theme["counts"],
            n=theme["n"],
        )
        for code, theme in themes.items()
    ]


def statement_view(
    figures: Figures, code: str, instrument: Instrument | None = None
) -> StatementView | None:
    """Everything about one statement; None when the figures do not know it."""
    entry = figures["statements"].get(code)
    if entry is None:
        return None
    scale = instrument.scale if instrument else default_scale()
    groups = {name: group_rows(entry, name, scale) for name in words.DIMENSIONS}
    second = entry["second"]
    bars = [row["counts"] for row in (entry, second) if row and row["counts"]]
    domain = shared_domain(bars)
    return StatementView(
        code=code,
        theme=badge(entry["theme"], figures["themes"][entry["theme"]]),
        bar=draw(entry["counts"], domain, scale, STATEMENT_HEIGHT) if entry["counts"] else None,
        words=words.statement_words(entry),
        parts=words.statement_parts(entry),
        headline=_headline_of(entry),
        difference=words.first_difference(entry),
        counts=entry["counts"],
        n=entry["n"],
        unknown=entry["unknown"],
        marks=entry["marks"],
        second=second,
        second_bar=draw(second["counts"], domain, scale, STATEMENT_HEIGHT) if second else None,
        second_words=second_text(second),
        screen_rows=_screen_rows(entry, scale),
        groups=groups,
    )


def _headline_of(entry: Figures) -> str:
    """What a chart of one statement shows, in one sentence."""
    if entry["differs_by"]:
        return words.first_difference(entry)
    if entry["agreement"] == "two_camps":
        return words.reason_sentence({"statements": {"": entry}}, "", "divided")
    return words.statement_words(entry)


def second_text(second: Figures | None) -> str:
    """ "Mostly true · N = 21, 19 voted again"."""
    if not second:
        return ""
    again = _("%(n)d voted again, the others keep their answer") % {"n": second["voted"]}
    return " · ".join([*words.statement_parts(second), again])


def group_rows(entry: Figures, dimension: str, scale: Sequence[str]) -> list[GroupRow]:
    """Everyone and the groups of one dimension; hidden groups keep a row without a bar."""
    if not entry["counts"]:
        return []
    rows = [_group(words.label_of(group), group) for group in entry["groups"][dimension]]
    return _rows([_everyone(entry), *rows], scale)


def _screen_rows(entry: Figures, scale: Sequence[str]) -> list[GroupRow]:
    """For the big screen: everyone, the second vote, and the layers that may be shown."""
    if not entry["counts"]:
        return []
    rows = [_everyone(entry)]
    if entry["second"]:
        again = _("%(n)d voted again") % {"n": entry["second"]["voted"]}
        rows.append(_shown(_("Second vote"), entry["second"], again))
    layers = [group for group in entry["groups"]["layer"] if group["counts"]]
    return _rows([*rows, *(_group(words.label_of(group), group) for group in layers)], scale)


def _everyone(entry: Figures) -> Group:
    return _shown(_("Everyone"), entry, words.size_text(entry))


def _group(name: str, group: Figures) -> Group:
    if group["counts"] is None:
        return Group(name, None, size=_("not shown"))
    size = _("%(n)d of %(of)d people") % {"n": group["n"], "of": group["of"]}
    return _shown(name, group, size)


def _shown(name: str, row: Figures, size: str) -> Group:
    level = words.level_text(row["level"])
    agreement = words.lower_first(words.agreement_text(row["agreement"]))
    return Group(name, row["counts"], size=size, word=level, agreement=agreement)


def _rows(groups: list[Group], scale: Sequence[str]) -> list[GroupRow]:
    return [
        GroupRow(
            name=row.group.name,
            size=row.group.size,
            word=row.group.word,
            agreement=row.group.agreement,
            bar=None
            if row.bar is None or row.group.counts is None
            else flexible(
                bar_svg(
                    row.bar, height=None, numbers=True, label=describe(row.group.counts, scale)
                ),
                STATEMENT_HEIGHT,
            ),
            everyone=row.everyone,
            counts=row.group.counts,
        )
        for row in difference_rows(groups)
    ]
