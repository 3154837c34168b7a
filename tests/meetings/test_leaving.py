"""Somebody leaves: their items go to others, and they are asked to no more meetings."""

import pytest
from django.urls import reverse
from icalendar import Calendar

from samenverder.commitments import held
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.meetings.keys import answer_key
from samenverder.meetings.models import AgendaItem, Attendee, Meeting
from samenverder.meetings.operations.agenda import add_item, change_item
from samenverder.meetings.operations.guests import answer_invitation, ask_people, send_invitations
from samenverder.meetings.operations.meetings import duplicate_meeting
from samenverder.network.models import OutgoingMail
from samenverder.network.operations import leaving
from tests.meetings.conftest import in_days, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver(frank):
    return frank.people.get()


@pytest.fixture
def heir(mia):
    return mia.people.get()


@pytest.fixture
def item(asked, alice, leaver) -> AgendaItem:
    return add_item(meeting=asked, by=alice, title="De bus", owner=leaver)


def hand_over(by, leaver, to) -> int:
    rows = held.held_by(leaver)
    return leave_and_hand_over(by=by, person=leaver, to={r.key: to for r in rows})


class TestAgendaItems:
    def test_go_to_somebody_else_and_come_back(self, item, alice, leaver, heir):
        assert hand_over(alice, leaver, heir) == 1
        item.refresh_from_db()
        assert (item.owner, item.version) == (heir, 2)
        leaving.come_back(by=alice, person=leaver)
        item.refresh_from_db()
        assert item.owner == leaver

    def test_stay_with_a_third_who_got_them_since(self, item, alice, leaver, heir):
        hand_over(alice, leaver, heir)
        third = alice.people.get()
        change_item(item=item, by=alice, version=2, owner=third)
        leaving.come_back(by=alice, person=leaver)
        item.refresh_from_db()
        assert item.owner == third

    def test_of_meetings_that_are_over_stay_as_they_were(self, region, alice, leaver, heir):
        meeting = make_meeting(region, alice)
        past = add_item(meeting=meeting, by=alice, title="De bus", owner=leaver)
        Meeting.objects.update(starts_at=in_days(-9), ends_at=in_days(-9, 16))
        assert held.held_by(leaver) == []
        hand_over(alice, leaver, heir)
        past.refresh_from_db()
        assert past.owner == leaver

    def test_are_named_on_the_page_with_their_meeting(self, client_for, item, alice, leaver):
        page = reverse("commitments:person_leave", args=[leaver.partnership.slug, leaver.pk])
        html = client_for(alice).get(page).content.decode()
        assert "Agendapunt van Bestuurlijk overleg" in html
        assert "De plaats bij 1 bijeenkomst die nog komt." in html
        done = client_for(alice).post(page, {"to_all": "Mia Mulder", "seen": 1})
        assert done.status_code == 302
        item.refresh_from_db()
        assert item.owner.name == "Mia Mulder"

    def test_of_a_copied_meeting_are_not_of_who_left(self, item, asked, alice, leaver):
        leaving.leave(by=alice, person=leaver)
        copy = duplicate_meeting(meeting=asked, by=alice)
        assert [row.owner for row in copy.items.all()] == [None]


class TestSeats:
    def test_end_at_meetings_to_come_and_come_back_with_the_answer(
        self, client_for, asked, alice, leaver, heir
    ):
        seat = answer_invitation(attendee=Attendee.objects.get(person=leaver), answer="yes")
        address = reverse("meetings:answer", args=[answer_key(seat)])
        assert client_for(None).get(address).status_code == 200
        hand_over(alice, leaver, heir)
        seat.refresh_from_db()
        assert seat.removed_at is not None
        assert client_for(None).get(address).status_code == 404
        leaving.come_back(by=alice, person=leaver)
        seat.refresh_from_db()
        assert (seat.removed_at, seat.answer) == (None, "yes")
        assert client_for(None).get(address).status_code == 200

    def test_that_somebody_had_taken_away_before_stay_away(self, asked, alice, leaver, heir):
        Attendee.objects.filter(person=leaver).update(removed_at=in_days(-1))
        hand_over(alice, leaver, heir)
        leaving.come_back(by=alice, person=leaver)
        assert Attendee.objects.get(person=leaver).removed_at is not None

    def test_one_mail_takes_every_meeting_out_of_the_calendar(
        self, asked, region, alice, leaver, heir
    ):
        later = make_meeting(region, alice, title="Regiodag")
        ask_people(meeting=later, by=alice, people=[leaver])
        unmailed = make_meeting(region, alice, title="Nog niet gevraagd")
        for meeting in (asked, later):
            send_invitations(meeting=meeting, by=alice)
        ask_people(meeting=unmailed, by=alice, people=[leaver])
        before = set(OutgoingMail.objects.values_list("pk", flat=True))
        hand_over(alice, leaver, heir)
        (mail,) = OutgoingMail.objects.exclude(pk__in=before)
        assert mail.to == leaver.email
        assert "Bestuurlijk overleg" in mail.text and "Regiodag" in mail.text
        assert "Nog niet gevraagd" not in mail.text
        files = [bytes(file.content) for file in mail.attachments.order_by("pk")]
        assert sorted(uid for file in files for uid in uids(file)) == sorted([asked.uid, later.uid])
        assert all(b"METHOD:CANCEL" in file for file in files)

    def test_who_is_back_is_mailed_at_the_next_invitation(self, asked, alice, leaver, heir):
        send_invitations(meeting=asked, by=alice)
        hand_over(alice, leaver, heir)
        leaving.come_back(by=alice, person=leaver)
        assert send_invitations(meeting=asked, by=alice) == 1

    def test_without_an_invitation_there_is_no_mail(self, asked, alice, leaver, heir):
        Attendee.objects.update(invited_at=None)
        before = OutgoingMail.objects.count()
        hand_over(alice, leaver, heir)
        assert OutgoingMail.objects.count() == before


def uids(file: bytes) -> list[str]:
    calendar = Calendar.from_ical(file)
    return [str(event["uid"]) for event in calendar.walk("VEVENT")]
