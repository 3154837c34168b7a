"""The diverging bar as inline SVG for a web page; colours come from the style sheet.

Markup and class names are those of the look (``.bar``, ``s1`` to ``s5``, ``n1`` to ``n5``,
``.hatch``, ``.mid``). A page with bars holds ``hatch_defs()`` once.
"""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenverder.lib.charts.diverging import BarLayout, Segment

NARROW = 18.7
"""Narrowest bar a phone shows, in ems of its numbers: 280 px at 15 px."""

WIDE = 37.0
"""Narrowest bar on a laptop of 1440 px and on the big screen, in ems of its numbers."""

HATCHED = (1, 2)
"""Levels that carry a pattern, so the bar also reads in grey and in print."""


def bar_svg(layout: BarLayout, *, height: int | None, numbers: bool, label: str) -> SafeString:
    """One bar. ``height`` in px, or ``None`` when the style sheet sizes it (big screen).

    ``label`` is the text for who cannot see the bar; see :func:`describe`. A number that
    fits a wide screen only gets the class ``tight`` (hidden by CSS when narrow); one that
    fits nowhere is left out: label and table still carry it.
    """
    tall, centre = "92%", "50%"
    if height is not None:
        tall, centre = f"{height - 4}", f"{height / 2 + 0.5:g}"
    parts = [_segment(segment, tall) for segment in layout.segments]
    if numbers:
        parts += [_number(segment, centre) for segment in layout.segments]
    parts.append(_ticks(layout.tick, height))
    size = "" if height is None else f' height="{height}"'
    head = f'<svg class="bar" role="img" aria-label="{escape(label)}"{size}>'
    return mark_safe(head + "".join(parts) + "</svg>")  # noqa: S308  only numbers and escaped text


def describe(counts: Sequence[int], labels: Sequence[str]) -> str:
    """The bar in words: "From left to right: not true 2, ... N = 21."

    ``counts`` and ``labels`` stand in the same order. Raises ``ValueError`` if they differ
    in length. Translated to the active language.
    """
    pairs = zip(labels, counts, strict=True)
    parts = ", ".join(f"{label} {count}" for label, count in pairs)
    words = {"parts": parts, "total": sum(counts)}
    return _("From left to right: %(parts)s. N = %(total)d.") % words


def hatch_defs() -> SafeString:
    """The two patterns ``h1`` and ``h2``: put once in a page that shows bars."""
    return SafeString(
        '<svg width="0" height="0" aria-hidden="true" focusable="false"'
        f' class="visually-hidden"><defs>{_pattern(1)}{_pattern(2)}</defs></svg>'
    )


def legend_html(labels: Sequence[str]) -> SafeString:
    """The legend under a chart; ``labels`` of level 1 to 5 in that order."""
    items = (f"<li>{_swatch(level)}{escape(text)}</li>" for level, text in enumerate(labels, 1))
    return mark_safe(f'<ul class="legend">{"".join(items)}</ul>')  # noqa: S308  escaped above


def pip_svg(level: int) -> SafeString:
    """The square of one answer, for a target. ``level`` 1 to 5."""
    box = 'x="1" y="1" width="40" height="40"'
    rects = f'<rect class="s{level}" {box} rx="2"/>{_hatch(level, box)}'
    return mark_safe(  # noqa: S308  numbers only
        f'<svg class="pip" viewBox="0 0 42 42" aria-hidden="true">{rects}</svg>'
    )


def text_width(number: int) -> float:
    """Width of a number in Public Sans 600, in ems (a "1" is narrower than the rest)."""
    return sum(0.42 if digit == "1" else 0.66 for digit in str(number))


def _segment(segment: Segment, tall: str) -> str:
    box = f'x="{segment.x:.2f}%" y="2" width="{segment.width:.2f}%" height="{tall}"'
    return f'<rect class="s{segment.level}" {box}/>{_hatch(segment.level, box)}'


def _hatch(level: int, box: str) -> str:
    if level not in HATCHED:
        return ""
    return f'<rect class="hatch" {box} fill="url(#h{level})"/>'


def _number(segment: Segment, centre: str) -> str:
    needed = text_width(segment.count) * 100 / segment.width
    if needed > WIDE:
        return ""
    name = f"n{segment.level}" if needed <= NARROW else f"n{segment.level} tight"
    return f'<text class="{name}" x="{segment.mid:.2f}%" y="{centre}">{segment.count}</text>'


def _ticks(tick: float, height: int | None) -> str:
    spans = [("-9%", "0%"), ("96%", "105%")]
    if height is not None:
        spans = [("-4", "1"), (f"{height - 1}", f"{height + 4}")]
    at = f'x1="{tick:.2f}%" x2="{tick:.2f}%"'
    return "".join(f'<line class="mid" {at} y1="{top}" y2="{end}"/>' for top, end in spans)


def _pattern(level: int) -> str:
    return (
        f'<pattern id="h{level}" width="7" height="7" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path class="hatch-line-{level}" d="M0 0v7"/></pattern>'
    )


def _swatch(level: int) -> str:
    box = 'x="1" y="1" width="25" height="18"'
    rects = f'<rect class="s{level}" {box}/>{_hatch(level, box)}'
    return f'<svg viewBox="0 0 27 20" aria-hidden="true">{rects}</svg>'
