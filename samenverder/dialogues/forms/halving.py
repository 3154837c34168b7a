"""The words of two cards that were one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.operations.contributing import MOST_TEXT
from samenverder.network.forms.base import TidyField, VersionedForm


def _words(label: Any, missing: Any, hint: Any = "") -> TidyField:
    return TidyField(
        label=label,
        help_text=hint,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


class InTwoForm(VersionedForm):
    """Both begin with the words of the card; `seen` are those words."""

    seen = forms.CharField(widget=forms.HiddenInput, strip=False)
    first = _words(
        _("What does the first card say?"),
        _("Write down what the first card says."),
        _("Marks, photo and what else was told with it stay with this card."),
    )
    second = _words(_("What does the second card say?"), _("Write down what the second card says."))

    def __init__(self, *args: Any, card: Contribution, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "first": card.text, "second": card.text, "seen": card.text, "version": card.version,
        }  # fmt: skip
        super().__init__(*args, **kwargs)

    def tell_edited(self, current: Any) -> None:
        """As always; the next time the person has seen these words too."""
        super().tell_edited(current)
        self.show("seen", current.text)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What the card says now."""
        return [(str(_("the card")), current.text)]
