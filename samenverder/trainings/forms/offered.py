"""Signing colleagues up without an account: name and e-mail address of each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import format_moment
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.people import EMAIL, EmailField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Organisation
from samenverder.trainings.queries.offer_addresses import Offered

ROWS = 4


class OfferedForm(RoomForm):
    """For which date, of which school, and four people at once; empty lines are passed over."""

    training_date = forms.TypedChoiceField(
        label=_("For which date?"),
        coerce=int,
        widget=Radios,
        error_messages={"required": _("Choose a date.")},
    )
    school = forms.TypedChoiceField(
        label=_("Of which school?"),
        coerce=int,
        widget=Radios,
        error_messages={"required": _("Choose a school.")},
    )

    def __init__(self, *args: Any, offered: list[Offered], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dates = [row.date for row in offered]
        self.schools = {offer.school_id: offer.school for row in offered for offer in row.offers}
        self._choose(
            "training_date", [(date.pk, format_moment(date.starts_at, language)) for date in dates]
        )
        self._choose("school", [(pk, row.name) for pk, row in self.schools.items()])
        for at in range(1, ROWS + 1):
            self.fields[f"name_{at}"] = TidyField(
                label=_("Name"), max_length=120, required=at == 1,
                error_messages={"required": _("Enter a name.")},
            )  # fmt: skip
            self.fields[f"email_{at}"] = EmailField(
                label=_("E-mail address"), required=at == 1,
                error_messages=EMAIL | {"required": _("Enter an e-mail address.")},
            )  # fmt: skip

    def _choose(self, name: str, choices: list[tuple[int, str]]) -> None:
        """One choice needs no question."""
        field: Any = self.fields[name]
        field.choices = choices
        if len(choices) == 1:
            self.initial[name] = choices[0][0]
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Each line has a name and an address, and nobody stands in it twice."""
        data = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for at in range(1, ROWS + 1):
            name, email = data.get(f"name_{at}"), data.get(f"email_{at}")
            if name and not email and f"email_{at}" not in self.errors:
                self.add_error(f"email_{at}", _("Enter an e-mail address."))
            if email and not name and f"name_{at}" not in self.errors:
                self.add_error(f"name_{at}", _("Enter a name."))
            if email and email in seen:
                self.add_error(f"email_{at}", _("This address stands above already."))
            seen.add(email or "")
        return data

    @property
    def lines(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The lines to fill in."""
        return [(at, self[f"name_{at}"], self[f"email_{at}"]) for at in range(1, ROWS + 1)]

    @property
    def chosen_school(self) -> Organisation:
        """Of a valid form."""
        return self.schools[self.cleaned_data["school"]]

    @property
    def people(self) -> list[tuple[str, str]]:
        """Of a valid form: (name, e-mail address) of each line, also of the empty ones."""
        data = self.cleaned_data
        return [(data[f"name_{at}"], data[f"email_{at}"]) for at in range(1, ROWS + 1)]
