"""The choices above the list of actions; a value that does not exist is left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries import focus_areas
from samenverder.commitments.models import ActionState
from samenverder.commitments.queries.choices import Choice, in_use
from samenverder.commitments.themes import theme_choices
from samenverder.network.models import Partnership
from samenverder.web.forms import LongSelect

TABS = {
    "open": _("Open"),
    "mijn": _("Mine"),
    "te-laat": _("Overdue"),
    "klaar": _("Finished"),
    "alle": _("All"),
}
SORTS = [
    ("datum", _("Date, the first first")),
    ("-datum", _("Date, the last first")),
    ("tekst", _("Action, from A to Z")),
    ("-tekst", _("Action, from Z to A")),
    ("eigenaar", _("Owner, from A to Z")),
    ("-eigenaar", _("Owner, from Z to A")),
    ("stand", _("State, open ones first")),
    ("-stand", _("State, finished ones first")),
    ("speerpunt", _("Focus area, from A to Z")),
    ("-speerpunt", _("Focus area, from Z to A")),
]


class ActionFilter(forms.Form):
    """Field names are the words in the address."""

    zoek = forms.CharField(label=_("Word in the action"), max_length=100, required=False)
    stand = forms.ChoiceField(label=_("State"), required=False)
    eigenaar = forms.ChoiceField(label=_("Owner"), required=False, widget=LongSelect)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    thema = forms.ChoiceField(label=_("Theme"), required=False)
    toon = forms.ChoiceField(choices=list(TABS.items()), required=False, widget=forms.HiddenInput)
    volgorde = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        used = in_use(partnership)
        areas = [(str(area.pk), area.title) for area in focus_areas(partnership)]
        self._choose("stand", [("", _("All states")), *ActionState.choices])
        self._choose("eigenaar", [("", _("Everybody")), *((name, name) for name in used.owners)])
        self._choose("speerpunt", [("", _("All focus areas")), *areas])
        self._choose("thema", theme_choices(used.themes))

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells the type checker
        field.choices = choices

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Choice(**given)
