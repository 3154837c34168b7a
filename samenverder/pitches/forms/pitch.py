"""What is asked, who speaks, where, when and how long."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import format_date
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField
from samenverder.pitches.models import BoardPitch

NAMES = ("ask", "speaker", "occasion", "day", "minutes")
MINUTES_WORDS = _("Choose a number of minutes from 1 to 60.")


class PitchForm(RoomForm):
    """What stands on the first slide and above every other."""

    ask = TidyField(
        label=_("What do you ask, in one sentence?"),
        help_text=_(
            "The first slide shows it large, such as: We ask you for one day of internship a week."
        ),
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        error_messages={"required": _("Write in one sentence what you ask.")},
    )
    speaker = TidyField(label=_("Who speaks?"), max_length=160, required=False)
    occasion = TidyField(
        label=_("Where do you give the pitch?"),
        help_text=_("Such as: meeting of the boards."),
        max_length=120,
        required=False,
    )
    day = DayField(label=_("On which day?"), required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes do you have?"),
        help_text=_("Without questions."),
        min_value=1,
        max_value=60,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), MINUTES_WORDS
        ),
    )

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        return {name: self.cleaned_data[name] for name in NAMES}


class ChangePitchForm(PitchForm, VersionedForm):
    """A pitch that is there."""

    def __init__(self, *args: Any, pitch: BoardPitch, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(pitch, name) for name in (*NAMES, "version")}
        super().__init__(*args, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        language = get_language() or "nl"
        found = []
        for name in NAMES:
            value = getattr(current, name)
            told = format_date(value, language) if name == "day" and value else str(value or "")
            found.append((str(self.fields[name].label), told))
        return found
