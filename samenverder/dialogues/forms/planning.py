"""Planning a dialogue meeting."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import DayField, PersonField
from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Dialogue, DialogueTable
from samenverder.dialogues.operations.planning import MOST_ROUNDS, Plan, Round
from samenverder.dialogues.queries.gathering import meetings_to_choose
from samenverder.lib.text import ZONE
from samenverder.meetings.models import Meeting
from samenverder.meetings.queries.sources import label_of
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.widgets import Checks
from samenverder.network.models import Organisation, Partnership
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect, RowsField

MAKE = "nieuw"


class DialogueForm(RoomForm):
    """What the meeting is, when and where."""

    title = TidyField(
        label=_("Name of the meeting"),
        max_length=120,
        error_messages={"required": _("Give the meeting a name.")},
    )
    purpose = forms.CharField(
        label=_("What is this meeting for?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    day = DayField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Begins at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "time"}),
        error_messages={
            "required": _("Fill in a time."),
            "invalid": _("This is not a time. Write it as 19:30."),
        },
    )
    duration = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=15,
        max_value=600,
        initial=120,
        widget=forms.NumberInput(attrs={"class": "tiny"}),
    )
    host = forms.ModelChoiceField(
        label=_("At which partner?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("Not at a partner, or not known yet"),
    )
    place = TidyField(label=_("Address or room"), max_length=160, required=False)
    town = TidyField(
        label=_("Town"),
        max_length=80,
        required=False,
        help_text=_("Over the years, meetings in one town stand together."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        dialogue: Dialogue | None = None,
        **kwargs: Any,
    ) -> None:
        start = _start(dialogue) if dialogue else {}
        kwargs["initial"] = {**start, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        host: Any = self.fields["host"]
        host.queryset = organisations_of(partnership).order_by("name")

    def plan(self) -> Plan:
        """What was filled in, as the operation takes it."""
        data = self.cleaned_data
        begins = dt.datetime.combine(data["day"], data["starts"], ZONE)
        names = ("title", "purpose", "duration", "host", "place", "town")
        series = self.dialogue.series if self.dialogue else None
        return Plan(starts_at=begins, series=series, **{name: data[name] for name in names})


class GatheredForm(DialogueForm):
    """With the choice whether it becomes a meeting in calendars too."""

    gathering = forms.ChoiceField(
        label=_("In calendars"),
        help_text=_("Invitations, who comes and calendars go through a meeting."),
        required=False,
        widget=LongSelect,
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        self.meetings = {str(row.pk): row for row in meetings_to_choose(partnership)}
        gathering: Any = self.fields["gathering"]
        gathering.choices = [
            ("", _("Not now")),
            (MAKE, _("Make a meeting of it")),
            *((pk, label_of(row)) for pk, row in self.meetings.items()),
        ]

    def in_calendar(self) -> dict[str, Any]:
        """Whether it becomes a meeting, and which one that is there already."""
        chosen = self.cleaned_data["gathering"]
        return {"in_calendar": bool(chosen), "meeting": self.meetings.get(chosen)}


class NewDialogueForm(GatheredForm):
    """With a table for each focus area that is chosen."""

    focus_areas = RowsField(
        label=_("About which focus areas?"),
        help_text=_("Each gets a table. You can change tables afterwards."),
        queryset=FocusArea.objects.none(),
        required=False,
        widget=Checks,
    )
    field_order = [
        "title", "purpose", "day", "starts", "duration", "host", "place", "town", "focus_areas",
    ]  # fmt: skip

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = _start_of_meeting(meeting) if meeting else {}
        super().__init__(*args, partnership=partnership, **kwargs)
        areas: Any = self.fields["focus_areas"]
        areas.queryset = FocusArea.objects.filter(partnership=partnership)


class RepeatForm(GatheredForm):
    """The same in another place: what stays the same is filled in, day and place are not."""

    def __init__(self, *args: Any, source: Dialogue, **kwargs: Any) -> None:
        same = _start(source)
        kwargs["initial"] = {
            name: same[name] for name in ("title", "purpose", "duration", "starts")
        }
        super().__init__(*args, **kwargs)


def _start_of_meeting(meeting: Meeting) -> dict[str, Any]:
    """What a meeting says of itself, to begin its dialogue with."""
    names = ("title", "purpose", "host", "place")
    begins = timezone.localtime(meeting.starts_at, ZONE)
    return {name: getattr(meeting, name) for name in names} | {
        "day": begins.date(),
        "starts": begins.time().replace(second=0, microsecond=0),
        "duration": meeting.minutes,
        "gathering": str(meeting.pk),
    }


class ChangeDialogueForm(VersionedForm, DialogueForm):
    """The same for a meeting that is planned."""

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": dialogue.version}
        super().__init__(*args, dialogue=dialogue, **kwargs)

    def facts_of(self, current: Dialogue) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        return [
            (str(self.fields["title"].label), current.title),
            (str(self.fields["place"].label), current.place),
            (str(self.fields["town"].label), current.town),
        ]


def _start(dialogue: Dialogue) -> dict[str, Any]:
    begins = timezone.localtime(dialogue.starts_at, ZONE)
    names = ("title", "purpose", "duration", "host", "place", "town")
    return {name: getattr(dialogue, name) for name in names} | {
        "day": begins.date(),
        "starts": begins.time().replace(second=0, microsecond=0),
    }


class TableForm(RoomForm):
    """A table: what it is about, and who hosts it."""

    title = TidyField(
        label=_("What is it about?"),
        max_length=60,
        error_messages={"required": _("Say what the table is about.")},
    )
    focus_area = forms.ModelChoiceField(
        label=_("Focus area"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    host = PersonField(label=_("Who hosts it?"), empty_label=_("Not known yet"))

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        table: DialogueTable | None = None,
        **kwargs: Any,
    ) -> None:
        names = ("title", "focus_area", "host", "version")
        kwargs["initial"] = {name: getattr(table, name) for name in names} if table else {}
        super().__init__(*args, **kwargs)
        areas: Any = self.fields["focus_area"]
        areas.queryset = FocusArea.objects.filter(partnership=partnership)
        host: Any = self.fields["host"]
        host.of(partnership, besides=table.host_id if table else None)


class ChangeTableForm(VersionedForm, TableForm):
    """The same for a table that is there."""

    def facts_of(self, current: DialogueTable) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        return [
            (str(self.fields["title"].label), current.title),
            (str(self.fields["host"].label), str(current.host or _("Not known yet"))),
        ]


class RoundForm(forms.Form):
    """One round; without a name it is left out."""

    title = TidyField(label=_("Name of the round"), max_length=60, required=False)
    question = TidyField(label=_("Guiding question"), max_length=300, required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes for this round?"),
        min_value=1,
        max_value=240,
        required=False,
        widget=forms.NumberInput(attrs={"class": "tiny"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both name and question, or neither."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("question") and not data.get("title"):
            self.add_error("title", _("Give this round a name."))
        if data.get("title") and not data.get("question"):
            self.add_error("question", _("Write the guiding question of this round."))
        return data


class RoundForms:
    """All rounds on one page, with room for one more."""

    def __init__(self, data: Any, dialogue: Dialogue) -> None:
        rows = list(dialogue.rounds.all())
        number = min(MOST_ROUNDS, len(rows) + 2)
        self.forms = [
            RoundForm(
                data,
                prefix=f"r{order}",
                initial=_round_start(rows[order]) if order < len(rows) else {"minutes": 20},
            )
            for order in range(number)
        ]
        self.is_bound = data is not None

    @property
    def errors(self) -> bool:
        """Something is wrong in one of them."""
        return any(form.errors for form in self.forms)

    def is_valid(self) -> bool:
        """All of them can be saved."""
        return self.is_bound and not self.errors

    def rounds(self) -> list[Round]:
        """Those with a name, in order."""
        found = [form.cleaned_data for form in self.forms if form.cleaned_data.get("title")]
        return [Round(row["title"], row["question"], row["minutes"] or 20) for row in found]


def _round_start(row: Any) -> dict[str, Any]:
    return {"title": row.title, "question": row.question, "minutes": row.minutes}
