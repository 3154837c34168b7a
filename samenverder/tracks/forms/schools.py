"""Inviting schools, choosing who pulls there, planning the school scan."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.models import Organisation, Person
from samenverder.reflection.queries.instruments import available
from samenverder.tracks.forms.fields import ClockField, DayField
from samenverder.tracks.models import LearningTrack, TrackSchool
from samenverder.tracks.queries.tracks import colleagues_of, to_invite
from samenverder.web.forms import RowsField


class InviteForm(RoomForm):
    """Schools to invite."""

    organisations = RowsField(
        label=_("Which schools?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one school."),
            "invalid_choice": _("This school cannot be chosen here."),
        },
    )

    def __init__(self, *args: Any, track: LearningTrack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisations"]
        assert isinstance(field, RowsField)  # noqa: S101  for the type checker
        field.queryset = to_invite(track)


class LeadsForm(RoomForm):
    """Who pulls at this school."""

    people = RowsField(
        label=_("Who pulls the change here?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("Choose somebody who works at this school."),
        },
    )

    def __init__(self, *args: Any, school: TrackSchool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, RowsField)  # noqa: S101  for the type checker
        known = school.leads.values("person_id")
        field.queryset = colleagues_of(school).exclude(pk__in=known)


class ScanForm(RoomForm):
    """The look into one's own organisation: with what, when and with whom."""

    title = TidyField(
        label=_("Name of the school scan"),
        max_length=120,
        error_messages={"required": _("Give the school scan a name.")},
    )
    instrument = forms.ChoiceField(
        label=_("With which instrument?"),
        error_messages={
            "required": _("Choose an instrument."),
            "invalid_choice": _("Choose an instrument."),
        },
    )
    day = DayField(label=_("Day"))
    time = ClockField(label=_("Begins at"))
    people = RowsField(
        label=_("With which colleagues?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Others can join with the code of the session, also without an account."),
        error_messages={"invalid_choice": _("Choose somebody who works at this school.")},
    )

    def __init__(self, *args: Any, school: TrackSchool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instruments = {str(row.pk): row for row in available(school.track.partnership)}
        field, people = self.fields["instrument"], self.fields["people"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        assert isinstance(people, RowsField)  # noqa: S101
        field.choices = [(key, row.title) for key, row in self.instruments.items()]
        people.queryset = colleagues_of(school)
        people.initial = list(people.queryset.values_list("pk", flat=True))

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "instrument": self.instruments[data["instrument"]],
            "starts_at": dt.datetime.combine(data["day"], data["time"], ZONE),
            "people": list(data["people"]),
        }
