"""The text of a section, and what people say about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField


class SectionForm(RoomForm):
    """The text, and what this person had in front of them when they began."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "section-text"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    maybe = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    theirs: Any = None

    def __init__(self, *args: Any, label: str = "", help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].help_text = help_text

    def tell_clash(self, section: Any) -> None:
        """The other text is shown beside this one; the next time the person has seen it."""
        self.theirs = section
        self.add_error(
            "text",
            _(
                "Somebody else changed the same lines meanwhile. Their text stands above yours. "
                "Put the two together here and save again."
            ),
        )
        self.show("revision", str(section.revision))
        self.show("seen", section.text)
        self.show("maybe", "")


class CommentForm(RoomForm):
    """A comment, or other words for a passage."""

    text = forms.CharField(
        label=_("What do you think of this section?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
    )
    passage = forms.CharField(
        label=_("Which words would you like to change?"),
        help_text=_("Copy them from the text above, exactly as they stand there."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
    )
    proposal = forms.CharField(
        label=_("What would you write instead?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
    )


class AnswerForm(RoomForm):
    """What was done with a comment."""

    answer = TidyField(
        label=_("Your answer"),
        max_length=1000,
        error_messages={"required": _("Say what you did with it.")},
    )
