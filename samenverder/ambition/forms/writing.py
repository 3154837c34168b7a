"""Writing a text, laying it before the partners, adopting it, stopping with it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import DayField, LongText
from samenverder.ambition.models import AmbitionVersion
from samenverder.ambition.operations import Written, written_of
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.widgets import Checkbox, Radios

LONGEST = 20_000
TOO_LONG = _(
    "A vision has at most %(limit_value)d characters, about eight pages; this has %(show_value)d. "
    "All of it is still here: keep what everybody should know, and bring the rest as a document."
)
READ, COMMENT = "lezen", "reageren"


class WriteForm(RoomForm):
    """A sentence and a vision, and what this person had in front of them when they began."""

    sentence = forms.CharField(
        label=_("Your ambition in one sentence"),
        help_text=_("For whom do you do this, and what will be different for them?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Write the ambition in one sentence.")},
    )
    text = LongText(
        label=_("The vision"),
        help_text=_(
            "An empty line begins a new paragraph. A short line without a full stop becomes a head."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "vision-text"}),
        error_messages={"max_length": TOO_LONG},
    )
    note = TidyField(
        label=_("What is different in this version, and why?"),
        help_text=_("One sentence. It stands above the text, and in the mail to the partners."),
        max_length=300,
        required=False,
    )
    adopted_on = DayField(
        label=_("Adopted already on"),
        help_text=_("Leave this empty when the partners still have to talk about it."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    seen_sentence = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_text = LongText(widget=forms.HiddenInput, required=False, max_length=LONGEST)
    seen_note = forms.CharField(widget=forms.HiddenInput, required=False)
    theirs: AmbitionVersion | None = None

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["note"]
        else:
            del self.fields["adopted_on"]

    def clean_text(self) -> str:
        """Paragraphs that fit."""
        text: str = self.cleaned_data["text"]
        if any(len(part) > 4000 for part in text.split("\n\n")):
            raise forms.ValidationError(
                _("One paragraph is longer than 4,000 characters. Divide it with an empty line.")
            )
        return text

    @property
    def written(self) -> Written:
        """What the person typed."""
        data = self.cleaned_data
        return Written(data["sentence"], data["text"], data.get("note", ""))

    @property
    def seen(self) -> Written | None:
        """What they opened; None when there was no draft."""
        data = self.cleaned_data
        if not data["version"]:
            return None
        return Written(data["seen_sentence"], data["seen_text"], data["seen_note"])

    def tell_edited(self, current: Any) -> None:
        """The other text is shown beside this one; the next time the person has seen it."""
        self.theirs = current
        self.add_error(
            None,
            _(
                "Somebody else changed the same part meanwhile. What changed stands below. What "
                "you typed is still here; put the two together and save again."
            ),
        )
        for name, value in seen_of(current).items():
            self.show(name, str(value))


def seen_of(draft: AmbitionVersion) -> dict[str, Any]:
    """What the hidden fields hold for somebody who opens this draft."""
    written = written_of(draft)
    return {
        "version": draft.version,
        "seen_sentence": written.sentence,
        "seen_text": written.text,
        "seen_note": written.note,
    }


class ShareForm(RoomForm):
    """To read or to comment on, until when, and whether people get a mail."""

    how = forms.ChoiceField(
        label=_("What do you ask of the partners?"),
        choices=[
            (COMMENT, _("To comment, paragraph by paragraph")),
            (READ, _("Only to read: this is what we want to adopt")),
        ],
        widget=Radios,
        initial=COMMENT,
        error_messages={"required": _("Choose what you ask of the partners.")},
    )
    until = DayField(
        label=_("Comments up to and including"),
        help_text=_("Two to four weeks is usual. You can always move this day."),
        required=False,
    )
    mail = forms.BooleanField(
        label=_("Send a mail to the partners"), required=False, initial=True, widget=Checkbox()
    )
    message = LongText(
        label=_("Something to say with it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
    )

    def clean(self) -> dict[str, Any]:
        """To comment needs a last day."""
        data = super().clean() or self.cleaned_data
        if data.get("how") == COMMENT and not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Choose until when the partners can comment."))
        return data


class AdoptForm(RoomForm):
    """When and where the partners agreed."""

    adopted_on = DayField(
        label=_("Adopted on"), help_text=_("The day on which the partners agreed to it.")
    )
    where = TidyField(
        label=_("In which meeting, by which decision?"),
        help_text=_("In words, or the address of the minutes or the decision."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].initial = timezone.localdate()


class WithdrawForm(RoomForm):
    """Why a proposal is withdrawn."""

    reason = TidyField(
        label=_("Why do you withdraw this text?"),
        help_text=_("The partners read this in the history."),
        max_length=300,
        required=False,
    )
