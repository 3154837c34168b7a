"""The ambition in one sentence, and the name of a focus area."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AmbitionForm(forms.Form):
    """The sentence, since when, and which version the person has in front of them."""

    sentence = forms.CharField(
        label=_("Your ambition in one sentence"),
        help_text=_("For whom do you do this, and what will be different for them?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Write the ambition in one sentence.")},
    )
    adopted_on = forms.DateField(
        label=_("Adopted on"),
        help_text=_("The day on which the partners agreed to it."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": _("This is not a date. Write it as 24-11-2026.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FocusAreaForm(forms.Form):
    """The name of a focus area."""

    title = forms.CharField(
        label=_("Name of the focus area"),
        max_length=120,
        error_messages={"required": _("Give the focus area a name.")},
    )
