"""Forms to write down, change and end an agreement."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.forms.fields import (
    CommitmentForm,
    MandatesField,
    QuickChecks,
    held_today,
)
from samenverder.commitments.models import Agreement, AgreementKind
from samenverder.commitments.operations import Party
from samenverder.network.forms.fields import DayField, EurosField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Mandate, Membership, Organisation, Partnership
from samenverder.web.forms import RowsField


class PartnersField(RowsField):
    """Organisations, several at once."""

    widget = QuickChecks


class AgreementForm(CommitmentForm):
    """One agreement."""

    text = forms.CharField(
        label=_("What is agreed?"),
        help_text=_("One sentence: who does what for whom."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Say what is agreed.")},
    )
    kind_of = forms.ChoiceField(
        label=_("What is it about?"),
        choices=AgreementKind.choices,
        widget=Radios,
        error_messages={"required": _("Choose what it is about.")},
    )
    organisations = PartnersField(
        label=_("Between which organisations?"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choose at least one organisation.")},
    )
    agreed = MandatesField(
        label=_("Who agreed, on a mandate?"),
        help_text=_("Their organisation is added by itself."),
        queryset=Mandate.objects.none(),
        required=False,
    )
    starts_on = DayField(label=_("From"), initial=timezone.localdate)
    until = DayField(
        label=_("Until and including"),
        help_text=_("Leave empty when no end is agreed."),
        required=False,
    )
    amount = EurosField(label=_("Which amount, in euros?"), required=False)
    hours = forms.DecimalField(
        label=_("How many hours?"),
        min_value=0,
        max_digits=7,
        decimal_places=1,
        localize=True,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"invalid": _("Write the hours as 40 or 40,5.")},
    )
    parts = ("text", "kind_of", "starts_on", "until", "amount", "hours")

    def __init__(
        self, *args: Any, partnership: Partnership, row: Agreement | None = None, **kwargs: Any
    ) -> None:
        self.before = list(row.parties.select_related("organisation", "person")) if row else []
        super().__init__(*args, partnership=partnership, row=row, **kwargs)
        partners = Membership.objects.filter(partnership=partnership).current()
        kept = Q(pk__in=[party.organisation_id for party in self.before])
        here = Q(pk__in=partners.values("organisation")) | kept
        self.fields["organisations"].queryset = Organisation.objects.filter(here)  # type: ignore[attr-defined]
        held = held_today(partnership)
        self.fields["agreed"].queryset = held  # type: ignore[attr-defined]
        if not held:
            del self.fields["agreed"]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """The row as the form shows it, with its parties."""
        return super().initial_of(row) | {
            "organisations": [party.organisation_id for party in self.before],
            "agreed": [party.mandate_id for party in self.before if party.mandate_id],
        }

    def clean(self) -> dict[str, Any]:
        """An end after the start."""
        data = super().clean() or self.cleaned_data
        starts, until = data.get("starts_on"), data.get("until")
        if starts and until and until < starts:
            self.add_error("until", _("The last day lies before the first."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation takes; who agreed before without a mandate stays."""
        data = super().values()
        organisations, agreed = data.pop("organisations"), data.pop("agreed", [])
        people = {party.organisation_id: party.person for party in self.before}
        chosen = {party.organisation_id for party in self.before if party.mandate_id}
        people = {key: person for key, person in people.items() if key not in chosen}
        people |= {mandate.organisation_id: mandate.person for mandate in agreed}
        wanted = {row.pk: row for row in organisations}
        wanted |= {mandate.organisation_id: mandate.organisation for mandate in agreed}
        data["parties"] = [Party(row, people.get(key)) for key, row in wanted.items()]
        return data


class EndForm(forms.Form):
    """When an agreement ended, and why as far as known."""

    ended_on = DayField(label=_("Ended on"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("Why did it end?"),
        help_text=_("You may leave this empty."),
        max_length=300,
        required=False,
    )
