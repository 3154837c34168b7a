"""The form of the steps of the welcome."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import VersionedForm
from samenverder.network.models import WelcomePart, WelcomePlan
from samenverder.network.queries.welcomes import wanted_steps


class WelcomePlanForm(VersionedForm):
    """Per part a few lines: each line is a step."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, plan: WelcomePlan | None, **kwargs: Any) -> None:
        steps = wanted_steps(plan)
        kwargs["initial"] = {part: "\n".join(texts) for part, texts in steps.items()}
        kwargs["initial"]["version"] = plan.version if plan else 0
        super().__init__(*args, **kwargs)
        for part in WelcomePart:
            self.fields[part.value] = forms.CharField(
                label=part.label,
                help_text=_("One step on each line."),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def steps(self) -> dict[str, list[str]]:
        """Part → its lines."""
        return {part: self.cleaned_data[part].splitlines() for part in WelcomePart.values}

    def facts_of(self, current: WelcomePlan) -> list[tuple[str, str]]:
        return [
            (str(part.label), " / ".join(current.steps.get(part.value, []))) for part in WelcomePart
        ]
