"""The choices above the register; a value that does not exist is left out."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership
from samenverder.register import facts
from samenverder.register.columns import fact_label
from samenverder.register.models import SCHOOL_KINDS
from samenverder.register.queries.sites import SORTS, Choice, in_use
from samenverder.web.forms import LongSelect

PARTNER = [("", _("All sites")), ("ja", _("Partner already")), ("nee", _("No partner yet"))]
STATES = [("", _("Open sites")), ("dicht", _("Closed sites")), ("alles", _("Open and closed"))]
ORDERS = [(sign + name, name) for name in SORTS for sign in ("", "-")]


class Degrees(forms.FloatField):
    """A side of the area on the map."""

    def __init__(self, label: Any, low: float, high: float) -> None:
        widget = forms.NumberInput(attrs={"step": "any", "class": "short"})
        super().__init__(
            label=label, min_value=low - 1, max_value=high + 1, required=False, widget=widget
        )


class SiteFilter(forms.Form):
    """Field names are the words in the address."""

    zoek = forms.CharField(label=_("Name, code, town or postcode"), max_length=80, required=False)
    gemeente = forms.ChoiceField(label=_("Municipality"), required=False, widget=LongSelect)
    regio = forms.ChoiceField(label=_("Region"), required=False, widget=LongSelect)
    bestuur = forms.ChoiceField(label=_("School board"), required=False, widget=LongSelect)
    soort = forms.ChoiceField(
        label=_("Kind of school"), choices=[("", _("All kinds")), *SCHOOL_KINDS], required=False
    )
    partner = forms.ChoiceField(label=_("Partner?"), choices=PARTNER, required=False)
    stand = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    noord = Degrees(_("North side (latitude)"), facts.SOUTH, facts.NORTH)
    zuid = Degrees(_("South side (latitude)"), facts.SOUTH, facts.NORTH)
    west = Degrees(_("West side (longitude)"), facts.WEST, facts.EAST)
    oost = Degrees(_("East side (longitude)"), facts.WEST, facts.EAST)
    volgorde = forms.ChoiceField(choices=ORDERS, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        used = in_use(partnership)
        self._choose("gemeente", _("All municipalities"), used.municipalities)
        regions = [
            (capfirst(fact_label(fact)), names) for fact, names in used.regions.items() if names
        ]
        self._choose("regio", _("All regions"), regions)
        self._choose("bestuur", _("All boards"), used.boards)

    def _choose(self, name: str, everything: Any, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells the type checker
        field.choices = [("", everything), *choices]

    @property
    def main(self) -> list[forms.BoundField]:
        """What stands above the list."""
        return [self[name] for name in ("zoek", "gemeente", "regio", "soort")]

    @property
    def more(self) -> list[forms.BoundField]:
        """What is asked less often."""
        return [self[name] for name in ("bestuur", "partner", "stand")]

    @property
    def sides(self) -> list[forms.BoundField]:
        """The four sides of an area on the map."""
        return [self[name] for name in ("noord", "zuid", "west", "oost")]

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        given = {name: v for name, v in self.cleaned_data.items() if v not in ("", None)}
        return Choice(**given)
