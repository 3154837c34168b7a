"""Commenting on a text, and answering."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText
from samenverder.ambition.models import AmbitionComment, CommentOutcome
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Organisation

TEXT = {"required": _("Write something first.")}


def words(rows: int = 3) -> forms.Textarea:
    """A field for a few sentences."""
    return forms.Textarea(attrs={"rows": rows, "class": "two"})


class CommentForm(RoomForm):
    """A comment for one of one's own organisations; with one there is nothing to choose."""

    text = LongText(
        label=_("Your comment"),
        help_text=_("Everybody in the partnership can read it, with your name and organisation."),
        max_length=2000,
        widget=words(),
        error_messages=TEXT,
    )
    organisation = forms.ModelChoiceField(
        label=_("On behalf of"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose for which organisation you speak.")},
    )

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = Organisation.objects.filter(pk__in=[row.pk for row in organisations])
        field.choices = [(row.pk, row.name) for row in organisations]  # asked for already
        if len(organisations) == 1:
            field.widget, field.initial = forms.HiddenInput(), organisations[0].pk


class ChangeCommentForm(VersionedForm):
    """Saying it differently."""

    text = LongText(label=_("Your comment"), max_length=2000, widget=words(), error_messages=TEXT)

    def facts_of(self, current: AmbitionComment) -> list[tuple[str, str]]:
        return [(str(self.fields["text"].label), current.text)]


class AnswerForm(VersionedForm):
    """What was done with a comment."""

    outcome = forms.ChoiceField(
        label=_("What do you do with it?"),
        choices=[
            (CommentOutcome.TAKEN_OVER, CommentOutcome.TAKEN_OVER.label),
            (CommentOutcome.NOT_TAKEN_OVER, CommentOutcome.NOT_TAKEN_OVER.label),
            (CommentOutcome.WAITING, CommentOutcome.WAITING.label),
        ],
        widget=Radios,
        error_messages={"required": _("Choose what you do with this comment.")},
    )
    answer = TidyField(
        label=_("Explanation"),
        help_text=_("Needed when you do not take it over."),
        max_length=1000,
        required=False,
    )

    def facts_of(self, current: AmbitionComment) -> list[tuple[str, str]]:
        return [
            (str(_("Comment")), current.text),
            (str(_("Answer")), f"{current.get_outcome_display()} {current.answer}".strip()),
        ]
