"""Items of a programme, their material, and what schools answer."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import format_date
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import LinkField
from samenverder.network.models import Organisation
from samenverder.network.queries.organisations import organisations_of
from samenverder.tracks.forms.fields import ClockField, DayField, area
from samenverder.tracks.models import LearningTrack, LookingBack, ProgrammeItem, ProgrammeKind
from samenverder.tracks.operations.programme import FIELDS
from samenverder.web.forms import LongSelect


class ItemForm(RoomForm):
    """One item of a programme."""

    kind = forms.ChoiceField(label=_("Kind of part"), choices=ProgrammeKind.choices)
    title = TidyField(
        label=_("Title"),
        max_length=120,
        error_messages={"required": _("Give it a title.")},
    )
    day = DayField(label=_("Day"), required=False)
    starts = ClockField(label=_("Begins at"), required=False)
    ends = ClockField(label=_("Ends at"), required=False)
    host = forms.ModelChoiceField(
        label=_("At which partner?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("Not at a partner, or not known yet"),
    )
    place = TidyField(label=_("Address or room"), max_length=160, required=False)
    text = forms.CharField(
        label=_("What happens?"), max_length=4000, required=False, widget=area(4)
    )
    preparation = forms.CharField(
        label=_("What do schools prepare?"), max_length=2000, required=False, widget=area(3)
    )
    question = TidyField(
        label=_("Question to look back with"),
        help_text=_("Each school answers it afterwards; everybody in the track reads the answers."),
        max_length=400,
        required=False,
    )

    def __init__(self, *args: Any, track: LearningTrack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host = self.fields["host"]
        assert isinstance(host, forms.ModelChoiceField)  # noqa: S101  for the type checker
        host.queryset = organisations_of(track.partnership)

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("It must end after it begins."))
        return data

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class ChangeItemForm(ItemForm, VersionedForm):
    """An item that is there."""

    def __init__(self, *args: Any, item: ProgrammeItem, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(item, name) for name in (*FIELDS, "version")}
        super().__init__(*args, track=item.track, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        day = format_date(current.day, get_language() or "nl") if current.day else ""
        shown = {"kind": current.get_kind_display(), "day": day}
        return [
            (str(self.fields[name].label), shown.get(name, str(getattr(current, name) or "")))
            for name in FIELDS
        ]


class MaterialForm(RoomForm):
    """A link or a file."""

    name = TidyField(label=_("Name of the link"), max_length=160, required=False)
    url = LinkField(
        label=_("Link"),
        max_length=400,
        required=False,
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(
            "PDF, Word, Excel, PowerPoint, OpenDocument, picture or plain text, up to 10 MB. What "
            "a camera wrote in a picture is taken out."
        ),
        error_messages={"empty": _("This file is empty.")},
    )

    def clean(self) -> dict[str, Any]:
        """One of both."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("url") and not data.get("file"):
            self.add_error("url", _("Fill in a link or choose a file."))
        return data


class LookBackForm(VersionedForm):
    """What a school takes from an item; version 0 when it had not answered."""

    text = forms.CharField(
        label=_("What does your school answer?"),
        max_length=2000,
        widget=area(6),
        error_messages={"required": _("Write down what your school takes from it.")},
    )

    def facts_of(self, current: LookingBack) -> list[tuple[str, str]]:
        """What a colleague answered."""
        return [(current.by_name, current.text)]
