"""Forms about the core team and the working groups."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import format_date
from samenverder.network.forms.base import TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, EurosField, PersonField, people_in
from samenverder.network.forms.widgets import Checkbox, Radios
from samenverder.network.models import GroupKind, GroupMember, Person, WorkingGroup
from samenverder.network.queries.groups import school_year_of

YEARS_BACK, YEARS_AHEAD = 5, 3


def _plain(hours: Decimal | None) -> Decimal | None:
    """120.0 as 120."""
    whole = hours is not None and hours == hours.to_integral_value()
    return Decimal(int(hours)) if whole and hours is not None else hours


class PeriodFields(VersionedForm):
    """From a day, possibly until a day."""

    since = DayField(label=_("From"))
    until = DayField(
        label=pgettext_lazy("period", "Until"),
        help_text=_("On this day it has ended. Leave empty while it goes on."),
        required=False,
    )

    def days_of(self, row: Any) -> list[tuple[str, str]]:
        """The period of a row, in the words of this form."""
        lang = get_language() or "nl"
        days = (row.since, row.until)
        names = ("since", "until")
        return [
            (str(self.fields[name].label), format_date(day, lang) if day else "")
            for name, day in zip(names, days, strict=True)
        ]


class GroupForm(PeriodFields):
    """The core team, or a working group."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    name = TidyField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter a name.")}
    )
    kind = forms.ChoiceField(
        label=_("Kind of group"),
        choices=GroupKind.choices,
        widget=Radios,
        error_messages={"required": _("Choose what kind of group it is.")},
    )
    purpose = forms.CharField(
        label=_("What is the group for?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("name", "kind", "purpose", "since", "until")

    def __init__(self, *args: Any, group: WorkingGroup | None = None, **kwargs: Any) -> None:
        names = ("version", "name", "kind", "purpose", "since", "until")
        kwargs["initial"] = (
            {name: getattr(group, name) for name in names}
            if group
            else {"kind": GroupKind.WORKING_GROUP, "since": timezone.localdate()}
        )
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """What the operations take, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def facts_of(self, current: WorkingGroup) -> list[tuple[str, str]]:
        return [
            (str(self.fields["name"].label), current.name),
            (str(self.fields["kind"].label), current.get_kind_display()),
            (str(self.fields["purpose"].label), current.purpose),
            *self.days_of(current),
        ]


class MemberForm(PeriodFields):
    """Somebody in a group. With `member` who it is stays."""

    person = PersonField(label=_("Who?"))
    is_lead = forms.BooleanField(label=_("Leads the group"), required=False, widget=Checkbox)
    field_order = ("person", "is_lead", "since", "until")

    def __init__(
        self,
        *args: Any,
        group: WorkingGroup,
        member: GroupMember | None = None,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        start = {"version": group.version, "since": timezone.localdate()} | (initial or {})
        if member is not None:
            start |= {name: getattr(member, name) for name in ("is_lead", "since", "until")}
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        if member is not None:
            del self.fields["person"]
            return
        present = Person.objects.present().filter(partnership_id=group.partnership_id)
        people_in(self.fields["person"], present)

    def facts_of(self, current: WorkingGroup) -> list[tuple[str, str]]:
        rows = current.members.select_related("person")
        return [(row.person.name, ", ".join(day for _l, day in self.days_of(row))) for row in rows]


class YearForm(VersionedForm):
    """Hours and money of one school year; without either the year is taken off."""

    school_year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    hours = forms.DecimalField(
        label=_("Hours"),
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"invalid": _("Write the hours as 120 or 37,5.")},
    )
    budget = EurosField(
        label=_("Budget, in euros"),
        help_text=_("Leave both empty to take the year off."),
        required=False,
    )

    def __init__(self, *args: Any, group: WorkingGroup, year: int | None, **kwargs: Any) -> None:
        now = school_year_of()
        years = list(range(now + YEARS_AHEAD, now - YEARS_BACK - 1, -1))
        years += sorted({row.school_year for row in group.years.all()} - set(years), reverse=True)
        chosen = year if year in years else now
        row = next((row for row in group.years.all() if row.school_year == chosen), None)
        kwargs["initial"] = {
            "version": group.version,
            "school_year": chosen,
            "hours": _plain(row.hours) if row else None,
            "budget": row.budget if row else None,
        }
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = [(y, f"{y}–{y + 1}") for y in years]  # type: ignore[attr-defined]

    def facts_of(self, current: WorkingGroup) -> list[tuple[str, str]]:
        return [
            (
                f"{row.school_year}–{row.school_year + 1}",
                f"{row.hours or '–'} / {row.budget or '–'}",
            )
            for row in current.years.all()
        ]
