"""What can be done with a plan."""

from samenverder.plans.operations.borrowing import borrow
from samenverder.plans.operations.comments import (
    add_comment,
    answer_comment,
    remove_comment,
    restore_comment,
    take_over,
)
from samenverder.plans.operations.evaluations import (
    change_evaluation,
    look_back,
    remove_evaluation,
    restore_evaluation,
)
from samenverder.plans.operations.people import close_to, open_plan_to
from samenverder.plans.operations.plans import change_plan, remove_plan, restore_plan, start_plan
from samenverder.plans.operations.rows import add_row, change_row, remove_row, restore_row
from samenverder.plans.operations.sections import Saved, TextClash, save_section
from samenverder.plans.operations.states import share_plan, take_step

__all__ = [
    "Saved",
    "TextClash",
    "add_comment",
    "add_row",
    "answer_comment",
    "borrow",
    "change_evaluation",
    "change_plan",
    "change_row",
    "close_to",
    "look_back",
    "open_plan_to",
    "remove_comment",
    "remove_evaluation",
    "remove_plan",
    "remove_row",
    "restore_comment",
    "restore_evaluation",
    "restore_plan",
    "restore_row",
    "save_section",
    "share_plan",
    "start_plan",
    "take_over",
    "take_step",
]
