"""What can be found, and how each thing reads in the index: one source per kind.

Answers, arguments, notes of a session, comments on an action, decision, agreement or plan, minutes
that were not sent round and what is written in a plan but not shared are never in it. What
somebody may not open by its own page must have a `level` above theirs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

READER, MEMBER, FACILITATOR, COORDINATOR = range(4)
APART = 9  # above everybody: only the list of a room that knows who may read it finds it


@dataclass(frozen=True)
class Document:
    """One thing as the index keeps it; `region` is None for what every partnership shares."""

    region: int | None
    title: str
    url: str
    body: str = ""
    meta: str = ""
    day: date | None = None
    level: int = READER


@dataclass(frozen=True)
class Source:
    """One kind: its rows with what a document needs, and the documents of one row.

    `tables` are (table, column): a change of a row there touches the thing with this id; (table,
    column, columns) when only a change of those columns does. `touches` gives per other kind the
    ids that read differently when these rows change. `still` gives those of these ids that may be
    shown right now: asked of what was found, for what must be gone at once. Documents of a kind
    that is `apart` are no result of search: a list of their own room finds them.
    """

    kind: str
    label: str | Promise
    rows: Callable[[], QuerySet[Any]]
    documents: Callable[[Any], Iterable[Document]]
    tables: tuple[tuple[str, str] | tuple[str, str, tuple[str, ...]], ...]
    touches: dict[str, Callable[[list[int]], Iterable[int]]] = field(default_factory=dict)
    still: Callable[[list[int]], Iterable[int]] | None = None
    apart: bool = False


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let a kind be found; the order of registering is the order of the results."""
    SOURCES[source.kind] = source


def path_of(name: str, *args: Any) -> str:
    """The address of a page, with "-" in the place of the partnership."""
    return reverse(name, args=["-", *args])


def join(*parts: Any) -> str:
    """The parts that say something, with a dot between."""
    return " · ".join(str(part) for part in parts if part)


def day_of(moment: Any) -> date | None:
    """The day in the Netherlands of a moment."""
    return timezone.localtime(moment).date() if moment else None


def register_all() -> None:
    """Every room that has something to find."""
    from samenverder.insight.found_in import (
        ambition,
        commitments,
        dialogues,
        gatherings,
        lessons,
        library,
        network,
        pitches,
        plans,
        trainings,
    )

    commitments.register_kinds()
    ambition.register_kinds()
    plans.register_kinds()
    pitches.register_kinds()
    library.register_kinds()
    lessons.register_kinds()
    trainings.register_kinds()
    dialogues.register_kinds()
    gatherings.register_kinds()
    network.register_kinds()
