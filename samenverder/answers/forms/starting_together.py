"""Several needs in one agreement, or in one project."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.answers.queries.together import Candidate
from samenverder.commitments.models import AgreementKind
from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.fields import DayField, EurosField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Partnership
from samenverder.plans.forms.rows import HoursField
from samenverder.projects.forms import ProjectForm


class TogetherProjectForm(ProjectForm):
    """The head of a project; who takes part and what it costs comes from the needs."""

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        del self.fields["question"], self.fields["neighbours"]
        self.fields["purpose"].widget.attrs["rows"] = 6


class TogetherAgreementForm(RoomForm):
    """What is agreed, and for each need who agrees and how much is given."""

    text = forms.CharField(
        label=_("What is agreed?"),
        help_text=_("One sentence: who does what for whom."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Say what is agreed.")},
    )
    kind_of = forms.ChoiceField(
        label=_("What is it about?"), choices=AgreementKind.choices, widget=Radios
    )
    condition = forms.CharField(
        label=_("On which condition?"),
        help_text=_("Leave empty when there is none."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
    )
    starts_on = DayField(label=_("From"), initial=timezone.localdate)
    until = DayField(label=_("Until and including"), required=False)
    follow_up_on = DayField(
        label=_("When do you look back?"),
        help_text=_("Then an action stands on the list of each school."),
        required=False,
    )

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = [row for row in candidates if row.can]
        for row in self.candidates:
            self._fields_for(row)

    def _fields_for(self, row: Candidate) -> None:
        need = row.need
        choices = [(str(pk), name) for pk, name in row.who]
        self.fields[f"who_{need.pk}"] = forms.ChoiceField(
            label=_("Who agrees?"),
            choices=[*choices, ("", _("Nobody now: this need stays open"))],
            initial=row.own or "",
            required=False,
        )
        if need.cents is not None:
            label = _("How many euros?")
            start = need.cents_as_euros
            self.fields[f"euros_{need.pk}"] = EurosField(label=label, initial=start, required=False)
        if need.tenths is not None:
            self.fields[f"hours_{need.pk}"] = HoursField(
                label=_("How many hours?"),
                initial=need.tenths_as_hours,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            )

    def rows(self) -> list[tuple[Candidate, list[forms.BoundField]]]:
        """Each need with its own fields."""
        found = []
        for row in self.candidates:
            names = [f"{name}_{row.need.pk}" for name in ("who", "euros", "hours")]
            found.append((row, [self[name] for name in names if name in self.fields]))
        return found

    def head(self) -> list[forms.BoundField]:
        """The fields of the agreement itself."""
        return [self[name] for name in self.base_fields]

    def clean(self) -> dict[str, Any]:
        """Somebody agrees to at least one need; an end after the start."""
        data = super().clean() or self.cleaned_data
        if data.get("starts_on") and data.get("until") and data["until"] < data["starts_on"]:
            self.add_error("until", _("The last day lies before the first."))
        if not any(data.get(f"who_{row.need.pk}") for row in self.candidates):
            self.add_error(None, _("Choose for at least one need who agrees to it."))
        return data
