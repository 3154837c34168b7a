"""Other spellings when nothing was found: words that do occur in what this reader may read.

Looked at are the newest things, and only words that begin as what was typed: bounded work, however
much there is.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from samenverder.insight.documents import SOURCES
from samenverder.insight.models import SearchEntry
from samenverder.insight.queries.search import ids_with, level_of, search
from samenverder.lib.looked_for import Words, words_of
from samenverder.lib.stems import fold, stem
from samenverder.network.models import Partnership

MOST, TITLES, TEXTS, LENGTH = 3, 1500, 120, 1500
ALIKE, OTHER_LENGTH, SHORTEST = 0.72, 2, 4


def nearest(
    partnership: Partnership,
    user: Any,
    words: Words,
    among: Mapping[str, QuerySet[Any]] | None = None,
) -> list[str]:
    """At most three other spellings that do find something; the most alike first.

    `among` gives per kind the things a list shows this reader: words come from those, and a
    spelling finds one of them. Without it everything counts that this reader may find.
    """
    known = _words_like(words, _texts(partnership, user, among))
    found = [text for text in _spellings(words, known) if _finds(partnership, user, text, among)]
    return found[:MOST]


def _texts(
    partnership: Partnership, user: Any, among: Mapping[str, QuerySet[Any]] | None
) -> list[str]:
    """What the newest things say: their names, and of some of them their text."""
    rows = SearchEntry.objects.filter(partnership=partnership.pk)
    if among is None:
        rows = rows.filter(level__lte=level_of(partnership, user))
    else:
        wanted = Q(pk__in=[])
        for kind, things in among.items():
            wanted |= Q(kind=kind, object_id__in=things.order_by().values("pk"))
        rows = rows.filter(wanted)
    newest = list(
        rows.order_by("-pk").values_list("pk", "kind", "object_id", "title", "meta")[:TITLES]
    )
    if among is None:
        newest = _shown_now(newest)
    some = SearchEntry.objects.filter(pk__in=[row[0] for row in newest[:TEXTS]])
    bodies = some.annotate(piece=Left("body", LENGTH)).values_list("piece", flat=True)
    return [f"{title} {meta}" for *_numbers, title, meta in newest] + list(bodies)


def _shown_now(rows: list[Any]) -> list[Any]:
    """Without what was hidden or withdrawn and is still in the index."""
    gone: set[tuple[str, int]] = set()
    for kind in {row[1] for row in rows}:
        if (still := SOURCES[kind].still if kind in SOURCES else None) is not None:
            ids = [row[2] for row in rows if row[1] == kind]
            gone |= {(kind, pk) for pk in set(ids) - set(still(ids))}
    return [row for row in rows if (row[1], row[2]) not in gone]


def _words_like(words: Words, texts: Iterable[str]) -> dict[str, str]:
    """{folded: as it is written} of the words that begin with a letter that was typed."""
    letters = "".join(sorted({word[0] for word in words.folded}))
    begins = re.compile(rf"\b[{letters}]\w{{2,}}", re.IGNORECASE)
    written = {word.lower() for text in texts for word in begins.findall(text)}
    return {fold(word): word for word in sorted(written)}


def _spellings(words: Words, known: dict[str, str]) -> list[str]:
    """What was typed with each unknown word mended; several of the first one that was wrong."""
    stems = {stem(word) for word in known}
    found: list[list[str]] = [[]]
    for word in words.folded:
        right = stem(word) in stems or len(word) < SHORTEST
        near = [word] if right else _near(word, known)
        if not near:
            return []
        first_wrong = near != [word] and len(found) == 1
        found = [[*start, one] for start in found for one in (near if first_wrong else near[:1])]
    return [" ".join(one) for one in found if one != list(words.folded)]


def _near(word: str, known: dict[str, str]) -> list[str]:
    """The most alike words, one of each stem."""
    pool = [one for one in known if one[0] == word[0] and abs(len(one) - len(word)) <= OTHER_LENGTH]
    kept: dict[str, str] = {}
    for one in get_close_matches(word, pool, n=MOST * 2, cutoff=ALIKE):
        kept.setdefault(stem(one), known[one])
    return list(kept.values())


def _finds(
    partnership: Partnership, user: Any, text: str, among: Mapping[str, QuerySet[Any]] | None
) -> bool:
    words = words_of(text)
    if among is None:
        return bool(search(partnership, user, words, most=1))
    return any(
        things.filter(pk__in=ids_with(kind, partnership, user, words)).exists()
        for kind, things in among.items()
    )
