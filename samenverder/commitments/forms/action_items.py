"""Forms to write down, change and finish an action."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.ambition.queries import focus_areas
from samenverder.commitments.forms.fields import CommitmentForm
from samenverder.commitments.models import ActionItem, ActionState
from samenverder.network.models import Partnership, Person
from samenverder.network.queries.people import names_with_places
from samenverder.web.forms import LongSelect, in_our_time


class People(ModelChoiceIterator):
    """Nobody in the list first, then people by name, with where they work."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", str(self.field.empty_label)
        yield from names_with_places(self.queryset)


class PersonSelect(LongSelect):
    """A select whose first choice, nobody in the list, is a good answer."""

    def use_required_attribute(self, initial: Any) -> bool:
        """A browser must let it through: a typed name will do as well."""
        return False


class PersonField(forms.ModelChoiceField):
    """People by name, with where they work: two people may bear one name.

    It is not optional, yet may be empty: the form then asks for a name.
    """

    widget = PersonSelect
    iterator = People

    def clean(self, value: Any) -> Any:
        """The person, or None for somebody who is not in the list."""
        return None if value in self.empty_values else super().clean(value)


def day_input() -> forms.DateInput:
    """The browser's own date picker."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})


class ActionForm(CommitmentForm):
    """One action."""

    text = forms.CharField(
        label=_("What will we do?"),
        help_text=_("Start with a verb, so that everybody sees when it is done."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        error_messages={"required": _("Say what will be done.")},
    )
    owner = PersonField(
        label=_("Who sees to it?"),
        queryset=Person.objects.none(),
        empty_label=_("Somebody who is not in this list"),
    )
    owner_name = forms.CharField(
        label=_("Name, for somebody who is not in the list"),
        help_text=_("Somebody without an e-mail address in the network gets no reminder."),
        max_length=120,
        required=False,
    )
    due_on = forms.DateField(
        label=_("Done by"),
        help_text=_("The owner gets a reminder a week before."),
        widget=day_input(),
        error_messages={
            "required": _("Choose the date by which it is done."),
            "invalid": _("This is not a date. Write it as 24-11-2026."),
        },
    )
    parts = ("text", "owner", "due_on")

    def __init__(
        self, *args: Any, partnership: Partnership, row: ActionItem | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, partnership=partnership, row=row, **kwargs)
        active = Q(left_on__isnull=True) | Q(pk=getattr(row, "owner_id", None))
        people = Person.objects.filter(Q(partnership=partnership) & active)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """The row as the form shows it; a typed name where the owner is not in the list."""
        return super().initial_of(row) | {"owner_name": "" if row.owner_id else row.owner_name}

    def clean(self) -> dict[str, Any]:
        """An owner, from the list or by name; a new action lies in the future."""
        data = super().clean() or self.cleaned_data
        if not data.get("owner") and not data.get("owner_name"):
            self.add_error("owner", _("Choose or name the person who will do this."))
        due_on = data.get("due_on")
        if self.row is None and due_on and due_on < timezone.localdate():
            self.add_error("due_on", _("This date has passed. Choose today or later."))
        return data


class StateForm(forms.Form):
    """How an action stands, and why when it is dropped."""

    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=ActionState.choices,
        widget=forms.RadioSelect(attrs={"class": "pick"}),
        error_messages={"required": _("Choose a state.")},
    )
    reason = forms.CharField(
        label=_("Why is it dropped?"),
        help_text=_("Only needed when you choose “Dropped”."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Dropping is allowed, with a reason."""
        data = super().clean() or self.cleaned_data
        if data.get("state") == ActionState.DROPPED and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why this is dropped."))
        return data


class CarryOverForm(forms.Form):
    """A later date for an action that is not finished yet."""

    due_on = forms.DateField(
        label=_("New date"),
        widget=day_input(),
        error_messages={
            "required": _("Choose the new date."),
            "invalid": _("This is not a date. Write it as 24-11-2026."),
        },
    )

    def __init__(self, *args: Any, action: ActionItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def clean_due_on(self) -> Any:
        """Later than it was."""
        due_on = self.cleaned_data["due_on"]
        if due_on <= self.action.due_on:
            raise forms.ValidationError(_("Choose a date after the present one."))
        return due_on


class CommentForm(forms.Form):
    """Something to say about an action."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        error_messages={"required": _("Write something first.")},
    )


class BulkForm(forms.Form):
    """One change for everything that is ticked: a state, a date, or a focus area."""

    do = forms.ChoiceField(choices=[("state", ""), ("date", ""), ("area", "")])
    to_state = forms.ChoiceField(
        label=_("State, for actions"),
        choices=[("", _("Choose a state")), *ActionState.choices],
        required=False,
    )
    reason = forms.CharField(label=_("Reason, when dropped"), max_length=300, required=False)
    to_date = forms.DateField(
        label=_("Date, for actions and agreements"),
        widget=day_input(),
        validators=in_our_time(),
        required=False,
    )
    to_area = forms.ModelChoiceField(
        label=_("Focus area"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
        widget=forms.Select(attrs={"form": "samen"}),
    )

    def __init__(self, data: Any = None, *, partnership: Partnership, ticked: int = 0) -> None:
        super().__init__(data, auto_id="samen_%s")
        self.ticked = ticked
        self.fields["to_area"].queryset = focus_areas(partnership)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something ticked, and something to change it to."""
        data = super().clean() or self.cleaned_data
        if not self.ticked:
            self.add_error(None, _("Tick what you want to change first."))
        if data.get("do") == "date":
            if not data.get("to_date") and "to_date" not in self.errors:
                self.add_error("to_date", _("Choose the new date."))
        elif data.get("do") == "state":
            self._check_state(data)
        return data

    def _check_state(self, data: dict[str, Any]) -> None:
        if not data.get("to_state"):
            self.add_error("to_state", _("Choose a state."))
        elif data["to_state"] == ActionState.DROPPED and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why these are dropped."))
