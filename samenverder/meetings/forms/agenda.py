"""Forms for agenda items, templates, actions to take over, answers to what was put in."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.ambition.models import FocusArea
from samenverder.ambition.queries import focus_areas
from samenverder.commitments.models import ActionItem
from samenverder.commitments.queries.action_items import open_actions
from samenverder.meetings.models import AgendaItem, AgendaItemKind, Meeting
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.models import DecisionSubject, Person
from samenverder.network.queries.people import names_with_places
from samenverder.web.forms import LongSelect, RowsField


class PeopleChoices(forms.models.ModelChoiceIterator):
    """Nobody first, then people by name with where they work."""

    def __iter__(self) -> Any:
        yield "", str(self.field.empty_label)
        yield from names_with_places(self.queryset)


class PersonField(forms.ModelChoiceField):
    """One of the people, or nobody."""

    widget = LongSelect
    iterator = PeopleChoices


class ItemForm(RoomForm):
    """One item of an agenda."""

    title = TidyField(
        label=gettext_lazy("What is it about?"),
        max_length=160,
        error_messages={"required": gettext_lazy("Say what the item is about.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What do we ask?"),
        choices=AgendaItemKind.choices,
        initial=AgendaItemKind.DISCUSS,
        widget=forms.RadioSelect(attrs={"class": "pick"}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes for this item"),
        min_value=1,
        max_value=480,
        initial=10,
        widget=forms.NumberInput(attrs={"class": "tiny"}),
    )
    owner = PersonField(
        label=gettext_lazy("Who introduces it?"),
        help_text=gettext_lazy("Somebody who is asked to this meeting."),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
    )
    focus_area = forms.ModelChoiceField(
        label=gettext_lazy("Which focus area does this item serve?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    subject = forms.ChoiceField(
        label=gettext_lazy("What would the decision be about?"),
        help_text=gettext_lazy("Then you see whether somebody present has the mandate."),
        choices=[("", gettext_lazy("No decision")), *DecisionSubject.choices],
        required=False,
    )
    amount = forms.DecimalField(
        label=gettext_lazy("About which amount (€)?"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"class": "short", "step": "0.01"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Explanation"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        item: AgendaItem | None = None,
        by: Any = None,
        **kwargs: Any,
    ) -> None:
        if item is not None:
            names = [name for name in self.base_fields if hasattr(item, name)]
            kwargs["initial"] = {name: getattr(item, name) for name in names}
        super().__init__(*args, **kwargs)
        person, area = self.fields["owner"], self.fields["focus_area"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101  for the type checker
        assert isinstance(area, forms.ModelChoiceField)  # noqa: S101
        here = Person.objects.filter(partnership=meeting.partnership_id)
        asked = meeting.attendees.filter(removed_at=None).values("person_id")
        known = Q(pk__in=asked, left_on=None) | Q(pk=getattr(item, "owner_id", None) or 0)
        person.queryset = here.filter(known | Q(user=by) if by else known)
        kept = FocusArea.objects.filter(
            partnership=meeting.partnership_id, pk=getattr(item, "focus_area_id", None) or 0
        )
        area.queryset = focus_areas(meeting.partnership) | kept
        if item is None:
            self.fields.pop("version")

    def clean(self) -> dict[str, Any]:
        """An amount belongs to a decision about something."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") == AgendaItemKind.DECIDE and not data.get("subject"):
            self.add_error("subject", _("Say what the decision would be about."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def tell_edited(self, current: Any) -> None:
        """As always; the next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What the item says now."""
        return [
            (_("What is it about?"), current.title),
            (_("What do we ask?"), current.get_kind_display()),
            (_("Minutes for this item"), str(current.minutes)),
            (_("Who introduces it?"), str(current.owner or "")),
            (_("Explanation"), current.text),
        ]


class TakeOverForm(forms.Form):
    """Open actions to put on the agenda."""

    actions = RowsField(
        queryset=ActionItem.objects.none(),
        error_messages={"required": gettext_lazy("Tick the actions to talk about first.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.fields["actions"]
        assert isinstance(rows, forms.ModelMultipleChoiceField)  # noqa: S101
        rows.queryset = open_actions(meeting.partnership)


class TemplateNameForm(forms.Form):
    """A name for an agenda that is kept."""

    title = TidyField(
        label=gettext_lazy("Name of the template"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the template a name.")},
    )
