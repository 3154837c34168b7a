"""Asking a colleague to read, answering, and publishing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText
from samenverder.library.models import Practice
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import PersonField, people_in
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Access, Person, Role


def readers_for(practice: Practice) -> Any:
    """Who can be asked: people with an account who did not write in this text."""
    access = Access.objects.filter(partnership=practice.partnership_id).exclude(role=Role.READER)
    rows = Person.objects.filter(partnership=practice.partnership_id, left_on__isnull=True)
    rows = rows.filter(user_id__in=access.values("user_id"))
    return rows.exclude(user_id__in=practice.writers.values("pk"))


class AskForm(RoomForm):
    """Which colleague reads it, and what they look at."""

    reviewer = PersonField(
        label=_("Who reads it?"),
        help_text=_("Somebody who did not write in it. They get a mail and see it on their start."),
    )
    question = TidyField(
        label=_("What should they look at?"),
        help_text=_("Such as: “Could you do this on Monday?”"),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people_in(self.fields["reviewer"], readers_for(practice))


class ReadForm(VersionedForm):
    """What the colleague thinks of it."""

    answer = forms.ChoiceField(
        label=_("Can this be published?"),
        choices=[("yes", _("Yes, this is right")), ("no", _("Not yet, I have remarks"))],
        widget=Radios,
        error_messages={"required": _("Choose whether it can be published.")},
    )
    words = LongText(
        label=_("What do you want to say about it?"),
        help_text=_("The writers read this. With “not yet” it cannot be empty."),
        max_length=2000,
        required=False,
    )

    def tell_edited(self, current: Any) -> None:
        """The text changed while it was read."""
        sentence = _(
            "The text changed while you were reading. You see it here as it is now; read it again "
            "before you send. What you typed is still here."
        )
        self.add_error(None, sentence)
        self.show("version", str(current.version))


class PublishForm(RoomForm):
    """What changed, for who reads the versions."""

    note = TidyField(label=_("What changed?"), max_length=200, required=False)
