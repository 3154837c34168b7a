"""The form of a yearly review: four questions, and one line for every outcome and benefit."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import TidyField
from samenverder.network.forms.fields import DayField
from samenverder.projects.forms.parts import PartForm
from samenverder.projects.models import Benefit, CameTrue, Outcome
from samenverder.projects.operations.reviews import Finding

SEVERAL = forms.Textarea(attrs={"rows": 4})
NOT_ASKED = [("", _("Not looked at"))]


class ReviewForm(PartForm):
    """The yearly look back. Nothing chosen at a line: it was not looked at."""

    template_name = "projects/_review_fields.html"
    held_on = DayField(label=_("Looked back on"), initial=timezone.localdate)
    went_well = forms.CharField(
        label=_("What went well?"),
        max_length=2000,
        widget=SEVERAL,
        error_messages={"required": _("Say what went well.")},
    )
    to_change = forms.CharField(
        label=_("What will be different from now on?"),
        max_length=2000,
        required=False,
        widget=SEVERAL,
    )
    next_year = forms.CharField(
        label=_("What will you do next year?"),
        help_text=_("The next review begins with this."),
        max_length=2000,
        required=False,
        widget=SEVERAL,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects: dict[str, Outcome | Benefit] = {}
        outcomes = self.project.outcomes.filter(removed_at=None)
        benefits = self.project.benefits.select_related("organisation")
        self.subjects |= {f"o{row.pk}": row for row in outcomes}
        self.subjects |= {f"b{row.pk}": row for row in benefits}
        found = self._found()
        for key, subject in self.subjects.items():
            answer, note = found.get(key, ("", ""))
            about = Finding(subject, "").about
            self.fields[f"answer_{key}"] = forms.ChoiceField(
                label=about,
                choices=[*NOT_ASKED, *CameTrue.choices],
                required=False,
                initial=answer,
            )
            self.fields[f"note_{key}"] = TidyField(
                label=_("How do you know? %(about)s") % {"about": about},
                max_length=300,
                required=False,
                initial=note,
            )

    def _found(self) -> dict[str, tuple[str, str]]:
        if self.row is None:
            return {}
        rows = self.row.findings.values_list("outcome_id", "benefit_id", "answer", "note")
        return {
            f"o{outcome}" if outcome else f"b{benefit}": (answer, note)
            for outcome, benefit, answer, note in rows
        }

    def clean(self) -> dict[str, Any]:
        """The lines become `findings`."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        findings = []
        for key, subject in self.subjects.items():
            answer, note = cleaned.pop(f"answer_{key}", ""), cleaned.pop(f"note_{key}", "")
            if answer:
                findings.append(Finding(subject, answer, note))
            elif note:
                self.add_error(f"answer_{key}", _("Choose whether it came true."))
        return {**cleaned, "findings": findings}

    def questions(self) -> list[BoundField]:
        """The fields that are no line."""
        named = ("held_on", "went_well", "to_change", "next_year")
        return [self[name] for name in named]

    def lines(self) -> Iterator[tuple[Outcome | Benefit, BoundField, BoundField]]:
        """Each outcome, then each benefit, with its two fields."""
        for key, subject in self.subjects.items():
            yield subject, self[f"answer_{key}"], self[f"note_{key}"]

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        return [
            (str(field.label), str(getattr(current, field.name) or ""))
            for field in self.questions()
        ]
