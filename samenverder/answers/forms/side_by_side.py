"""Narrowing and ordering the needs of all schools."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries import focus_areas
from samenverder.answers.models import AnswerKind
from samenverder.answers.queries.side_by_side import UNANSWERED, Choice
from samenverder.commitments.models import AgreementKind
from samenverder.network.models import Organisation, Partnership
from samenverder.network.queries.groups import school_year_of
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.tracks.models import LearningTrack
from samenverder.web.forms import LongSelect

ORDERS = [
    ("", _("What looks alike together")),
    ("school", _("School")),
    ("bedrag", _("Largest amount first")),
    ("nodig", _("Needed soonest first")),
]


class NeedsFilter(forms.Form):
    """Field names are the words in the address; a value that does not exist is left out."""

    zoek = forms.CharField(label=_("Word in it"), max_length=100, required=False)
    leergang = forms.ChoiceField(label=_("Learning track"), required=False)
    bestuur = forms.ChoiceField(label=_("Board"), required=False, widget=LongSelect)
    school = forms.ChoiceField(label=_("School"), required=False, widget=LongSelect)
    soort = forms.ChoiceField(label=_("Kind"), required=False)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    antwoord = forms.ChoiceField(label=_("Answer"), required=False)
    jaar = forms.ChoiceField(label=_("Needed in school year"), required=False)
    sorteer = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        plans = SchoolPlan.objects.filter(partnership=partnership, removed_at__isnull=True)
        plans = plans.exclude(state=PlanState.DRAFT)
        tracks = LearningTrack.objects.filter(partnership=partnership, removed_at__isnull=True)
        self._choose("leergang", _("All learning tracks"), tracks.values_list("pk", "title"))
        self._choose("bestuur", _("All boards"), _names(plans.values("board")))
        self._choose("school", _("All schools"), _names(plans.values("school")))
        areas = focus_areas(partnership).values_list("pk", "title")
        self._choose("speerpunt", _("All focus areas"), areas)
        self._choose("soort", _("All kinds"), AgreementKind.choices)
        answers = [(UNANSWERED, _("No answer yet")), *AnswerKind.choices]
        self._choose("antwoord", _("Any answer"), answers)
        years = [(year, f"{year}–{year + 1}") for year in _years()]
        self._choose("jaar", _("All school years"), years)

    def _choose(self, name: str, everything: Any, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", everything), *((str(key), label) for key, label in choices)]

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        names = Choice.__dataclass_fields__
        chosen = {name: value for name, value in self.cleaned_data.items() if name in names}
        return Choice(**chosen)

    @property
    def order(self) -> str:
        """How the needs stand; empty for what looks alike together. After `choice`."""
        return str(self.cleaned_data.get("sorteer", ""))


def _years() -> range:
    """From two school years ago up to three to come."""
    return range(school_year_of() - 2, school_year_of() + 4)


def _names(numbers: Any) -> Any:
    rows = Organisation.objects.filter(pk__in=numbers).order_by("name", "pk")
    return rows.values_list("pk", "name")
