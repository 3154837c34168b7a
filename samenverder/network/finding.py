"""Full text for the list of any room: which of its things have these words, in any Dutch form.

The index of search stands in a higher room, which registers itself here. What it says of a kind
(its title, its words, who may find it) is in `insight/found_in`, so that a list finds exactly what
the search on top of every page finds.

    words = words_of(request.GET.get("q", ""))
    if words:
        rows = rows.filter(pk__in=ids_with("practice", partnership, user, words))
"""

from collections.abc import Callable, Mapping
from typing import Any

from samenverder.lib.looked_for import Words
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


def nearest(
    partnership: Partnership, user: Any, words: Words, among: Mapping[str, Any]
) -> list[str]:
    """Other spellings that do find something, when nothing was found; at most three.

    `among` gives per kind the things this user may read: every word comes from those.
    """
    return _registered[0][1](partnership, user, words, among) if _registered and words else []
