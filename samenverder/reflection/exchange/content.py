"""What an instrument says, apart from where it is kept."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class StatementContent:
    """One statement; English and probes may be empty."""

    code: str
    nl: str
    en: str = ""
    probe_nl: str = ""
    probe_en: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class ThemeContent:
    """One theme with its statements in order; `letter` stands before its statement codes."""

    code: str
    letter: str
    title_nl: str
    title_en: str = ""
    why_nl: str = ""
    why_en: str = ""
    statements: tuple[StatementContent, ...] = ()


@dataclass(frozen=True)
class InstrumentContent:
    """A whole instrument. A scale has five labels from not true to true; the English may be ()."""

    code: str
    version: int
    title_nl: str
    title_en: str = ""
    scale_nl: tuple[str, ...] = ()
    scale_en: tuple[str, ...] = ()
    unknown_nl: str = "weet ik niet"
    unknown_en: str = "I don't know"
    themes: tuple[ThemeContent, ...] = field(default=())

    @property
    def statement_count(self) -> int:
        return sum(len(theme.statements) for theme in self.themes)
