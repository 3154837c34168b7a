"""Every change in this room."""

from samenverder.projects.operations.beginning import Line, begin_project_with
from samenverder.projects.operations.benefits import set_benefit
from samenverder.projects.operations.joint_plans import (
    put_back,
    start_joint_plan,
    write_joint_plan,
)
from samenverder.projects.operations.parts import (
    add_part,
    change_part,
    remove_part,
    restore_part,
    tick_milestone,
)
from samenverder.projects.operations.projects import begin_project, change_project, take_step
from samenverder.projects.operations.promises import follow_promise, promise, remove_promise
from samenverder.projects.operations.reviews import change_review, hold_review

__all__ = [
    "Line",
    "add_part",
    "begin_project",
    "begin_project_with",
    "change_part",
    "change_project",
    "change_review",
    "follow_promise",
    "hold_review",
    "promise",
    "put_back",
    "remove_part",
    "remove_promise",
    "restore_part",
    "set_benefit",
    "start_joint_plan",
    "take_step",
    "tick_milestone",
    "write_joint_plan",
]
