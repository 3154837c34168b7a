"""Forms of pitch days."""

from samenverder.pitchdays.forms.days import ChangeDayForm, DayForm, NewDayForm
from samenverder.pitchdays.forms.slots import BoardForm, ChangeSlotForm, GuestsForm, SlotForm

__all__ = [
    "BoardForm",
    "ChangeDayForm",
    "ChangeSlotForm",
    "DayForm",
    "GuestsForm",
    "NewDayForm",
    "SlotForm",
]
