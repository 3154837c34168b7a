"""Practices that look like another one, and why."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, When
from django.utils.translation import gettext as _

from samenverder.lib.stems import STOP, stem, words_in
from samenverder.library.models import ListedPractice, Practice
from samenverder.library.queries.finding import with_text

LOOKED_AT, SHOWN = 120, 3
WEIGHTS = {"focus": 4, "theme": 2, "sector": 2, "layer": 1, "word": 6}
MOST_WORDS = 5
RARE = 0.1  # of the names looked at; a word that more of them bear says less


@dataclass(frozen=True)
class Similar:
    """A practice that looks like another, and in what."""

    practice: Practice
    why: str


def similar_to(practice: Practice) -> list[Similar]:
    """At most three, the most alike first; two queries, however large the library is.

    Looked at are those with a word of its name, then the newest with the same focus area or theme.
    A word that few of them bear says more than a place they share; a word of many says little.
    """
    words = _telling(str(practice.shown["title"]))
    looked_for = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    near, bears = Q(pk__in=[]), Q(pk__in=[])
    if practice.focus_area_id:
        near |= Q(focus_area_id=practice.focus_area_id)
    if practice.theme_id:
        near |= Q(theme_id=practice.theme_id)
    for word in looked_for:
        bears |= Q(stems__contains=f" {word} ")
    found = ListedPractice.objects.filter(near | bears, partnership_id=practice.partnership_id)
    found = found.exclude(pk=practice.pk).alias(
        named=Case(When(bears, then=1), default=0, output_field=IntegerField())
    )
    rows = list(found.order_by("-named", "-published_at", "-pk")[:LOOKED_AT])
    says = _says(words, rows)
    weighed = [(_weight(row, practice, says), row) for row in rows]
    best = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])[:SHOWN]
    reasons = {row.pk: _why(row, practice) for _weight_of, row in best}
    return [Similar(one, reasons[one.pk]) for one in with_text(row for _weight_of, row in best)]


def _telling(text: str) -> set[str]:
    """The stems of the words that say something: four letters or more."""
    return {stem(word) for word in words_in(text) if len(word) > 3 and word not in STOP}


def _says(words: Collection[str], rows: Sequence[ListedPractice]) -> dict[str, float]:
    """{word: how much it says, from 0 to 1}: everything when few of these bear it."""
    borne = Counter(word for row in rows for word in set(row.stems.split()) & set(words))
    many = max(RARE * len(rows), 1)
    return {word: min(1.0, many / borne[word]) if borne[word] else 0.0 for word in words}


def _weight(row: ListedPractice, practice: Practice, says: Mapping[str, float]) -> float:
    own = set(says).intersection(row.stems.split())
    return (
        WEIGHTS["focus"] * bool(row.focus_area_id and row.focus_area_id == practice.focus_area_id)
        + WEIGHTS["theme"] * bool(row.theme_id and row.theme_id == practice.theme_id)
        + WEIGHTS["sector"] * _shared(row.sectors.split(), practice.sectors)
        + WEIGHTS["layer"] * _shared(row.layers.split(), practice.layers)
        + WEIGHTS["word"] * sum(sorted((says[word] for word in own), reverse=True)[:2])
    )


def _shared(one: Collection[str], other: Collection[str]) -> float:
    """Which part of what either is for, both are for: who is for everybody is like nobody."""
    either = set(one) | set(other)
    return len(set(one) & set(other)) / len(either) if either else 0.0


def _why(row: ListedPractice, practice: Practice) -> str:
    if row.focus_area_id and row.focus_area_id == practice.focus_area_id:
        return _("Same focus area")
    if row.theme_id and row.theme_id == practice.theme_id:
        return _("Same theme")
    return _("About the same")
