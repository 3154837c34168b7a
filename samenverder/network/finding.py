"""Full text for the list of any room: which of its things have these words, in any Dutch form.

The index of search stands in a higher room, which registers itself here. What it says of a kind
(its title, its words, who may find it) is in `insight/found_in`, so that a list finds exactly what
the search on top of every page finds.

    words = words_of(request.GET.get("q", ""))
    if words:
        rows = rows.filter(pk__in=ids_with("practice", partnership, user, words))
"""

from collections.abc import Callable
from typing import Any

from samenverder.lib.looked_for import Words
from samenverder.network.models import Partnership

Finder = Callable[[str, Partnership, Any, Words], Any]
_finder: list[Finder] = []


def register(finder: Finder) -> None:
    """Let lists search with this."""
    _finder[:] = [finder]


def ids_with(kind: str, partnership: Partnership, user: Any, words: Words) -> Any:
    """The ids of things of this kind with all these words, as far as this user may find them.

    For `filter(pk__in=…)`: a part of that one query, however many there are. Nothing is found
    without words. What changed since the last search is taken in first.
    """
    return _finder[0](kind, partnership, user, words) if _finder and words else []
