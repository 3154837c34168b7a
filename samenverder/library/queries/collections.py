"""Collections of practices, and what is in one of them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samenverder.lib.looked_for import Words
from samenverder.lib.stems import stem, words_in
from samenverder.library.models import (
    CollectedPractice,
    Practice,
    PracticeCollection,
    PracticeState,
)
from samenverder.network.models import Partnership

MOST_FOUND = 3
THERE = Q(lines__practice__state=PracticeState.PUBLISHED, lines__practice__removed_at__isnull=True)


def collections_of(partnership: Partnership) -> QuerySet[PracticeCollection]:
    """The collections by name, each with `number`: how many practices it shows; one query."""
    rows = PracticeCollection.objects.filter(partnership=partnership, removed_at__isnull=True)
    rows = rows.annotate(number=Count("lines", filter=THERE))
    return rows.select_related("created_by", "partnership").order_by("title", "pk")


def with_words(partnership: Partnership, words: Words) -> list[PracticeCollection]:
    """Collections with all these words in their name or purpose, at most three; two queries.

    Those with most of the words in their name come first; an empty one is left out.
    """
    if not words:
        return []
    rows = PracticeCollection.objects.filter(partnership=partnership, removed_at__isnull=True)
    fitting = []
    for pk, title, text in rows.order_by("title", "pk").values_list("pk", "title", "text"):
        named = _missing(words, title)
        if not _missing(words, f"{title} {text}"):
            fitting.append((len(named), pk))
    first = [pk for _number, pk in sorted(fitting, key=lambda row: row[0])]
    rows_there: Any = collections_of(partnership)
    there = rows_there.filter(pk__in=first, number__gt=0)
    return sorted(there, key=lambda row: first.index(row.pk))[:MOST_FOUND]


def _missing(words: Words, text: str) -> set[str]:
    """The stems looked for that do not occur; the last word may be half typed."""
    there = words_in(text)
    missing = set(words.stems) - {stem(word) for word in there}
    if any(word.startswith(words.folded[-1]) for word in there):
        missing.discard(words.stems[-1])
    return missing


def kept_by(
    partnership: Partnership, user: Any, *, removed: bool = False
) -> QuerySet[PracticeCollection]:
    """Those this user may change: who made it, and for all of them a coordinator."""
    rows = PracticeCollection.objects.filter(partnership=partnership)
    rows = rows.filter(removed_at__isnull=not removed)
    if user.has_perm("library.manage_library", partnership):
        return rows
    return rows.filter(created_by_id=user.pk)


def lines_of(collection: PracticeCollection) -> list[CollectedPractice]:
    """What is in it, in order, as far as it is (still) published; one query."""
    rows = collection.lines.filter(
        practice__state=PracticeState.PUBLISHED, practice__removed_at__isnull=True
    )
    rows = rows.select_related(
        "practice__partnership", "practice__organisation", "practice__theme",
        "practice__focus_area", "practice__contact", "practice__listed",
    )  # fmt: skip
    return list(rows)


def holding(practice: Practice) -> QuerySet[PracticeCollection]:
    """In which collections a practice stands, by name."""
    rows = PracticeCollection.objects.filter(removed_at__isnull=True, lines__practice=practice)
    return rows.select_related("partnership").order_by("title", "pk")
