"""The parts of a day with their schools, plans and slides."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.pitchdays.queries.times import Part, with_times
from samenverder.pitches.queries import latest_for
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.tracks.models import TrackSchool


def parts_of(day: PitchDay, now: dt.datetime | None = None) -> list[Part]:
    """Every part in order, with times, shared plans and slides; three queries."""
    rows = PitchSlot.objects.filter(pitch_day=day, removed_at=None)
    slots = list(rows.select_related("school", "plan__board", "plan__school"))
    for slot in slots:
        slot.pitch_day = day
    parts = with_times(day, slots, now or timezone.now())
    plans = _plans(day, slots)
    for part in parts:
        plan = plans.get(part.slot.pk)
        if plan is not None:
            plan.partnership = day.partnership
            part.begun = True
            part.plan = plan if plan.state != PlanState.DRAFT else None
    pitches = latest_for(part.plan for part in parts if part.plan)
    for part in parts:
        part.pitch = pitches.get(part.plan.pk) if part.plan else None
    return parts


def _plans(day: PitchDay, slots: Iterable[PitchSlot]) -> dict[int, SchoolPlan]:
    """{slot: its plan}: its own, else that of its school in the track; one query."""
    rows = TrackSchool.objects.filter(track=day.track_id, removed_at=None)
    rows = rows.exclude(plan=None).select_related("plan__board", "plan__school")
    of_track: dict[int | None, SchoolPlan | None] = {row.organisation_id: row.plan for row in rows}
    found = {}
    for slot in slots:
        plan = (
            slot.plan if slot.plan_id else of_track.get(slot.school_id) if slot.is_pitch else None
        )
        if plan is not None and plan.removed_at is None:
            found[slot.pk] = plan
    return found


def plan_of(slot: PitchSlot) -> SchoolPlan | None:
    """The plan that is pitched in this part, shared or not; at most one query."""
    return _plans(slot.pitch_day, [slot]).get(slot.pk)


def deciding_organisations(day: PitchDay) -> list[int]:
    """Which organisations decide about the shared plans of the day: the board, else the school."""
    plans = [part.plan for part in parts_of(day) if part.plan]
    return list(dict.fromkeys(plan.board_id or plan.school_id for plan in plans))
