"""A pitch day: beginning it and changing it."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import format_date
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, OrganisationField
from samenverder.network.models import Partnership
from samenverder.network.queries.organisations import organisations_of
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.operations.days import FIELDS
from samenverder.tracks.forms.fields import ClockField
from samenverder.tracks.models import LearningTrack
from samenverder.web.forms import LongSelect


def minutes_field(label: Any, *, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    """A number of minutes between these bounds."""
    sentence = _("Fill in a number of minutes from {least} to {most}.")
    wrong = format_lazy(sentence, least=least, most=most)
    keys = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "tiny", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(keys, wrong),
        **kwargs,
    )


class DayForm(RoomForm):
    """What a day says of itself."""

    title = TidyField(
        label=_("Title"), max_length=120, error_messages={"required": _("Give the day a title.")}
    )
    day = DayField(label=_("Day"))
    starts = ClockField(label=_("Begins at"))
    ends = ClockField(label=_("Ends at the latest"), required=False)
    host = OrganisationField(
        label=_("At which partner?"),
        required=False,
        empty_label=_("Not at a partner, or not known yet"),
    )
    place = TidyField(label=_("Address or room"), max_length=160, required=False)
    minutes = minutes_field(_("Minutes per pitch"), least=1, most=60)
    questions = minutes_field(_("Minutes for questions"), least=0, most=120)
    between = minutes_field(_("Minutes to change"), least=0, most=60)

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host: Any = self.fields["host"]
        host.queryset = organisations_of(partnership)

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("It must end after it begins."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class NewDayForm(DayForm):
    """A new day; with a learning track its schools and boards come along."""

    track = forms.ModelChoiceField(
        label=_("For which learning track?"),
        queryset=LearningTrack.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("Not for a learning track"),
        help_text=_(
            "Every school that takes part gets its time at once; the boards of their plans too."
        ),
    )
    field_order = ["track"]

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        track: Any = self.fields["track"]
        track.queryset = LearningTrack.objects.filter(partnership=partnership, removed_at=None)


class ChangeDayForm(DayForm, VersionedForm):
    """A day that is there; with a meeting it says what the meeting says."""

    def __init__(self, *args: Any, day: PitchDay, **kwargs: Any) -> None:
        kwargs["initial"] = start_of(day)
        super().__init__(*args, partnership=day.partnership, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        now = start_of(current) | {"day": format_date(current.on, get_language() or "nl")}
        return [
            (str(self.fields[name].label), "" if now[name] is None else str(now[name]))
            for name in FIELDS
        ]


def start_of(day: PitchDay) -> dict[str, Any]:
    """What the form begins with."""
    values = {name: getattr(day, name) for name in (*FIELDS, "version")}
    if day.meeting_id and day.meeting:
        end = day.must_end_at or dt.datetime.max
        values |= {
            "title": day.meeting.title,
            "day": day.on,
            "starts": day.begins_at.time(),
            "ends": end.time(),
            "host": day.meeting.host,
            "place": day.meeting.place,
        }
    return values
