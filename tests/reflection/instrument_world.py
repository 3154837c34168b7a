"""Instruments to test with: small ones, own ones, and content made at random."""

from hypothesis import strategies as st

from samenverder.network.models import Partnership, User
from samenverder.reflection.exchange import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.exchange.faults import CONTROL, CONTROL_BUT_NEWLINE
from samenverder.reflection.models import Instrument
from samenverder.reflection.operations.instruments import add_instrument, publish_instrument

SCALE = ("helemaal niet waar", "niet waar", "deels waar", "waar", "helemaal waar")


def small_content(**changes: object) -> InstrumentContent:
    """Two themes, four statements, no English but for the first statement."""
    themes = (
        ThemeContent(
            "relation",
            "R",
            "Relatie",
            statements=(
                StatementContent("R1", "Wij kennen elkaar.", "We know each other."),
                StatementContent("R2", "Wij spreken elkaar aan."),
                StatementContent("R3", "Wij komen bij elkaar over de vloer."),
            ),
        ),
        ThemeContent(
            "ouders", "O", "Ouders", statements=(StatementContent("O1", "Ouders doen mee."),)
        ),
    )
    given = {"code": "klein", "version": 1, "title_nl": "Klein instrument", "scale_nl": SCALE}
    return InstrumentContent(**{**given, "themes": themes, **changes})


def make_draft(partnership: Partnership, by: User, **changes: object) -> Instrument:
    """An own draft with the small content."""
    return add_instrument(content=small_content(**changes), partnership=partnership, by=by)


def make_own(partnership: Partnership, by: User, **changes: object) -> Instrument:
    """An own instrument, published."""
    draft = make_draft(partnership, by, **changes)
    return publish_instrument(instrument=draft, by=by)


def _texts(longest: int, *, least: int = 1, lines: bool = False) -> st.SearchStrategy[str]:
    signs = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029")
    if lines:
        signs = signs | st.just("\n")
    unwanted = CONTROL_BUT_NEWLINE if lines else CONTROL
    texts = st.text(signs, min_size=least, max_size=min(longest, 40)).map(str.strip)
    return texts.filter(lambda text: len(text) >= least and not unwanted.search(text))


def _codes(longest: int) -> st.SearchStrategy[str]:
    return st.from_regex(rf"[a-zA-Z0-9_-]{{1,{longest}}}", fullmatch=True)


@st.composite
def contents(draw: st.DrawFn) -> InstrumentContent:
    """Any instrument content that is allowed."""
    labels = st.lists(_texts(40), min_size=5, max_size=5, unique_by=str.casefold).map(tuple)
    letters = draw(st.lists(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), max_size=4, unique=True))
    codes = draw(st.lists(_codes(40), min_size=len(letters), max_size=len(letters), unique=True))
    return InstrumentContent(
        code=draw(_codes(60)),
        version=draw(st.integers(1, 32_000)),
        title_nl=draw(_texts(160)),
        title_en=draw(_texts(160, least=0)),
        scale_nl=draw(labels),
        scale_en=draw(st.just(()) | labels),
        unknown_nl=draw(_texts(60)),
        unknown_en=draw(_texts(60, least=0)),
        themes=tuple(
            draw(_themes(code, letter)) for code, letter in zip(codes, letters, strict=True)
        ),
    )


@st.composite
def _themes(draw: st.DrawFn, code: str, letter: str) -> ThemeContent:
    numbers = draw(st.lists(st.integers(1, 999), max_size=4, unique=True))
    statements = tuple(
        StatementContent(
            code=f"{letter}{number}",
            nl=draw(_texts(300)),
            en=draw(_texts(300, least=0)),
            probe_nl=draw(_texts(300, least=0)),
            probe_en=draw(_texts(300, least=0)),
            evidence=draw(st.just("") | _codes(60)),
        )
        for number in numbers
    )
    return ThemeContent(
        code=code,
        letter=letter,
        title_nl=draw(_texts(80)),
        title_en=draw(_texts(80, least=0)),
        why_nl=draw(_texts(2000, least=0, lines=True)),
        why_en=draw(_texts(2000, least=0, lines=True)),
        statements=statements,
    )
