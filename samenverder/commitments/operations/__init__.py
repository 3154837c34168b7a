"""What can be done with action items."""

from samenverder.commitments.operations.action_items import (
    add_action,
    carry_over,
    change_action,
    delete_action,
    restore_action,
    set_state,
)
from samenverder.commitments.operations.bulk import BulkResult, set_dates, set_states, undo_bulk
from samenverder.commitments.operations.comments import add_comment
from samenverder.commitments.operations.conflicts import Conflict, EditConflict

__all__ = [
    "BulkResult",
    "Conflict",
    "EditConflict",
    "add_action",
    "add_comment",
    "carry_over",
    "change_action",
    "delete_action",
    "restore_action",
    "set_dates",
    "set_state",
    "set_states",
    "undo_bulk",
]
