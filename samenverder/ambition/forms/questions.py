"""Questions of the region."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText, PersonField
from samenverder.ambition.forms.together import Together
from samenverder.ambition.models import FocusArea, QuestionState, RegionalQuestion
from samenverder.ambition.queries import focus_areas
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Partnership


class QuestionForm(RoomForm):
    """A question, who asks it, and the focus area it belongs to."""

    text = forms.CharField(
        label=_("What is the question?"),
        help_text=_("Something the partners cannot answer alone."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "class": "two"}),
        error_messages={"required": _("Write the question down.")},
    )
    asked_by = PersonField(
        label=_("Who asks it?"), empty_label=_("Somebody who is not in this list")
    )
    asked_by_name = TidyField(
        label=_("Name, for somebody who is not in the list"), max_length=160, required=False
    )
    focus_area = forms.ModelChoiceField(
        label=_("Which focus area does it belong to?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        self.question: RegionalQuestion | None = kwargs.pop("question", None)
        if self.question is not None:
            kwargs["initial"] = {name: getattr(self.question, name) for name in self._names()}
        super().__init__(*args, **kwargs)
        person, area = self.fields["asked_by"], self.fields["focus_area"]
        assert isinstance(person, PersonField)  # noqa: S101  for the type checker
        assert isinstance(area, forms.ModelChoiceField)  # noqa: S101
        person.of(partnership, besides=getattr(self.question, "asked_by_id", None))
        kept = Q(partnership=partnership, pk=getattr(self.question, "focus_area_id", None))
        area.queryset = focus_areas(partnership) | FocusArea.objects.filter(kept)

    def _names(self) -> list[str]:
        return [name for name in self.base_fields if hasattr(self.question, name)]


class ChangeQuestionForm(Together, QuestionForm):
    """The same, and what is done with it."""

    state = forms.ChoiceField(
        label=_("How does it stand?"), choices=QuestionState.choices, widget=Radios
    )
    answer = LongText(label=_("What we do with it, or the answer"), max_length=2000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def tell_edited(self, current: Any) -> None:
        """The next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def words_of(self, current: RegionalQuestion) -> dict[str, str]:
        return {
            "text": current.text,
            "asked_by": str(current.asked_by or ""),
            "asked_by_name": current.asked_by_name,
            "focus_area": str(current.focus_area or ""),
            "state": current.get_state_display(),
            "answer": current.answer,
        }
