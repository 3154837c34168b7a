"""A date of a training, and calling it off."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE, format_moment
from samenverder.meetings.forms.fields import WhenFields, moments
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.fields import DayField
from samenverder.trainings.models import TrainingDate

MOST_PLACES = 2000


class DateForm(WhenFields, RoomForm):
    """When, where, how many places. With `date` it changes that one."""

    place = TidyField(label=_("Where?"), max_length=160, required=False)
    capacity = forms.IntegerField(
        label=_("How many places?"),
        min_value=1,
        max_value=MOST_PLACES,
        initial=20,
        widget=forms.NumberInput(attrs={"class": "tiny"}),
        error_messages={
            "required": _("Fill in how many places there are."),
            "invalid": _("Write a whole number, such as 20."),
            "min_value": _("There is at least one place."),
        },
    )
    sign_up_by = DayField(
        label=_("Last day to sign up"),
        help_text=_("Leave empty to keep it open until the day itself."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, date: TrainingDate | None = None, **kwargs: Any) -> None:
        if date is not None:
            kwargs["initial"] = _initial(date)
        super().__init__(*args, **kwargs)
        if date is None:
            del self.fields["version"]

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        times = moments(data.pop("day"), data.pop("start"), data.pop("end"))
        return data | dict(zip(("starts_at", "ends_at"), times, strict=True))

    def tell_edited(self, current: Any) -> None:
        """As in every form; the next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        language = get_language() or "nl"
        return [
            (str(_("When")), format_moment(current.starts_at, language)),
            (str(_("Where?")), current.place),
            (str(_("How many places?")), str(current.capacity)),
        ]


def _initial(date: TrainingDate) -> dict[str, Any]:
    start, end = date.starts_at.astimezone(ZONE), date.ends_at.astimezone(ZONE)
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "place": date.place,
        "capacity": date.capacity,
        "sign_up_by": date.sign_up_by,
        "version": date.version,
    }


class CancelForm(RoomForm):
    """Why a date is called off."""

    reason = TidyField(
        label=_("Why?"),
        help_text=_("It stands in the mail to everybody who is signed up."),
        max_length=400,
        required=False,
    )
