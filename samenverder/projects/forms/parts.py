"""One form per kind of line in a project."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries.people import partners
from samenverder.lib.text import format_date
from samenverder.meetings.models import Meeting
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.fields import (
    DayField,
    EurosField,
    OrganisationField,
    PersonField,
    people_in,
)
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Organisation, Person
from samenverder.projects.models import BudgetLine, FundingSource, Project, ProjectPhase
from samenverder.reflection.models import ReflectionSession
from samenverder.web.forms import LongSelect

LAST_MEETINGS = 300  # to choose from; who looks further back finds nothing in a list


class PartForm(RoomForm):
    """A line of `project`; with `row` it changes that one."""

    def __init__(self, *args: Any, project: Project, row: Any = None, **kwargs: Any) -> None:
        self.project, self.row = project, row
        if row is not None:
            kept = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}
            kwargs["initial"] = kept | {"version": row.version}
        super().__init__(*args, **kwargs)
        if row is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    def choose(self, name: str, rows: Any) -> None:
        """What a field chooses from."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = rows

    def tell_edited(self, current: Any) -> None:
        """The next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        names = [name for name in self.fields if name != "version"]
        return [(str(self.fields[name].label), str(getattr(current, name) or "")) for name in names]


class PartnerForm(PartForm):
    """An organisation that takes part."""

    organisation = OrganisationField(label=_("Which organisation takes part?"))
    role = TidyField(
        label=_("What does it do in the project?"),
        help_text=_("Such as: offers twelve places to learn, on Thursdays."),
        max_length=200,
        error_messages={"required": _("Say what this organisation does in the project.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Organisation.objects.filter(Q(pk=getattr(self.row, "organisation_id", None)))
        self.choose("organisation", partners(self.project.partnership) | kept)


class PhaseForm(PartForm):
    """A stretch of the project."""

    title = TidyField(
        label=_("What do you call this phase?"),
        max_length=120,
        error_messages={"required": _("Give the phase a name.")},
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Up to and including"))


class MilestoneForm(PartForm):
    """What must be there on a day."""

    text = TidyField(
        label=_("What must be there?"),
        max_length=200,
        error_messages={"required": _("Say what must be there.")},
    )
    due_on = DayField(label=_("On which day?"))
    owner = PersonField(
        label=_("Who sees to it?"),
        required=False,
        help_text=_("Nobody chosen: the project leader."),
    )
    phase = forms.ModelChoiceField(
        label=_("In which phase?"),
        queryset=ProjectPhase.objects.none(),
        required=False,
        empty_label=_("In none"),
    )
    done_on = DayField(label=_("Reached on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Q(left_on=None) | Q(pk=getattr(self.row, "owner_id", None))
        people = Person.objects.filter(partnership_id=self.project.partnership_id)
        people_in(self.fields["owner"], people.filter(kept))
        self.choose("phase", self.project.projectphases.filter(removed_at=None))


class BudgetForm(PartForm):
    """One thing that costs money."""

    text = TidyField(
        label=_("What costs money?"),
        max_length=160,
        error_messages={"required": _("Say what costs money.")},
    )
    amount = EurosField(
        label=_("How much is planned, in euros?"),
        error_messages={"required": _("Write down an amount.")},
    )
    source = forms.ChoiceField(
        label=_("Who pays?"),
        choices=FundingSource.choices,
        widget=Radios,
        error_messages={"required": _("Choose who pays.")},
    )
    funder = TidyField(label=_("Name of the grant or of who pays"), max_length=120, required=False)


class ExpenseForm(PartForm):
    """Money that was spent."""

    line = forms.ModelChoiceField(
        label=_("Which line of the budget?"),
        queryset=BudgetLine.objects.none(),
        empty_label=_("Choose a line"),
        error_messages={"required": _("Choose a line of the budget.")},
    )
    amount = EurosField(
        label=_("How much was spent, in euros?"),
        error_messages={"required": _("Write down an amount.")},
    )
    spent_on = DayField(label=_("On which day?"), initial=timezone.localdate)
    note = TidyField(label=_("On what?"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("line", self.project.budgetlines.filter(removed_at=None))


class MeetingField(forms.ModelChoiceField):
    """A meeting by its day and title."""

    def label_from_instance(self, obj: Meeting) -> str:
        """What stands in the list: "5 maart 2026 · Bestuurlijk overleg"."""
        day = format_date(timezone.localdate(obj.starts_at), get_language() or "nl")
        return f"{day} · {obj.title}"


class ConsultationForm(PartForm):
    """Who was asked or heard."""

    text = TidyField(
        label=_("Who was consulted, and what came of it?"),
        max_length=300,
        error_messages={"required": _("Say who was consulted.")},
    )
    meeting = MeetingField(
        label=_("In which meeting?"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("In none that stands here"),
        widget=LongSelect,
    )
    session = forms.ModelChoiceField(
        label=_("In which reflection session?"),
        queryset=ReflectionSession.objects.none(),
        required=False,
        empty_label=_("In none that stands here"),
        widget=LongSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(partnership_id=self.project.partnership_id)
        last = rows.order_by("-starts_at", "pk").values("pk")[:LAST_MEETINGS]
        known = Q(pk__in=last) | Q(pk=getattr(self.row, "meeting_id", None))
        rows = rows.filter(known).only("title", "starts_at")
        self.choose("meeting", rows.order_by("-starts_at", "pk"))
        sessions = ReflectionSession.objects.filter(partnership_id=self.project.partnership_id)
        self.choose("session", sessions.filter(deleted_at=None))


class OutcomeForm(PartForm):
    """What came of it."""

    text = TidyField(
        label=_("What came of it?"),
        max_length=300,
        error_messages={"required": _("Say what came of it.")},
    )
    known_by = TidyField(
        label=_("How do you know?"),
        help_text=_("A count, a conversation, a document: what somebody else can look up."),
        max_length=300,
        error_messages={"required": _("Say how you know.")},
    )
    seen_on = DayField(label=_("On which day?"), initial=timezone.localdate)
