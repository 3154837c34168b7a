"""What the school got of a promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import Received, ReceivedStand
from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.widgets import Radios


class ReceivedForm(RoomForm):
    """`seen` is what was said last when the page was opened."""

    stand = forms.ChoiceField(
        label=_("What did you get?"),
        choices=ReceivedStand.choices,
        widget=Radios,
        error_messages={"required": _("Choose what you got.")},
    )
    text = forms.CharField(
        label=_("What did it do, or what is missing?"),
        help_text=_("The board reads this."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def tell_edited(self, current: Any) -> None:
        """Say what a colleague wrote; sending again adds to it."""
        super().tell_edited(current)
        if isinstance(current, Received):
            self.show("seen", str(current.pk))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What a colleague said."""
        if not isinstance(current, Received):
            return []
        return [(current.by_name, f"{current.get_stand_display()}. {current.text}")]
