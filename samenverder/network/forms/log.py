"""Narrowing the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.web.forms import in_our_time


class LogFilterForm(forms.Form):
    """Who, what and when; everything lives in the address."""

    wie = forms.ChoiceField(label=_("Who"), required=False)
    wat = forms.ChoiceField(label=_("What"), required=False)
    vanaf = forms.DateField(
        label=_("From"),
        required=False,
        validators=in_our_time(),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tot = forms.DateField(
        label=_("Until"),
        required=False,
        validators=in_our_time(),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, actors: Any, verbs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [("", _("Everybody")), *actors]  # type: ignore[attr-defined]
        self.fields["wat"].choices = [("", _("Everything")), *verbs]  # type: ignore[attr-defined]
