"""Fields that several forms of this room share."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership, Person
from samenverder.network.queries.people import names_with_places
from samenverder.web.forms import LongSelect, in_our_time

DATE = {
    "invalid": _("This is not a date. Write it as 24-11-2026."),
    "required": _("Choose a date."),
}


class DayField(forms.DateField):
    """A day, chosen in the browser's own date picker."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", DATE)
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
        super().__init__(widget=widget, validators=in_our_time(), **kwargs)


class LongText(forms.CharField):
    """Text of some length, in which a line ending counts as one character, as on screen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The text with line endings of one kind."""
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class _People(ModelChoiceIterator):
    """People by name, with where they work: two people may bear one name."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", str(self.field.empty_label)
        yield from names_with_places(self.queryset)


class PersonField(forms.ModelChoiceField):
    """Somebody of the network, or nobody in the list."""

    widget = LongSelect
    iterator = _People

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), required=False, **kwargs)

    def of(self, partnership: Partnership, besides: int | None = None) -> None:
        """Offer who is present, and the one who is chosen already."""
        kept = Q(left_on__isnull=True) | Q(pk=besides)
        self.queryset = Person.objects.filter(Q(partnership=partnership) & kept)
