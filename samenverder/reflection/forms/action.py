"""Catching an action in a session."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.network.models import Person
from samenverder.reflection.forms.session import DateInput
from samenverder.reflection.models import ReflectionSession, Statement


class CaptureForm(forms.Form):
    """What, who, when, and which statement or focus area it serves."""

    text = forms.CharField(
        label=_("What will we do?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what will be done.")},
    )
    owner = forms.CharField(
        label=_("Owner"),
        max_length=120,
        help_text=_("One person: choose from the network or type a name."),
        widget=forms.TextInput(attrs={"list": "eigenaren", "autocomplete": "off"}),
        error_messages={"required": _("Name one owner.")},
    )
    due_on = forms.DateField(
        label=_("Done by"),
        widget=DateInput(),
        error_messages={
            "required": _("Choose a date."),
            "invalid": _("Write a date like 24-11-2026."),
        },
    )
    statement = forms.ModelChoiceField(
        Statement.objects.none(), label=_("Belongs to"), required=False
    )
    focus_area = forms.ModelChoiceField(
        FocusArea.objects.none(), label=_("Focus area"), required=False
    )

    def __init__(self, *args: Any, session: ReflectionSession, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.session = session
        statements = Statement.objects.filter(instrument_id=session.instrument_id)
        self.fields["statement"].queryset = statements.order_by("order")  # type: ignore[attr-defined]
        self.fields["statement"].empty_label = _("The session as a whole")  # type: ignore[attr-defined]
        areas = FocusArea.objects.filter(partnership_id=session.partnership_id)
        self.fields["focus_area"].queryset = areas  # type: ignore[attr-defined]
        self.fields["focus_area"].empty_label = _("None")  # type: ignore[attr-defined]

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose a day to come."))
        return day

    def person(self) -> Person | None:
        """The person of the network with exactly this name, when there is just one."""
        name = self.cleaned_data["owner"].strip()
        found = Person.objects.filter(
            partnership_id=self.session.partnership_id, name__iexact=name, left_on__isnull=True
        )[:2]
        return found[0] if len(found) == 1 else None
