"""Signing colleagues up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import whole_numbers
from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.fields import PersonField, people_in
from samenverder.network.forms.widgets import Checks
from samenverder.network.models import Person
from samenverder.trainings.models import SignUpState, TrainingDate
from samenverder.trainings.queries.who import people_who_may_come, to_choose
from samenverder.web.forms import RowsField

MOST = 300  # people signed up in one go


class PeopleForm(RoomForm):
    """Who comes: one or more people of the partnership, found by name; who was ticked stays."""

    zoek = forms.CharField(
        label=_("Search somebody by name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    people = RowsField(
        label=_("Who comes?"),
        queryset=Person.objects.none(),
        widget=Checks,
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("Somebody you chose cannot come to this training."),
        },
    )

    def __init__(self, *args: Any, date: TrainingDate, words: str, sent: list[str],
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.queryset = people_who_may_come(date.training)
        known = date.sign_ups.exclude(state=SignUpState.WITHDRAWN).values("person_id")
        open_to = field.queryset.exclude(pk__in=known)
        chosen = whole_numbers(sent)[:MOST]
        field.choices, self.more = to_choose(open_to, words, chosen)
        self.nobody = bool(words) and len(field.choices) == len(chosen)


class PresentForm(RoomForm):
    """Somebody who came without having signed up; wherever they work."""

    person = PersonField(label=_("Who else is there?"))

    def __init__(self, *args: Any, date: TrainingDate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = date.sign_ups.filter(attended=True).values("person_id")
        rows = Person.objects.present().filter(partnership=date.training.partnership_id)
        people_in(self.fields["person"], rows.exclude(pk__in=known))
