"""What people hold that goes to somebody else when they leave, and what then ends: two lists.

Each room adds its own in its `AppConfig.ready`:

    held.register(Holding("agenda_item", held_by, hand_over, give_back))
    held.register_ending(Ending("seats", said_of, end, resume))

All their functions run in the transaction of whoever calls them.
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
    """One thing somebody holds: its kind and number, what it says, by when, and where it is.

    `what` names it for who hands it over: "Action", "Agenda item of Bestuurlijk overleg".
    """

    kind: str
    pk: int
    text: str
    url: str
    due_on: dt.date | None = None
    what: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True)
class Holding:
    """A kind of things people hold.

    `held_by(person)` lists them; `hand_over(by, pk, person, to, batch)` gives one to somebody else
    and returns the number of a row it had to make for that, if any; `give_back(by, person, batch)`
    undoes it where nobody changed it since: `handed_over(person, kind)` says what went to whom.
    """

    kind: str
    held_by: Callable[[Person], list[Held]]
    hand_over: Callable[[Any, int, Person, Person, str], int | None]
    give_back: Callable[[Any, Person, str], None]


@dataclass(frozen=True)
class Ending:
    """What ends when somebody leaves without going to anybody.

    `said_of(person)` are sentences for who is about to let them leave; `end(by, person)` runs when
    the person has left and gives the numbers of what ended; `resume(by, person, numbers)` undoes
    it.
    """

    kind: str
    said_of: Callable[[Person], list[str]]
    end: Callable[[Any, Person], list[int]]
    resume: Callable[[Any, Person, list[int]], None]


@dataclass(frozen=True)
class Handed:
    """One thing that was handed over: its number, whom it went to, and the row made for it."""

    pk: int
    to: int
    made: int | None = None


_KINDS: dict[str, Holding] = {}
_ENDINGS: dict[str, Ending] = {}


def register(holding: Holding) -> None:
    """Add a kind."""
    _KINDS[holding.kind] = holding


def register_ending(ending: Ending) -> None:
    """Add a kind of things that end."""
    _ENDINGS[ending.kind] = ending


def all_endings() -> list[Ending]:
    """Every kind of things that end, in the order in which they were added."""
    return list(_ENDINGS.values())


def handed_over(person: Person, kind: str) -> list[Handed]:
    """What of this kind went to whom when the person left."""
    rows = person.ended_by_leaving.get("handed", {}).get(kind, [])
    return [Handed(*row) for row in rows]


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
