"""A part of a day, and who comes for a board."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import OrganisationField
from samenverder.network.models import Person
from samenverder.network.queries.organisations import organisations_of
from samenverder.pitchdays.forms.days import minutes_field
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchSlot, SlotKind
from samenverder.pitchdays.operations.slots import FIELDS
from samenverder.pitchdays.queries.people import Candidate, candidates_for
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.web.forms import LongSelect, RowsField

SCHOOLS = ("po", "vo", "pro", "vso", "mbo")


class SlotForm(RoomForm):
    """One part of a day."""

    kind = forms.ChoiceField(label=_("Kind of part"), choices=SlotKind.choices)
    school = OrganisationField(
        label=_("Which school?"), required=False, empty_label=_("No school: not a pitch")
    )
    plan = forms.ModelChoiceField(
        label=_("Which plan?"),
        queryset=SchoolPlan.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("The plan of the school in the learning track"),
        help_text=_("Only plans that are shared can be chosen."),
    )
    title = TidyField(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("For a part that is not a pitch."),
    )
    minutes = minutes_field(
        _("How many minutes?"),
        least=1,
        most=600,
        required=False,
        help_text=_("Empty: as long as every pitch with its questions."),
    )

    def __init__(self, *args: Any, day: PitchDay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["school"].queryset = organisations_of(day.partnership).filter(kind__in=SCHOOLS)
        plans = SchoolPlan.objects.filter(partnership=day.partnership, removed_at=None)
        plans = plans.exclude(state=PlanState.DRAFT).select_related("school")
        fields["plan"].queryset = plans.order_by("school__name", "title", "pk")
        fields["plan"].label_from_instance = lambda plan: f"{plan.school.name}: {plan.title}"

    def clean(self) -> dict[str, Any]:
        """A pitch has a school (that of its plan); another part has a title and neither."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") == SlotKind.PITCH:
            plan = data.get("plan")
            if plan and not data.get("school"):
                data["school"] = plan.school
            if not data.get("school") and not self.errors:
                self.add_error("school", _("Choose the school that pitches."))
            data["title"] = ""
        elif data.get("kind"):
            data["school"] = data["plan"] = None
            if data["kind"] == SlotKind.OTHER and not data.get("title"):
                self.add_error("title", _("Give this part a title."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class ChangeSlotForm(SlotForm, VersionedForm):
    """A part that is there."""

    def __init__(self, *args: Any, slot: PitchSlot, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(slot, name) for name in (*FIELDS, "version")}
        super().__init__(*args, day=slot.pitch_day, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        return [
            (str(_("Kind of part")), current.get_kind_display()),
            (str(_("Title")), current.name),
            (str(_("How many minutes?")), str(current.minutes or "")),
        ]


class GuestsForm(RoomForm):
    """Who comes for a board: those with a mandate first."""

    people = RowsField(label=_("Who comes?"), queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, board: PitchDayBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates_for(board)
        people: Any = self.fields["people"]
        people.queryset = Person.objects.filter(pk__in=[row.person.pk for row in self.candidates])

    def ticks(self) -> list[tuple[Candidate, bool]]:
        """Who may come, each with whether they are ticked."""
        field: BoundField = self["people"]
        chosen = {str(value) for value in field.value() or []}
        return [(row, str(row.person.pk) in chosen) for row in self.candidates]


class BoardForm(RoomForm):
    """Another organisation that listens."""

    organisation = OrganisationField(label=_("Which organisation listens along?"))

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = rows
