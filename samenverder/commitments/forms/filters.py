"""The choices above the list; a value that does not exist is left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries import focus_areas
from samenverder.commitments.models import CommitmentKind
from samenverder.commitments.queries.choices import OLD_ORDERS, STATES, WORDS, Choice, in_use
from samenverder.commitments.themes import theme_choices
from samenverder.network.models import Partnership
from samenverder.web.forms import LongSelect

TABS = {
    "open": _("Current"),
    "mijn": _("Mine"),
    "organisatie": _("Of my organisation"),
    "te-laat": _("Overdue"),
    "wacht": _("Waiting for me"),
    "klaar": _("Finished"),
    "alle": _("All"),
}
SORTS = [
    ("datum", _("Date, the first first")),
    ("-datum", _("Date, the last first")),
    ("tekst", _("Text, from A to Z")),
    ("-tekst", _("Text, from Z to A")),
    ("wie", _("Who, from A to Z")),
    ("-wie", _("Who, from Z to A")),
    ("stand", _("State, open ones first")),
    ("-stand", _("State, finished ones first")),
    ("speerpunt", _("Focus area, from A to Z")),
    ("-speerpunt", _("Focus area, from Z to A")),
    ("soort", _("Kind")),
    ("-soort", _("Kind, the other way round")),
]


class CommitmentFilter(forms.Form):
    """Field names are the words in the address."""

    zoek = forms.CharField(label=_("Word in it"), max_length=100, required=False)
    soort = forms.ChoiceField(label=_("Kind"), required=False)
    stand = forms.ChoiceField(label=_("State"), required=False)
    eigenaar = forms.ChoiceField(label=_("Who"), required=False, widget=LongSelect)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    thema = forms.ChoiceField(label=_("Theme"), required=False)
    toon = forms.ChoiceField(choices=list(TABS.items()), required=False, widget=forms.HiddenInput)
    volgorde = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(_up_to_date(data), auto_id="kies_%s")
        used = in_use(partnership)
        areas = [(str(area.pk), area.title) for area in focus_areas(partnership)]
        kinds = [(word, CommitmentKind(kind).label) for word, kind in WORDS.items()]
        states = [choice for kind in WORDS.values() for choice in STATES[kind].choices]
        self._choose("soort", [("", _("All kinds")), *kinds])
        self._choose("stand", [("", _("All states")), *states])
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


def _up_to_date(data: Any) -> Any:
    """An address of before, with the order it meant."""
    if data and data.get("volgorde") in OLD_ORDERS:
        data = data.copy()
        data["volgorde"] = OLD_ORDERS[data["volgorde"]]
    return data
