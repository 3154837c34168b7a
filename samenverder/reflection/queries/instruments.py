"""Reading instruments: which may be used, what one says, what a draft still lacks."""

from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet

from samenverder.network.models import Partnership
from samenverder.reflection.exchange import InstrumentContent, StatementContent, ThemeContent
from samenverder.reflection.models import Instrument, Statement, Theme


def regional() -> Instrument | None:
    """The newest version of the regional instrument; None before it was loaded."""
    return Instrument.objects.filter(partnership=None, is_draft=False).order_by("-version").first()


def visible_to(partnership: Partnership) -> QuerySet[Instrument]:
    """The regional instrument and the partnership's own ones, in every version."""
    return Instrument.objects.filter(Q(partnership=None) | Q(partnership=partnership))


def available(partnership: Partnership) -> list[Instrument]:
    """What a new session may use: of each instrument the newest version, the regional one first.

    Drafts and archived instruments are left out. Themes and statements are not loaded.
    """
    rows = visible_to(partnership).filter(is_draft=False, archived_at=None).order_by("-version")
    newest: dict[tuple[int | None, str], Instrument] = {}
    for row in rows:
        newest.setdefault((row.partnership_id, row.code), row)
    return sorted(
        newest.values(), key=lambda row: (row.partnership_id is not None, row.title.casefold())
    )


@dataclass
class InstrumentLine:
    """One instrument in the list: its newest published version, older ones, its draft."""

    newest: Instrument | None = None
    older: list[Instrument] = field(default_factory=list)
    draft: Instrument | None = None

    @property
    def shown(self) -> Instrument:
        """The version that stands for the whole instrument."""
        shown = self.newest or self.draft
        assert shown is not None  # noqa: S101  a line is made of at least one row
        return shown

    @property
    def is_regional(self) -> bool:
        return self.shown.partnership_id is None

    @property
    def is_archived(self) -> bool:
        return self.shown.archived_at is not None


def lines(partnership: Partnership, *, with_drafts: bool) -> list[InstrumentLine]:
    """Every instrument with its versions, regional first, archived last (one query).

    Each row has `sessions_here` and `statements_in`: the number of the partnership's own
    sessions with that version, and of its statements.
    """
    used = Q(sessions__partnership=partnership, sessions__deleted_at=None)
    rows = (
        visible_to(partnership)
        .annotate(
            sessions_here=Count("sessions", filter=used, distinct=True),
            statements_in=Count("statements", distinct=True),
        )
        .order_by("-version")
    )
    found: dict[tuple[int | None, str], InstrumentLine] = {}
    for row in rows if with_drafts else rows.filter(is_draft=False):
        line = found.setdefault((row.partnership_id, row.code), InstrumentLine())
        if row.is_draft:
            line.draft = row
        elif line.newest is None:
            line.newest = row
        else:
            line.older.append(row)
    return sorted(
        found.values(),
        key=lambda line: (line.is_archived, not line.is_regional, line.shown.title.casefold()),
    )


def sessions_with(instrument: Instrument, partnership: Partnership) -> int:
    """How many of the partnership's own sessions use this version."""
    return instrument.sessions.filter(partnership=partnership, deleted_at=None).count()


def untranslated(instrument: Instrument) -> int:
    """How many texts that are there in Dutch have no English yet; parts must be loaded."""
    pairs = [(instrument.title_nl, instrument.title_en), ("x", bool(instrument.scale_en))]
    for theme in instrument.themes.all():
        pairs += [(theme.title_nl, theme.title_en), (theme.why_nl, theme.why_en)]
        for row in theme.statements.all():
            pairs += [(row.text_nl, row.text_en), (row.probe_nl, row.probe_en)]
    return sum(1 for dutch, english in pairs if dutch and not english)


def with_parts(rows: QuerySet[Instrument]) -> QuerySet[Instrument]:
    """The same instruments with themes and statements loaded, in order."""
    themes = Theme.objects.prefetch_related(Prefetch("statements", Statement.objects.all()))
    return rows.prefetch_related(Prefetch("themes", themes))


def content_of(instrument: Instrument) -> InstrumentContent:
    """What an instrument says, as plain content for a file, a copy or a check."""
    return InstrumentContent(
        code=instrument.code,
        version=instrument.version,
        title_nl=instrument.title_nl,
        title_en=instrument.title_en,
        scale_nl=tuple(instrument.scale_nl),
        scale_en=tuple(instrument.scale_en),
        unknown_nl=instrument.unknown_nl,
        unknown_en=instrument.unknown_en,
        themes=tuple(theme_content(theme) for theme in instrument.themes.all()),
    )


def theme_content(theme: Theme) -> ThemeContent:
    """One theme and its statements as plain content."""
    return ThemeContent(
        code=theme.code,
        letter=theme.letter,
        title_nl=theme.title_nl,
        title_en=theme.title_en,
        why_nl=theme.why_nl,
        why_en=theme.why_en,
        statements=tuple(statement_content(row) for row in theme.statements.all()),
    )


def statement_content(statement: Statement) -> StatementContent:
    """One statement as plain content."""
    return StatementContent(
        code=statement.code,
        nl=statement.text_nl,
        en=statement.text_en,
        probe_nl=statement.probe_nl,
        probe_en=statement.probe_en,
        evidence=statement.evidence,
    )
