"""What the list of meetings can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.meetings.models import MeetingKind
from samenverder.meetings.queries.meetings import Choice, years_of
from samenverder.network.models import Partnership, WorkingGroup

TABS = {
    "komend": gettext_lazy("To come"),
    "geweest": gettext_lazy("Past"),
    "mijn": gettext_lazy("Mine"),
    "alle": gettext_lazy("All"),
}


class MeetingFilter(forms.Form):
    """What the list of meetings can be narrowed by; lives in the address."""

    toon = forms.CharField(required=False, widget=forms.HiddenInput)
    zoek = forms.CharField(
        label=gettext_lazy("Word in title or place"), required=False, max_length=80
    )
    soort = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), required=False)
    groep = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    jaar = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data)
        every = ("", _("All"))
        groups = WorkingGroup.objects.filter(partnership=partnership).values_list("pk", "name")
        years = [(str(year), str(year)) for year in years_of(partnership)]
        for name, choices in (
            ("soort", MeetingKind.choices),
            ("groep", [(str(pk), label) for pk, label in groups]),
            ("jaar", years),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
            field.choices = [every, *choices]

    def choice(self) -> Choice:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        toon = data.get("toon") or "komend"
        rest = {name: data.get(name) or "" for name in ("soort", "groep", "jaar", "zoek")}
        return Choice(toon=toon if toon in TABS else "komend", **rest)
