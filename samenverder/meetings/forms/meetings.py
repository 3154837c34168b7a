"""Forms to plan, change and find meetings."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenverder.lib.text import ZONE, format_date, format_moment
from samenverder.meetings.models import Meeting, MeetingKind
from samenverder.meetings.queries.meetings import Choice, Host, hosts_of, years_of
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.models import Organisation, Partnership, WorkingGroup
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect, in_our_time

TABS = {
    "komend": gettext_lazy("To come"),
    "geweest": gettext_lazy("Past"),
    "mijn": gettext_lazy("Mine"),
    "alle": gettext_lazy("All"),
}
REPEATS = [
    ("", gettext_lazy("Once")),
    ("week", gettext_lazy("Every week")),
    ("two_weeks", gettext_lazy("Every two weeks")),
    ("four_weeks", gettext_lazy("Every four weeks")),
    ("month", gettext_lazy("Every month, on the same day of the week")),
]
TIME_WRONG = gettext_lazy("This is not a time. Write it as 14:30.")


def day_input() -> forms.DateInput:
    """The browser's own date picker."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})


def time_input() -> forms.TimeInput:
    """The browser's own time picker."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "time"})


def moments(day: dt.date, start: dt.time, end: dt.time) -> tuple[dt.datetime, dt.datetime]:
    """From and until when, in Amsterdam."""
    return dt.datetime.combine(day, start, ZONE), dt.datetime.combine(day, end, ZONE)


class WhenFields(forms.Form):
    """A day, and from when until when."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=day_input(),
        validators=in_our_time(),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("This is not a date. Write it as 24-11-2026."),
        },
    )
    start = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Say when it begins."), "invalid": TIME_WRONG},
    )
    end = forms.TimeField(
        label=gettext_lazy("Ends at"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Say when it ends."), "invalid": TIME_WRONG},
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("start") and data.get("end") and data["end"] <= data["start"]:
            self.add_error("end", _("It must end after it begins."))
        return data


class HostField(forms.ModelChoiceField):
    """Partners by turn: where nobody has been yet first."""

    hosts: dict[int, Host]

    def label_from_instance(self, obj: Any) -> str:
        """The name, with when partners last met there."""
        host = self.hosts.get(obj.pk)
        if host is None or host.last is None:
            return _("%(name)s (nobody has been here yet)") % {"name": obj.name}
        day = format_date(host.last, get_language() or "nl")
        return _("%(name)s (last on %(day)s)") % {"name": obj.name, "day": day}


class MeetingForm(WhenFields, RoomForm):
    """One meeting. With `meeting` it changes that one, else it plans a new one."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), choices=MeetingKind.choices)
    title = TidyField(
        label=gettext_lazy("Title"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the meeting a title.")},
    )
    group = forms.ModelChoiceField(
        label=gettext_lazy("Of which group?"),
        help_text=gettext_lazy("The members of the group are asked by themselves."),
        queryset=WorkingGroup.objects.none(),
        required=False,
        empty_label=gettext_lazy("No group"),
    )
    host = HostField(
        label=gettext_lazy("At which partner?"),
        help_text=gettext_lazy("Everybody’s turn: who was not visited for longest stands first."),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=gettext_lazy("Not at a partner, or not known yet"),
    )
    place = TidyField(label=gettext_lazy("Address or room"), max_length=160, required=False)
    online_url = forms.URLField(
        label=gettext_lazy("Link to join online"),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("This is not a link. Begin with https://.")},
    )
    purpose = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    preparation = forms.CharField(
        label=gettext_lazy("Note for who prepares"),
        help_text=gettext_lazy("Only coordinators and facilitators see this."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
    )
    repeat = forms.ChoiceField(label=gettext_lazy("How often?"), choices=REPEATS, required=False)
    times = forms.IntegerField(
        label=gettext_lazy("How many times in all?"),
        min_value=2,
        max_value=40,
        required=False,
        widget=forms.NumberInput(attrs={"class": "tiny"}),
    )
    propose = forms.BooleanField(
        label=gettext_lazy("The date is not fixed: ask everybody when they can come"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "pick"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    also_later = forms.BooleanField(
        label=gettext_lazy("Also change the later meetings of this series (not their day)"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "pick"}),
    )
    field_order = ["kind", "title", "day", "start", "end", "group", "host", "place", "online_url",
                   "purpose", "preparation", "repeat", "times", "propose",
                   "also_later"]  # fmt: skip

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:
        if meeting is not None:
            kwargs["initial"] = initial_of(meeting) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.meeting, self.partnership = meeting, partnership
        group, host = self.fields["group"], self.fields["host"]
        assert isinstance(group, forms.ModelChoiceField)  # noqa: S101  for the type checker
        assert isinstance(host, HostField)  # noqa: S101
        known = WorkingGroup.objects.filter(partnership=partnership)
        kept = WorkingGroup.objects.filter(
            partnership=partnership, pk=getattr(meeting, "group_id", None) or 0
        )
        group.queryset = known.current() | kept
        hosts = hosts_of(partnership)
        host.hosts = {row.organisation.pk: row for row in hosts}
        host.queryset = organisations_of(partnership) | _host_of(meeting, partnership)
        order: list[tuple[Any, Any]] = [("", host.empty_label)]
        order += [
            (row.organisation.pk, host.label_from_instance(row.organisation)) for row in hosts
        ]
        if meeting and meeting.host and meeting.host_id not in host.hosts:
            order.append((meeting.host_id, meeting.host.name))
        host.widget.choices = order
        self._leave_out()

    def _leave_out(self) -> None:
        """What only a new meeting has, or only one that exists."""
        unwanted = ["version", "also_later"]
        if self.meeting is not None:
            unwanted = ["repeat", "times", "propose"]
            if self.meeting.series_id is None:
                unwanted.append("also_later")
            if self.meeting.state == "proposed":
                unwanted += ["day", "start", "end"]
        for name in unwanted:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """A series says how often; a series has a date."""
        data = super().clean() or self.cleaned_data
        if data.get("repeat") and not data.get("times") and "times" not in self.errors:
            self.add_error("times", _("Say how many times the meeting comes back."))
        if data.get("repeat") and data.get("propose"):
            self.add_error("propose", _("A series has fixed dates. Choose one of the two."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        for name in ("version", "also_later", "repeat", "times", "propose"):
            data.pop(name, None)
        if "day" in data:
            day, start, end = data.pop("day"), data.pop("start"), data.pop("end")
            data["starts_at"], data["ends_at"] = moments(day, start, end)
        elif self.meeting is not None:
            data["starts_at"], data["ends_at"] = self.meeting.starts_at, self.meeting.ends_at
        return data

    def tell_edited(self, current: Any) -> None:
        """As always; the next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What the meeting says now."""
        when = format_moment(current.starts_at, get_language() or "nl")
        return [
            (_("Title"), current.title),
            (_("Kind of meeting"), current.get_kind_display()),
            (_("When"), when),
            (_("Place"), current.where),
            (_("What is it about?"), current.purpose),
        ]


def _host_of(meeting: Meeting | None, partnership: Partnership) -> Any:
    """The host a meeting has, also when that organisation no longer takes part."""
    pk = getattr(meeting, "host_id", None) or 0
    return Organisation.objects.filter(pk=pk)


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """The meeting as the form shows it."""
    start, end = meeting.starts_at.astimezone(ZONE), meeting.ends_at.astimezone(ZONE)
    names = ("kind", "title", "group", "host", "place", "online_url", "purpose", "preparation")
    values = {name: getattr(meeting, name) for name in names}
    return values | {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "version": meeting.version,
    }


class CancelForm(forms.Form):
    """Why a meeting is called off."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it cancelled?"),
        help_text=gettext_lazy("Everybody who was invited reads this in a mail."),
        max_length=300,
        required=False,
    )


class MeetingFilter(forms.Form):
    """What the list of meetings can be narrowed by; lives in the address."""

    toon = forms.CharField(required=False, widget=forms.HiddenInput)
    zoek = forms.CharField(
        label=gettext_lazy("Word in title or place"), required=False, max_length=80
    )
    soort = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), required=False)
    groep = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    jaar = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data)
        every = ("", _("All"))
        groups = WorkingGroup.objects.filter(partnership=partnership).values_list("pk", "name")
        years = [(str(year), str(year)) for year in years_of(partnership)]
        for name, choices in (
            ("soort", MeetingKind.choices),
            ("groep", [(str(pk), label) for pk, label in groups]),
            ("jaar", years),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
            field.choices = [every, *choices]

    def choice(self) -> Choice:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        toon = data.get("toon") or "komend"
        rest = {name: data.get(name) or "" for name in ("soort", "groep", "jaar", "zoek")}
        return Choice(toon=toon if toon in TABS else "komend", **rest)


class DateOptionForm(WhenFields):
    """A moment to choose from."""
