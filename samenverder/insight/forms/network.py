"""The choices above the drawing of a network; a value that does not exist is left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.insight.network_kinds import KINDS, LABELS
from samenverder.insight.network_picture import ORGANISATIONS, PEOPLE, Choice
from samenverder.insight.periods import periods
from samenverder.insight.ties import SOURCES
from samenverder.network.models import Layer, Membership, Partnership

OFTEN = {
    0: _("As fits the drawing"),
    1: _("Once"),
    2: _("Twice"),
    3: _("Three times"),
    5: _("Five times"),
}


class NetworkFilter(forms.Form):
    """Field names are the words in the address."""

    niveau = forms.ChoiceField(label=_("Lines between"), required=False)
    periode = forms.ChoiceField(label=_("Period"), required=False)
    laag = forms.ChoiceField(label=_("Layer"), required=False)
    soort = forms.ChoiceField(label=_("Kind of partner"), required=False)
    bron = forms.ChoiceField(label=_("What makes a line"), required=False)
    minstens = forms.ChoiceField(label=_("How often at least"), required=False)

    def __init__(self, data: Any, *, partnership: Partnership, with_people: bool) -> None:
        super().__init__(data)
        first = Membership.objects.filter(partnership=partnership).order_by("since").first()
        self.periods = periods(first.since if first else None)
        levels = [(ORGANISATIONS, _("Partners"))]
        if with_people:
            levels.append((PEOPLE, _("People")))
        choices: dict[str, list[tuple[str, Any]]] = {
            "niveau": levels,
            "periode": [(period.code, period.label) for period in self.periods],
            "laag": [("", _("All layers")), *Layer.choices],
            "soort": [("", _("All kinds")), *((code, LABELS[code]) for code in KINDS)],
            "minstens": [(str(n) if n else "", label) for n, label in OFTEN.items()],
            "bron": [("", _("Everything")), *((s.code, s.label) for s in SOURCES.values())],
        }
        for name, options in choices.items():
            field: Any = self.fields[name]
            field.choices = options
        if not with_people:
            del self.fields["niveau"]

    def choice(self, level: str) -> Choice:
        """What was asked for, with what does not exist left out."""
        self.is_valid()
        given = self.cleaned_data
        by_code = {period.code: period for period in self.periods}
        return Choice(
            level=level,
            period=by_code[given.get("periode") or self.periods[0].code],
            layer=given.get("laag", ""),
            kind=given.get("soort", ""),
            source=given.get("bron", ""),
            least=int(given.get("minstens") or 0),
        )
