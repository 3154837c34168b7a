"""Practices that look like another one, and why."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from samenverder.lib.stems import STOP, stem, words_in
from samenverder.library.models import ListedPractice, Practice
from samenverder.library.queries.finding import with_text

LOOKED_AT, SHOWN = 120, 3
WEIGHTS = {"focus": 4, "theme": 2, "sector": 1, "layer": 1, "word": 2}


@dataclass(frozen=True)
class Similar:
    """A practice that looks like another, and in what."""

    practice: Practice
    why: str


def similar_to(practice: Practice) -> list[Similar]:
    """At most three, the most alike first; two queries, however large the library is.

    Looked at are the newest with the same focus area, theme or a word of its name.
    """
    words = _telling(str(practice.shown["title"]))
    near = Q(pk__in=[])
    if practice.focus_area_id:
        near |= Q(focus_area_id=practice.focus_area_id)
    if practice.theme_id:
        near |= Q(theme_id=practice.theme_id)
    for word in sorted(words, key=len, reverse=True)[:3]:
        near |= Q(stems__contains=f" {word} ")
    rows = ListedPractice.objects.filter(near, partnership_id=practice.partnership_id)
    rows = rows.exclude(pk=practice.pk).order_by("-published_at", "-pk")[:LOOKED_AT]
    weighed = [(_weight(row, practice, words), row) for row in rows]
    best = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])[:SHOWN]
    reasons = {row.pk: _why(row, practice) for _weight_of, row in best}
    found = with_text(row for _weight_of, row in best)
    return [Similar(one, reasons[one.pk]) for one in found]


def _telling(text: str) -> set[str]:
    """The stems of the words that say something: four letters or more."""
    return {stem(word) for word in words_in(text) if len(word) > 3 and word not in STOP}


def _weight(row: ListedPractice, practice: Practice, words: Collection[str]) -> int:
    own = set(words).intersection(row.stems.split())
    return (
        WEIGHTS["focus"] * bool(row.focus_area_id and row.focus_area_id == practice.focus_area_id)
        + WEIGHTS["theme"] * bool(row.theme_id and row.theme_id == practice.theme_id)
        + WEIGHTS["sector"] * len(set(row.sectors.split()) & set(practice.sectors))
        + WEIGHTS["layer"] * len(set(row.layers.split()) & set(practice.layers))
        + WEIGHTS["word"] * len(own)
    )


def _why(row: ListedPractice, practice: Practice) -> str:
    if row.focus_area_id and row.focus_area_id == practice.focus_area_id:
        return _("Same focus area")
    if row.theme_id and row.theme_id == practice.theme_id:
        return _("Same theme")
    return _("About the same")
