"""What the page of a school plan shows of learning tracks."""

from typing import Any

from django.http import HttpRequest

from samenverder.plans.models import SchoolPlan
from samenverder.tracks.models import TrackSchool
from samenverder.web import around


def tracks_of(plan: SchoolPlan, request: HttpRequest) -> dict[str, Any] | None:
    """The tracks in which a school made this plan, with its place in them; one query."""
    rows = TrackSchool.objects.filter(plan=plan, removed_at=None, track__removed_at=None)
    rows = rows.select_related("track__partnership").order_by("-track__starts_on", "pk")
    found = list(rows)
    return {"track_places": found} if found else None


def register() -> None:
    """Tell the page of a plan."""
    around.register("plan.belongs", "tracks/_on_plan.html", tracks_of)
