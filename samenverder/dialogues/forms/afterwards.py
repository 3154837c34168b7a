"""Forms of what happens after a meeting: destinations, addresses, the message."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import DayField, LongText, PersonField
from samenverder.dialogues.forms.asked import PartyForm
from samenverder.dialogues.models import DestinationKind
from samenverder.dialogues.operations.afterwards import FOR_PEARLS, FOR_PUZZLES, Step
from samenverder.dialogues.queries.afterwards import Thing
from samenverder.lib.text import format_date
from samenverder.meetings.models import Meeting
from samenverder.meetings.queries.meetings import to_come
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Partnership
from samenverder.projects.models import CLOSED, Project
from samenverder.web.forms import LongSelect

WEEKS_TO_DO_IT = 4


class MeetingField(forms.ModelChoiceField):
    """A meeting that is still to come, with its day."""

    def label_from_instance(self, obj: Any) -> str:
        """Title and day."""
        return f"{obj.title}, {format_date(obj.starts_at, get_language() or 'nl')}"


def _line(label: Any, most: int, hint: Any = "") -> TidyField:
    return TidyField(label=label, max_length=most, required=False, help_text=hint)


class DecideForm(PartyForm):
    """Where it goes. Only the fields of the kind that is chosen count."""

    kind = forms.ChoiceField(
        label=_("Where does it go?"),
        widget=Radios,
        error_messages={"required": _("Choose where it goes.")},
    )
    action_text = _line(_("What will we do?"), 300, _("Start with a verb."))
    owner = PersonField(label=_("Who sees to it?"), empty_label=_("Somebody not in this list"))
    owner_name = _line(_("Name, for somebody who is not in the list"), 120)
    due_on = DayField(label=_("Done by"), required=False)
    meeting = MeetingField(
        label=_("On the agenda of which meeting?"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("Choose a meeting"),
    )
    item = _line(_("What stands on the agenda?"), 160)
    project = forms.ModelChoiceField(
        label=_("Which project?"),
        queryset=Project.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("A new project"),
    )
    project_title = _line(_("Name of the new project"), 160)
    question = _line(
        _("What do we ask?"), 300, _("Who is asked reads this, and nothing of what was told.")
    )
    reason = _line(_("Why not now?"), 300)
    share = _line(_("To whom, and how?"), 300)

    needed: dict[str, tuple[str, Any]] = {
        DestinationKind.ACTION: ("action_text", _("Say what will be done.")),
        DestinationKind.AGENDA: ("item", _("Write what stands on the agenda.")),
        DestinationKind.QUESTION: ("question", _("Write down what you ask.")),
        DestinationKind.PARKED: ("reason", _("Say why, so that who told it understands.")),
        DestinationKind.SHARE: ("share", _("Say to whom you tell it, and how.")),
    }

    def __init__(
        self, *args: Any, partnership: Partnership, things: list[Thing], **kwargs: Any
    ) -> None:
        kwargs["initial"] = _start(things)
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        pearls = {thing.is_pearl for thing in things}
        kinds = [*FOR_PUZZLES, *FOR_PEARLS] if False in pearls else [*FOR_PEARLS]
        if True not in pearls:
            kinds = [*FOR_PUZZLES]
        fields["kind"].choices = [(kind.value, kind.label) for kind in dict.fromkeys(kinds)]
        fields["owner"].of(partnership)
        self.choose_from(partnership)
        coming = Meeting.objects.filter(to_come(), partnership=partnership)
        coming = coming.exclude(state__in=("held", "cancelled")).exclude(dialogue__isnull=False)
        fields["meeting"].queryset = coming.order_by("starts_at", "pk")
        projects = Project.objects.filter(partnership=partnership).exclude(state__in=CLOSED)
        fields["project"].queryset = projects.order_by("title", "pk")

    def clean(self) -> dict[str, Any]:
        """What the chosen kind needs is there."""
        data = super().clean()
        kind = data.get("kind", "")
        if kind != DestinationKind.QUESTION:
            self._leave_party_out(data)
        if kind in self.needed:
            field, sentence = self.needed[kind]
            if not data.get(field) and field not in self.errors:
                self.add_error(field, sentence)
        if kind == DestinationKind.ACTION:
            self._clean_action(data)
        if kind == DestinationKind.AGENDA and not data.get("meeting"):
            self.add_error("meeting", _("Choose a meeting."))
        if kind == DestinationKind.PROJECT and not (
            data.get("project") or data.get("project_title")
        ):
            self.add_error("project_title", _("Choose a project, or name a new one."))
        return data

    def _leave_party_out(self, data: dict[str, Any]) -> None:
        """What was typed about a party, and is hidden now, stops nobody."""
        for name in PartyForm.base_fields.keys() & self.errors.keys():
            del self.errors[name]
            data[name] = None if name in {"party", "contact"} else ""

    def _clean_action(self, data: dict[str, Any]) -> None:
        if not data.get("owner") and not data.get("owner_name"):
            self.add_error("owner", _("Choose or name the person who will do this."))
        if "due_on" in self.errors:
            return
        if not data.get("due_on"):
            self.add_error("due_on", _("Choose the date by which it is done."))
        elif data["due_on"] < timezone.localdate():
            self.add_error("due_on", _("This date has passed. Choose today or later."))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What somebody else decided about it meanwhile, or what it is called now."""
        rows = current.destinations.filter(removed_at=None)
        found = [(row.get_kind_display(), row.text) for row in rows]
        return found or [(str(current._meta.verbose_name).capitalize(), str(current))]

    def step(self) -> Step:
        """What was chosen, as the operation takes it."""
        data = self.cleaned_data
        kind = data["kind"]
        texts = {name: data[field] for name, (field, _sentence) in self.needed.items()}
        texts[DestinationKind.PROJECT] = data["project_title"]
        names = (
            "owner", "owner_name", "due_on", "meeting", "project",
            "asked_of", "contact", "asked_name", "asked_email",
        )  # fmt: skip
        return Step(kind, texts[kind], **{name: data[name] for name in names})


def _start(things: list[Thing]) -> dict[str, Any]:
    """What is known already: an idea is an action in the making.

    A group without an idea lends the action its name. A question is not filled in: who is asked
    reads what who leads wrote, never the words of who told it.
    """
    title = things[0].title
    ideas = [idea.text for thing in things for card in thing.cards for idea in card.ideas]
    own = [c.row.text for thing in things for c in thing.cards if c.row.kind == "idea"]
    return {
        "action_text": next(iter([*own, *ideas]), title if things[0].group else ""),
        "item": title,
        "due_on": timezone.localdate() + dt.timedelta(weeks=WEEKS_TO_DO_IT),
    }


class AddressForm(RoomForm):
    """An address to send the report to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Fill in an e-mail address."),
            "invalid": _("This is not an e-mail address. Write it as name@school.nl."),
        },
    )


class MessageForm(VersionedForm):
    """The words of the message about what came of it."""

    text = LongText(
        label=_("What do you tell?"),
        help_text=_("Everybody who left an address reads this. Leave out names of people."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": _("Write what came of it.")},
    )

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        return [(str(self.fields["text"].label), current.text[:200])]
