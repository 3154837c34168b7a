"""A timeline as inline SVG: one bar per thing, years and quarters as lines, today dashed.

Colours come from the style sheet (``.timeline``); states differ in outline and pattern as well, so
that they can be told apart in grey. All bars of one tone are one path and all marks of one kind
another, so that hundreds of lines stay a handful of elements beside their names. A table beside it
says the same in words.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samenverder.lib.text import truncate

WIDTH, NAMES, ROW, HEAD = 1160, 380, 26, 30
LONGEST_NAME = 52  # characters that fit beside the bars
LETTER = 7.2  # about as wide as a letter of a note is, in units of the drawing
MOST_QUARTERS = 24  # with more, only years are drawn
DONE, COMING, LATE = "done", "coming", "late"


@dataclass(frozen=True)
class Band:
    """One bar from its first day up to and including its last; `tone` becomes a class.

    `marks` are days on the line, each "done", "coming" or "late"; `note` stands beside the bar.
    """

    title: str
    starts_on: dt.date
    ends_on: dt.date
    tone: str
    marks: Sequence[tuple[dt.date, str]] = ()
    note: str = ""


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
    parts = [_grid(span, height), *_bars(bands, span), *_names(bands, span)]
    x = _x(span.share(today))
    parts.append(f'<path class="today" d="M{x:.1f} {HEAD - 8}V{height}"/>')
    parts += _marks(bands, span)
    head = (
        f'<svg class="timeline" role="img" aria-label="{escape(label)}"'
        f' viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
    )
    return mark_safe(head + "".join(parts) + "</svg>")  # noqa: S308  numbers and escaped text


def _x(share: float) -> float:
    return NAMES + share * (WIDTH - NAMES - 2)


def _grid(span: Span, height: int) -> str:
    parts, quarters = [], []
    for year in span.years:
        x = _x(span.share(dt.date(year, 1, 1)))
        parts.append(f'<path class="year" d="M{x:.1f} {HEAD - 10}V{height}"/>')
        parts.append(f'<text class="head" x="{x + 5:.1f}" y="{HEAD - 13}">{year}</text>')
        for month in (4, 7, 10) if len(span.years) * 4 <= MOST_QUARTERS else ():
            quarters.append(f"M{_x(span.share(dt.date(year, month, 1))):.1f} {HEAD}V{height}")
    return "".join([*parts, *_path("quarter", quarters)])


def _bars(bands: Sequence[Band], span: Span) -> list[str]:
    """One path per tone."""
    drawn: Mapping[str, list[str]] = defaultdict(list)
    for at, band in enumerate(bands):
        left, right = _ends(band, span)
        width = max(5.0, right - left - 2)
        top = HEAD + ROW * at + 5
        shape = f"M{left + 1:.1f} {top}h{width:.1f}v{ROW - 10}h-{width:.1f}z"
        drawn[band.tone].append(shape)
    return [line for tone, shapes in drawn.items() for line in _path(f"band {tone}", shapes)]


def _marks(bands: Sequence[Band], span: Span) -> list[str]:
    """One path per kind of mark: a diamond on the line, a late one larger."""
    drawn: Mapping[str, list[str]] = defaultdict(list)
    for at, band in enumerate(bands):
        middle = HEAD + ROW * at + ROW // 2
        for day, kind in band.marks:
            size = 6 if kind == LATE else 5
            x = _x(span.share(day))
            drawn[kind].append(
                f"M{x:.1f} {middle - size}l{size} {size}-{size} {size}-{size}-{size}z"
            )
    return [line for kind, shapes in drawn.items() for line in _path(f"mark {kind}", shapes)]


def _names(bands: Sequence[Band], span: Span) -> list[str]:
    """The name before each line, and a note behind its bar, or before it without room there."""
    parts = []
    for at, band in enumerate(bands):
        y = HEAD + ROW * at + 17
        name = escape(truncate(band.title, LONGEST_NAME))
        parts.append(f'<text class="name" x="0" y="{y}">{name}</text>')
        if band.note:
            left, right = _ends(band, span)
            room = right + 8 + len(band.note) * LETTER < WIDTH
            x, anchor = (right + 8, "start") if room else (left - 8, "end")
            note = escape(band.note)
            parts.append(
                f'<text class="note" x="{x:.1f}" y="{y}" text-anchor="{anchor}">{note}</text>'
            )
    return parts


def _ends(band: Band, span: Span) -> tuple[float, float]:
    return _x(span.share(band.starts_on)), _x(span.share(band.ends_on + dt.timedelta(days=1)))


def _path(kind: str, shapes: Sequence[str]) -> list[str]:
    return [f'<path class="{escape(kind)}" d="{"".join(shapes)}"/>'] if shapes else []
