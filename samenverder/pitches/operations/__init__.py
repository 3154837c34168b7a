"""What can be done with a pitch, one verb each."""

from samenverder.pitches.operations.making import (
    change_pitch,
    make_pitch,
    remove_pitch,
    restore_pitch,
    shared_version,
)
from samenverder.pitches.operations.occasion import set_occasion
from samenverder.pitches.operations.renewing import keep_slide, renew_all, renew_slide, revert_slide
from samenverder.pitches.operations.slides import (
    add_slide,
    change_slide,
    move_slide,
    order_slides,
    remove_slide,
    restore_slide,
    set_shown,
)
from samenverder.pitches.operations.steering import blank_screen, run_clock, show_slide

__all__ = [
    "add_slide",
    "blank_screen",
    "change_pitch",
    "change_slide",
    "keep_slide",
    "make_pitch",
    "move_slide",
    "order_slides",
    "remove_pitch",
    "remove_slide",
    "renew_all",
    "renew_slide",
    "restore_pitch",
    "restore_slide",
    "revert_slide",
    "run_clock",
    "set_occasion",
    "set_shown",
    "shared_version",
    "show_slide",
]
