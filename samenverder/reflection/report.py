"""The report of a session as a tagged PDF: the picture on one page, then everything else."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.ambition.queries import ambition_in_sight
from samenverder.lib.charts import (
    Domain,
    bar_svg_static,
    describe,
    layout,
    shared_domain,
    swatch_svg_static,
)
from samenverder.lib.text import format_date, format_moment, slugify_unique
from samenverder.lib.typst import compile_pdf
from samenverder.reflection import findings, words
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.queries.changes import Change, change_of
from samenverder.reflection.queries.outcome import Outcome, outcome_of
from samenverder.reflection.report_words import fixed_words
from samenverder.reflection.tables import method_lines
from samenverder.web.templatetags.web import ICONS, LETTERS

TEMPLATE = Path(__file__).with_name("report.typ")
ICON_INK = "#14202b"
FRONT_LINES = 5.0  # room for actions on the first page, in rows of one line
LINE = 58  # characters of an action on one line; each further line takes half a row
AMBITION_LINE = 95  # the same of the ambition on top
TITLE_LINE = 40  # of the title; more than two lines take half a row each
WIDE, HALF = 83.0, 34.0  # mm


def report_pdf(session: ReflectionSession, language: str, outcome: Outcome | None = None) -> bytes:
    """The report in "nl" or "en". Without figures (an open conversation) it has none."""
    with translation.override(language):
        return compile_pdf(TEMPLATE, report_data(outcome or outcome_of(session), language))


def report_name(session: ReflectionSession, language: str) -> str:
    """The file name: "verslag-najaar-2026.pdf"."""
    stem = "report" if language == "en" else "verslag"
    return f"{stem}-{slugify_unique(session.title, set(), fallback='reflectie')}.pdf"


def report_data(outcome: Outcome, language: str) -> dict[str, Any]:
    """What the template sets: plain data, in the active language."""
    session = outcome.session
    ambition = ambition_in_sight(session.partnership).sentence
    data: dict[str, Any] = {
        "lang": language,
        "ambition": ambition,
        "title": session.title,
        "lead": lead_of(outcome, language),
        "partnership": session.partnership.name,
        "note": session.title,
        "findings": [],
        "themes": [],
        "actions": _actions(outcome, language),
        "change": None,
        "blocks": [],
        "arguments": _arguments(outcome),
        "notes": _notes(outcome),
        "counts": None,
        "method": [],
        "legend": [],
    }
    if outcome.enough:
        data |= _figures(outcome)
    front = on_front(outcome, ambition, data["title"])
    return data | {"actions_on_front": front, "texts": fixed_words(outcome, front)}


def lead_of(outcome: Outcome, language: str) -> str:
    """ "Report of the reflection on …, in …. Led by …."."""
    session = outcome.session
    when = format_moment(session.starts_at, language)
    told = _("Report of “%(title)s”, %(when)s.") % {"title": session.title, "when": when}
    if session.place:
        told = _("Report of “%(title)s”, %(when)s, %(place)s.") % {
            "title": session.title,
            "when": when,
            "place": session.place,
        }
    if not outcome.led_by:
        return told
    return told + " " + _("Led by %(who)s.") % {"who": words.and_words(outcome.led_by)}


def _figures(outcome: Outcome) -> dict[str, Any]:
    figures, scale = outcome.figures, outcome.session.instrument.scale
    found = findings.remember(figures, outcome.texts)
    change = change_of(outcome.session, figures, scale)
    return {
        "title": findings.headline(figures),
        "note": note_of(figures),
        "findings": [{"title": item.title, "text": item.text} for item in found],
        "themes": _themes(figures, scale),
        "change": _change(figures, change, scale) if change else None,
        "blocks": _blocks(outcome),
        "counts": _counts(outcome),
        "method": method_lines(figures["open_names"]),
        "legend": [
            {"svg": swatch_svg_static(level), "label": label}
            for level, label in enumerate(scale, start=1)
        ],
    }


def note_of(figures: dict[str, Any]) -> str:
    """Who filled in and who was missing, at the foot of every page."""
    told = [_("Filled in by %(who)s.") % {"who": findings.filled_in(figures["response"])}]
    absent = findings.missing(figures["response"])
    if absent:
        told.append(_("Missing: %(who)s.") % {"who": words.and_words(absent)})
    if not figures["open_names"]:
        told.append(_("Groups smaller than five are not shown."))
    return " ".join(told)


def badge(code: str, theme: dict[str, Any]) -> dict[str, str]:
    """Letter, hue, icon and name of a theme for the template; an own theme has no icon."""
    icon = ""
    if code in LETTERS:
        icon = (ICONS / f"{code}.svg").read_text().replace(ICON_INK, "currentColor")
    return {"hue": code, "letter": theme["letter"], "name": words.label_of(theme), "icon": icon}


def _bar(
    counts: Sequence[int], domain: Domain, scale: Sequence[str], width: float, numbers: bool
) -> dict[str, str]:
    placed = layout(counts, domain=domain)
    height = 8.6 if numbers else 7.9
    svg = bar_svg_static(placed, width_mm=width, height_mm=height, numbers=numbers)
    return {"svg": svg, "alt": describe(counts, scale)}


def _themes(figures: dict[str, Any], scale: Sequence[str]) -> list[dict[str, Any]]:
    shown = [theme["counts"] for theme in figures["themes"].values() if theme["counts"]]
    domain = shared_domain(shown)
    return [
        {
            "badge": badge(code, theme),
            "bar": _bar(theme["counts"], domain, scale, WIDE, False) if theme["counts"] else None,
            "word": words.level_text(theme["level"]) or _("Not shown"),
        }
        for code, theme in figures["themes"].items()
    ]


def _change(figures: dict[str, Any], change: Change, scale: Sequence[str]) -> dict[str, Any]:
    bars = [c for row in change.rows for c in (row.counts_before, row.counts_after) if c]
    domain = shared_domain(bars)
    rows = []
    for row in change.rows:
        both = row.counts_before and row.counts_after
        rows.append(
            {
                "badge": badge(row.theme["code"], figures["themes"][row.theme["code"]]),
                "before": _bar(row.counts_before, domain, scale, HALF, False)
                if both and row.counts_before
                else None,
                "after": _bar(row.counts_after, domain, scale, HALF, False)
                if both and row.counts_after
                else None,
                "verdict": row.verdict,
                "sentence": row.sentence,
            }
        )
    return {
        "title": change.title,
        "then": words.upper_first(change.then),
        "now": words.upper_first(change.now),
        "note": change.note,
        "rows": rows,
        "with_bars": change.with_bars,
    }


def _blocks(outcome: Outcome) -> list[dict[str, Any]]:
    """Per theme: badge, headline and a bar for each statement."""
    figures, scale = outcome.figures, outcome.session.instrument.scale
    shown = {code: row for code, row in figures["statements"].items() if row["counts"]}
    domain = shared_domain(row["counts"] for row in shown.values())
    blocks = []
    for code, theme in figures["themes"].items():
        lines = []
        for name in theme["statements"]:
            entry = figures["statements"][name]
            counts = entry["counts"]
            lines.append(
                {
                    "code": name,
                    "text": outcome.texts.get(name, ""),
                    "bar": _bar(counts, domain, scale, 62.0, True) if counts else None,
                    "parts": words.statement_parts(entry),
                    "difference": words.first_difference(entry),
                }
            )
        headline = findings.theme_headline(figures, code)
        blocks.append({"badge": badge(code, theme), "headline": headline, "lines": lines})
    return blocks


def _counts(outcome: Outcome) -> dict[str, Any]:
    """The table with every number, so that no figure is in a picture only."""
    scale, unknown = outcome.session.instrument.scale, outcome.session.instrument.unknown
    rows = []
    for code, entry in outcome.figures["statements"].items():
        numbers = [*(entry["counts"] or [""] * 5), entry["unknown"], entry["n"]]
        shown = ["–" if number in {None, ""} else str(number) for number in numbers]
        agreement = words.agreement_text(entry["agreement"]) or _("not shown")
        rows.append([code, *shown, agreement])
    return {"header": [_("Statement"), *scale, unknown, "N", _("Do we agree?")], "rows": rows}


def _actions(outcome: Outcome, language: str) -> list[list[str]]:
    return [
        [
            row.action.text,
            row.action.owner_name,
            format_date(row.action.due_on, language),
            row.statement.code if row.statement else "–",
        ]
        for row in outcome.actions
    ]


def on_front(outcome: Outcome, ambition: str = "", title: str = "") -> int:
    """How many actions fit on the first page under ambition and title.

    With a line that tells of more, when there are.
    """
    room = FRONT_LINES - max(0, len(title) // TITLE_LINE - 1) / 2
    room -= (1 + len(ambition) // AMBITION_LINE) / 2 if ambition else 0
    rows = [1 + (len(row.action.text) // LINE) / 2 for row in outcome.actions]
    if sum(rows) <= room:
        return len(rows)
    used = list(accumulate(rows))
    return sum(1 for height in used if height <= room - 1)


def _arguments(outcome: Outcome) -> list[dict[str, Any]]:
    open_names = outcome.figures.get("open_names")
    return [
        {
            "code": row.code,
            "text": row.text,
            "items": [
                f"{item.text} ({item.name})" if open_names and item.name else item.text
                for item in outcome.arguments[row.code]
            ],
        }
        for row in outcome.with_arguments()
    ]


def _notes(outcome: Outcome) -> list[dict[str, str]]:
    noted = [
        {"code": row.code, "text": row.text, "note": outcome.notes[row.code]}
        for row in outcome.with_notes()
    ]
    if outcome.general_note:
        noted.insert(0, {"code": "", "text": "", "note": outcome.general_note})
    return noted
