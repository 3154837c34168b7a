"""What can be done with a learning track, and what cannot."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from samenverder.meetings.models import Meeting
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.plans.models import SchoolPlan
from samenverder.reflection.operations.reveal import reveal
from samenverder.tracks import operations
from samenverder.tracks.models import LearningTrack, LookingBack
from samenverder.tracks.operations.tracks import working_day
from samenverder.tracks.queries.findings import stands_out
from samenverder.tracks.queries.progress import progress_of
from samenverder.tracks.queries.tracks import programme_of
from samenverder.tracks.waiting import of_schools
from tests.reflection.session_world import Phone, make_open_session
from tests.tracks.conftest import begin

pytestmark = pytest.mark.django_db


def past(track):
    """The first item that has a day before today."""
    return track.items.filter(day__lt=timezone.localdate()).first()


def to_come(track, **more):
    day = working_day(timezone.localdate() + timedelta(days=20))
    fields = {"kind": "masterclass", "title": "Masterclass", "day": day, "starts": time(13),
              "ends": time(16), "host": None, "place": "Zaal 1", "text": "", "preparation": "",
              "question": "Wat nam u mee?"}  # fmt: skip
    return operations.add_item(track=track, by=more.pop("by"), **(fields | more))


class TestTheProgramme:
    def test_the_example_follows_from_start_to_outcome_day(self, track):
        kinds = [item.kind for item in programme_of(track)]
        assert kinds == ["start", "scan", "masterclass", "theory", "plan", "plan", "pitch",
                         "agreements", "follow_up", "outcome"]  # fmt: skip

    def test_no_day_falls_in_a_weekend(self, track):
        assert all(item.day.weekday() < 5 for item in programme_of(track))

    @pytest.mark.parametrize(("day", "moved"), [(27, 27), (28, 30), (29, 30), (30, 30)])
    def test_a_weekend_moves_to_monday(self, day, moved):
        assert working_day(date(2026, 11, day)) == date(2026, 11, moved)

    def test_who_changes_at_the_same_time_hears_of_it(self, track, alice, frank):
        item = track.items.first()
        item.track = track
        fields = {"kind": item.kind, "title": "Anders", "day": item.day, "host": None}
        operations.change_item(item=item, by=alice, version=1, **fields)
        with pytest.raises(EditedMeanwhile):
            operations.change_item(item=item, by=frank, version=1, **fields)

    def test_a_finished_track_changes_no_more(self, track, alice):
        operations.step_track(track=track, by=alice, to="finished")
        with pytest.raises(Refused, match=r"afgerond|finished"):
            to_come(track, by=alice)


class TestSteps:
    def test_a_track_does_not_finish_before_it_starts(self, region, alice):
        with pytest.raises(Refused):
            operations.step_track(track=begin(region, alice), by=alice, to="finished")

    def test_a_school_does_not_stop_before_it_takes_part(self, school, alice):
        operations.step_school(school=school, by=alice, to="invited")
        with pytest.raises(Refused):
            operations.step_school(school=school, by=alice, to="left")

    def test_a_school_that_took_part_keeps_its_place(self, school, alice):
        with pytest.raises(Refused):
            operations.take_off(school=school, by=alice)

    def test_a_period_does_not_end_before_it_begins(self, region, alice):
        today = timezone.localdate()
        with pytest.raises(Refused):
            begin(region, alice, ends_on=today - timedelta(days=100))

    def test_a_removed_track_comes_back_whole(self, track, school, alice):
        operations.remove_track(track=track, by=alice)
        operations.restore_track(track=track, by=alice)
        assert LearningTrack.objects.get(removed_at=None).schools.count() == 1


class TestCopies:
    def test_nothing_of_persons_goes_along(self, track, school, region, alice, mia):
        item = past(track)
        operations.look_back(item=item, school=school, by=mia, version=0, text="Geheim woord")
        operations.add_link(item=item, by=alice, url="https://voorbeeld.example/a", name="Artikel")
        coming = to_come(track, by=alice)
        operations.plan_item(item=coming, by=alice, invite=False)
        copy = begin(
            region, alice, starts_on=track.starts_on + timedelta(days=364),
            ends_on=track.ends_on + timedelta(days=364), beginning=operations.beginning_of(track),
        )  # fmt: skip
        assert copy.schools.count() == 0 and copy.led_by is None
        assert not copy.items.exclude(meeting=None).exists()
        assert not LookingBack.objects.filter(item__track=copy).exists()
        before = [item.day + timedelta(days=364) for item in programme_of(track)]
        assert [item.day for item in programme_of(copy)] == before
        assert [row.url for item in programme_of(copy) for row in item.material] == [
            "https://voorbeeld.example/a"
        ]

    def test_a_template_begins_another_track(self, track, region, alice):
        kept = operations.keep_as_template(track=track, by=alice, title=" Onze  leergang ")
        other = begin(region, alice, beginning=operations.from_template(kept))
        assert kept.title == "Onze leergang"
        assert [row.title for row in programme_of(other)] == [r.title for r in programme_of(track)]


class TestMeetings:
    def test_one_step_plans_asks_and_invites(self, track, school, alice, mia):
        item = to_come(track, by=alice)
        meeting = operations.plan_item(item=item, by=alice, invite=True)
        assert [row.person.user for row in meeting.attendees.all()] == [mia]
        assert meeting.attendees.get().invited_at is not None
        item.refresh_from_db()
        assert item.meeting == meeting

    def test_a_second_time_makes_no_second_meeting(self, track, school, alice):
        item = to_come(track, by=alice)
        operations.plan_item(item=item, by=alice, invite=False)
        with pytest.raises(Refused):
            operations.plan_item(item=item, by=alice, invite=False)
        assert Meeting.objects.count() == 1

    def test_a_day_that_is_over_is_not_planned(self, track, alice):
        with pytest.raises(Refused):
            operations.plan_item(item=past(track), by=alice, invite=False)

    def test_presence_counts_once_a_meeting(self, track, school, alice, mia):
        item = to_come(track, by=alice)
        meeting = operations.plan_item(item=item, by=alice, invite=False)
        meeting.attendees.update(was_present=True)
        Meeting.objects.update(state="held")
        assert (progress_of(track, mia)[0].present, progress_of(track, mia)[0].held) == (1, 1)


class TestLookingBack:
    def test_a_colleague_does_not_write_over_another(self, track, school, mia, alice):
        item = past(track)
        operations.look_back(item=item, school=school, by=mia, version=0, text="Wij praten meer.")
        with pytest.raises(EditedMeanwhile):
            operations.look_back(item=item, school=school, by=alice, version=0, text="Anders")
        assert LookingBack.objects.get().text == "Wij praten meer."

    def test_it_counts_in_the_progress(self, track, school, mia):
        operations.look_back(item=past(track), school=school, by=mia, version=0, text="Meer.")
        row = progress_of(track, mia)[0]
        assert row.answered == 1 and row.asked == len([i for i in programme_of(track) if i.is_past])

    def test_only_who_takes_part_answers(self, track, school, alice):
        operations.step_school(school=school, by=alice, to="left")
        with pytest.raises(Refused):
            operations.look_back(item=past(track), school=school, by=alice, version=0, text="x")


class TestWhatWaits:
    def test_a_lead_sees_the_invitation_until_it_is_answered(self, region, school, alice, mia):
        assert not [line for line in of_schools(region, mia) if "Sterker" in line.text]
        operations.step_school(school=school, by=alice, to="invited")
        (line,) = of_schools(region, mia)
        assert "Sterker in LOB" in line.text
        assert list(of_schools(region, alice)) == []

    def test_a_lead_is_asked_to_look_back_once(self, region_lindemeer, track, school, alice, mia):
        region, other = region_lindemeer.partnership, region_lindemeer.organisations[1]
        operations.invite_schools(track=track, by=alice, organisations=[other])
        track.schools.update(state="joined")
        recent = [
            item
            for item in programme_of(track)
            if item.is_past and item.day >= timezone.localdate() - timedelta(days=60)
        ]
        assert len(list(of_schools(region, mia))) == len(recent) > 0
        operations.look_back(item=recent[0], school=school, by=mia, version=0, text="Klaar.")
        assert len(list(of_schools(region, mia))) == len(recent) - 1

    def test_leads_of_invited_schools_get_one_mail(
        self, track, school, alice, django_capture_on_commit_callbacks
    ):
        with pytest.raises(Refused):
            operations.mail_leads(track=track, by=alice)
        operations.step_school(school=school, by=alice, to="invited")
        with django_capture_on_commit_callbacks(execute=True):
            assert operations.mail_leads(track=track, by=alice) == 1
        (sent,) = mail.outbox
        assert "Sterker in LOB" in sent.subject and "Praktijkschool" in sent.body


class TestOtherPartnerships:
    def test_a_person_of_elsewhere_pulls_nowhere_here(self, school, alice, other_region):
        stranger = Person.objects.create(partnership=other_region, name="Vreemd")
        with pytest.raises(ValueError, match="partnership"):
            operations.add_leads(school=school, by=alice, people=[stranger])

    def test_a_school_of_elsewhere_is_not_invited(self, track, alice, other_region):
        with pytest.raises(ValueError, match="partners"):
            operations.invite_schools(
                track=track, by=alice, organisations=[other_region.organisations.first()]
            )


class TestPlans:
    def test_the_plan_begins_with_what_stood_out(self, track, school, region, alice, mia):
        session = make_open_session(region, alice)
        for turn in range(6):
            Phone(session).answer_all(session, 1 if turn < 5 else 2)
        reveal(session=session, by=alice)
        school.scan = session
        school.save()
        plan = operations.begin_plan(school=school, by=mia)
        text = plan.sections.get(kind="why").text
        found = stands_out(type(session).objects.get(pk=session.pk))
        assert len(found) == 3 and all(row["text"] in text for row in found)
        assert plan.statement.code == found[0]["code"] and plan.school == school.organisation
        with pytest.raises(Refused):
            operations.begin_plan(school=school, by=mia)

    def test_four_people_give_no_figures(self, school, region, alice, mia):
        session = make_open_session(region, alice)
        for _turn in range(4):
            Phone(session).answer_all(session, 1)
        reveal(session=session, by=alice)
        school.scan = session
        school.save()
        assert stands_out(type(session).objects.get(pk=session.pk)) == []
        assert not operations.begin_plan(school=school, by=mia).sections.exists()

    def test_a_draft_is_a_state_to_others_and_no_more(self, track, school, alice, mia, rita):
        plan = operations.begin_plan(school=school, by=mia)
        own, others = progress_of(track, mia)[0], progress_of(track, rita)[0]
        assert own.plan == others.plan == plan
        assert own.may_read and not others.may_read

    def test_a_plan_of_another_school_is_not_chosen(self, track, school, region_lindemeer, alice):
        other = region_lindemeer.organisations[1]
        plan = SchoolPlan.objects.create(
            partnership=track.partnership, school=other, title="Van elders"
        )
        with pytest.raises(Refused):
            operations.link_plan(school=school, by=alice, plan=plan)
