"""The answer to one need."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import YES, AnswerKind, NeedAnswer
from samenverder.answers.queries import Asked
from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.fields import DayField, EurosField, PersonField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Person
from samenverder.plans.forms.rows import HoursField

NEEDED = {
    "text": (AnswerKind.CONDITION, AnswerKind.NOT_NOW),
    "again_on": (AnswerKind.LATER,),
    "euros": YES,
    "hours": YES,
}
PARTS = ("kind", "text", "again_on", "euros", "hours", "starts_on", "until", "follow_up_on")


class AnswerForm(RoomForm):
    """What the board says, from when, and how much; `seen` is the answer this user saw.

    `people` are those for whom this user may note an answer; without them, or with nobody chosen
    by who holds a mandate too (`own`), it is their own.
    """

    theirs: NeedAnswer | None = None

    person = PersonField(
        label=_("Who answers?"), help_text=_("It is noted as their answer, written down by you.")
    )
    kind = forms.ChoiceField(
        label=_("What do you answer?"),
        choices=AnswerKind.choices,
        widget=Radios,
        error_messages={"required": _("Choose an answer.")},
    )
    text = forms.CharField(
        label=_("Condition, or reason"),
        help_text=_("With a condition: what has to happen first. With not now or later: why."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two", "placeholder": " "}),
        error_messages={"required": _("Write down the condition, or why not now.")},
    )
    again_on = DayField(label=_("When do you come back to it?"), required=False)
    euros = EurosField(
        label=_("How many euros do you give?"),
        error_messages={"required": _("Fill in how many euros you give; 0 is possible.")},
    )
    hours = HoursField(
        label=_("How many hours do you give?"),
        max_length=12,
        error_messages={"required": _("Fill in how many hours you give; 0 is possible.")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    starts_on = DayField(label=_("From"), required=False)
    until = DayField(
        label=_("Until and including"),
        help_text=_("Leave empty when no end is agreed."),
        required=False,
    )
    follow_up_on = DayField(
        label=_("When do you look back on it together?"),
        help_text=_("The change lead gets an action for that day."),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**53)

    def __init__(
        self,
        *args: Any,
        asked: Asked,
        people: list[Person],
        own: bool = True,
        kind: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = start_of(asked, kind) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if people:
            rows = Person.objects.filter(pk__in=[person.pk for person in people])
            self.fields["person"].queryset = rows  # type: ignore[attr-defined]
            self.fields["person"].required = not own
        else:
            del self.fields["person"]
        self._only_what_is_asked(asked)
        self._require(self.data.get("kind", "") if self.is_bound else None)

    def _only_what_is_asked(self, asked: Asked) -> None:
        for name, amount in (("euros", asked.euros), ("hours", asked.hours)):
            if amount is None:
                del self.fields[name]
            else:
                self.fields[name].help_text = _("%(asked)s is asked.") % {"asked": asked.how_much}

    def _require(self, kind: str | None) -> None:
        """What the chosen answer needs; before anything is chosen nothing reads as optional."""
        for name, kinds in NEEDED.items():
            if name in self.fields:
                self.fields[name].required = kind is None or kind in kinds

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        return {**self.cleaned_data, "text": " ".join(self.cleaned_data["text"].split())}

    def tell_edited(self, current: Any) -> None:
        """What the other answered; the next time this user has seen it."""
        super().tell_edited(current)
        self.theirs = current if isinstance(current, NeedAnswer) else None
        self.show("seen", str(current.pk if self.theirs else 0))

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """The answer that is there now."""
        if not isinstance(current, NeedAnswer):
            return [(str(_("Answer")), str(_("taken back")))]
        facts = [(str(_("Answer")), f"{current.get_kind_display()} ({current.who})")]
        return facts + ([(str(self.fields["text"].label), current.text)] if current.text else [])


def start_of(asked: Asked, kind: str) -> dict[str, Any]:
    """What the form begins with: the answer that is there, else what is asked."""
    answer = asked.answer
    start: dict[str, Any]
    if answer is None:
        start = {"euros": asked.euros, "hours": asked.hours, "starts_on": timezone.localdate()}
    else:
        start = {name: getattr(answer, name) for name in PARTS}
        start["person"] = answer.person_id
        if not answer.is_yes:
            start |= {"euros": asked.euros, "hours": asked.hours}
    chosen: dict[str, Any] = {"kind": kind} if kind in AnswerKind.values else {}
    if chosen and answer and kind != answer.kind:
        chosen |= {"text": "", "again_on": None}
    return {**start, **chosen, "seen": answer.pk if answer else 0}
