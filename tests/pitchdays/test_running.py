"""The day itself: now, next, late, skipped, taken back, by two people at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from samenverder.lib.text import ZONE
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.times import moment_of
from samenverder.plans.models import SchoolPlan
from tests.pitchdays.conftest import TODAY, begin, slot_of, slots


def at(hour: int, minute: int) -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(hour, minute), ZONE)


def ran(day, name: str, began: dt.datetime, ended: dt.datetime | None = None) -> None:
    row = slot_of(day, name)
    PitchSlot.objects.filter(pk=row.pk).update(began_at=began, ended_at=ended)


@pytest.mark.django_db
class TestTimes:
    def test_late_shifts_what_follows(self, day, plan):
        ran(day, "opening", at(13, 8), at(13, 20))
        parts = parts_of(day, at(13, 20))
        assert [f"{part.starts:%H.%M}" for part in parts] == [
            "13.08", "13.20", "13.40", "14.00", "14.15",
        ]  # fmt: skip
        assert moment_of(parts).late == 10

    def test_a_pitch_that_takes_longer_pushes_the_rest_on(self, day, plan):
        ran(day, "opening", at(13, 0), at(13, 10))
        ran(day, plan.school.name, at(13, 10))
        assert moment_of(parts_of(day, at(13, 20))).late == 0
        assert moment_of(parts_of(day, at(13, 32))).late == 7

    def test_skipping_brings_it_back(self, day, frank):
        ran(day, "opening", at(13, 8), at(13, 20))
        operations.skip_slot(slot=slot_of(day, "Vso Eb"), by=frank)
        assert moment_of(parts_of(day, at(13, 20))).late == -10

    def test_nothing_shifts_on_another_day(self, region, track, frank):
        day = begin(region, frank, track=track, day=TODAY - dt.timedelta(days=3))
        assert [part.starts == part.planned_from for part in parts_of(day)] == [True] * 5


@pytest.mark.django_db
class TestSteps:
    def test_beginning_ends_what_was_on_and_notes_the_pitch(self, day, plan, frank):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        operations.begin_slot(slot=slot_of(day, plan.school.name), by=frank)
        first, second, *_rest = slots(day)
        assert first.ended_at == second.began_at
        assert second.noted_pitch
        plan.refresh_from_db()
        assert plan.state == "pitched"
        day.refresh_from_db()
        assert day.led_by == frank

    def test_a_draft_stays_a_draft(self, day, frank):
        operations.begin_slot(slot=slot_of(day, "Vso Zeewind"), by=frank)
        assert SchoolPlan.objects.get(school__name="Vso Zeewind").state == "draft"

    def test_taking_back_undoes_the_whole_step_and_only_that(self, day, plan, frank):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        operations.begin_slot(slot=slot_of(day, plan.school.name), by=frank)
        seen = moment_of(parts_of(day)).last_act_at
        operations.take_back(day=day, by=frank, seen=seen)
        first, second, *_rest = slots(day)
        assert first.is_on
        assert second.is_coming
        plan.refresh_from_db()
        assert plan.state == "shared"

    def test_a_plan_that_was_pitched_before_stays_pitched(self, day, plan, frank):
        SchoolPlan.objects.filter(pk=plan.pk).update(state="agreed")
        operations.begin_slot(slot=slot_of(day, plan.school.name), by=frank)
        operations.take_back(day=day, by=frank, seen=moment_of(parts_of(day)).last_act_at)
        plan.refresh_from_db()
        assert plan.state == "agreed"

    def test_who_takes_back_a_step_that_is_not_the_last_any_more_hears_it(self, day, frank, alice):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        seen = moment_of(parts_of(day)).last_act_at
        operations.end_slot(slot=slot_of(day, "opening"), by=alice)
        with pytest.raises(EditedMeanwhile):
            operations.take_back(day=day, by=frank, seen=seen)

    def test_a_part_begun_out_of_turn_comes_right_after_what_was_done(self, day, frank):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        operations.begin_slot(slot=slot_of(day, "Vso Zeewind"), by=frank)
        assert slots(day)[1].name == "Vso Zeewind"

    def test_two_who_tap_at_once_begin_it_once(self, day, frank, alice):
        row = slot_of(day, "opening")
        operations.begin_slot(slot=row, by=frank)
        began = slot_of(day, "opening").began_at
        operations.begin_slot(slot=row, by=alice)
        assert slot_of(day, "opening").began_at == began

    def test_time_is_not_given_twice_unseen(self, day, frank, alice):
        row = slot_of(day, "Vso Eb")
        operations.give_minutes(slot=row, by=frank, version=row.version, minutes=5)
        with pytest.raises(EditedMeanwhile):
            operations.give_minutes(slot=row, by=alice, version=row.version, minutes=5)
        assert slot_of(day, "Vso Eb").minutes == 20

    def test_skipped_and_done_after_all(self, day, frank):
        operations.skip_slot(slot=slot_of(day, "Vso Eb"), by=frank)
        with pytest.raises(Refused):
            operations.begin_slot(slot=slot_of(day, "Vso Eb"), by=frank)
        operations.do_after_all(slot=slot_of(day, "Vso Eb"), by=frank)
        assert slots(day)[0].name == "Vso Eb"

    def test_before_the_day_nothing_begins(self, region, track, frank):
        day = begin(region, frank, track=track, day=TODAY + dt.timedelta(days=1))
        with pytest.raises(Refused):
            operations.begin_slot(slot=slot_of(day, "opening"), by=frank)

    def test_what_began_stays_where_it_is(self, day, frank):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        row = slot_of(day, "opening")
        with pytest.raises(Refused):
            operations.move_slot(slot=row, by=frank, version=row.version, place=3)
        with pytest.raises(Refused):
            operations.remove_slot(slot=row, by=frank)
        other = slot_of(day, "Vso Eb")
        operations.move_slot(slot=other, by=frank, version=other.version, place=1)
        assert slots(day)[1].name == "Vso Eb"

    def test_the_day_is_over_when_all_is_done_or_skipped(self, day, frank):
        for row in slots(day):
            operations.begin_slot(slot=row, by=frank)
        assert not moment_of(parts_of(day)).is_over
        operations.end_slot(slot=slots(day)[-1], by=frank)
        assert moment_of(parts_of(day)).is_over

    def test_taking_over(self, day, frank, alice):
        operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
        operations.take_over(day=day, by=alice)
        assert PitchDay.objects.get(pk=day.pk).led_by == alice


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_the_same_moment_lose_no_tap(day, frank, alice):
    """Frank ends the opening while Alice skips a school: both happen, whoever comes first."""
    if connection.vendor == "sqlite":
        pytest.skip("there is one connection to a database in memory")
    operations.begin_slot(slot=slot_of(day, "opening"), by=frank)
    opening, other = slot_of(day, "opening"), slot_of(day, "Vso Eb")

    def tap(work):
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        taps = [
            both.submit(tap, lambda: operations.end_slot(slot=opening, by=frank)),
            both.submit(tap, lambda: operations.skip_slot(slot=other, by=alice)),
        ]
        for one in taps:
            one.result()
    assert slot_of(day, "opening").ended_at is not None
    assert slot_of(day, "Vso Eb").skipped_at is not None
