"""The diverging bar with its own colours, for a PDF: no style sheet, no script.

Lengths inside the picture are CSS px (1 mm = 96 / 25.4 px), the same as on screen, so
patterns and lines have the thickness the look gives them.
"""

from samenverder.lib.charts.diverging import BarLayout, Segment
from samenverder.lib.charts.palette import LIGHT, Palette
from samenverder.lib.charts.svg import HATCHED, text_width

PX_PER_MM = 96 / 25.4
_MARGIN = 1.0  # room at both ends for half an edge
_TICK = 5.0  # above and below the bar
_LINE = 1.5


def bar_svg_static(
    layout: BarLayout,
    *,
    width_mm: float,
    height_mm: float,
    palette: Palette = LIGHT,
    numbers: bool = False,
    font_px: float = 10.67,
) -> str:
    """One bar as a complete SVG document; ``height_mm`` includes the ticks (1.6 mm each).

    Numbers that do not fit their segment are left out. The text alternative belongs to the
    document that shows the picture (``alt`` in Typst). Raises ``ValueError`` if too low.
    """
    width, height = width_mm * PX_PER_MM, height_mm * PX_PER_MM
    if height <= 2 * _TICK + 4 or width <= 2 * _MARGIN:
        raise ValueError(f"no room for a bar in {width_mm} by {height_mm} mm")
    scale = (width - 2 * _MARGIN) / 100
    parts = [_defs(palette)]
    for segment in layout.segments:
        parts.append(_rects(segment, scale, height, palette))
    if numbers:
        parts += [_number(s, scale, height, palette, font_px) for s in layout.segments]
    parts.append(_ticks(_MARGIN + layout.tick * scale, height, palette))
    return _document(width_mm, height_mm, "".join(parts))


def swatch_svg_static(level: int, *, palette: Palette = LIGHT) -> str:
    """The square of one level for the legend of a PDF: 7.1 by 5.3 mm (27 by 20 px)."""
    box = 'x="1" y="1" width="25" height="18"'
    return _document(27 / PX_PER_MM, 20 / PX_PER_MM, _defs(palette) + _filled(level, box, palette))


def _document(width_mm: float, height_mm: float, content: str) -> str:
    view = f"0 0 {width_mm * PX_PER_MM:.2f} {height_mm * PX_PER_MM:.2f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
        f' width="{width_mm:.2f}mm" height="{height_mm:.2f}mm">{content}</svg>'
    )


def _defs(palette: Palette) -> str:
    patterns = (
        f'<pattern id="h{level}" width="7" height="7" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0v7" stroke="{colour}"'
        f' stroke-width="{width}"/></pattern>'
        for level, colour, width in zip(HATCHED, palette.hatch, (2, 1.6), strict=True)
    )
    return f"<defs>{''.join(patterns)}</defs>"


def _rects(segment: Segment, scale: float, height: float, palette: Palette) -> str:
    """The segment with its edge drawn inside it, so the gap beside it stays white."""
    width = segment.width * scale
    inside = min(_LINE, width / 2)
    box = (
        f'x="{_MARGIN + segment.x * scale + inside / 2:.2f}" y="{_TICK + 1:g}"'
        f' width="{width - inside:.2f}" height="{height - 2 * _TICK - 2:.2f}"'
    )
    return _filled(segment.level, box, palette)


def _filled(level: int, box: str, palette: Palette) -> str:
    fill, edge = palette.scale[level - 1], palette.scale_edge[level - 1]
    hatch = f'<rect {box} fill="url(#h{level})"/>' if level in HATCHED else ""
    return f'<rect {box} fill="{fill}"/>{hatch}' + (
        f'<rect {box} fill="none" stroke="{edge}" stroke-width="{_LINE}"/>'
    )


def _number(segment: Segment, scale: float, height: float, palette: Palette, font_px: float) -> str:
    if text_width(segment.count) * font_px > segment.width * scale - _LINE:
        return ""
    level = segment.level
    halo = ""
    if level in HATCHED:
        halo = f' paint-order="stroke" stroke="{palette.scale[level - 1]}" stroke-width="4"'
    return (
        f'<text x="{_MARGIN + segment.mid * scale:.2f}" y="{height / 2 + font_px * 0.36:.2f}"'
        f' font-family="Public Sans" font-size="{font_px:g}" font-weight="bold"'
        f' text-anchor="middle" fill="{palette.scale_ink[level - 1]}"{halo}>{segment.count}</text>'
    )


def _ticks(x: float, height: float, palette: Palette) -> str:
    spans = ((0.0, _TICK), (height - _TICK, height))
    return "".join(
        f'<path d="M{x:.2f} {top:.2f}V{end:.2f}" stroke="{palette.ink_2}" stroke-width="{_LINE}"/>'
        for top, end in spans
    )
