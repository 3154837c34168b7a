"""Writing the content of an instrument into rows."""

from django.db import transaction

from samenverder.network.models import Partnership
from samenverder.reflection.exchange import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.models import Instrument, Statement, Theme


def store_content(
    *,
    content: InstrumentContent,
    partnership: Partnership | None,
    is_draft: bool = False,
    based_on: Instrument | None = None,
) -> Instrument:
    """A new instrument row with its themes and statements, in one transaction."""
    with transaction.atomic():
        instrument = Instrument.objects.create(
            partnership=partnership,
            code=content.code,
            version=content.version,
            title_nl=content.title_nl,
            title_en=content.title_en,
            scale_nl=list(content.scale_nl),
            scale_en=list(content.scale_en),
            unknown_nl=content.unknown_nl,
            unknown_en=content.unknown_en,
            based_on=based_on,
            is_draft=is_draft,
        )
        first = 0
        for order, theme in enumerate(content.themes):
            store_theme(instrument=instrument, content=theme, order=order, first=first)
            first += len(theme.statements)
    return instrument


def store_theme(*, instrument: Instrument, content: ThemeContent, order: int, first: int) -> Theme:
    """A theme with its statements; the first statement gets place `first` in the instrument."""
    theme = Theme.objects.create(
        instrument=instrument,
        code=content.code,
        letter=content.letter,
        title_nl=content.title_nl,
        title_en=content.title_en,
        why_nl=content.why_nl,
        why_en=content.why_en,
        order=order,
    )
    Statement.objects.bulk_create(
        new_statement(theme=theme, content=row, order=first + number)
        for number, row in enumerate(content.statements)
    )
    return theme


def new_statement(*, theme: Theme, content: StatementContent, order: int) -> Statement:
    """A statement of a theme, not saved yet."""
    return Statement(
        theme=theme,
        instrument_id=theme.instrument_id,
        code=content.code,
        text_nl=content.nl,
        text_en=content.en,
        probe_nl=content.probe_nl,
        probe_en=content.probe_en,
        evidence=content.evidence,
        order=order,
    )
