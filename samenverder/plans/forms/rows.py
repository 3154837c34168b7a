"""Goals, steps, needs and risks."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import AgreementKind
from samenverder.network.forms.base import TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, EurosField
from samenverder.network.forms.widgets import Radios
from samenverder.plans.content import cells, goal_data, need_data, step_data

MOST_HOURS = Decimal(99_999)


class RowForm(VersionedForm):
    """One line; `version` is that of the line, 0 for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What somebody else made of it."""
        names = [name for name in self.fields if name != "version"]
        return [(str(self.fields[name].label), str(getattr(current, name) or "")) for name in names]

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class GoalForm(RowForm):
    """Something anybody can check later."""

    text = TidyField(
        label=_("What do you want to reach?"),
        max_length=300,
        error_messages={"required": _("Write down what you want to reach.")},
    )
    now = TidyField(
        label=_("How is it now?"),
        help_text=_("A number or a fact: “9 of the 24 pupils”."),
        max_length=200,
        error_messages={"required": _("Write down how it is now. Without it nobody can check.")},
    )
    then = TidyField(
        label=_("How will it be?"),
        max_length=200,
        error_messages={"required": _("Write down how it will be.")},
    )
    by_when = DayField(label=_("By when?"))
    known_by = TidyField(
        label=_("How will you know?"),
        help_text=_("Who looks at what, and where does it stand?"),
        max_length=300,
        error_messages={"required": _("Write down how you will know.")},
    )


class StepForm(RowForm):
    """Who does what, and by when."""

    text = TidyField(
        label=_("What will be done?"),
        max_length=300,
        error_messages={"required": _("Write down what will be done.")},
    )
    who = TidyField(
        label=_("Who does it?"),
        max_length=160,
        error_messages={"required": _("Write down who does it.")},
    )
    by_when = DayField(label=_("When is it done?"), required=False)


class HoursField(forms.CharField):
    """Hours as people type them: 120 or 7,5."""

    def clean(self, value: Any) -> Decimal | None:
        """Tenths of hours at most; None for nothing."""
        text = super().clean(value).strip().lower().removesuffix("uur").strip()
        if not text:
            return None
        try:
            hours = Decimal(text.replace(",", "."))
            fits = hours.is_finite() and 0 <= hours <= MOST_HOURS
            exact = fits and hours == round(hours, 1)
        except ArithmeticError:
            fits = exact = False
        if not fits or not exact:
            sentence = _("Write the hours as 120 or 7,5, and not more than 99.999.")
            raise ValidationError(sentence, code="invalid")
        return hours

    def prepare_value(self, value: Any) -> Any:
        """120 or 7,5."""
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            return f"{value:.0f}" if whole else f"{value:.1f}".replace(".", ",")
        return value


class NeedForm(RowForm):
    """What the board is asked for."""

    kind_of = forms.ChoiceField(
        label=_("What is it about?"),
        choices=AgreementKind.choices,
        widget=Radios,
        initial=AgreementKind.MEANS,
        error_messages={"required": _("Choose what it is about.")},
    )
    text = TidyField(
        label=_("What do you need it for?"),
        help_text=_("“Transport for eight pupils”."),
        max_length=300,
        error_messages={"required": _("Write down what it is for.")},
    )
    euros = EurosField(label=_("How many euros?"), required=False)
    hours = HoursField(
        label=_("How many hours?"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    needed_by = DayField(label=_("By when do you need it?"), required=False)
    decision = TidyField(
        label=_("Which decision do you ask for?"),
        help_text=_("A sentence the board can say yes or no to."),
        max_length=300,
        error_messages={"required": _("Write down which decision you ask for.")},
    )


class RiskForm(RowForm):
    """What may go wrong."""

    text = TidyField(
        label=_("What may go wrong?"),
        max_length=300,
        error_messages={"required": _("Write down what may go wrong.")},
    )
    answer = TidyField(
        label=_("What do you do about it?"),
        max_length=300,
        error_messages={"required": _("Write down what you do about it.")},
    )


def cells_of(name: str, row: Any) -> list[str]:
    """A line as it stands in a table."""
    if name == "goals":
        return cells(name, goal_data(row))
    if name == "steps":
        return cells(name, step_data(row))
    if name == "needs":
        return cells(name, need_data(row))
    return [row.text, row.answer]
