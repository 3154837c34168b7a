"""What this room does for the focus areas of the ambition."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.commitments.models import ActionItem, ActionState
from samenverder.commitments.queries.action_items import IS_OPEN, all_actions
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
