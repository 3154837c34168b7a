"""Meetings, reflection sessions, and the statements of an instrument."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samenverder.insight.documents import Document, Source, day_of, join, path_of, register
from samenverder.meetings.models import (
    AgendaItem,
    AgendaItemState,
    Meeting,
    MinutesNote,
    MinutesState,
)
from samenverder.reflection.models import Instrument, ReflectionSession, Statement

SHOWN = (AgendaItemState.ON, AgendaItemState.DONE)


def _meeting(row: Meeting) -> Iterable[Document]:
    """Title, purpose, agenda, and the minutes once they were sent round."""
    items = [item for item in row.items.all() if item.removed_at is None and item.state in SHOWN]
    lines = [row.purpose, row.place, *(item.title for item in items)]
    if row.minutes_state != MinutesState.DRAFT:
        lines += [item.note.text for item in items if hasattr(item, "note")]
    yield Document(
        row.partnership_id,
        row.title,
        path_of("meetings:detail", row.pk),
        body=join(*lines),
        meta=row.place,
        day=day_of(row.starts_at),
    )


def _session(row: ReflectionSession) -> Iterable[Document]:
    if row.deleted_at is None:
        yield Document(
            row.partnership_id,
            row.title,
            path_of("reflection:session_detail", row.pk),
            body=join(row.purpose, row.place),
            meta=row.place,
            day=day_of(row.starts_at),
        )


def _statement(row: Statement) -> Iterable[Document]:
    instrument = row.instrument
    newest = getattr(row, "newest_version", instrument.version)
    if instrument.is_draft or instrument.archived_at or instrument.version != newest:
        return
    yield Document(
        instrument.partnership_id,
        f"{row.code} {row.text_nl or row.text_en}",
        path_of("reflection:instrument_detail", instrument.pk),
        body=join(row.text_en, row.probe_nl, row.probe_en),
        meta=join(row.theme.title_nl, instrument.title_nl),
    )


def _statements() -> QuerySet[Statement]:
    """Statements with the newest published version of their instrument."""
    published = Instrument.objects.filter(
        code=OuterRef("instrument__code"), is_draft=False, archived_at=None
    ).order_by("-version")
    own = published.filter(partnership=OuterRef("instrument__partnership"))
    shared = published.filter(partnership=None)
    newest = Coalesce(Subquery(own.values("version")[:1]), Subquery(shared.values("version")[:1]))
    rows = Statement.objects.select_related("instrument", "theme")
    return rows.annotate(newest_version=newest)


def _of_instruments(ids: list[int]) -> Iterable[int]:
    """The statements of every version of these instruments."""
    codes = Instrument.objects.filter(pk__in=ids).values("code")
    return Statement.objects.filter(instrument__code__in=codes).values_list("pk", flat=True)


def _meetings_of(items: list[int]) -> Iterable[int]:
    """The meetings at whose agenda items something was noted or corrected."""
    return AgendaItem.objects.filter(pk__in=items).values_list("meeting", flat=True)


def _nothing(row: Any) -> Iterable[Document]:
    return ()


_MEETINGS = Meeting.objects.prefetch_related("items__note")

KINDS = (
    Source(
        "meeting",
        _("Meetings"),
        _MEETINGS.all,
        _meeting,
        (("meetings_meeting", "id"), ("meetings_agendaitem", "meeting_id")),
        {},
    ),
    Source(
        "note",
        _("Minutes"),
        MinutesNote.objects.all,
        _nothing,
        (("meetings_minutesnote", "item_id"),),
        {"meeting": _meetings_of},
    ),
    Source(
        "session",
        _("Sessions"),
        ReflectionSession.objects.all,
        _session,
        (("reflection_reflectionsession", "id"),),
    ),
    Source(
        "statement",
        _("Statements"),
        _statements,
        _statement,
        (("reflection_statement", "id"),),
    ),
    Source(
        "instrument",
        _("Instruments"),
        Instrument.objects.all,
        _nothing,
        (("reflection_instrument", "id"),),
        {"statement": _of_instruments},
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
