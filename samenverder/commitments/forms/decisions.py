"""Forms to write down, change, reject and withdraw a decision."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.forms.fields import MandatesField, held_today, serving_fields
from samenverder.commitments.models import Decision
from samenverder.network.forms.fields import DayField, EurosField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import DecisionSubject, Mandate, Partnership


class DecisionForm(forms.Form):
    """One decision. With `row` it changes that one, else it is a new one."""

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
    focus_area = forms.ModelChoiceField(
        label=_("Which focus area does it serve?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    theme_code = forms.ChoiceField(label=_("Which theme does it belong to?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, partnership: Partnership, row: Decision | None = None, **kwargs: Any
    ) -> None:
        if row is not None:
            kwargs["initial"] = _initial(row) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        serving_fields(self, partnership, row)
        if row is None:
            del self.fields["version"]
            self.fields["agreed"].queryset = held_today(partnership)  # type: ignore[attr-defined]
            if not self.fields["agreed"].queryset:  # type: ignore[attr-defined]
                del self.fields["agreed"]
        else:
            self.fields["version"].required = True
            del self.fields["agreed"]

    def clean_decided_on(self) -> Any:
        """A decision lies in the past, or it is no decision yet."""
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
        return day


def _initial(row: Decision) -> dict[str, Any]:
    return {
        "text": row.text,
        "subject": row.subject,
        "amount": row.amount,
        "decided_on": row.decided_on,
        "focus_area": row.focus_area,
        "theme_code": row.theme_code,
        "version": row.version,
    }


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
