"""What can be done with pitch days, one verb each."""

from samenverder.pitchdays.operations.boards import (
    add_board,
    add_boards,
    remove_board,
    restore_board,
    set_guests,
    set_present,
)
from samenverder.pitchdays.operations.days import (
    begin_day,
    change_day,
    plan_day,
    remove_day,
    restore_day,
)
from samenverder.pitchdays.operations.running import (
    begin_slot,
    do_after_all,
    end_slot,
    give_minutes,
    skip_slot,
    take_back,
    take_over,
)
from samenverder.pitchdays.operations.slots import (
    add_schools,
    add_slot,
    change_slot,
    move_slot,
    remove_slot,
    restore_slot,
)

__all__ = [
    "add_board",
    "add_boards",
    "add_schools",
    "add_slot",
    "begin_day",
    "begin_slot",
    "change_day",
    "change_slot",
    "do_after_all",
    "end_slot",
    "give_minutes",
    "move_slot",
    "plan_day",
    "remove_board",
    "remove_day",
    "remove_slot",
    "restore_board",
    "restore_day",
    "restore_slot",
    "set_guests",
    "set_present",
    "skip_slot",
    "take_back",
    "take_over",
]
