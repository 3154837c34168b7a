"""Saying which partner a site is, and which sites become partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.widgets import Checkbox
from samenverder.network.models import Organisation, Partnership
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect


class OrganisationField(forms.ModelChoiceField):
    """A partner; a number no row can have is simply not one of the choices."""

    def to_python(self, value: Any) -> Any:
        """The partner chosen."""
        try:
            return super().to_python(value)
        except OverflowError as error:  # SQLite refuses even to look
            raise forms.ValidationError(self.error_messages["invalid_choice"]) from error


class LinkForm(RoomForm):
    """One partner, or none."""

    organisation = OrganisationField(
        label=_("This site is"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("No partner"),
        error_messages={"invalid_choice": _("Choose a partner from the list.")},
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  tells the type checker
        field.queryset = organisations_of(partnership)


class PickForm(RoomForm):
    """How sites become partners."""

    per_school = forms.BooleanField(
        label=_("The sites of one school (same BRIN) together are one partner"),
        required=False,
        widget=Checkbox,
    )
    with_boards = forms.BooleanField(
        label=_("Their school boards take part as well"), required=False, widget=Checkbox
    )
