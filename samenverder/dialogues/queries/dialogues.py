"""Dialogue meetings of a partnership, for lists and pages."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

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


# what an address says of the order: the columns that give it
LIST_ORDERS = {
    "nieuw": ("-starts_at", "-pk"),
    "oud": ("starts_at", "pk"),
    "naam": ("title", "-starts_at", "-pk"),
    "waar": ("host__name", "town", "place", "-starts_at", "-pk"),
    "verteld": ("-told", "-starts_at", "-pk"),
}


@dataclass(frozen=True)
class ListChoice:
    """Which meetings of the list are asked for; the names are the words in the address."""

    zoek: str = ""
    reeks: str = ""
    stand: str = ""
    jaar: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether some are left out."""
        return any(vars(self).values())


def listed(partnership: Partnership, choice: ListChoice, order: str = "") -> QuerySet[Any]:
    """The meetings of the list that fit, in the order that was asked for; the newest first."""
    rows = dialogues_of(partnership)
    for word in choice.zoek.split():
        here = Q(title__icontains=word) | Q(place__icontains=word) | Q(town__icontains=word)
        here |= Q(host__name__icontains=word)
        rows = rows.filter(here | Q(series__title__icontains=word) | Q(purpose__icontains=word))
    if choice.reeks:
        rows = rows.filter(series=choice.reeks)
    if choice.stand:
        rows = rows.filter(phase=choice.stand)
    if choice.jaar:
        rows = rows.filter(starts_at__year=choice.jaar)
    return rows.order_by(*LIST_ORDERS.get(order, LIST_ORDERS["nieuw"]))


def in_list(partnership: Partnership) -> tuple[dict[str, str], list[str]]:
    """({number: title} of the series, the years) of the meetings on the list; one query."""
    rows = Dialogue.objects.filter(partnership=partnership, removed_at=None)
    found = list(
        rows.order_by("series__title", "pk").values_list("series", "series__title", "starts_at")
    )
    series = {str(pk): title for pk, title, _start in found if pk}
    years = {str(timezone.localtime(start).year) for _pk, _title, start in found}
    return series, sorted(years, reverse=True)
