"""Full text for the list of any room: which of its things have these words, in any Dutch form.

The index of search stands in a higher room, which registers itself here. What it says of a kind
(its title, its words, who may find it) is in `insight/found_in`, so that a list finds exactly what
the search on top of every page finds.

    words = words_of(request.GET.get("q", ""))
    if words:
        rows = rows.filter(pk__in=ids_with("practice", partnership, user, words))
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from samenverder.lib.looked_for import Words, words_of
from samenverder.network.models import Partnership

Finder = Callable[[str, Partnership, Any, Words], Any]
Speller = Callable[[Partnership, Any, Words, Mapping[str, Any]], list[str]]
_registered: list[tuple[Finder, Speller]] = []


def register(finder: Finder, speller: Speller) -> None:
    """Let lists search with these."""
    _registered[:] = [(finder, speller)]


def ids_with(kind: str, partnership: Partnership, user: Any, words: Words) -> Any:
    """The ids of things of this kind with all these words, as far as this user may find them.

    For `filter(pk__in=…)`: a part of that one query, however many there are. Nothing is found
    without words. What changed since the last search is taken in first.
    """
    return _registered[0][0](kind, partnership, user, words) if _registered and words else []


def narrowed(
    rows: Any, kind: str, partnership: Partnership, user: Any, text: str, names: Iterable[str]
) -> Any:
    """Of these rows those with every word of `text`: in their own text, in any Dutch form, or as
    typed in one of the `names` beside it (such as "plan__title"). Everything without a word."""
    places = tuple(names)
    for word in words_of(text).folded or text.split()[:1]:
        texts = ids_with(kind, partnership, user, words_of(word))
        named = (Q(**{f"{place}__icontains": word}) for place in places)
        rows = rows.filter(reduce(or_, named, Q(pk__in=texts)))
    return rows


def nearest(
    partnership: Partnership, user: Any, words: Words, among: Mapping[str, Any]
) -> list[str]:
    """Other spellings that do find something, when nothing was found; at most three.

    `among` gives per kind the things this user may read: every word comes from those.
    """
    return _registered[0][1](partnership, user, words, among) if _registered and words else []
