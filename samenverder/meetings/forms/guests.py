"""Forms for who is asked, and for answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samenverder.meetings.models import AttendeeAnswer, Meeting
from samenverder.network.models import Layer, Organisation, Person, WorkingGroup
from samenverder.network.models.organisation import in_force
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect


class AskForm(forms.Form):
    """People to ask: one by one, or all of a group, a layer, an organisation."""

    person = forms.ChoiceField(label=gettext_lazy("A person"), required=False, widget=LongSelect)
    group = forms.ModelChoiceField(
        label=gettext_lazy("Everybody of a group"),
        queryset=WorkingGroup.objects.none(),
        required=False,
        empty_label=gettext_lazy("No group"),
    )
    layer = forms.ChoiceField(
        label=gettext_lazy("Everybody on a layer"),
        help_text=gettext_lazy("With a partner below: only who is on this layer at that partner."),
        choices=[("", gettext_lazy("No layer")), *Layer.choices],
        required=False,
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Everybody of a partner"),
        help_text=gettext_lazy("With a layer above: only who is on that layer at this partner."),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=gettext_lazy("No partner"),
    )

    def __init__(self, *args: Any, meeting: Meeting, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        person, group = self.fields["person"], self.fields["group"]
        place = self.fields["organisation"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101  for the type checker
        assert isinstance(group, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(place, forms.ModelChoiceField)  # noqa: S101
        person.choices = [("", gettext_lazy("Choose a person")), *people]
        group.queryset = WorkingGroup.objects.current().filter(partnership=meeting.partnership_id)
        place.queryset = organisations_of(meeting.partnership)

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error("person", gettext_lazy("Choose who to ask."))
        return data

    def people(self) -> list[Person]:
        """Everybody who was chosen, each once."""
        data = self.cleaned_data
        rows = Person.objects.filter(partnership=self.meeting.partnership_id, left_on=None)
        found: dict[int, Person] = {}
        if data["person"]:
            found |= {row.pk: row for row in rows.filter(pk=int(data["person"]))}
        if data["group"]:
            members = data["group"].members.filter(in_force()).values("person_id")
            found |= {row.pk: row for row in rows.filter(pk__in=members)}
        if data["layer"] or data["organisation"]:
            held = rows.filter(in_force_position(data["layer"], data["organisation"]))
            found |= {row.pk: row for row in held}
        return list(found.values())


def in_force_position(layer: str, organisation: Organisation | None) -> Any:
    """People who hold a position now, on this layer and at this organisation as far as given."""
    from django.db.models import Exists, OuterRef

    from samenverder.network.models import Position

    rows = Position.objects.current().filter(person=OuterRef("pk"))
    if layer:
        rows = rows.filter(layer=layer)
    if organisation:
        rows = rows.filter(organisation=organisation)
    return Exists(rows)


class AnswerForm(forms.Form):
    """Whether somebody comes."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do you come?"),
        choices=AttendeeAnswer.choices,
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )
    remark = forms.CharField(
        label=gettext_lazy("A remark for who organises it"), max_length=300, required=False
    )
