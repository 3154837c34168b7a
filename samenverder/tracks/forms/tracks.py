"""Beginning, changing and keeping a track."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import PersonField
from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.lib.text import format_date
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.models import Partnership
from samenverder.tracks.forms.fields import DayField, area
from samenverder.tracks.models import LearningTrack, TrackTemplate
from samenverder.tracks.operations import from_template
from samenverder.tracks.templates_of_tracks import EMPTY, EXAMPLE, Beginning, example
from samenverder.web.forms import LongSelect

NAMES = (
    "title", "theme", "question", "starts_on", "ends_on", "focus_area", "regional_question",
    "led_by", "conditions",
)  # fmt: skip


class TrackForm(RoomForm):
    """What a track says of itself."""

    title = TidyField(
        label=_("Name of the learning track"),
        max_length=120,
        error_messages={"required": _("Give the learning track a name.")},
    )
    theme = TidyField(
        label=_("Theme"),
        help_text=_("In a few words, such as: career guidance."),
        max_length=160,
        error_messages={"required": _("Say what the learning track is about.")},
    )
    question = forms.CharField(
        label=_("Which question do the schools work on?"),
        max_length=400,
        widget=area(2),
        error_messages={"required": _("Write down the question the schools work on.")},
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("Up to and including"),
        help_text=_("Left empty, it lasts as long as the programme it begins with."),
        required=False,
    )
    focus_area = forms.ModelChoiceField(
        label=_("Which focus area does it serve?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    regional_question = forms.ModelChoiceField(
        label=_("Which question of the region does it answer?"),
        queryset=RegionalQuestion.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("None"),
    )
    led_by = PersonField(label=_("Who leads it?"), empty_label=_("Nobody yet"))
    conditions = forms.CharField(
        label=_("Conditions"),
        help_text=_("What every school agrees to: time, people, a board that comes to the pitch."),
        max_length=2000,
        required=False,
        widget=area(4),
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        track: LearningTrack | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        here, kept = Q(partnership=partnership), track or LearningTrack()
        areas, questions = self.fields["focus_area"], self.fields["regional_question"]
        leader = self.fields["led_by"]
        assert isinstance(areas, forms.ModelChoiceField)  # noqa: S101  for the type checker
        assert isinstance(questions, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(leader, PersonField)  # noqa: S101
        there = Q(removed_at=None)
        areas.queryset = FocusArea.objects.filter(here, there | Q(pk=kept.focus_area_id))
        questions.queryset = RegionalQuestion.objects.filter(
            here, there | Q(pk=kept.regional_question_id)
        )
        leader.of(partnership, besides=kept.led_by_id)

    def clean_question(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["question"].split())

    def values(self, days: int) -> dict[str, Any]:
        """What the operation wants; without a last day the track lasts so many days."""
        values = {name: self.cleaned_data[name] for name in NAMES}
        if values["ends_on"] is None:
            values["ends_on"] = values["starts_on"] + dt.timedelta(days=days)
        return values


class NewTrackForm(TrackForm):
    """A new track, with what it begins with."""

    beginning = forms.ChoiceField(
        label=_("What do you begin with?"),
        widget=forms.RadioSelect(attrs={"class": "pick"}),
        error_messages={
            "required": _("Choose what to begin with."),
            "invalid_choice": _("Choose what to begin with."),
        },
    )
    field_order = ["beginning"]

    def __init__(self, *args: Any, templates: list[TrackTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.templates = {f"sjabloon-{row.pk}": row for row in templates}
        choices = [
            (EXAMPLE, _("The example programme: from question to agreement, in ten parts")),
            *((key, row.title) for key, row in self.templates.items()),
            (EMPTY, _("An empty programme")),
        ]
        field = self.fields["beginning"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = choices

    def beginning_chosen(self) -> Beginning:
        """The programme the track begins with."""
        return beginning_named(self.cleaned_data["beginning"], self.templates)


def beginning_named(name: str, templates: dict[str, TrackTemplate]) -> Beginning:
    """The programme of this name; the example when there is none."""
    if name == EMPTY:
        return Beginning(title="")
    return from_template(templates[name]) if name in templates else example()


class ChangeTrackForm(TrackForm, VersionedForm):
    """A track that is there."""

    def __init__(self, *args: Any, track: LearningTrack, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(track, name) for name in (*NAMES, "version")}
        super().__init__(*args, partnership=track.partnership, track=track, **kwargs)
        self.fields["ends_on"].required = True
        self.fields["ends_on"].help_text = ""

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        language = get_language() or "nl"
        days = {"starts_on", "ends_on"}
        return [
            (
                str(self.fields[name].label),
                format_date(getattr(current, name), language)
                if name in days
                else str(getattr(current, name) or ""),
            )
            for name in NAMES
        ]


class TemplateForm(RoomForm):
    """The name under which a programme is kept."""

    title = TidyField(
        label=_("Name of the template"),
        max_length=120,
        error_messages={"required": _("Give the template a name.")},
    )
