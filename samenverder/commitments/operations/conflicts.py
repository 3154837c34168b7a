"""Two people who change the same commitment: the second is told, and nothing is lost."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenverder.commitments.models import Change
from samenverder.commitments.operations.facts import PARTS_OF, facts


@dataclass(frozen=True)
class Conflict:
    """One part that both changed: what the other made of it, and what you typed."""

    field: str
    theirs: str
    mine: str
    by: Any
    at: datetime


class EditConflict(Exception):
    """Somebody changed the same part of this after it was opened for editing."""

    def __init__(self, row: Any, conflicts: list[Conflict]) -> None:
        super().__init__("This was changed by somebody else meanwhile.")
        self.row = row
        self.conflicts = conflicts


def merge(row: Any, expected_version: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """The part of `values` that may be written on top of what others changed since.

    A part you left as you found it keeps what the other made of it; a part only you changed is
    yours. Raises EditConflict for a part that both changed differently.
    """
    draft, parts = copy(row), PARTS_OF[str(row.kind.value)]
    for name, value in values.items():
        setattr(draft, name, value)
    mine, theirs = facts(draft), facts(row)
    kept, conflicts = dict(values), []
    for field, change in _first_changes(row, expected_version).items():
        seen = change.before
        if field not in parts or mine[field] == theirs[field] or theirs[field] == seen:
            continue
        if mine[field] == seen:
            for name in parts[field]:
                kept.pop(name, None)
        else:
            last = _last_change(row, field)
            conflicts.append(Conflict(field, theirs[field], mine[field], last.by, last.at))
    if conflicts:
        raise EditConflict(row, conflicts)
    return kept


def _first_changes(row: Any, version: int) -> dict[str, Change]:
    """Per field the first change after this version: its `before` is what the person saw."""
    rows: Iterable[Change] = row.changes.filter(version__gt=version).order_by("-version")
    return {change.field: change for change in rows}


def _last_change(row: Any, field: str) -> Change:
    last: Change = row.changes.select_related("by").filter(field=field).latest("version", "pk")
    return last
