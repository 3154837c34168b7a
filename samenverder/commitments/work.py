"""What this room does for the focus areas of the ambition."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.commitments.models import (
    ActionState,
    AgreementState,
    CommitmentKind,
    DecisionState,
)
from samenverder.commitments.queries.action_items import all_actions
from samenverder.commitments.queries.commitments import KINDS, all_agreements, all_decisions
from samenverder.network.models import Partnership

OURS: list[tuple[CommitmentKind, Any, Callable[[Partnership], QuerySet[Any]], str]] = [
    (CommitmentKind.ACTION, _("Actions"), all_actions, ActionState.DONE),
    (CommitmentKind.DECISION, _("Decisions"), all_decisions, DecisionState.CONFIRMED),
    (CommitmentKind.AGREEMENT, _("Agreements"), all_agreements, AgreementState.ENDED),
]
"""Kind, what it is called, its rows, and the state in which it came to something."""


def show(row: Any) -> Work:
    """An action, a decision or an agreement as the page of the ambition shows it."""
    return Work(
        focus_area_id=row.focus_area_id,
        text=row.text,
        url=row.get_absolute_url(),
        state=row.get_state_display(),
        is_open=row.is_open,
        day=row.day,
        who=row.who,
    )


def _with_partnership(
    rows: Callable[[Partnership], QuerySet[Any]],
) -> Callable[[Partnership], QuerySet[Any]]:
    return lambda partnership: rows(partnership).select_related("partnership")


def register() -> None:
    """Tell the ambition about our kinds of work."""
    for kind, label, rows, done in OURS:
        register_work(
            WorkKind(
                code=kind.value,
                label=label,
                rows=_with_partnership(rows),
                is_open=KINDS[kind].open,
                is_done=Q(state=done),
                show=show,
            )
        )
