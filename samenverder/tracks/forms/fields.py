"""Fields that several forms of this room share."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samenverder.web.forms import in_our_time


class DayField(forms.DateField):
    """A day, chosen in the browser's own date picker."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Choose a day."),
            "invalid": _("This is not a date. Write it as 24-11-2026."),
        }
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
        super().__init__(widget=widget, validators=in_our_time(), error_messages=messages, **kwargs)


class ClockField(forms.TimeField):
    """A time, chosen in the browser's own time picker."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Fill in a time."),
            "invalid": _("This is not a time. Write it as 14:30."),
        }
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "time"})
        super().__init__(widget=widget, error_messages=messages, **kwargs)


def area(rows: int) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows})


def ticks(field: BoundField) -> list[tuple[Any, bool]]:
    """The rows a field offers, each with whether it is ticked; one query."""
    chosen = {str(value) for value in field.value() or []}
    rows: Any = field.field
    return [(row, str(row.pk) in chosen) for row in rows.queryset]
