"""What the list of trainings can be narrowed by; it lives in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.ambition.queries.ambitions import focus_areas
from samenverder.commitments.themes import theme_choices
from samenverder.network.models import OrganisationKind, Partnership
from samenverder.trainings.queries.catalogue import SORTS, Choice

TABS = {
    "komend": gettext_lazy("To come"),
    "zonder": gettext_lazy("No date yet"),
    "geweest": gettext_lazy("Past"),
    "alle": gettext_lazy("All"),
}
ORDERS = [
    ("datum", gettext_lazy("Soonest first")),
    ("naam", gettext_lazy("By name")),
    ("aanbieder", gettext_lazy("By who gives it")),
    ("prijs", gettext_lazy("Cheapest first")),
]


class TrainingFilter(forms.Form):
    """What the list of trainings can be narrowed by."""

    zoek = forms.CharField(
        label=gettext_lazy("What are you looking for?"), required=False, max_length=80
    )
    thema = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    speerpunt = forms.TypedChoiceField(
        label=gettext_lazy("Focus area"), required=False, coerce=int, empty_value=None
    )
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    plek = forms.ChoiceField(
        label=gettext_lazy("Places"),
        required=False,
        choices=[("", gettext_lazy("All")), ("vrij", gettext_lazy("With free places"))],
    )
    volgorde = forms.ChoiceField(label=gettext_lazy("Order"), required=False, choices=ORDERS)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["thema"].choices = theme_choices()
        areas = [(row.pk, str(row)) for row in focus_areas(partnership)]
        fields["speerpunt"].choices = [("", _("All")), *areas]
        fields["sector"].choices = [("", _("All")), *OrganisationKind.choices]

    def choice(self) -> Choice:
        """What was chosen; what cannot be is left out."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        tab = self.data.get("toon", "")
        given["toon"] = tab if tab in TABS else "komend"
        order = given.get("volgorde", "")
        return Choice(**{**given, "volgorde": order if order in SORTS else "datum"})
