"""Asking with whom people work, and answering."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.models import HowOften
from samenverder.web.forms import in_our_time

FIELD = re.compile(r"p(\d{1,18})")


class RoundForm(RoomForm):
    """A new round: its name, and until when people may answer."""

    name = TidyField(
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("For example: Autumn 2026."),
        max_length=80,
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day to answer"),
        help_text=gettext_lazy("Leave empty to close the round yourself."),
        required=False,
        validators=in_our_time(),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
    )

    def clean_closes_on(self) -> Any:
        """A day that is still to come."""
        day = self.cleaned_data["closes_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day


def answers_in(data: Mapping[str, Any]) -> dict[int, str | None]:
    """What was chosen per partner in a form that was sent; None for “no answer”."""
    found: dict[int, str | None] = {}
    for name, value in data.items():
        if match := FIELD.fullmatch(name):
            found[int(match[1])] = value if value in HowOften.values else None
    return found
