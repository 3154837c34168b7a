"""A training, and what the list can be narrowed by."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.themes import theme_choices
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import EurosField, LinkField, PersonField, people_in
from samenverder.network.forms.widgets import Checks, ManyChecks, Radios
from samenverder.network.models import Layer, Organisation, OrganisationKind, Partnership, Person
from samenverder.network.queries.organisations import organisations_of
from samenverder.trainings.models import Training
from samenverder.trainings.operations.catalogue import CHOOSE_PARTNERS, FIELDS
from samenverder.web.forms import LongSelect, RowsField

TICKED_FOR_NOTHING = _(
    "You ticked partners, but all partners may come. Choose “Only the partners I choose”, or "
    "untick them."
)
OPEN_TO = [("ja", _("All partners")), ("nee", _("Only the partners I choose"))]


class TrainingForm(RoomForm):
    """What a training says of itself."""

    title = TidyField(
        label=_("Name of the training"),
        max_length=120,
        error_messages={"required": _("Give the training a name.")},
    )
    aim = forms.CharField(
        label=_("What can you do afterwards?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what somebody can do after the training.")},
    )
    provider = forms.ModelChoiceField(
        label=_("Which partner gives it?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("Not a partner"),
    )
    provider_name = TidyField(
        label=_("Or who else?"),
        help_text=_("For somebody from outside the partnership."),
        max_length=160,
        required=False,
    )
    audience = TidyField(label=_("For whom?"), max_length=300, required=False)
    sectors = forms.MultipleChoiceField(
        label=_("For which sectors?"),
        help_text=_("Leave empty for everybody."),
        choices=OrganisationKind.choices,
        required=False,
        widget=Checks,
    )
    layers = forms.MultipleChoiceField(
        label=_("For which layers?"),
        help_text=_("Leave empty for everybody."),
        choices=Layer.choices,
        required=False,
        widget=Checks,
    )
    theme_code = forms.ChoiceField(label=_("Theme"), required=False)
    focus_area = forms.ModelChoiceField(
        label=_("Focus area"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    hours = forms.DecimalField(
        label=_("How many hours?"),
        min_value=0,
        max_value=9999,
        max_digits=6,
        decimal_places=1,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "tiny"}),
        error_messages={"invalid": _("Write the hours as 6 or 7,5.")},
    )
    euros = EurosField(
        label=_("What does it cost for each, in euros?"),
        help_text=_("Fill in 0 when it is free. Leave empty when you do not know yet."),
        required=False,
    )
    conditions = forms.CharField(
        label=_("Conditions"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    url = LinkField(
        label=_("Link to read more"),
        max_length=400,
        required=False,
    )
    contact = PersonField(label=_("Who knows more about it?"), required=False)
    open_to = forms.ChoiceField(label=_("Who may come?"), choices=OPEN_TO, widget=Radios,
                                initial="ja")  # fmt: skip
    partners = RowsField(
        label=_("Which partners?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=ManyChecks,
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        training: Training | None = None,
        **kwargs: Any,
    ) -> None:
        if training is not None:
            kwargs["initial"] = _initial(training) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        kept = training or Training()
        fields: dict[str, Any] = self.fields
        here = organisations_of(partnership)
        fields["provider"].queryset = here | Organisation.objects.filter(pk=kept.provider_id or 0)
        chosen: Any = training.partners.values("pk") if training else []
        fields["partners"].queryset = here | Organisation.objects.filter(pk__in=chosen)
        there = Q(removed_at=None) | Q(pk=kept.focus_area_id)
        fields["focus_area"].queryset = FocusArea.objects.filter(there, partnership=partnership)
        present = Q(left_on=None) | Q(pk=kept.contact_id)
        people_in(fields["contact"], Person.objects.filter(present, partnership=partnership))
        themes = theme_choices([kept.theme_code])
        fields["theme_code"].choices = [("", _("None")), *themes[1:]]

    def clean(self) -> dict[str, Any]:
        """Who may come is said in one way: all partners, or those that are ticked."""
        data = super().clean() or self.cleaned_data
        if "partners" in self.fields and "partners" not in self.errors:
            ticked = set(data.get("partners") or ())
            if data.get("open_to") == "nee" and not ticked:
                self.add_error("partners", CHOOSE_PARTNERS)
            elif data.get("open_to") == "ja" and ticked - set(self.initial.get("partners", [])):
                self.add_error("partners", TICKED_FOR_NOTHING)
        return data

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        data["for_all_partners"] = data.pop("open_to") == "ja"
        return data


def _initial(training: Training) -> dict[str, Any]:
    initial = {name: getattr(training, name) for name in (*FIELDS, "version")}
    initial["open_to"] = "ja" if initial.pop("for_all_partners") else "nee"
    return initial | {"partners": list(training.partners.all()) if training.pk else []}


class ChangeTrainingForm(TrainingForm, VersionedForm):
    """A training that is there."""

    def chosen_partners(self) -> list[Organisation] | None:
        """The partners that may come with what was filled in; None for all of them."""
        chosen = self.cleaned_data.get("open_to") == "nee"
        return list(self.cleaned_data.get("partners") or ()) if chosen else None

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        names = ("title", "aim", "provider", "provider_name", "audience", "hours", "euros",
                 "conditions")  # fmt: skip
        return [(str(self.fields[name].label), str(getattr(current, name) or ""))
                for name in names]  # fmt: skip
