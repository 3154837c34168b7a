"""How a slide looks: its lines with their heads, and how large the letters can be.

Sizes are hundredths of the width of a slide, the same in the browser and on paper. A slide is
100 by 56.25; what stands on it keeps away from the edge.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from django.utils.translation import get_language, gettext, override

from samenverder.commitments.themes import theme_name
from samenverder.lib.text import format_date
from samenverder.pitches.making import HEAD
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind

FIGURES = (SlideKind.ASK, SlideKind.NEEDS)
HEADED = (SlideKind.ASK, SlideKind.GOALS, SlideKind.PLANNING, SlideKind.NEEDS, SlideKind.BENEFIT)
SIZES = (3.1, 2.6, 2.2, 1.85, 1.6, 1.4)  # the smallest is 27 px of 1920: read from 8 metres
TITLES = (4.5, 3.6, 2.8)
LETTER = 0.56  # how wide a letter is, measured generously, in parts of its height
HEIGHT, WIDTH = 41.0, 92.0  # what is left between the line above and the line below
GAIN = 10.0  # what the first slide keeps for what it brings everybody
TITLE_WIDTHS = (19, 25, 32)  # in letters of the title's own size
GAINS = 4


@dataclass(frozen=True)
class Line:
    """One line: what stands large or bold before it, and the rest."""

    head: str
    told: str


@dataclass(frozen=True)
class SlideView:
    """One slide as it is drawn. `fit` 1 has the largest letters, `title_fit` likewise."""

    row: PitchSlide
    number: int
    lines: list[Line]
    fit: int
    title_fit: int
    columns: int = 1

    @property
    def shape(self) -> str:
        """figures, rows with a head, or sentences."""
        kind = SlideKind(self.row.kind)
        return "figures" if kind in FIGURES else "rows" if kind in HEADED else "lines"

    @property
    def is_ask(self) -> bool:
        """The first slide: what is asked, and what it brings."""
        return self.row.kind == SlideKind.ASK


@dataclass(frozen=True)
class Deck:
    """The slides that are shown, and what stands around each of them."""

    pitch: BoardPitch
    slides: list[SlideView]
    who: str
    where: str
    gain_title: str
    gains: list[Line]
    source: str
    themes: list[dict[str, str]] = field(default_factory=list)

    def at(self, slide: int | None) -> int:
        """The place of this slide, from 0; the first when it is not there."""
        return next((n for n, view in enumerate(self.slides) if view.row.pk == slide), 0)


def deck_of(pitch: BoardPitch, rows: list[PitchSlide]) -> Deck:
    """The slides to present, in the language they were made in; no queries of its own."""
    shown = [row for row in rows if row.shown]
    with override(pitch.language):
        gain = next((row for row in shown if row.kind == SlideKind.BENEFIT), None)
        return Deck(
            pitch=pitch,
            slides=[view_of(row, number) for number, row in enumerate(shown, 1)],
            who=" · ".join(filter(None, [pitch.plan.school.name, pitch.speaker])),
            where=", ".join(filter(None, [pitch.occasion, _day(pitch)])),
            gain_title=str(SlideKind.BENEFIT.label),
            gains=lines_of(gain)[:GAINS] if gain else [],
            source=_source(pitch),
            themes=_themes(pitch),
        )


def _day(pitch: BoardPitch) -> str:
    return format_date(pitch.day, get_language() or "nl") if pitch.day else ""


def _source(pitch: BoardPitch) -> str:
    """Which statement the plan follows from, and where that was said."""
    plan = pitch.plan
    action = plan.action if plan.action_id else None
    code = plan.statement.code if plan.statement else getattr(action, "statement_code", "")
    where = action.source_label if action else ""
    if code:
        told = gettext("Follows from statement %(code)s") % {"code": code}
        return ", ".join(filter(None, [told, where]))
    return gettext("Follows from: %(source)s") % {"source": where} if where else ""


def _themes(pitch: BoardPitch) -> list[dict[str, str]]:
    plan = pitch.plan
    found = {}
    if plan.statement:
        theme = plan.statement.theme
        found[theme.code] = {"code": theme.code, "letter": theme.letter, "title": theme.title}
    name = theme_name(plan.action.theme_code) if plan.action else None
    if name:
        known = {"code": name.code, "letter": name.letter, "title": name.title}
        found.setdefault(name.code, known)
    return list(found.values())


def view_of(row: PitchSlide, number: int) -> SlideView:
    """One slide with its letters as large as they can be."""
    lines = lines_of(row)
    columns = _columns(len(lines)) if SlideKind(row.kind) in FIGURES else 1
    title_fit = 1 if len(row.title) <= 70 else 2 if len(row.title) <= 110 else 3
    fit = _fit(lines, columns, _room(row, title_fit))
    return SlideView(row, number, lines, fit, title_fit, columns)


def _room(row: PitchSlide, title_fit: int) -> float:
    """How much height is left under the title."""
    is_ask = row.kind == SlideKind.ASK
    size = TITLES[title_fit - 1] if is_ask else min(TITLES[title_fit - 1], 3.7)
    title = _rows(row.title, TITLE_WIDTHS[title_fit - 1] * size, size) * size * 1.08
    return HEIGHT - title - (GAIN if is_ask else 0)


def lines_of(row: PitchSlide) -> list[Line]:
    """The lines of a slide; only kinds that show a head split one off."""
    kind = SlideKind(row.kind)
    texts = [text.strip() for text in row.lines.splitlines() if text.strip()]
    return [_line(text, kind) for text in texts]


def _line(text: str, kind: SlideKind) -> Line:
    head, colon, told = text.partition(HEAD)
    if kind in HEADED and colon:
        return Line(head.strip(), told.strip())
    return Line(text, "") if kind in FIGURES else Line("", text)


def _columns(count: int) -> int:
    return {0: 1, 1: 1, 2: 2, 4: 2}.get(count, 3 if count < 7 else 4)


def _fit(lines: list[Line], columns: int, room: float) -> int:
    """The number of the largest letters with which everything fits."""
    for number, size in enumerate(SIZES, 1):
        if _tall(lines, columns, size) <= room:
            return number
    return len(SIZES)


def _tall(lines: list[Line], columns: int, size: float) -> float:
    wide = WIDTH / columns - (3.4 if columns > 1 else 0)
    tall = [_height(line, wide, size, big=columns > 1) for line in lines]
    rows = [max(tall[at : at + columns]) for at in range(0, len(tall), columns)]
    return sum(rows) + len(rows) * size * 0.9


def _height(line: Line, wide: float, size: float, *, big: bool) -> float:
    head = size * 1.7 if big else size
    if big:
        return (
            _rows(line.head or line.told, wide, head) * head * 1.12
            + (_rows(line.told, wide, size) if line.head else 0) * size * 1.32
        )
    return _rows(f"{line.head} {line.told}", wide, size) * size * 1.32


def _rows(text: str, wide: float, size: float) -> int:
    return ceil(len(text) * size * LETTER / wide)


def as_data(deck: Deck) -> dict[str, Any]:
    """The slides as plain data, for paper."""
    return {
        "who": deck.who,
        "where": deck.where,
        "source": deck.source,
        "gain_title": deck.gain_title,
        "gains": [{"head": line.head, "told": line.told} for line in deck.gains],
        "themes": deck.themes,
        "slides": [
            {
                "title": view.row.title,
                "number": view.number,
                "shape": view.shape,
                "is_ask": view.is_ask,
                "columns": view.columns,
                "size": SIZES[view.fit - 1],
                "title_size": TITLES[view.title_fit - 1],
                "lines": [{"head": line.head, "told": line.told} for line in view.lines],
                "notes": view.row.notes.splitlines(),
            }
            for view in deck.slides
        ],
    }
