"""Forms about people, their positions, their role and their leaving."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField
from samenverder.network.forms.widgets import Checks, Radios
from samenverder.network.models import Layer, Organisation, Partnership, Person, Position, Role
from samenverder.network.queries.organisations import organisations_of
from samenverder.network.queries.people import PeopleFilter
from samenverder.web.forms import LongSelect, RowsField

NAME = {"required": _("Enter a name.")}
EMAIL = {"invalid": _("Enter an e-mail address such as name@organisation.nl.")}
LAYER = {"required": _("Choose a layer.")}
ROLE_MEANS = {
    Role.COORDINATOR: _("Coordinator: manages people, organisations and access, and all below"),
    Role.FACILITATOR: _("Facilitator: prepares and leads sessions, and all below"),
    Role.MEMBER: _("Member: sees people and takes part in agreements"),
    Role.READER: _("Reader: sees results and agreements, no contact details"),
}


class EmailField(forms.EmailField):
    """An address in small letters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254, **kwargs})

    def to_python(self, value: Any) -> str:
        """The address, tidied."""
        return (super().to_python(value) or "").lower()


class PersonForm(VersionedForm):
    """Name and address."""

    name = TidyField(label=_("Name"), max_length=120, error_messages=NAME)
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("Needed to invite somebody. Members of the partnership can see it."),
        required=False,
        error_messages=EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def facts_of(self, current: Person) -> list[tuple[str, str]]:
        return [
            (str(self.fields["name"].label), current.name),
            (str(self.fields["email"].label), current.email),
        ]


class PositionFields(RoomForm):
    """Where somebody works, on which layer, as what."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        widget=LongSelect,
        empty_label=_("Choose an organisation"),
        error_messages={"required": _("Choose an organisation.")},
    )
    layer = forms.ChoiceField(
        label=_("Layer"), choices=Layer.choices, widget=Radios, error_messages=LAYER
    )
    title = TidyField(
        label=pgettext_lazy("position", "Role"),
        help_text=_("For example: head teacher, careers coordinator, alderman."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = organisations_of(partnership)  # type: ignore[attr-defined]


class NewPersonForm(PositionFields, PersonForm):
    """A person with a first position; whoever works for the partnership itself has none."""

    field_order = ("name", "email", "organisation", "layer", "title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.fields["organisation"].required = False
        self.fields["layer"].required = False

    def clean(self) -> dict[str, Any]:
        """An organisation and a layer go together."""
        data = super().clean() or {}
        if data.get("organisation") and not data.get("layer") and "layer" not in self.errors:
            self.add_error("layer", _("Choose on which layer of the organisation."))
        if data.get("layer") and not data.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose the organisation of this layer."))
        return data


class PositionForm(PositionFields, VersionedForm):
    """One position of a person who is known; `position` when it exists already."""

    since = DayField(label=_("From"), required=False)
    until = DayField(
        label=pgettext_lazy("period", "Until"),
        help_text=_("On this day it has ended. Leave empty while it goes on."),
        required=False,
    )

    def __init__(self, *args: Any, position: Position | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if position is not None:
            del self.fields["organisation"]

    def facts_of(self, current: Person) -> list[tuple[str, str]]:
        held = current.positions.current().select_related("organisation")
        return [
            (position.organisation.name, f"{position.get_layer_display()}, {position.title}")
            for position in held
        ]


class RoleForm(RoomForm):
    """A role, with what it means."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, label) for role, label in ROLE_MEANS.items()],
        widget=Radios,
        error_messages={"required": _("Choose a role.")},
    )

    def tell_edited(self, current: Any) -> None:
        """The role was changed meanwhile; saving again puts this choice in its place."""
        super().tell_edited(current)
        self.show("was", current.role)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        return [(str(self.fields["role"].label), current.get_role_display())]


class InviteManyForm(RoleForm):
    """Several people at once, with the same role: of all `people` those that are `shown`."""

    people = RowsField(
        label=_("Who do you invite?"),
        queryset=Person.objects.none(),
        widget=Checks,
        error_messages={"required": _("Choose at least one person.")},
    )
    field_order = ("people", "role")

    def __init__(
        self, *args: Any, people: Any, shown: Iterable[Person] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.queryset = people
        field.choices = [(row.pk, f"{row.name} ({row.email})") for row in shown]


class PeopleFilterForm(forms.Form):
    """Search and narrow the list of people; everything lives in the address."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    laag = forms.ChoiceField(
        label=_("Layer"), required=False, choices=[("", _("All layers")), *Layer.choices]
    )
    organisatie = forms.ModelChoiceField(
        label=_("Organisation"),
        required=False,
        queryset=Organisation.objects.none(),
        widget=LongSelect,
        empty_label=_("All organisations"),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        field.queryset = organisations_of(partnership)  # type: ignore[attr-defined]

    def narrowed(self) -> PeopleFilter:
        """What was asked for; a choice that does not exist narrows nothing."""
        data = self.cleaned_data if self.is_valid() else {}
        organisation = data.get("organisatie")
        return PeopleFilter(
            q=data.get("q", ""),
            layer=data.get("laag", ""),
            organisation=organisation.pk if organisation else None,
        )
