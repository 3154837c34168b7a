"""Signing colleagues up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.fields import PersonField, people_in
from samenverder.network.models import Person
from samenverder.network.queries.people import names_with_places
from samenverder.trainings.models import SignUpState, TrainingDate
from samenverder.trainings.queries.who import people_who_may_come
from samenverder.web.forms import LongSelect, RowsField


class PeopleSelect(LongSelect, forms.SelectMultiple):
    """Several of hundreds or thousands of people, written in one go."""


class PeopleForm(RoomForm):
    """Who comes: one or more people of the partnership who are not signed up yet."""

    people = RowsField(
        label=_("Who comes?"),
        help_text=_("Hold Ctrl or Cmd to choose several people."),
        queryset=Person.objects.none(),
        widget=PeopleSelect(attrs={"multiple": True, "size": 12}),
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("This person is signed up already, or cannot be chosen here."),
        },
    )

    def __init__(self, *args: Any, date: TrainingDate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        known = date.sign_ups.exclude(state=SignUpState.WITHDRAWN).values("person_id")
        field.queryset = people_who_may_come(date.training).exclude(pk__in=known)
        field.choices = names_with_places(field.queryset)


class PresentForm(RoomForm):
    """Somebody who came without having signed up; wherever they work."""

    person = PersonField(label=_("Who else is there?"))

    def __init__(self, *args: Any, date: TrainingDate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = date.sign_ups.filter(attended=True).values("person_id")
        rows = Person.objects.present().filter(partnership=date.training.partnership_id)
        people_in(self.fields["person"], rows.exclude(pk__in=known))
