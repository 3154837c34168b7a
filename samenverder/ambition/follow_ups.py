"""What becomes of a question of the region: rooms above this one add their own ways on.

A room registers in its `AppConfig.ready`:

    register_follow_up("projects", provider)

where `provider(partnership, user, question numbers)` gives {question: [FollowUp, …]} with a fixed
number of queries.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from samenverder.network.models import Partnership


@dataclass(frozen=True)
class FollowUp:
    """A link under a question."""

    label: str
    url: str


Provider = Callable[[Partnership, Any, Collection[int]], dict[int, list[FollowUp]]]
_PROVIDERS: dict[str, Provider] = {}


def register_follow_up(name: str, provider: Provider) -> None:
    """Add the ways on of one room; the same name again takes its place."""
    _PROVIDERS[name] = provider


def follow_ups(
    partnership: Partnership, user: Any, questions: Collection[int]
) -> dict[int, list[FollowUp]]:
    """{question: every way on}."""
    found: dict[int, list[FollowUp]] = {pk: [] for pk in questions}
    for ask in _PROVIDERS.values():
        for pk, ways in ask(partnership, user, questions).items():
            found[pk] += ways
    return found
