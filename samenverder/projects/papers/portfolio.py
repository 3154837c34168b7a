"""The portfolio on one A3, as a tagged PDF: a table in which each row carries its bar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.charts.timeline import Band, Span, span_of
from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date, truncate
from samenverder.lib.typst import compile_pdf
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models import CLOSED, ProjectState
from samenverder.projects.queries.portfolio import portfolio
from samenverder.projects.timeline import TimelineLine

MOST_NAMES, LONGEST_TITLE = 14, 64
TEMPLATE = Path(__file__).with_name("paper.typ")


def portfolio_pdf(
    partnership: Partnership,
    rows: Sequence[Any],
    others: Sequence[TimelineLine],
    members: Sequence[Organisation],
    language: str,
) -> bytes:
    """The document in "nl" or "en"."""
    with translation.override(language):
        return compile_pdf(TEMPLATE, paper_data(partnership, rows, others, members, language))


def pdf_name(partnership: Partnership, language: str) -> str:
    """The file name: "projecten-lindemeer-2026-11-24.pdf"."""
    word = "projects" if language == "en" else "projecten"
    return f"{word}-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.pdf"


def paper_data(
    partnership: Partnership,
    rows: Sequence[Any],
    others: Sequence[TimelineLine],
    members: Sequence[Organisation],
    language: str,
) -> dict[str, Any]:
    """What the template sets: plain data, in the active language."""
    today = timezone.localdate()
    dated = [row for row in [*rows, *others] if row.starts_on and row.ends_on]
    bands = [Band("", row.starts_on, row.ends_on, "") for row in dated]
    span = span_of(bands, today)
    words = {"day": format_date(today, language)}
    return {
        "lang": language,
        "title": _("The projects of %(name)s") % {"name": partnership.name},
        "partnership": partnership.name,
        "note": _("As it stood on %(day)s") % words,
        "years": [{"year": str(y), "at": _at(span, y)} for y in span.years],
        "today": span.share(today),
        "rows": [
            *(_row(row, span, len(members), language) for row in rows),
            *(_other(line, span, language) for line in others),
        ],
        "sight": _sight(partnership, rows, members, language),
        "texts": {
            "header": [
                _("Project"), _("State"), _("Project leader"), _("Up to and including"),
                _("Budgeted"), _("Spent"), _("Benefit"), _("Timeline"),
            ],
            "tones": [{"tone": tone, "label": str(label)} for tone, label in ProjectState.choices],
            "empty": _("There are no projects yet."),
        },
    }  # fmt: skip


def _at(span: Span, year: int) -> float:
    return span.share(span.first.replace(year=year))


def _row(row: Any, span: Span, members: int, language: str) -> dict[str, Any]:
    of = {"n": row.gaining, "all": members}
    return {
        "cells": [
            truncate(row.title, LONGEST_TITLE),
            row.get_state_display(),
            row.leader.name if row.leader else "–",
            format_date(row.ends_on, language) if row.ends_on else "–",
            format_euros(row.planned, language),
            format_euros(row.spent, language),
            "–" if row.state in CLOSED else _("%(n)d of %(all)d") % of,
        ],
        **_bar(row.starts_on, row.ends_on, row.state, span),
    }


def _other(line: TimelineLine, span: Span, language: str) -> dict[str, Any]:
    end = format_date(line.ends_on, language) if line.ends_on else "–"
    title = truncate(f"{line.kind}: {line.title}", LONGEST_TITLE)
    return {
        "cells": [title, line.state, line.who or "–", end, "–", "–", "–"],
        **_bar(line.starts_on, line.ends_on, line.tone, span),
    }


def _bar(starts_on: Any, ends_on: Any, tone: str, span: Span) -> dict[str, Any]:
    """Where the bar begins and how wide it is, from 0 to 1; nothing without a period."""
    if not (starts_on and ends_on):
        return {"bar": None}
    left, right = span.share(starts_on), span.share(ends_on)
    return {"bar": {"left": left, "width": max(0.006, right - left), "tone": tone}}


def _sight(
    partnership: Partnership, rows: Sequence[Any], members: Sequence[Organisation], language: str
) -> list[dict[str, str]]:
    sight = portfolio(partnership, rows, members)
    sums = {
        "planned": format_euros(sight.planned, language),
        "spent": format_euros(sight.spent, language),
    }
    count = ngettext("%(n)d project", "%(n)d projects", sight.number) % {"n": sight.number}
    ending = [
        f"{row.title} ({format_date(row.ends_on, language)})" for row in sight.ending if row.ends_on
    ]
    carried = [f"{row.name} {row.number}" for row in sight.carriers if row.number]
    return [
        {
            "head": _("Proposed or running"),
            "text": count + ". " + _("Planned %(planned)s, spent %(spent)s.") % sums,
        },
        {"head": _("Who carries how much"), "text": _listed(carried)},
        {"head": _("Ends within three months"), "text": _listed(ending)},
        {
            "head": _("Focus areas without a project"),
            "text": _listed([area.title for area in sight.idle_areas]),
        },
        {
            "head": _("Partners that are left out"),
            "text": _listed([row.name for row in sight.left_out]),
        },
    ]


def _listed(parts: Sequence[str]) -> str:
    """The first of them, and how many more there are: the sheet stays one."""
    more = len(parts) - MOST_NAMES
    shown = [*parts[:MOST_NAMES], *([_("and %(n)s more") % {"n": more}] if more > 0 else [])]
    return "; ".join(shown) or _("None.")
