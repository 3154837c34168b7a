"""Fields several forms of this room share: people with where they work, days, amounts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from samenverder.lib.money import read_amount
from samenverder.network.links import check_link
from samenverder.network.models import Organisation, Person
from samenverder.network.queries.people import names_with_places
from samenverder.web.forms import LongSelect, in_our_time

CHOOSE = _("Choose an organisation")
MOST_EUROS = Decimal("99999999.99")


class _People(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", str(self.field.empty_label)
        yield from names_with_places(self.queryset)


class PersonField(forms.ModelChoiceField):
    """People by name, with where they work: two people may bear one name."""

    widget = LongSelect
    iterator = _People

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Person.objects.none(),
            empty_label=_("Choose somebody"),
            error_messages={"required": _("Choose somebody.")},
            **kwargs,
        )


class OrganisationField(forms.ModelChoiceField):
    """Partners by name."""

    widget = LongSelect

    def __init__(self, *, empty_label: Any = CHOOSE, **kwargs: Any) -> None:
        super().__init__(
            queryset=Organisation.objects.none(),
            empty_label=empty_label,
            error_messages={"required": _("Choose an organisation.")},
            **kwargs,
        )


class DayField(forms.DateField):
    """A day, with the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
            validators=in_our_time(),
            error_messages={
                "required": _("Choose a day."),
                "invalid": _("This is not a date. Write it as 24-11-2026."),
            },
            **kwargs,
        )


class LinkField(forms.URLField):
    """A link to the open internet, as others can open it too."""

    default_validators = [check_link]

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid": _("This is not a link. Begin with https://.")}
        super().__init__(assume_scheme="https", error_messages=wrong, **kwargs)


class EurosField(forms.CharField):
    """An amount as people type it: 12.500 or € 12.500,50."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        )
        super().__init__(widget=widget, max_length=30, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """The amount, None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = read_amount(text)
        except ValueError as error:
            sentence = _("Write the amount as 12500 or 12.500,50.")
            raise ValidationError(sentence, code="invalid") from error
        if amount < 0:
            raise ValidationError(_("An amount is never below nought."), code="invalid")
        if amount > MOST_EUROS:
            raise ValidationError(_("This amount is too large."), code="invalid")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """The amount as it is typed: 12500 or 12500,50."""
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            return f"{value:.0f}" if whole else f"{value:.2f}".replace(".", ",")
        return value


def people_in(field: Any, rows: QuerySet[Person]) -> None:
    """Let a field choose from these people."""
    field.queryset = rows
