"""What is new for somebody, for in the weekly mail: every room may add a line.

Unlike `network.waiting` nothing is asked of them. A room registers a provider in its
AppConfig.ready; the weekly mail asks them all, and calls `told` in the transaction in which it
writes the mail, so that the room can keep that this was told. Never what somebody typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samenverder.network.models import Person


def _nothing() -> None:
    """There is nothing to keep."""


@dataclass(frozen=True)
class News:
    """One line, where to read on (a path), and what to do once it is told."""

    text: str
    url: str
    told: Callable[[], object] = _nothing


NewsProvider = Callable[[Person], Iterable[News]]
_providers: dict[str, NewsProvider] = {}


def register_news(name: str, provider: NewsProvider) -> None:
    """Add what is new in one room; `name` such as "library". The last one counts."""
    _providers[name] = provider


def everything_new(person: Person) -> list[News]:
    """What is new for this person in every room; a fixed number of queries for each room."""
    return [line for ask in _providers.values() for line in ask(person)]
