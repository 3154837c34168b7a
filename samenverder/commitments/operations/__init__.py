"""What can be done with action items, decisions and agreements."""

from samenverder.commitments.operations.action_items import (
    add_action,
    carry_over,
    change_action,
    delete_action,
    restore_action,
    set_state,
)
from samenverder.commitments.operations.agreements import (
    Party,
    change_agreement,
    delete_agreement,
    end_agreement,
    record_agreement,
    restore_agreement,
    resume_agreement,
)
from samenverder.commitments.operations.bulk import (
    BulkResult,
    set_dates,
    set_focus_area,
    set_states,
    undo_bulk,
)
from samenverder.commitments.operations.comments import add_comment
from samenverder.commitments.operations.conflicts import Conflict, EditConflict
from samenverder.commitments.operations.decisions import (
    ask_again,
    change_decision,
    confirm_decision,
    delete_decision,
    record_decision,
    reject_decision,
    reopen_decision,
    restore_decision,
    withdraw_decision,
)

__all__ = [
    "BulkResult",
    "Conflict",
    "EditConflict",
    "Party",
    "add_action",
    "add_comment",
    "ask_again",
    "carry_over",
    "change_action",
    "change_agreement",
    "change_decision",
    "confirm_decision",
    "delete_action",
    "delete_agreement",
    "delete_decision",
    "end_agreement",
    "record_agreement",
    "record_decision",
    "reject_decision",
    "reopen_decision",
    "restore_action",
    "restore_agreement",
    "restore_decision",
    "resume_agreement",
    "set_dates",
    "set_focus_area",
    "set_state",
    "set_states",
    "undo_bulk",
    "withdraw_decision",
]
