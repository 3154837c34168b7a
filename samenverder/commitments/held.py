"""What people hold that must go to somebody else when they leave: a short list of kinds.

Action items are one kind. Another part of this room, or a room above it, adds its own in its
`AppConfig.ready`:

    held.register(Holding("agenda_item", held_by, hand_over, give_back))

All three functions run in the transaction of whoever calls them.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.queries import sight


@dataclass(frozen=True)
class Held:
    """One thing somebody holds: its kind and number, what it says, by when, and where it is."""

    kind: str
    pk: int
    text: str
    url: str
    due_on: dt.date | None = None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True)
class Holding:
    """A kind of things people hold.

    `held_by(person)` lists them; `hand_over(by, pk, person, to, batch)` gives one to somebody else
    and writes it down under a name; `give_back(by, person, batch)` undoes that where nobody
    changed it since.
    """

    kind: str
    held_by: Callable[[Person], list[Held]]
    hand_over: Callable[[Any, int, Person, Person, str], None]
    give_back: Callable[[Any, Person, str], None]


_KINDS: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Add a kind."""
    _KINDS[holding.kind] = holding


def all_kinds() -> list[Holding]:
    """Every kind, in the order in which they were added."""
    return list(_KINDS.values())


def kind_of(name: str) -> Holding:
    """The kind of this name. Raises KeyError."""
    return _KINDS[name]


def register_sight() -> None:
    """On the page with one's own details: actions show the name of their owner."""
    from samenverder.commitments.models import ActionItem

    sight.register(
        "actions",
        _("Actions you carry out, with your name"),
        "commitments.view_action",
        lambda pks: sight.per_person(
            ActionItem.objects.filter(owner__in=pks, deleted_at__isnull=True), "owner_id"
        ),
    )


def held_by(person: Person) -> list[Held]:
    """Everything this person holds, what is due first on top. One query per kind."""
    rows = [row for holding in all_kinds() for row in holding.held_by(person)]
    return sorted(rows, key=lambda row: (row.due_on or dt.date.max, row.kind, row.pk))
