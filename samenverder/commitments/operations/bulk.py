"""The same change to several actions at once, and taking it back."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from samenverder.audit.operations import record
from samenverder.commitments.models import ActionChange, ActionItem
from samenverder.commitments.operations.action_items import state_values
from samenverder.commitments.operations.facts import facts, write
from samenverder.live.operations import publish
from samenverder.network.models import Partnership


@dataclass(frozen=True)
class BulkResult:
    """How many were changed, how many were not, and the name of the change to undo it by."""

    changed: int
    left: int
    batch: str


def set_states(
    *, partnership: Partnership, by: Any, ids: Iterable[int], state: str, reason: str = ""
) -> BulkResult:
    """Put several actions on one state. Raises ValidationError when dropping gives no reason."""
    values = state_values(state, reason)
    return _change(partnership, by, ids, lambda action: values, "actions_state_set")


def set_dates(*, partnership: Partnership, by: Any, ids: Iterable[int], due_on: date) -> BulkResult:
    """Give the unfinished ones among these actions one date; a later date is carrying over."""

    def values(action: ActionItem) -> dict[str, Any]:
        if not action.is_open:
            return {}
        later = due_on > action.due_on
        return {"due_on": due_on, "carried_over": action.carried_over + later}

    return _change(partnership, by, ids, values, "actions_date_set")


@transaction.atomic
def _change(
    partnership: Partnership,
    by: Any,
    ids: Iterable[int],
    values: Callable[[ActionItem], dict[str, Any]],
    verb: str,
) -> BulkResult:
    batch, changed = secrets.token_hex(8), []
    rows = _held(partnership, ids)
    for action in rows:
        if write(action, by=by, values=values(action), batch=batch):
            changed.append(action.pk)
    if changed:
        _tell(partnership, by, verb, changed)
    return BulkResult(len(changed), len(rows) - len(changed), batch)


@transaction.atomic
def undo_bulk(*, partnership: Partnership, by: Any, batch: str) -> BulkResult:
    """Take back a bulk change that this person made, where nobody changed it since."""
    history: dict[int, list[ActionChange]] = {}
    rows = ActionChange.objects.filter(batch=batch, by=by, action__partnership=partnership)
    for row in rows.exclude(batch=""):
        history.setdefault(row.action_id, []).append(row)
    restored = []
    for action in _held(partnership, history):
        now = facts(action)
        if all(now[row.field] == row.after for row in history[action.pk]):
            write(action, by=by, values={r.field: _value(r) for r in history[action.pk]})
            restored.append(action.pk)
    if restored:
        _tell(partnership, by, "actions_change_undone", restored)
    return BulkResult(len(restored), len(history) - len(restored), "")


def _held(partnership: Partnership, ids: Iterable[int]) -> list[ActionItem]:
    rows = ActionItem.objects.select_for_update(of=("self",)).order_by("pk")
    rows = rows.filter(partnership=partnership, pk__in=list(ids), deleted_at__isnull=True)
    return list(rows.select_related("owner", "focus_area"))


def _value(row: ActionChange) -> Any:
    """What stood there before, as the field holds it."""
    if row.field == "due_on":
        return date.fromisoformat(row.before)
    return int(row.before) if row.field == "carried_over" else row.before


def _tell(partnership: Partnership, by: Any, verb: str, ids: list[int]) -> None:
    subject = f"partnership:{partnership.pk}"
    record(partnership_id=partnership.pk, actor=by, verb=verb, subject=subject, actions=ids)
    publish(f"actions:{partnership.pk}")
