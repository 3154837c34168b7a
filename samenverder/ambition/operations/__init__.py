"""What can be done with the ambition."""

from samenverder.ambition.operations.ambitions import AmbitionChanged, set_ambition
from samenverder.ambition.operations.focus_areas import (
    add_focus_area,
    move_focus_area,
    remove_focus_area,
    rename_focus_area,
    restore_focus_area,
)

__all__ = [
    "AmbitionChanged",
    "add_focus_area",
    "move_focus_area",
    "remove_focus_area",
    "rename_focus_area",
    "restore_focus_area",
    "set_ambition",
]
