"""A training from needs of schools, and offering its dates to them."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.forms.fields import moments
from samenverder.network.forms.base import RoomForm
from samenverder.network.forms.fields import DayField
from samenverder.network.forms.widgets import Checkbox, Checks, Radios
from samenverder.network.models import Organisation, Partnership
from samenverder.trainings.forms.catalogue import TrainingForm
from samenverder.trainings.forms.dates import DateForm
from samenverder.trainings.models import DateOffer, Training, TrainingDate
from samenverder.trainings.operations.keeping import kept_until_first
from samenverder.web.forms import LongSelect, RowsField

ASKED = ("title", "aim", "provider", "provider_name", "audience", "hours", "euros")
MOST_KEPT = 200
FIRST = ("day", "start", "end", "place", "capacity", "sign_up_by")
OPEN_TO = [("nee", _("Only people of these schools")), ("ja", _("All partners"))]


class PlacesField(forms.IntegerField):
    """How many places are kept for each school."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=0,
            max_value=MOST_KEPT,
            widget=forms.NumberInput(attrs={"class": "tiny"}),
            error_messages={
                "required": _("Fill in how many places are kept, 0 when none."),
                "invalid": _("Write a whole number, such as 2."),
                "min_value": _("Write 0 when no places are kept."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> int:
        """Nothing is none."""
        return super().clean(value) or 0


class FromNeedsForm(TrainingForm):
    """What is needed to begin: the training itself, and its first date when that is known."""

    def __init__(
        self, *args: Any, partnership: Partnership, schools: int = 1, **kwargs: Any
    ) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        self.schools = schools
        self.fields = {name: self.fields[name] for name in ASKED}
        self.fields["open_to"] = forms.ChoiceField(
            label=_("Who may come?"), choices=OPEN_TO, widget=Radios, initial="nee"
        )
        for name in FIRST:
            self.fields[name] = deepcopy(DateForm.base_fields[name])
            self.fields[name].required = False
        self.fields["offer"] = forms.BooleanField(
            label=_("Offer this date to these schools now"),
            help_text=_(
                "Who lead there or write the plan get a mail; everybody of the school sees it on "
                "the start page."
            ),
            required=False,
            initial=True,
            widget=Checkbox(),
        )
        self.fields["kept"] = PlacesField(
            label=_("Places kept for each school"),
            help_text=_(
                "Up to and including two weeks before; for a nearer date up to and including the "
                "day before. What is left after that goes to who waits."
            ),
            required=False,
            initial=1,
        )

    def clean(self) -> dict[str, Any]:
        """A date has a day and times, or nothing of them."""
        data = super().clean() or self.cleaned_data
        day, start, end = (data.get(name) for name in ("day", "start", "end"))
        if day and start and end:
            if end <= start:
                self.add_error("end", _("It must end after it begins."))
            elif data.get("offer") and data.get("kept", 0) * self.schools > (
                data.get("capacity") or 20
            ):
                self.add_error("kept", _("There are not so many places. Keep fewer."))
        elif (day or start or end) and not self.errors:
            self.add_error("day", _("Fill in the day, when it begins and when it ends."))
        return data

    def of_training(self) -> list[forms.BoundField]:
        """The fields of the training."""
        return [self[name] for name in (*ASKED, "open_to")]

    def values_with(self, schools: list[Organisation]) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        first = {name: data.pop(name) for name in FIRST}
        everybody = data.pop("open_to") == "ja"
        data |= {"for_all_partners": everybody, "partners": [] if everybody else schools}
        day, start, end = (first.pop(name) for name in ("day", "start", "end"))
        if day is None:
            return data | {"first": None, "offer": False, "kept": 0}
        first["starts_at"], first["ends_at"] = moments(day, start, end)
        first["capacity"] = first["capacity"] or 20
        return data | {"first": first}


class MeetForm(RoomForm):
    """Which training that is there meets these needs."""

    training = forms.ModelChoiceField(
        label=_("Which training?"),
        queryset=Training.objects.none(),
        widget=LongSelect,
        empty_label=_("Choose a training"),
        error_messages={"required": _("Choose a training.")},
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["training"]
        field.queryset = Training.objects.filter(partnership=partnership, removed_at=None)


class OfferForm(RoomForm):
    """To which schools a date is offered."""

    schools = RowsField(
        label=_("To which schools?"),
        queryset=Organisation.objects.none(),
        widget=Checks,
        error_messages={"required": _("Choose at least one school.")},
    )
    kept = PlacesField(
        label=_("Places kept for each school"),
        help_text=_("Nobody else gets these places until the day below. 0 keeps none."),
        required=False,
    )
    kept_until = DayField(
        label=_("Kept up to and including"),
        help_text=_("The next day what is left goes to who waits, by itself."),
        required=False,
    )

    def __init__(
        self, *args: Any, date: TrainingDate, schools: list[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["schools"]
        pks = [school.pk for school in schools]
        field.queryset = Organisation.objects.filter(pk__in=pks).order_by("name", "pk")
        self.initial.setdefault("schools", pks)
        fits: Any = date.free // max(len(pks), 1)
        self.initial.update(kept=min(fits, 2), kept_until=kept_until_first(date))
        self.date = date


class KeepForm(RoomForm):
    """How many places are kept for one school, and until when."""

    kept = PlacesField(
        label=_("Places kept for this school"), help_text=_("0 lets them all go to others.")
    )
    kept_until = DayField(
        label=_("Kept up to and including"),
        help_text=_("The next day what is left goes to who waits, by itself."),
        required=False,
    )

    def __init__(self, *args: Any, offer: DateOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until = offer.kept_until if offer.holds else kept_until_first(offer.date)
        self.initial = {"kept": offer.kept if offer.holds else 0, "kept_until": until}
