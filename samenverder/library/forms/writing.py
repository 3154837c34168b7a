"""Writing a practice: its text and where it belongs."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText, PersonField
from samenverder.ambition.models import FocusArea
from samenverder.lib.money import read_amount
from samenverder.library.models import TEXT_FIELDS, EffectBasis, Practice
from samenverder.library.operations.writing import PLACE_FIELDS
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import EurosField, OrganisationField
from samenverder.network.forms.widgets import Checks, Radios
from samenverder.network.models import (
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
)
from samenverder.reflection.models import Theme

MOST_HOURS = Decimal("99999")
NAMES = (*TEXT_FIELDS, *PLACE_FIELDS)
NO_NAMES = _("Do not write the name of a pupil, or anything by which one can be recognised.")


class HoursField(forms.CharField):
    """Hours as people type them: 4 or 2,5."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        )
        super().__init__(widget=widget, max_length=12, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """The hours to a tenth, None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        try:
            hours = read_amount(text)
        except ValueError as error:
            raise ValidationError(_("Write the hours as 4 or 2,5."), code="invalid") from error
        if not 0 <= hours <= MOST_HOURS:
            raise ValidationError(_("Choose a number of hours from 0 to 99999."), code="invalid")
        return round(hours, 1)

    def prepare_value(self, value: Any) -> Any:
        """The hours as they are typed: 4 or 2,5."""
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value


def area(rows: int) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows})


class PracticeForm(RoomForm):
    """A practice; a draft needs no more than a name and what you do."""

    title = TidyField(
        label=_("Name of the practice"),
        help_text=_("Short, as you would tell a colleague: “An internship market in the gym”."),
        max_length=120,
        error_messages={"required": _("Give the practice a name.")},
    )
    what = LongText(
        label=_("What do you do?"),
        help_text=NO_NAMES,
        max_length=2000,
        widget=area(5),
        error_messages={"required": _("Write down what you do.")},
    )
    for_whom = TidyField(
        label=_("For whom?"),
        help_text=_("Such as: pupils of years 3 and 4, and their mentors."),
        max_length=300,
        required=False,
    )
    context = LongText(
        label=_("Where and when does it work?"),
        help_text=_("The kind of school or organisation, the moment in the year, the group."),
        max_length=2000,
        required=False,
        widget=area(3),
    )
    steps = LongText(
        label=_("How do you do it? One step on a line."),
        help_text=_("Others follow these steps; they get a number by themselves."),
        max_length=4000,
        required=False,
        widget=area(7),
    )
    hours = HoursField(label=_("What does it cost in hours?"), required=False)
    euros = EurosField(label=_("What does it cost in euros?"), required=False)
    effect = LongText(
        label=_("What does it bring?"), max_length=2000, required=False, widget=area(4)
    )
    effect_basis = forms.ChoiceField(
        label=_("How do you know that?"),
        choices=[("", _("Not known yet")), *EffectBasis.choices],
        required=False,
        widget=Radios,
    )
    conditions = LongText(
        label=_("What must be in place?"),
        help_text=_("Without what it does not work: a person, a room, a decision, money."),
        max_length=2000,
        required=False,
        widget=area(3),
    )
    organisation = OrganisationField(
        label=_("Of which organisation is it?"), empty_label=_("None"), required=False
    )
    contact = PersonField(
        label=_("Whom may others call?"),
        help_text=_("Somebody of a partner, never a pupil or a parent."),
        empty_label=_("Nobody yet"),
    )
    theme = forms.ModelChoiceField(
        label=_("To which theme does it belong?"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    focus_area = forms.ModelChoiceField(
        label=_("To which focus area does it belong?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    sectors = forms.MultipleChoiceField(
        label=_("For which sectors?"),
        choices=OrganisationKind.choices,
        required=False,
        widget=Checks(attrs={"class": "pick in-columns"}),
    )
    layers = forms.MultipleChoiceField(
        label=_("For which layers?"), choices=Layer.choices, required=False, widget=Checks
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        practice: Practice | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        kept = practice or Practice()
        members = Membership.objects.filter(partnership=partnership).current()
        here = Q(pk__in=members.values("organisation_id")) | Q(pk=kept.organisation_id)
        fields["organisation"].queryset = Organisation.objects.filter(here).order_by("name")
        fields["contact"].of(partnership, besides=kept.contact_id)
        fields["theme"].queryset = themes_of(partnership, kept.theme_id)
        there = Q(removed_at=None) | Q(pk=kept.focus_area_id)
        fields["focus_area"].queryset = FocusArea.objects.filter(there, partnership=partnership)

    def values(self) -> dict[str, Any]:
        """What the operation wants, as far as it could be read."""
        return {name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data}


class BeginPracticeForm(PracticeForm):
    """A new practice. `begun_with` is the number of this empty form: sent twice, it is one."""

    begun_with = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    maybe = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["begun_with"] = uuid4()


class ChangePracticeForm(PracticeForm, VersionedForm):
    """A practice that is there."""

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        start = {name: getattr(practice, name) for name in (*NAMES, "version")}
        kwargs["initial"] = start
        super().__init__(*args, partnership=practice.partnership, practice=practice, **kwargs)


def themes_of(partnership: Partnership, besides: int | None = None) -> Any:
    """The themes of the instrument that was used last, and the one that was chosen."""
    last = partnership.reflection_sessions.order_by("-starts_at", "-pk").first()
    wanted = Q(instrument_id=last.instrument_id) if last else Q(pk=None)
    return Theme.objects.filter(wanted | Q(pk=besides))
