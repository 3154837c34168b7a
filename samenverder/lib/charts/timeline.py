"""A timeline as inline SVG: one bar per thing, years and quarters as lines, today dashed.

Colours come from the style sheet (``.timeline``); states differ in outline and pattern as well, so
that they can be told apart in grey. A table beside it says the same in words.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samenverder.lib.text import truncate

WIDTH, NAMES, ROW, HEAD = 1160, 380, 26, 30
LONGEST_NAME = 52  # characters that fit beside the bars
MOST_QUARTERS = 24  # with more, only years are drawn


@dataclass(frozen=True)
class Band:
    """One bar from its first day up to and including its last; `tone` becomes a class."""

    title: str
    starts_on: dt.date
    ends_on: dt.date
    tone: str


@dataclass(frozen=True)
class Span:
    """The days a timeline runs over: whole years."""

    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Where a day lies, from 0 to 1; days outside lie on the edge."""
        days = (self.last - self.first).days + 1
        return min(1.0, max(0.0, (day - self.first).days / days))

    @property
    def years(self) -> list[int]:
        """The years from the first to the last."""
        return list(range(self.first.year, self.last.year + 1))


def span_of(bands: Sequence[Band], today: dt.date) -> Span:
    """Whole years that hold every bar and today."""
    first = min([today, *(band.starts_on for band in bands)])
    last = max([today, *(band.ends_on for band in bands)])
    return Span(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31))


def timeline_svg(bands: Sequence[Band], today: dt.date, *, label: str) -> SafeString:
    """The drawing; ``label`` is its text for who cannot see it."""
    span, height = span_of(bands, today), HEAD + ROW * len(bands) + 6
    parts = [_grid(span, height)]
    parts += [_band(band, span, HEAD + ROW * at) for at, band in enumerate(bands)]
    x = _x(span.share(today))
    parts.append(f'<path class="today" d="M{x:.1f} {HEAD - 8}V{height}"/>')
    head = (
        f'<svg class="timeline" role="img" aria-label="{escape(label)}"'
        f' viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
    )
    return mark_safe(head + "".join(parts) + "</svg>")  # noqa: S308  numbers and escaped text


def _x(share: float) -> float:
    return NAMES + share * (WIDTH - NAMES - 2)


def _grid(span: Span, height: int) -> str:
    parts = []
    for year in span.years:
        x = _x(span.share(dt.date(year, 1, 1)))
        parts.append(f'<path class="year" d="M{x:.1f} {HEAD - 10}V{height}"/>')
        parts.append(f'<text class="head" x="{x + 5:.1f}" y="{HEAD - 13}">{year}</text>')
        for month in (4, 7, 10) if len(span.years) * 4 <= MOST_QUARTERS else ():
            x = _x(span.share(dt.date(year, month, 1)))
            parts.append(f'<path class="quarter" d="M{x:.1f} {HEAD}V{height}"/>')
    return "".join(parts)


def _band(band: Band, span: Span, top: int) -> str:
    left = _x(span.share(band.starts_on))
    right = _x(span.share(band.ends_on + dt.timedelta(days=1)))
    name = escape(truncate(band.title, LONGEST_NAME))
    return (
        f'<text class="name" x="0" y="{top + 17}">{name}</text>'
        f'<rect class="band {escape(band.tone)}" x="{left + 1:.1f}" y="{top + 5}"'
        f' width="{max(5.0, right - left - 2):.1f}" height="{ROW - 10}" rx="2"/>'
    )
