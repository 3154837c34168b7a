"""Pitch days of a made-up partnership: one going on today, with many schools and boards."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchDayGuest, PitchSlot
from samenverder.plans.models import PlanState

MOST_SLOTS, MOST_BOARDS, MOST_GUESTS = 12, 6, 3


def add_pitch_days(region: Any) -> None:
    """As many days as there are others; twelve schools and six boards at the most."""
    region.pitch_days = [_day(region, number) for number in range(region.sizes.others)]


def make_pitch_day(partnership: Any, by: Any, plan: Any, person: Any) -> PitchDay:
    """One day of a small partnership: one school pitches, one board listens with one person."""
    day = PitchDay.objects.create(
        partnership=partnership, title="Pitchdag", day=timezone.localdate(), starts=time(13),
        created_by=by, led_by=by,
    )  # fmt: skip
    PitchSlot.objects.create(pitch_day=day, school=plan.school, plan=plan, order=1)
    board = PitchDayBoard.objects.create(pitch_day=day, organisation=plan.board or plan.school)
    PitchDayGuest.objects.create(board=board, person=person)
    return day


def _day(region: Any, number: int) -> PitchDay:
    day = PitchDay.objects.create(
        partnership=region.partnership, title=f"Pitchdag {number + 1}", starts=time(13),
        day=region.today + timedelta(days=7 * number), host=region.organisations[0],
        track=region.tracks[0], created_by=region.coordinator, led_by=region.coordinator,
    )  # fmt: skip
    shared = [plan for plan in region.plans if plan.state != PlanState.DRAFT]
    plans = (shared * MOST_SLOTS)[: max(2, min(MOST_SLOTS, 2 * region.sizes.others))]
    now = timezone.now()
    for order, plan in enumerate(plans, start=1):
        first = number == 0 and order == 1
        PitchSlot.objects.create(
            pitch_day=day, school=plan.school, plan=plan, order=order,
            began_at=now - timedelta(minutes=5) if first else None,
        )  # fmt: skip
    PitchSlot.objects.create(pitch_day=day, kind="break", title="Pauze", order=len(plans) + 1)
    for organisation in region.organisations[: min(MOST_BOARDS, region.sizes.others)]:
        board = PitchDayBoard.objects.create(pitch_day=day, organisation=organisation)
        for person in region.people[: min(MOST_GUESTS, region.sizes.others)]:
            PitchDayGuest.objects.create(board=board, person=person)
    return day
