"""What the page of a plan shows of its pitch."""

from typing import Any

from django.http import HttpRequest

from samenverder.pitches.queries import pitch_of
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries import writable
from samenverder.web import around


def pitch_on_plan(plan: SchoolPlan, request: HttpRequest) -> dict[str, Any] | None:
    """The way to the slides; for who writes in the plan the way to make them. Two queries."""
    pitch = pitch_of(plan)
    if pitch is not None:
        return {"pitch": pitch}
    may_write = request.user.has_perm("pitches.write_pitch", plan)
    mine = may_write and writable(plan.partnership, request.user).filter(pk=plan.pk).exists()
    return {"pitch": None} if mine else None


def register() -> None:
    """Show it beside what else can be done with a plan."""
    around.register("plan.actions", "pitches/_on_plan.html", pitch_on_plan)
