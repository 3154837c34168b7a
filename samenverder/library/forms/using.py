"""“We use this”, a question, an answer, a collection."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText
from samenverder.library.models import Practice, PracticeCollection, PracticeUse, UseStand
from samenverder.library.queries.travels import speaks_for
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, OrganisationField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Organisation

NO_PUPIL = _("Do not write the name of a pupil, or anything by which one can be recognised.")


class UseForm(VersionedForm):
    """An organisation uses a practice; with `use` it changes what is said of it."""

    organisation = OrganisationField(label=_("Which organisation uses it?"))
    since = DayField(label=_("Since when?"), initial=timezone.localdate)
    stand = forms.ChoiceField(
        label=_("How does it go?"),
        choices=UseStand.choices,
        widget=Radios,
        initial=UseStand.TRYING,
        error_messages={"required": _("Choose how it goes.")},
    )
    adapted = LongText(
        label=_("What do you do otherwise?"),
        help_text=_("What you left out, changed or added. Others learn from that too."),
        max_length=1000,
        required=False,
    )
    words = LongText(label=_("How did it go?"), help_text=NO_PUPIL, max_length=1000, required=False)

    def __init__(
        self,
        *args: Any,
        practice: Practice,
        user: Any,
        use: PracticeUse | None = None,
        **kwargs: Any,
    ) -> None:
        if use is not None:
            names = ("organisation", "since", "stand", "adapted", "words", "version")
            kwargs["initial"] = {name: getattr(use, name) for name in names}
        super().__init__(*args, **kwargs)
        own = [row.pk for row in speaks_for(user, practice.partnership)]
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        kept = Q(pk__in=own) | Q(pk=use.organisation_id if use else None)
        field.queryset = Organisation.objects.filter(kept).order_by("name", "pk")
        if use is None:
            del self.fields["version"]
            if len(own) == 1:
                field.initial = own[0]

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        return [
            (str(self.fields["stand"].label), str(current.get_stand_display())),
            (str(self.fields["adapted"].label), current.adapted),
            (str(self.fields["words"].label), current.words),
        ]


class QuestionForm(VersionedForm):
    """A question to whoever knows a practice."""

    text = LongText(
        label=_("Your question"),
        help_text=_(
            "Everybody in the partnership reads the question and the answer. Do not write the name "
            "of a pupil."
        ),
        max_length=1000,
        error_messages={"required": _("Write down what you would like to know.")},
    )

    def __init__(self, *args: Any, question: Any = None, **kwargs: Any) -> None:
        if question is not None:
            kwargs["initial"] = {"text": question.text, "version": question.version}
        super().__init__(*args, **kwargs)
        if question is None:
            del self.fields["version"]

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        return [(str(self.fields["text"].label), current.text)]


class AnswerForm(VersionedForm):
    """The answer to a question."""

    text = LongText(
        label=_("Your answer"),
        help_text=NO_PUPIL,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write down your answer.")},
    )

    def __init__(self, *args: Any, question: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": question.answer, "version": question.version}
        super().__init__(*args, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        return [(str(self.fields["text"].label), current.answer)]


class CollectionForm(VersionedForm):
    """The name of a collection and what it is for."""

    title = TidyField(
        label=_("Name of the collection"),
        max_length=120,
        error_messages={"required": _("Give the collection a name.")},
    )
    text = LongText(
        label=_("What is the collection for?"),
        help_text=_("Such as: for the study day of 12 March, or for who is new here."),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, collection: Any = None, **kwargs: Any) -> None:
        if collection is not None:
            names = ("title", "text", "version")
            kwargs["initial"] = {name: getattr(collection, name) for name in names}
        super().__init__(*args, **kwargs)
        if collection is None:
            del self.fields["version"]

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        names = ("title", "text")
        return [(str(self.fields[name].label), getattr(current, name)) for name in names]


class CollectForm(RoomForm):
    """In which collection a practice goes: one there is, or a new one."""

    collection: Any = forms.ModelChoiceField(
        label=_("In which collection?"),
        queryset=PracticeCollection.objects.none(),
        required=False,
        empty_label=_("In a new one"),
    )
    title = TidyField(label=_("Name of the new collection"), max_length=120, required=False)

    def __init__(self, *args: Any, collections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["collection"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = collections
        if not collections:
            del self.fields["collection"]

    def clean(self) -> dict[str, Any]:
        """One of the two, not both: nothing typed is passed over."""
        data = super().clean() or {}
        if data.get("collection") and data.get("title"):
            self.add_error("title", _("You also chose a collection that is there. Choose “In a new "
                                      "one”, or leave this empty."))  # fmt: skip
        if not data.get("collection") and not data.get("title"):
            self.add_error("title", _("Choose a collection, or give a new one a name."))
        return data
