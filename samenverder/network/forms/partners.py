"""Narrowing the overview of partners and layers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Layer, OrganisationKind
from samenverder.network.queries.matrix import MatrixFilter
from samenverder.web.forms import in_our_time


class MatrixFilterForm(forms.Form):
    """Layer, kind of partner, holes, and on which day; everything lives in the address."""

    laag = forms.ChoiceField(
        label=_("Layer"), required=False, choices=[("", _("All layers")), *Layer.choices]
    )
    soort = forms.ChoiceField(
        label=_("Kind of partner"),
        required=False,
        choices=[("", _("All kinds")), *OrganisationKind.choices],
    )
    op = forms.DateField(
        label=_("On this day"),
        required=False,
        validators=in_our_time(),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    gaten = forms.ChoiceField(
        label=_("Holes"),
        required=False,
        choices=[("", _("All partners")), ("ja", _("Only who misses somebody"))],
    )

    def narrowed(self) -> MatrixFilter:
        """What was asked for; what does not exist narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return MatrixFilter(
            layer=data.get("laag", ""),
            kind=data.get("soort", ""),
            on=data.get("op"),
            holes=data.get("gaten") == "ja",
        )
