"""The pitch of a plan, and its slides."""

from collections.abc import Iterable

from django.db.models import QuerySet

from samenverder.pitches.models import BoardPitch, PitchSlide
from samenverder.plans.models import SchoolPlan


def latest_for(plans: Iterable[SchoolPlan]) -> dict[int, BoardPitch]:
    """{plan: its pitch} of those plans that have one; one query.

    Who may see a plan sees its slides: give only plans the user may see.
    """
    wanted = [plan.pk for plan in plans]
    rows = BoardPitch.objects.filter(plan__in=wanted, removed_at=None)
    return {row.plan_id: row for row in rows.order_by("created_at", "pk")}


def pitch_of(plan: SchoolPlan) -> BoardPitch | None:
    """The pitch of one plan; one query."""
    pitch = latest_for([plan]).get(plan.pk)
    if pitch is not None:
        pitch.plan = plan
    return pitch


def pitch_with(rows: QuerySet[BoardPitch]) -> QuerySet[BoardPitch]:
    """With everything a page of a pitch shows about its plan."""
    return rows.select_related(
        "plan__partnership",
        "plan__school",
        "plan__statement__theme",
        "plan__action",
        "made_from",
        "screen",
    ).defer("made_from__content")


def slides_of(pitch: BoardPitch, *, shown: bool = False) -> list[PitchSlide]:
    """The slides in their order; `shown`: only those that are presented. One query."""
    rows = pitch.slides.filter(removed_at=None)
    return list(rows.filter(shown=True) if shown else rows)
