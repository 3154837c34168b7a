"""Looking back on a plan, goal by goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import TidyField, VersionedForm
from samenverder.network.forms.fields import DayField
from samenverder.network.forms.widgets import Checkbox, Radios
from samenverder.plans.content import day, goal_data
from samenverder.plans.models import GoalReached

ASKED = ("reached", "found", "known")


@dataclass(frozen=True)
class AskedGoal:
    """A goal as it read, with the three fields that ask what became of it."""

    words: dict[str, Any]
    number: int
    fields: list[Any]

    @property
    def by(self) -> str:
        """By when, as people read it."""
        return day(self.words["by"])


class EvaluationForm(VersionedForm):
    """What became of every goal, what was learned, what goes on.

    `goals` are the goals as they read; each gets `reached_0`, `found_0`, `known_0` and so on.
    `version` is that of the evaluation, 0 for a new one.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = DayField(label=_("On which day did you look back?"))
    lessons = forms.CharField(
        label=_("What did you learn?"),
        help_text=_("What would you tell a school that begins with this? No names of pupils."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write down what you learned, in one sentence at least.")},
    )
    goes_on = forms.CharField(
        label=_("What do you go on with?"),
        help_text=_("And what do you stop with?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, goals: list[dict[str, Any]], may_end: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        for number in range(len(goals)):
            self._ask(number)
        if may_end:
            self.fields["ends"] = forms.BooleanField(
                label=_("With this the plan is finished and counts as evaluated."),
                required=False,
                widget=Checkbox,
            )

    def _ask(self, number: int) -> None:
        """The fields of one goal; of what cannot be told yet the last two may stay empty."""
        said = self.data.get(f"reached_{number}") != GoalReached.UNKNOWN
        self.fields[f"reached_{number}"] = forms.ChoiceField(
            label=_("Is it reached?"),
            choices=GoalReached.choices,
            widget=Radios,
            error_messages={"required": _("Choose what became of this goal.")},
        )
        self.fields[f"found_{number}"] = TidyField(
            label=_("How is it now?"),
            help_text=_(
                "A number or a fact, as with the goal. Leave it empty when you cannot tell yet."
            ),
            max_length=200,
            required=said,
            error_messages={"required": _("Write down how it is now.")},
        )
        self.fields[f"known_{number}"] = TidyField(
            label=_("How do you know?"),
            max_length=300,
            required=said,
            error_messages={"required": _("Write down how you know this.")},
        )

    def asked(self) -> Iterator[AskedGoal]:
        """Every goal with its fields, to show."""
        for number, goal in enumerate(self.goals):
            fields = [self[f"{name}_{number}"] for name in ASKED]
            yield AskedGoal(goal, number + 1, fields)

    def clean_day(self) -> Any:
        """Nobody looks back from a day that is still to come."""
        found = self.cleaned_data["day"]
        if found > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
        return found

    @property
    def outcomes(self) -> list[dict[str, str]]:
        """What was answered, in the order of the goals."""
        data = self.cleaned_data
        return [
            {name: data[f"{name}_{number}"] for name in ASKED} for number in range(len(self.goals))
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What goes to the operation."""
        names = ("day", "lessons", "goes_on")
        return {**{name: self.cleaned_data[name] for name in names}, "outcomes": self.outcomes}

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        told = [
            (row.text, f"{row.get_reached_display()}, {row.found}")
            for row in current.outcomes.all()
        ]
        return [
            *told,
            (str(self.fields["lessons"].label), current.lessons),
            (str(self.fields["goes_on"].label), current.goes_on),
        ]


def start_of(evaluation: Any) -> dict[str, Any]:
    """What the form shows of an evaluation that is there."""
    start = {name: getattr(evaluation, name) for name in ("day", "lessons", "goes_on", "version")}
    for number, row in enumerate(evaluation.outcomes.all()):
        start |= {f"{name}_{number}": getattr(row, name) for name in ASKED}
    return start


def goals_of(evaluation: Any) -> list[dict[str, Any]]:
    """The goals as they read when the school looked back."""
    return [goal_data(row) for row in evaluation.outcomes.all()]
