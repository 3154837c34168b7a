"""Forms of the running screen and the minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samenverder.meetings.forms.agenda import PersonField
from samenverder.meetings.forms.fields import day_input
from samenverder.meetings.models import Meeting
from samenverder.network.models import DecisionSubject, Person
from samenverder.web.forms import in_our_time


class CaughtActionForm(forms.Form):
    """An action of which something still had to be asked."""

    text = forms.CharField(label=gettext_lazy("What will we do?"), max_length=400)
    owner = PersonField(
        label=gettext_lazy("Who sees to it?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Somebody who is not in this list"),
    )
    owner_name = forms.CharField(
        label=gettext_lazy("Name, for somebody who is not in the list"),
        max_length=120,
        required=False,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Done by"),
        widget=day_input(),
        validators=in_our_time(),
        error_messages={"required": gettext_lazy("Choose the date by which it is done.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["owner"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101  for the type checker
        person.queryset = Person.objects.filter(partnership=meeting.partnership_id, left_on=None)

    def clean(self) -> dict[str, Any]:
        """Somebody sees to it."""
        data = super().clean() or self.cleaned_data
        if not data.get("owner") and not data.get("owner_name", "").strip():
            self.add_error("owner", gettext_lazy("Choose or name the person who will do this."))
        return data


class CaughtDecisionForm(forms.Form):
    """A decision, with what it is about."""

    text = forms.CharField(label=gettext_lazy("What was decided?"), max_length=600)
    subject = forms.ChoiceField(
        label=gettext_lazy("What is it about?"), choices=DecisionSubject.choices
    )
    amount = forms.DecimalField(
        label=gettext_lazy("About which amount (€)?"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"class": "short", "step": "0.01"}),
    )


class CorrectionForm(forms.Form):
    """What the minutes should have said, and what was wrong."""

    text = forms.CharField(
        label=gettext_lazy("What should the minutes say?"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    reason = forms.CharField(
        label=gettext_lazy("What was wrong?"),
        help_text=gettext_lazy("Everybody can read this beside the correction."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what was wrong.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
