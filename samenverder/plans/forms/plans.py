"""The head of a plan, sharing it, opening it to somebody."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.lib.text import format_date, truncate
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, OrganisationField, PersonField, people_in
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import (
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Person,
)
from samenverder.plans.models import PlanPart, SchoolPlan
from samenverder.plans.queries import own_schools
from samenverder.reflection.models import Statement
from samenverder.web.forms import LongSelect


class _Actions(forms.ModelChoiceField):
    widget = LongSelect

    def label_from_instance(self, obj: Any) -> str:
        """What it says, and where it was agreed."""
        return truncate(f"{obj.text} ({obj.source_label})" if obj.source_label else obj.text, 110)


class _Statements(forms.ModelChoiceField):
    widget = LongSelect

    def label_from_instance(self, obj: Any) -> str:
        """Its code and its words."""
        return truncate(str(obj), 110)


class _Head(RoomForm):
    """Title, sentence, and what the plan belongs to."""

    title = TidyField(
        label=_("What is the plan called?"),
        help_text=_("Short, as you would say it: “Internship from year 3”."),
        max_length=120,
        error_messages={"required": _("Give the plan a title.")},
    )
    sentence = TidyField(
        label=_("In one sentence"),
        help_text=_("What will be different, for whom, and from when?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
    )
    board = OrganisationField(
        label=_("Which board decides?"),
        help_text=_("Leave this empty when the school decides itself."),
        empty_label=_("The school itself"),
        required=False,
    )
    decide_on = DayField(label=_("When should it be decided?"), required=False)
    focus_area = forms.ModelChoiceField(
        label=_("To which focus area does it belong?"),
        queryset=FocusArea.objects.none(),
        empty_label=_("None"),
        required=False,
    )
    statement = _Statements(
        label=_("From which statement of a reflection does it follow?"),
        queryset=Statement.objects.none(),
        empty_label=_("None"),
        required=False,
    )
    action = _Actions(
        label=_("From which action does it follow?"),
        queryset=ActionItem.objects.none(),
        empty_label=_("None"),
        required=False,
    )

    def choose_from(self, partnership: Partnership, plan: SchoolPlan | None) -> None:
        """Fill the choices; those already chosen stay choosable."""
        fields: dict[str, Any] = self.fields
        members = Membership.objects.filter(partnership=partnership).current()
        kept = Q(pk=plan.board_id) if plan and plan.board_id else Q(pk=0)
        here = Q(pk__in=members.values("organisation_id"), kind=OrganisationKind.BOARD)
        fields["board"].queryset = Organisation.objects.filter(here | kept)
        area = Q(removed_at__isnull=True) | Q(pk=plan.focus_area_id if plan else None)
        fields["focus_area"].queryset = FocusArea.objects.filter(area, partnership=partnership)
        fields["statement"].queryset = statements_of(partnership)
        action = Q(deleted_at__isnull=True) | Q(pk=plan.action_id if plan else None)
        actions = ActionItem.objects.filter(action, partnership=partnership)
        fields["action"].queryset = actions.order_by("-created_at", "-pk")


def statements_of(partnership: Partnership) -> Any:
    """The statements of the instrument that was used last, in its order."""
    last = partnership.reflection_sessions.order_by("-starts_at", "-pk").first()
    rows = Statement.objects.all()
    return rows.filter(instrument_id=last.instrument_id) if last else rows.none()


class StartForm(_Head):
    """A new plan, for a school where this user works."""

    school = OrganisationField(label=_("For which school?"))
    field_order = ["school", "title", "sentence"]

    def __init__(self, *args: Any, partnership: Partnership, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["school"].queryset = own_schools(user, partnership)
        self.choose_from(partnership, None)


class PlanForm(_Head, VersionedForm):
    """The head of a plan that is there already."""

    def __init__(self, *args: Any, plan: SchoolPlan, **kwargs: Any) -> None:
        names = (*_Head.base_fields, "version")
        kwargs["initial"] = {name: getattr(plan, name) for name in names}
        super().__init__(*args, **kwargs)
        self.choose_from(plan.partnership, plan)

    def facts_of(self, current: SchoolPlan) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        values = {
            "title": current.title,
            "sentence": current.sentence,
            "board": str(current.board or ""),
            "decide_on": format_date(current.decide_on, "nl") if current.decide_on else "",
            "focus_area": str(current.focus_area or ""),
        }
        return [(str(self.fields[name].label), value) for name, value in values.items()]


class ShareForm(RoomForm):
    """What is different since the version before."""

    note = TidyField(
        label=_("What is different in this version, and why?"),
        help_text=_("One sentence for who read the version before."),
        max_length=300,
        required=False,
    )


class OpenForm(RoomForm):
    """Somebody, and what they do with the plan."""

    person = PersonField(label=_("To whom do you open the plan?"))
    part = forms.ChoiceField(
        label=_("What will they do?"),
        choices=PlanPart.choices,
        widget=Radios,
        initial=PlanPart.READS,
        error_messages={"required": _("Choose what they will do.")},
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people_in(self.fields["person"], Person.objects.filter(partnership=partnership).present())
