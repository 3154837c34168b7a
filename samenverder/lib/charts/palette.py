"""The light colours of the design tokens, for pictures that cannot use CSS.

The browser reads ``tokens.css``. A PDF and a workbook cannot, so the same values
stand here once, and nowhere else in Python or Typst.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``; the scale runs from 1 (not true at all) to 5 (very true)."""

    paper: str
    wash: str
    line: str
    line_2: str
    edge: str
    ink: str
    ink_2: str
    ink_3: str
    link: str
    mark: str
    ok: str
    warn: str
    error: str
    on_hue: str
    scale: tuple[str, str, str, str, str]
    scale_ink: tuple[str, str, str, str, str]
    scale_edge: tuple[str, str, str, str, str]
    hatch: tuple[str, str]
    hues: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """The palette as plain JSON data, for a Typst template."""
        plain: dict[str, object] = {
            name: getattr(self, name) for name in self.__slots__ if name != "hues"
        }
        return plain | {"hues": dict(self.hues)}


LIGHT = Palette(
    paper="#ffffff",
    wash="#f2f4f3",
    line="#d9dedf",
    line_2="#cfd6d8",
    edge="#7c868e",
    ink="#14202b",
    ink_2="#4c5862",
    ink_3="#8b959d",
    link="#174f8c",
    mark="#fdf1c8",
    ok="#17663f",
    warn="#8a4b00",
    error="#b3152b",
    on_hue="#ffffff",
    scale=("#7a4a06", "#e9bf78", "#e1e5e7", "#9cc5e8", "#174f8c"),
    scale_ink=("#ffffff", "#14202b", "#14202b", "#14202b", "#ffffff"),
    scale_edge=("#7a4a06", "#7a4a06", "#7c868e", "#174f8c", "#174f8c"),
    hatch=("#a87428", "#7a4a06"),
    hues=MappingProxyType(
        {
            "ambition": "#3a3f9e",
            "relation": "#661032",
            "partners": "#0b6b66",
            "decisiveness": "#7d3804",
            "inspiration": "#857024",
            "monitoring": "#2b78b3",
        }
    ),
)
