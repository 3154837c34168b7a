"""Planning a day: slots at once, order, times, boards, calendars."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import translation

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Meeting
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import boards_of
from samenverder.pitchdays.queries.times import clash
from samenverder.tracks.models import ProgrammeItem
from tests.pitchdays.conftest import TODAY, another_school, begin, slot_of, slots

pytestmark = pytest.mark.django_db


def names(day) -> list[str]:
    return [row.name for row in slots(day)]


def test_every_school_that_takes_part_has_its_time_at_once(day, plan):
    assert [row.kind for row in slots(day)] == ["opening", "pitch", "pitch", "pitch", "closing"]
    with translation.override("en"):
        missing = {part.slot.name: part.missing for part in parts_of(day) if part.slot.is_pitch}
    assert missing == {
        plan.school.name: "No slides yet", "Vso Eb": "No plan yet",
        "Vso Zeewind": "The plan is not shared yet",
    }  # fmt: skip


def test_a_plan_that_is_begun_later_is_there_by_itself(day, plan, track):
    school = track.schools.get(plan=None)
    school.plan = plan
    school.save()
    assert [part.plan for part in parts_of(day) if part.slot.name == "Vso Eb"] == [plan]


def test_times_follow_from_the_order(day):
    before = dt.datetime.combine(TODAY, dt.time(8), ZONE)
    assert [f"{part.planned_from:%H.%M}" for part in parts_of(day, before)] == [
        "13.00", "13.10", "13.30", "13.50", "14.05",
    ]  # fmt: skip
    row = slot_of(day, "Vso Zeewind")
    operations.move_slot(slot=row, by=None, version=row.version, place=1)
    assert names(day)[0] == "Vso Zeewind"
    assert [f"{part.planned_from:%H.%M}" for part in parts_of(day, before)] == [
        "13.00", "13.15", "13.25", "13.45", "14.00",
    ]  # fmt: skip


def test_who_moves_what_somebody_moved_meanwhile_hears_it(day, frank):
    row = slot_of(day, "Vso Zeewind")
    operations.move_slot(slot=row, by=frank, version=row.version, place=1)
    with pytest.raises(EditedMeanwhile):
        operations.move_slot(slot=row, by=frank, version=row.version, place=5)
    assert names(day)[0] == "Vso Zeewind"


@translation.override("en")
def test_what_does_not_fit_is_one_sentence(day, frank):
    assert clash(day, parts_of(day)) == ""
    day.ends = dt.time(14)
    assert "15 minutes too long" in clash(day, parts_of(day))
    day.ends, day.minutes = None, 60
    day.questions = 120
    assert "14.05" not in clash(day, parts_of(day))
    day.starts = dt.time(20)
    assert "too long for one day" in clash(day, parts_of(day))


def test_boards_of_shared_plans_come_with_who_may_decide(day, board, dora):
    (found,) = boards_of(day)
    assert found.organisation == board
    assert [guest.person for guest in found.listeners] == [dora.people.get()]


def test_a_board_taken_off_stays_off_and_comes_back_with_its_people(day, frank, board):
    (found,) = boards_of(day)
    operations.remove_board(board=found, by=frank)
    assert operations.add_boards(day=day, by=frank) == 0
    operations.add_board(day=day, by=frank, organisation=board)
    assert [len(row.listeners) for row in boards_of(day)] == [1]


def test_new_schools_come_before_the_closing(day, region, track, frank):
    track.schools.create(organisation=another_school(region, "Vso Vloed"), state="joined")
    assert operations.add_schools(day=day, by=frank) == 1
    assert operations.add_schools(day=day, by=frank) == 0
    assert names(day)[-2] == "Vso Vloed"


def test_in_calendars_in_one_step_with_boards_and_change_leads(
    region, track, dora, frank, mia, django_capture_on_commit_callbacks
):
    track.schools.get(plan__title="Internship in year 3").leads.create(person=mia.people.get())
    item = ProgrammeItem.objects.create(track=track, kind="pitch", title="Pitch", day=TODAY)
    day = begin(region, frank, item=item, day=TODAY + dt.timedelta(days=9))
    with django_capture_on_commit_callbacks(execute=True):
        assert operations.plan_day(day=day, by=frank, invite=True) == 2
    day.refresh_from_db()
    item.refresh_from_db()
    assert item.meeting == day.meeting
    assert f"{day.must_end_at:%H.%M}" == "14.15"
    assert {message.to[0] for message in mail.outbox} == {dora.email, mia.email}


def test_another_day_goes_with_the_meeting_and_back(
    region, track, dora, frank, django_capture_on_commit_callbacks
):
    day = begin(region, frank, track=track, day=TODAY + dt.timedelta(days=9))
    operations.plan_day(day=day, by=frank, invite=True)
    later = TODAY + dt.timedelta(days=16)
    values = {"title": "Pitch day", "day": later, "starts": dt.time(9), "ends": dt.time(12)}
    day = PitchDay.objects.get(pk=day.pk)
    with django_capture_on_commit_callbacks(execute=True):
        operations.change_day(
            pitch_day=day, by=frank, version=day.version, host=None, place="Zaal", **values
        )
    meeting = Meeting.objects.get(pitch_day=day)
    assert (meeting.starts_at.astimezone(ZONE).date(), meeting.place) == (later, "Zaal")
    assert "Pitch day" in mail.outbox[-1].subject
    meeting.starts_at += dt.timedelta(hours=2)
    meeting.save()
    assert f"{parts_of(PitchDay.objects.get(pk=day.pk))[0].planned_from:%H.%M}" == "11.00"


def test_a_day_that_is_over_cannot_be_put_in_calendars(region, track, dora, frank):
    day = begin(region, frank, track=track, day=TODAY - dt.timedelta(days=1))
    with pytest.raises(Refused):
        operations.plan_day(day=day, by=frank, invite=True)


def test_nothing_of_another_region(region, other_region, track, frank):
    with pytest.raises(ValueError, match="belongs to its partnership"):
        begin(other_region, frank, track=track)
