"""Narrowing down what was told over places and years."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import ContributionKind, DialoguePhase
from samenverder.dialogues.queries.dialogues import ListChoice, in_list
from samenverder.dialogues.queries.evenings import Evening
from samenverder.dialogues.queries.told import NO_AREA, Choice, areas_told
from samenverder.network.models import Partnership


class ListFilter(forms.Form):
    """Which meetings of the list; a value that does not exist is left out."""

    zoek = forms.CharField(label=_("Name, place or partner"), max_length=100, required=False)
    reeks = forms.ChoiceField(label=_("Series"), required=False)
    stand = forms.ChoiceField(label=_("State"), required=False)
    jaar = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        series, years = in_list(partnership)
        fields: dict[str, Any] = self.fields
        fields["reeks"].choices = [("", _("All meetings")), *series.items()]
        fields["stand"].choices = [("", _("All")), *DialoguePhase.choices]
        fields["jaar"].choices = [("", _("All years")), *((year, year) for year in years)]
        self.has_meetings = bool(years)

    def choice(self) -> ListChoice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        return ListChoice(**self.cleaned_data)


class ToldFilter(forms.Form):
    """Field names are the words in the address; a value that does not exist is left out."""

    q = forms.CharField(label=_("Word in it"), max_length=100, required=False)
    soort = forms.ChoiceField(label=_("Kind"), required=False)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    reeks = forms.ChoiceField(label=_("Series"), required=False)
    plaats = forms.ChoiceField(label=_("Place"), required=False)
    jaar = forms.ChoiceField(label=_("Year"), required=False)
    # no fields on the page: a link brings them
    groep = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    bijeenkomst = forms.CharField(max_length=18, required=False, widget=forms.HiddenInput)
    bijdrage = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, partnership: Partnership, evenings: Collection[Evening]
    ) -> None:
        super().__init__(data, auto_id="kies_%s")
        series = {one.series: one.series_title for one in evenings if one.series}
        places = sorted({one.place for one in evenings}, key=str.casefold)
        years = sorted({str(one.year) for one in evenings}, reverse=True)
        self.areas = areas_told(partnership)
        areas = [*self.areas.items(), (NO_AREA, _("None"))]
        self._choose("soort", _("Every kind"), ContributionKind.choices)
        self._choose("speerpunt", _("All focus areas"), areas)
        self._choose("reeks", _("All meetings"), series.items())
        self._choose("plaats", _("All places"), zip(places, places, strict=True))
        self._choose("jaar", _("All years"), zip(years, years, strict=True))

    def _choose(self, name: str, everything: Any, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", everything), *((str(key), label) for key, label in choices)]

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        return Choice(**self.cleaned_data)
