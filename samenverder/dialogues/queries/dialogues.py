"""Dialogue meetings of a partnership, for lists and pages."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samenverder.dialogues.models import Dialogue
from samenverder.network.models import Partnership


def with_names(rows: QuerySet[Dialogue]) -> QuerySet[Dialogue]:
    """With what a page of a meeting shows."""
    return rows.select_related(
        "partnership", "host", "series", "led_by", "screen_table", "screen_card"
    )


def sisters_of(dialogue: Dialogue) -> list[Dialogue]:
    """The other meetings of its series, the oldest first; one query, none without a series."""
    if dialogue.series_id is None:
        return []
    rows = Dialogue.objects.filter(series=dialogue.series_id, removed_at=None)
    others = rows.exclude(pk=dialogue.pk).select_related("partnership")
    return list(others.order_by("starts_at", "pk"))


def dialogues_of(partnership: Partnership, *, removed: bool = False) -> QuerySet[Any]:
    """Those of the partnership with numbers of people and contributions; the newest first."""
    rows = Dialogue.objects.filter(partnership=partnership, removed_at__isnull=not removed)
    rows = rows.select_related("host", "series")
    told = Count("contributions", filter=Q(contributions__withdrawn=False), distinct=True)
    rows = rows.annotate(people=Count("seats", distinct=True), told=told)
    return rows.order_by("-starts_at", "-pk")
