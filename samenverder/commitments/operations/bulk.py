"""The same change to several commitments at once, and taking it back."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from samenverder.ambition.models import FocusArea
from samenverder.audit.operations import record
from samenverder.commitments.models import (
    ActionItem,
    Agreement,
    Change,
    CommitmentKind,
    Decision,
)
from samenverder.commitments.operations.action_items import state_values
from samenverder.commitments.operations.facts import facts, write
from samenverder.commitments.operations.telling import belongs
from samenverder.live.operations import publish
from samenverder.network.models import Partnership

Ids = Mapping[str, Iterable[int]]
MODELS: dict[str, Any] = {
    CommitmentKind.ACTION: ActionItem,
    CommitmentKind.DECISION: Decision,
    CommitmentKind.AGREEMENT: Agreement,
}


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
    wanted = {CommitmentKind.ACTION.value: ids}
    return _change(partnership, by, wanted, lambda row: values, "actions_state_set")


def set_dates(
    *,
    partnership: Partnership,
    by: Any,
    ids: Iterable[int],
    due_on: date,
    agreements: Iterable[int] = (),
) -> BulkResult:
    """Give the unfinished ones among these actions one date, and these agreements one last day.

    A later date for an action is carrying over; an agreement does not end before it starts.
    """

    def values(row: Any) -> dict[str, Any]:
        """What changes of this row; nothing when it is finished."""
        if not row.is_open:
            return {}
        if isinstance(row, Agreement):
            return {"until": due_on} if due_on >= row.starts_on else {}
        return {"due_on": due_on, "carried_over": row.carried_over + (due_on > row.due_on)}

    wanted = {CommitmentKind.ACTION.value: ids, CommitmentKind.AGREEMENT.value: agreements}
    return _change(partnership, by, wanted, values, "actions_date_set")


def set_focus_area(
    *, partnership: Partnership, by: Any, ids: Ids, focus_area: FocusArea | None
) -> BulkResult:
    """Let commitments of any kind ({kind: ids}) serve one focus area, or none."""
    belongs(partnership, focus_area)
    return _change(partnership, by, ids, lambda row: {"focus_area": focus_area}, "actions_area_set")


@transaction.atomic
def _change(
    partnership: Partnership,
    by: Any,
    ids: Ids,
    values: Callable[[Any], dict[str, Any]],
    verb: str,
) -> BulkResult:
    batch, changed = secrets.token_hex(8), []
    rows = [row for kind, wanted in ids.items() for row in _held(partnership, kind, wanted)]
    for row in rows:
        if write(row, by=by, values=values(row), batch=batch):
            changed.append(row)
    if changed:
        _tell(partnership, by, verb, changed)
    return BulkResult(len(changed), len(rows) - len(changed), batch)


@transaction.atomic
def undo_bulk(*, partnership: Partnership, by: Any, batch: str) -> BulkResult:
    """Take back a bulk change that this person made, where nobody changed it since."""
    restored, number = [], 0
    for kind in MODELS:
        history: dict[int, list[Change]] = {}
        rows = Change.objects.filter(batch=batch, by=by, **{f"{kind}__partnership": partnership})
        for change in rows.exclude(batch=""):
            history.setdefault(getattr(change, f"{kind}_id"), []).append(change)
        number += len(history)
        for row in _held(partnership, kind, history):
            now = facts(row)
            if all(now[change.field] == change.after for change in history[row.pk]):
                values = [_value(partnership, change) for change in history[row.pk]]
                write(row, by=by, values=dict(values))
                restored.append(row)
    if restored:
        _tell(partnership, by, "actions_change_undone", restored)
    return BulkResult(len(restored), number - len(restored), "")


def _held(partnership: Partnership, kind: str, ids: Iterable[int]) -> list[Any]:
    rows = MODELS[kind].objects.select_for_update(of=("self",)).order_by("pk")
    rows = rows.filter(partnership=partnership, pk__in=list(ids), deleted_at__isnull=True)
    links = ["focus_area", *(["owner"] if kind == CommitmentKind.ACTION else [])]
    return list(rows.select_related(*links))


def _value(partnership: Partnership, change: Change) -> tuple[str, Any]:
    """The field and what stood there before, as the field holds it."""
    name, before = change.field, change.before
    if name in {"due_on", "until"}:
        return name, date.fromisoformat(before) if before else None
    if name == "focus_area":
        rows = FocusArea.objects.filter(partnership=partnership, title=before)
        return name, rows.order_by("removed_at", "pk").first() if before else None
    return name, int(before) if name == "carried_over" else before


def _tell(partnership: Partnership, by: Any, verb: str, rows: list[Any]) -> None:
    subject = f"partnership:{partnership.pk}"
    detail: dict[str, list[int]] = {}
    for row in rows:
        detail.setdefault(f"{row.kind.value}s", []).append(row.pk)
    record(partnership_id=partnership.pk, actor=by, verb=verb, subject=subject, **detail)
    publish(f"actions:{partnership.pk}")
