"""Charts drawn on the server, the same picture on screen, in print and in a PDF."""

from samenverder.lib.charts.difference import DifferenceRow, Group, difference_rows
from samenverder.lib.charts.diverging import BarLayout, Domain, Segment, layout, shared_domain
from samenverder.lib.charts.palette import LIGHT, Palette
from samenverder.lib.charts.progress import progress_svg, steps_svg
from samenverder.lib.charts.static import bar_svg_static, swatch_svg_static
from samenverder.lib.charts.svg import bar_svg, describe, hatch_defs, legend_html, pip_svg

__all__ = [
    "LIGHT",
    "BarLayout",
    "DifferenceRow",
    "Domain",
    "Group",
    "Palette",
    "Segment",
    "bar_svg",
    "bar_svg_static",
    "describe",
    "difference_rows",
    "hatch_defs",
    "layout",
    "legend_html",
    "pip_svg",
    "progress_svg",
    "shared_domain",
    "steps_svg",
    "swatch_svg_static",
]
