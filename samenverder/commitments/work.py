"""What this room does for the focus areas of the ambition."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.commitments.models import (
    ActionItem,
    ActionState,
    Agreement,
    AgreementState,
    Decision,
    DecisionState,
)
from samenverder.commitments.queries.action_items import IS_OPEN, all_actions
from samenverder.commitments.queries.commitments import all_agreements, all_decisions
from samenverder.network.models import Partnership


def _rows(partnership: Partnership) -> QuerySet[ActionItem]:
    return all_actions(partnership).select_related("partnership")


def show_action(action: ActionItem) -> Work:
    """An action as the page of the ambition shows it."""
    assert action.focus_area_id is not None  # noqa: S101  only such rows are asked for
    return Work(
        focus_area_id=action.focus_area_id,
        text=action.text,
        url=action.get_absolute_url(),
        state=action.get_state_display(),
        is_open=action.is_open,
        day=action.due_on,
        who=action.owner_label,
    )


def _decisions(partnership: Partnership) -> QuerySet[Decision]:
    return all_decisions(partnership).select_related("partnership")


def show_decision(decision: Decision) -> Work:
    """A decision as the page of the ambition shows it."""
    assert decision.focus_area_id is not None  # noqa: S101  only such rows are asked for
    return Work(
        focus_area_id=decision.focus_area_id,
        text=decision.text,
        url=decision.get_absolute_url(),
        state=decision.get_state_display(),
        is_open=decision.is_open,
        day=decision.decided_on,
        who=decision.mandate_label,
    )


def _agreements(partnership: Partnership) -> QuerySet[Agreement]:
    return all_agreements(partnership).select_related("partnership")


def show_agreement(agreement: Agreement) -> Work:
    """An agreement as the page of the ambition shows it."""
    assert agreement.focus_area_id is not None  # noqa: S101  only such rows are asked for
    return Work(
        focus_area_id=agreement.focus_area_id,
        text=agreement.text,
        url=agreement.get_absolute_url(),
        state=agreement.get_state_display(),
        is_open=agreement.is_open,
        day=agreement.until,
        who=agreement.parties_label,
    )


def register() -> None:
    """Tell the ambition about our kinds of work."""
    register_work(
        WorkKind(
            code="action",
            label=_("Actions"),
            rows=_rows,
            is_open=IS_OPEN,
            is_done=Q(state=ActionState.DONE),
            show=show_action,
        )
    )
    register_work(
        WorkKind(
            code="decision",
            label=_("Decisions"),
            rows=_decisions,
            is_open=Q(state=DecisionState.PROVISIONAL),
            is_done=Q(state=DecisionState.CONFIRMED),
            show=show_decision,
        )
    )
    register_work(
        WorkKind(
            code="agreement",
            label=_("Agreements"),
            rows=_agreements,
            is_open=Q(state=AgreementState.RUNNING),
            is_done=Q(state=AgreementState.ENDED),
            show=show_agreement,
        )
    )
