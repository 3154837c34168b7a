"""Every change in this room."""

from samenverder.projects.operations.beginning import Line, begin_project_with
from samenverder.projects.operations.benefits import set_benefit
from samenverder.projects.operations.joint_plans import (
    promise,
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

__all__ = [
    "Line",
    "add_part",
    "begin_project",
    "begin_project_with",
    "change_part",
    "change_project",
    "promise",
    "remove_part",
    "restore_part",
    "set_benefit",
    "start_joint_plan",
    "take_step",
    "tick_milestone",
    "write_joint_plan",
]
