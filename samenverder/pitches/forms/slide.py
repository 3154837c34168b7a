"""The words of one slide."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.pitches.models import PitchSlide, SlideKind
from samenverder.pitches.shapes import HEADED
from samenverder.plans.text import cleaned

LINES, ON_FIRST, LETTERS = 8, 4, 800
LONGEST = 100_000


class SlideForm(RoomForm):
    """A slide of one's own."""

    most = LINES
    title = TidyField(
        label=_("Title"),
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 2, "class": "two"}),
        error_messages={"required": _("Give the slide a title.")},
    )
    lines = forms.CharField(
        label=_("Lines on the slide"),
        help_text=_("Short lines, each on a line of its own: four is enough, eight is the most."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    notes = forms.CharField(
        label=_("What you say"),
        help_text=_("Never on the projector. Read by who reads your text while it is written."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9}),
    )

    def clean_lines(self) -> str:
        """Tidy lines, few enough to be read from the back of the room."""
        text = cleaned(self.cleaned_data["lines"])
        lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(_too_many(len(lines), self.most))
        tidy = "\n".join(lines)
        if len(tidy) > LETTERS:
            words = _("This is %(n)d characters; on a slide at most %(most)d can be read from the "
                      "back of the room. Move a part to what you say.")  # fmt: skip
            raise forms.ValidationError(words % {"n": len(tidy), "most": LETTERS})
        return tidy

    def clean_notes(self) -> str:
        """What was typed or pasted, without characters nobody sees."""
        return cleaned(self.cleaned_data["notes"]).strip()

    def values(self) -> dict[str, str]:
        """What the operation wants."""
        return {name: self.cleaned_data[name] for name in ("title", "lines", "notes")}


def _too_many(count: int, most: int) -> str:
    return gettext(
        "These are %(n)d lines; this slide takes at most %(most)d. Move some to what you say, or "
        "to a slide of their own."
    ) % {"n": count, "most": most}


class ChangeSlideForm(SlideForm, VersionedForm):
    """A slide that is there."""

    def __init__(self, *args: Any, slide: PitchSlide, **kwargs: Any) -> None:
        names = ("title", "lines", "notes", "version")
        kwargs["initial"] = {name: getattr(slide, name) for name in names}
        super().__init__(*args, **kwargs)
        kind = SlideKind(slide.kind)
        if kind == SlideKind.ASK:
            self.most = ON_FIRST
            self.fields["title"].label = _("What do you ask, in one sentence?")
        if kind in (SlideKind.ASK, SlideKind.NEEDS):
            self.fields["lines"].help_text = _(
                "One need on each line. What stands before a colon is shown large, such as "
                "“120 hours: for the internship coordinator”."
            )
        elif kind in HEADED:
            self.fields["lines"].help_text = _(
                "Each on a line of its own, eight at most. What stands before a colon is shown "
                "bold, such as “Pupils: choose after they saw the work”."
            )

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What it says now."""
        return [
            (str(self.fields[name].label), getattr(current, name))
            for name in ("title", "lines", "notes")
        ]
