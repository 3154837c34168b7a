"""Two people who change the same action: the second is told, and nothing is lost."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenverder.commitments.models import ActionChange, ActionItem
from samenverder.commitments.operations.facts import PARTS, facts


@dataclass(frozen=True)
class Conflict:
    """One part that both changed: what the other made of it, and what you typed."""

    field: str
    theirs: str
    mine: str
    by: Any
    at: datetime


class EditConflict(Exception):
    """Somebody changed the same part of this action after it was opened for editing."""

    def __init__(self, action: ActionItem, conflicts: list[Conflict]) -> None:
        super().__init__("This action was changed by somebody else meanwhile.")
        self.action = action
        self.conflicts = conflicts


def merge(action: ActionItem, expected_version: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """The part of `values` that may be written on top of what others changed since.

    A part you left as you found it keeps what the other made of it; a part only you changed is
    yours. Raises EditConflict for a part that both changed differently.
    """
    draft = copy(action)
    for name, value in values.items():
        setattr(draft, name, value)
    mine, theirs = facts(draft), facts(action)
    kept, conflicts = dict(values), []
    for field, change in _first_changes(action, expected_version).items():
        seen = change.before
        if field not in PARTS or mine[field] == theirs[field] or theirs[field] == seen:
            continue
        if mine[field] == seen:
            for name in PARTS[field]:
                kept.pop(name, None)
        else:
            last = _last_change(action, field)
            conflicts.append(Conflict(field, theirs[field], mine[field], last.by, last.at))
    if conflicts:
        raise EditConflict(action, conflicts)
    return kept


def _first_changes(action: ActionItem, version: int) -> dict[str, ActionChange]:
    """Per field the first change after this version: its `before` is what the person saw."""
    rows: Iterable[ActionChange] = action.changes.filter(version__gt=version).order_by("-version")
    return {row.field: row for row in rows}


def _last_change(action: ActionItem, field: str) -> ActionChange:
    return action.changes.select_related("by").filter(field=field).latest("version", "pk")
