"""The programme and the progress of a track as tables."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.network.views.pages import download
from samenverder.tracks import columns
from samenverder.tracks.models import ProgrammeItem
from samenverder.tracks.queries.progress import progress_of
from samenverder.tracks.queries.tracks import programme_of
from samenverder.tracks.views.common import track_for


@require_safe
def programme_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """The programme as a table."""
    track = track_for(request, region, pk)
    header = [
        _("Day"), _("Begins at"), _("Ends at"), _("Kind of part"), _("Title"), _("Where"),
        _("What happens?"), _("What do schools prepare?"), _("Question to look back with"),
        _("Material"),
    ]  # fmt: skip
    rows = [_programme_cells(item) for item in programme_of(track)]
    return download(kind, _("programme"), Sheet(track.title, header, rows), track.partnership)


def _programme_cells(item: ProgrammeItem) -> list[Any]:
    return [
        item.day,
        f"{item.starts:%H:%M}" if item.starts else "",
        f"{item.ends:%H:%M}" if item.ends else "",
        item.get_kind_display(),
        item.title,
        item.where,
        item.text,
        item.preparation,
        item.question,
        "; ".join(row.url or row.name for row in getattr(item, "material", [])),
    ]


@require_safe
def progress_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """How far each school is, as a table."""
    track = track_for(request, region, pk)
    header = [
        _("School"), _("State"), _("Change leads"), _("School scan"), _("Answered"),
        _("Of questions asked"), _("Present at"), _("Of meetings held"), _("Plan"),
        *(str(column.label) for column in columns.every()),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            row.school.organisation.name,
            row.school.get_state_display(),
            ", ".join(lead.person.name for lead in row.school.pulling),
            row.scan_words,
            row.answered,
            row.asked,
            row.present,
            row.held,
            row.plan.get_state_display() if row.plan else "",
            *(cell.words for _label, cell in row.further),
        ]
        for row in progress_of(track, request.user)
    ]
    return download(kind, _("progress"), Sheet(track.title, header, rows), track.partnership)
