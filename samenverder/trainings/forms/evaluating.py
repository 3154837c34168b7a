"""What somebody thought of a training, and the number of a certificate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.widgets import Radios

USABLE = [
    ("5", _("Very well")),
    ("4", _("Well")),
    ("3", _("Somewhat")),
    ("2", _("Hardly")),
    ("1", _("Not at all")),
]


class EvaluationForm(RoomForm):
    """Three short questions."""

    usable = forms.ChoiceField(
        label=_("Can you use what you learned?"),
        choices=USABLE,
        widget=Radios,
        error_messages={"required": _("Choose one of the five answers.")},
    )
    words = forms.CharField(
        label=_("What do you take with you?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    better = forms.CharField(
        label=_("What should be otherwise?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        return {**self.cleaned_data, "usable": int(self.cleaned_data["usable"])}


class NumberForm(forms.Form):
    """The number on a certificate; it may be typed without dashes and in small letters."""

    nummer = forms.CharField(
        label=_("Number on the certificate"),
        help_text=_("Three times four signs, such as K7QM-3RXA-9TWD."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": _("Fill in the number on the certificate.")},
    )

    def clean_nummer(self) -> str:
        """As it is printed."""
        return tidy_number(self.cleaned_data["nummer"])


def tidy_number(text: str) -> str:
    """A number as it is printed: capitals, a dash after each four."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())[:12]
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))
