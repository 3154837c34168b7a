"""The portfolio on one A3, as a tagged PDF: a table in which each row carries its bar.

Few lines get a wide table with all columns. With more than `MANY` the sheet stands upright, has two
columns and is grouped by focus area, so that 160 lines still have letters of six points and more.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.lib.charts.timeline import Band, Span, span_of
from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date, truncate
from samenverder.lib.typst import compile_pdf
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models import CLOSED, ProjectState
from samenverder.projects.papers.sight import sight_of
from samenverder.projects.queries.lines import (
    day_words,
    mark_of,
    marks_of,
    milestones_of,
    tone_of,
)
from samenverder.projects.timeline import TimelineLine, TimelineMark

MANY, LONGEST_TITLE, LONGEST_DAYS = 34, 90, 1200
TEMPLATE = Path(__file__).with_name("portfolio.typ")


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
    many = len(rows) + len(others) + sum(bool(line.marks) for line in others) > MANY
    lines = _Lines(rows, span, len(members), language, many=many)
    return {
        "lang": language,
        "title": _("The projects of %(name)s") % {"name": partnership.name},
        "partnership": partnership.name,
        "note": _("As it stood on %(day)s") % words,
        "years": [
            {"year": f"{year % 100:02d}" if many else str(year), "at": _at(span, year)}
            for year in span.years
        ],
        "today": span.share(today),
        "many": many,
        "groups": list(lines.grouped(others)) if many else [lines.all(others)],
        "sight": sight_of(partnership, rows, members, language),
        "texts": _texts(many),
    }


def _texts(many: bool) -> dict[str, Any]:
    wide = [
        _("Project"), _("State"), _("Project leader"), _("Up to and including"), _("Budgeted"),
        _("Spent"), _("Benefit"), _("Timeline"),
    ]  # fmt: skip
    slim = [_("Project"), _("Until"), _("Budgeted"), _("Benefit"), _("Timeline")]
    return {
        "header": slim if many else wide,
        "tones": [{"tone": tone, "label": str(label)} for tone, label in ProjectState.choices],
        "marks": [
            {"kind": "done", "label": _("Milestone reached")},
            {"kind": "coming", "label": _("to come")},
            {"kind": "late", "label": _("late")},
        ],
        "empty": _("There are no projects yet."),
    }


def _at(span: Span, year: int) -> float:
    return span.share(span.first.replace(year=year))


class _Lines:
    """The rows of the table in one language."""

    def __init__(
        self, rows: Sequence[Any], span: Span, members: int, language: str, *, many: bool
    ) -> None:
        self.rows, self.span, self.members = rows, span, members
        self.language, self.many = language, many
        self.milestones = milestones_of(rows)

    def all(self, others: Sequence[TimelineLine]) -> dict[str, Any]:
        """Everything under each other."""
        rows = [*(self._project(row) for row in self.rows), *(self._other(row) for row in others)]
        return {"name": "", "rows": rows}

    def grouped(self, others: Sequence[TimelineLine]) -> Iterator[dict[str, Any]]:
        """By focus area, those without one after them, then what other rooms have."""
        ordered = sorted(self.rows, key=_area)
        for (_none, _order, name), rows in groupby(ordered, key=_area):
            shown = [self._project(row) for row in rows]
            yield {"name": name or _("Without a focus area"), "rows": shown}
        kinds = sorted(others, key=lambda line: line.kind)
        for kind, lines in groupby(kinds, key=lambda line: line.kind):
            yield {"name": kind, "rows": [self._other(line) for line in lines]}

    def _project(self, row: Any) -> dict[str, Any]:
        of = {"n": row.gaining, "all": self.members}
        benefit = "–" if row.state in CLOSED else _("%(n)d of %(all)d") % of
        end = format_date(row.ends_on, self.language) if row.ends_on else "–"
        planned = format_euros(row.planned, self.language)
        title = truncate(row.title, LONGEST_TITLE)
        leader = row.leader.name if row.leader else "–"
        spent = format_euros(row.spent, self.language)
        wide = [title, row.get_state_display(), leader, end, planned, spent, benefit]
        short = day_words(row.ends_on) if row.ends_on else end
        cells = [title, short, planned, benefit] if self.many else wide
        return {"cells": cells, **self._bar(row), "marks": self._marks(row), "days": ""}

    def _other(self, line: TimelineLine) -> dict[str, Any]:
        end = format_date(line.ends_on, self.language) if line.ends_on else "–"
        if self.many:
            short = day_words(line.ends_on) if line.ends_on else end
            cells = [truncate(line.title, LONGEST_TITLE), short, "–", "–"]
        else:
            title = truncate(f"{line.kind}: {line.title}", LONGEST_TITLE)
            cells = [title, line.state, line.who or "–", end, "–", "–", "–"]
        days = _days(_few(line) if self.many else line.marks)
        return {"cells": cells, **self._bar(line), "marks": self._marks(line), "days": days}

    def _bar(self, line: Any) -> dict[str, Any]:
        """Where the bar begins and how wide it is, from 0 to 1; nothing without a period."""
        if not (line.starts_on and line.ends_on):
            return {"bar": None}
        left, right = self.span.share(line.starts_on), self.span.share(line.ends_on)
        return {"bar": {"left": left, "width": max(0.006, right - left), "tone": tone_of(line)}}

    def _marks(self, row: Any) -> list[dict[str, Any]]:
        today = timezone.localdate()
        days = [mark_of(mark, row, today) for mark in marks_of(row, self.milestones)]
        return [{"at": self.span.share(day), "kind": kind} for day, kind in days]


def _few(line: TimelineLine) -> list[TimelineMark]:
    """What comes first, and the day it all leads to."""
    told = [mark for mark in (line.coming, line.goal) if mark]
    return list(dict.fromkeys(told))


def _days(marks: Sequence[TimelineMark]) -> str:
    """ "3 dec 2026 Masterclass · 9 jun 2027 Outcome day"."""
    words = [f"{day_words(mark.day)} {truncate(mark.text, 60)}" for mark in marks]
    return truncate(" · ".join(words), LONGEST_DAYS)


def _area(row: Any) -> tuple[bool, int, str]:
    area = row.focus_area
    return (area is None, area.order if area else 0, area.title if area else "")
