"""Forms to plan, change and cancel meetings."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenverder.lib.text import ZONE, format_moment
from samenverder.meetings.forms.fields import HostField, WhenFields, moments
from samenverder.meetings.models import Meeting, MeetingKind
from samenverder.meetings.queries.meetings import hosts_of
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.fields import LinkField, OrganisationField
from samenverder.network.models import Organisation, Partnership, WorkingGroup
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect

REPEATS = [
    ("", gettext_lazy("Once")),
    ("week", gettext_lazy("Every week")),
    ("two_weeks", gettext_lazy("Every two weeks")),
    ("four_weeks", gettext_lazy("Every four weeks")),
    ("month", gettext_lazy("Every month, on the same day of the week")),
]
ORGANISERS = ("organiser_1", "organiser_2", "organiser_3")
NOBODY: dict[str, Any] = {"required": False, "empty_label": gettext_lazy("Nobody")}


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
    online_url = LinkField(
        label=gettext_lazy("Link to join online"),
        max_length=300,
        required=False,
    )
    organiser_1 = OrganisationField(label=gettext_lazy("Organised by"), **NOBODY)
    organiser_2 = OrganisationField(label=gettext_lazy("Together with"), **NOBODY)
    organiser_3 = OrganisationField(label=gettext_lazy("And with"), **NOBODY)
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
                   *ORGANISERS, "purpose", "preparation", "repeat", "times", "propose",
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
        self._name_organisers(host.queryset, [row.organisation for row in hosts])
        self._leave_out()

    def _name_organisers(self, partners: Any, names: list[Organisation]) -> None:
        """The partners by name in three lists, and who organises it now."""
        held = list(_organisers_of(self.meeting))
        known = {row.pk: row.name for row in [*names, *held]}
        options = sorted(known.items(), key=lambda pair: pair[1].casefold())
        kept = Organisation.objects.filter(pk__in=[row.pk for row in held])
        for at, name in enumerate(ORGANISERS):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = partners | kept
            field.widget.choices = [("", field.empty_label), *options]
            if at < len(held):
                self.initial.setdefault(name, held[at].pk)

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
        chosen = [data.pop(name, None) for name in ORGANISERS]
        data["organisers"] = [row for row in chosen if row is not None]
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
            (_("Organised by"), ", ".join(row.name for row in _organisers_of(current))),
            (_("What is it about?"), current.purpose),
        ]


def _host_of(meeting: Meeting | None, partnership: Partnership) -> Any:
    """The host a meeting has, also when that organisation no longer takes part."""
    pk = getattr(meeting, "host_id", None) or 0
    return Organisation.objects.filter(pk=pk)


def _organisers_of(meeting: Meeting | None) -> list[Organisation]:
    """Who organises a meeting, the first one first."""
    if meeting is None:
        return []
    return [row.organisation for row in meeting.organisers.select_related("organisation")]


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
