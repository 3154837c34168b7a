"""A part of a pitch day: before its day, coming, going on, done or left out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchSlot
from samenverder.plans.models import SchoolPlan
from tests.pitchdays.conftest import board, day, dora, plan, slot_of, track  # noqa: F401
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
STATES = {
    "day to come": {},
    "coming": {},
    "on": {"began_at": timedelta(minutes=-5)},
    "done": {"began_at": timedelta(minutes=-9), "ended_at": timedelta(minutes=-1)},
    "left out": {"skipped_at": timedelta(minutes=-3)},
}


def test_a_part_of_a_pitch_day(day, plan, people, dora, mia):  # noqa: F811
    slot, now = slot_of(day, plan.school.name), timezone.now()
    empty = dict.fromkeys(("began_at", "ended_at", "skipped_at"))

    def put_in(state):
        PitchDay.objects.update(day=TODAY + timedelta(days=9 * (state == "day to come")))
        times = {name: now + since for name, since in STATES[state].items()}
        PitchSlot.objects.filter(pk=slot.pk).update(**(empty | times))

    def at(name, *args):
        return lambda: reverse(f"pitchdays:{name}", args=[day.partnership.slug, day.pk, *args])

    def last():
        row = PitchSlot.objects.get(pk=slot.pk)
        return {"stap": row.last_act_at.isoformat() if row.last_act_at else ""}

    seats = {
        "coordinator": people["coordinator"],
        "facilitator": people["facilitator"],
        "the school": mia,
        "its board": dora,
        "reader": people["reader"],
    }
    steps = [
        Step("begin it", at("act", slot.pk, "beginnen")),
        Step("end it", at("act", slot.pk, "klaar")),
        Step("leave it out", at("act", slot.pk, "overslaan")),
        Step("do it after all", at("act", slot.pk, "toch")),
        Step("give it more time", at("act", slot.pk, "meer-tijd"), lambda: {"version": 1}),
        Step("take the last step back", at("take_back"), last),
        Step("take it out of the day", at("slot_remove", slot.pk)),
        Step("take the day off the list", at("remove")),
    ]
    watched = (PitchDay, PitchSlot, PitchDayBoard, SchoolPlan)
    compare(Table("Part of a pitch day", seats, list(STATES), put_in, watched, steps))
