"""What somebody fills in who joins and tells."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import ContributionKind, Dialogue, DialogueTable
from samenverder.dialogues.operations.contributing import (
    MOST_CONTACT,
    MOST_MORE,
    MOST_TEXT,
    MOST_WHOM,
    Sent,
)
from samenverder.network.forms.widgets import Checkbox, Radios
from samenverder.network.models import Organisation
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect

PHOTOS = "image/jpeg,image/png,image/webp"
WITH_PHOTO = ("foto", "alt")
RATHER_NOT = ("", _("I would rather not say"))


class SeatForm(forms.Form):
    """At which table, and if you like where you work and on which layer."""

    table = forms.ModelChoiceField(
        label=_("At which table do you sit?"),
        queryset=DialogueTable.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": _("Choose the table where you sit.")},
    )
    shared = forms.BooleanField(
        label=_("This device is for the whole table"),
        help_text=_("One of you types what the table tells. It says nothing of anybody."),
        required=False,
        widget=Checkbox,
    )
    organisation = forms.ModelChoiceField(
        label=_("Where do you work?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=RATHER_NOT[1],
    )
    layer = forms.ChoiceField(
        label=_("What do you mainly do there?"),
        required=False,
        widget=Radios,
        choices=[
            ("board", _("Governing")),
            ("management", _("Managing")),
            ("practice", _("Working with pupils or clients")),
            RATHER_NOT,
        ],
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables: Any = self.fields["table"]
        tables.queryset = dialogue.tables.filter(removed_at=None)
        places: Any = self.fields["organisation"]
        places.queryset = organisations_of(dialogue.partnership).order_by("name")


class MoveForm(forms.Form):
    """Another table."""

    table = forms.ModelChoiceField(queryset=DialogueTable.objects.none())

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables: Any = self.fields["table"]
        tables.queryset = dialogue.tables.filter(removed_at=None)


def _long(label: Any, most: int, hint: Any = "", **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        **kwargs,
    )


class OwnWordsForm(forms.Form):
    """A pearl, a puzzle, an idea or a quote."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**53)
    about = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (ContributionKind.PEARL, _("A pearl: this works here")),
            (ContributionKind.PUZZLE, _("A puzzle: this does not work yet")),
            (ContributionKind.IDEA, _("An idea that may help")),
            (ContributionKind.QUOTE, _("Something somebody said")),
        ],
        widget=Radios,
        error_messages={"required": _("Choose what it is: a pearl, a puzzle, an idea or a quote.")},
    )
    text = forms.CharField(
        label=_("In one sentence"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        error_messages={"required": _("Write in one sentence what it is about.")},
    )
    may_quote = forms.BooleanField(
        label=_("It may be on the wall and in the report, without a name"),
        help_text=_("For what somebody said. Otherwise only your table and who leads read it."),
        required=False,
        widget=Checkbox,
    )
    for_whom = forms.CharField(label=_("For whom?"), max_length=MOST_WHOM, required=False)
    more = _long(_("What made it work, or what did you try?"), MOST_MORE)
    contact = forms.CharField(
        label=_("Whom may others call?"),
        help_text=_("Leave it empty to stay without a name. Everybody here reads it."),
        max_length=MOST_CONTACT,
        required=False,
    )

    def sent(self) -> Sent:
        """What was filled in, as the operation takes it."""
        own = {name: value for name, value in self.cleaned_data.items() if name not in WITH_PHOTO}
        return Sent(**own)


class ContributionForm(OwnWordsForm):
    """The same for what is new, with a photo if you like."""

    foto = forms.FileField(
        label=_("Photo of a flip-over or drawing"),
        help_text=_("Where and with what it was taken is removed. No faces, please."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": PHOTOS}),
    )
    alt = forms.CharField(
        label=_("What is in the photo?"),
        help_text=_("For people who cannot see it."),
        max_length=200,
        required=False,
    )

    @classmethod
    def fresh(cls, kind: str = "", about: Any = None) -> "ContributionForm":
        """An empty form with a key of its own, so that sending it twice stores it once."""
        start = {"key": uuid4(), "sequence": 1, "kind": kind, "about": about}
        return cls(initial=start)
