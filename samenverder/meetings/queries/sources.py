"""How decisions and actions lead back to the meeting at which they were agreed on."""

from collections.abc import Iterable

from django.urls import reverse

from samenverder.lib.text import format_date
from samenverder.meetings.models import AgendaItem, Meeting


def source_of(meeting: Meeting, item: AgendaItem) -> str:
    """The address of the item in the minutes."""
    page = reverse("meetings:minutes", args=[meeting.partnership.slug, meeting.pk])
    return f"{page}#punt-{item.pk}"


def label_of(meeting: Meeting) -> str:
    """Title and day: "Bestuurlijk overleg, di 12 mei 2026"."""
    return f"{meeting.title[:120]}, {format_date(meeting.starts_at, 'nl')}"


def sources_of(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[str, int]:
    """{address: number of the item} of these items."""
    return {source_of(meeting, item): item.pk for item in items}
