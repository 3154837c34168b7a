"""Narrowing down the list of practices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries import focus_areas
from samenverder.library.models import EffectBasis, ListedPractice
from samenverder.library.queries.finding import Choice, users_of_practices
from samenverder.network.models import Layer, OrganisationKind, Partnership
from samenverder.reflection.models import Theme
from samenverder.web.forms import LongSelect

COSTS = [
    ("geen-geld", _("No money")),
    ("tot-500", _("At most € 500")),
    ("tot-dag", _("At most a day of work")),
    ("tot-week", _("At most a week of work")),
]


class PracticeFilter(forms.Form):
    """Field names are the words in the address; a value that does not exist is left out."""

    zoek = forms.CharField(label=_("What are you looking for?"), max_length=100, required=False)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    thema = forms.ChoiceField(label=_("Theme"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    laag = forms.ChoiceField(label=_("Layer"), required=False)
    kosten = forms.ChoiceField(label=_("What it costs"), required=False)
    bewijs = forms.ChoiceField(label=_("How it is known"), required=False)
    gebruikt = forms.ChoiceField(label=_("Used by"), required=False, widget=LongSelect)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        self.fields["zoek"].widget.attrs |= {"type": "search", "enterkeyhint": "search"}
        listed = ListedPractice.objects.filter(partnership=partnership).order_by()
        themes = Theme.objects.filter(pk__in=listed.values("theme"))
        areas = focus_areas(partnership).values_list("pk", "title")
        users = users_of_practices(partnership).values_list("pk", "name")
        self._choose("speerpunt", _("All focus areas"), areas)
        self._choose("thema", _("All themes"), [(row.pk, row.title) for row in themes])
        self._choose("sector", _("All sectors"), OrganisationKind.choices)
        self._choose("laag", _("All layers"), Layer.choices)
        self._choose("kosten", _("Whatever it costs"), COSTS)
        self._choose("bewijs", _("However it is known"), EffectBasis.choices)
        self._choose("gebruikt", _("Whether used or not"), [("anderen", _("By others")), *users])

    def _choose(self, name: str, everything: Any, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", everything), *((str(key), label) for key, label in choices)]

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        return Choice(**{name: value for name, value in self.cleaned_data.items() if value})

    def label_of(self, name: str, choice: Choice) -> str:
        """What was chosen in one field, in words: “Sector: mbo”."""
        field, value = self.fields[name], str(getattr(choice, name))
        if name == "zoek":
            return value
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            value = dict(choices).get(value, value)
        return f"{field.label}: {value}"
