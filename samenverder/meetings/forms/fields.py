"""Days, times and hosts: fields that several forms of this room have."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenverder.lib.text import ZONE, format_date
from samenverder.meetings.queries.meetings import Host
from samenverder.web.forms import in_our_time

TIME_WRONG = gettext_lazy("This is not a time. Write it as 14:30.")


def day_input() -> forms.DateInput:
    """The browser's own date picker."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})


def time_input() -> forms.TimeInput:
    """The browser's own time picker."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "time"})


def moments(day: dt.date, start: dt.time, end: dt.time) -> tuple[dt.datetime, dt.datetime]:
    """From and until when, in Amsterdam."""
    return dt.datetime.combine(day, start, ZONE), dt.datetime.combine(day, end, ZONE)


class WhenFields(forms.Form):
    """A day, and from when until when."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=day_input(),
        validators=in_our_time(),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("This is not a date. Write it as 24-11-2026."),
        },
    )
    start = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Say when it begins."), "invalid": TIME_WRONG},
    )
    end = forms.TimeField(
        label=gettext_lazy("Ends at"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Say when it ends."), "invalid": TIME_WRONG},
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("start") and data.get("end") and data["end"] <= data["start"]:
            self.add_error("end", _("It must end after it begins."))
        return data


class HostField(forms.ModelChoiceField):
    """Partners by turn: where nobody has been yet first."""

    hosts: dict[int, Host]

    def label_from_instance(self, obj: Any) -> str:
        """The name, with when partners last met there."""
        host = self.hosts.get(obj.pk)
        if host is None or host.last is None:
            return _("%(name)s (nobody has been here yet)") % {"name": obj.name}
        day = format_date(host.last, get_language() or "nl")
        if host.last > timezone.now():
            return _("%(name)s (visit planned on %(day)s)") % {"name": obj.name, "day": day}
        return _("%(name)s (last on %(day)s)") % {"name": obj.name, "day": day}


class DateOptionForm(WhenFields):
    """A moment to choose from."""
