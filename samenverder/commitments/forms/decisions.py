"""Forms to write down, change, reject and withdraw a decision."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.forms.fields import CommitmentForm, MandatesField, held_today
from samenverder.network.forms.fields import DayField, EurosField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import DecisionSubject, Mandate, Partnership


class DecisionForm(CommitmentForm):
    """One decision."""

    text = forms.CharField(
        label=_("What was decided?"),
        help_text=_("One sentence that everybody can repeat."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Say what was decided.")},
    )
    subject = forms.ChoiceField(
        label=_("What is it about?"),
        choices=DecisionSubject.choices,
        widget=Radios,
        error_messages={"required": _("Choose what it is about.")},
    )
    amount = EurosField(
        label=_("Which amount, in euros?"),
        help_text=_("Leave empty when no money is involved."),
        required=False,
    )
    decided_on = DayField(label=_("Decided on"), initial=timezone.localdate)
    agreed = MandatesField(
        label=_("Who with a mandate was there?"),
        help_text=_(
            "When nobody with the mandate was there, the decision is provisional. Whoever has it "
            "is asked to confirm it."
        ),
        queryset=Mandate.objects.none(),
        required=False,
    )
    parts = ("text", "subject", "amount", "decided_on")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        held = held_today(partnership)
        self.fields["agreed"].queryset = held  # type: ignore[attr-defined]
        if self.row is not None or not held:
            del self.fields["agreed"]

    def values(self) -> dict[str, Any]:
        """What the operation takes: for a new one also who was there."""
        data = super().values()
        if self.row is None:
            people = {mandate.person_id: mandate.person for mandate in data.pop("agreed", [])}
            data["present"] = list(people.values())
        return data

    def clean_decided_on(self) -> Any:
        """A decision lies in the past, or it is no decision yet."""
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
        return day


class ReasonForm(forms.Form):
    """Why a decision is rejected or withdrawn."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody in the partnership reads this."),
        max_length=300,
        error_messages={"required": _("Say why.")},
    )


class WithdrawForm(ReasonForm):
    """Why a decision is withdrawn."""
