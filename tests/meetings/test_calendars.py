"""Calendar files and addresses, read back by a second library."""

from datetime import datetime, timedelta

import pytest
import vobject
from django.utils import translation

from samenverder.lib.text import ZONE
from samenverder.meetings import calendars
from samenverder.meetings.keys import answer_key, attendee_of, feed_key, feed_of
from samenverder.meetings.models import Attendee, Meeting
from samenverder.meetings.operations.feeds import end_feed, make_feed
from samenverder.meetings.operations.guests import ask_no_longer, send_invitations
from samenverder.meetings.operations.meetings import (
    cancel_meeting,
    change_meeting,
    resume_meeting,
)
from samenverder.network.models import Access, MailAttachment, OutgoingMail, Person
from tests.meetings.conftest import in_days, make_meeting

pytestmark = pytest.mark.django_db


def read(content: bytes):
    """The calendar as vobject reads it; it must be whole."""
    text = content.decode()
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    assert calendar.version.value == "2.0"
    assert calendar.validate(raiseException=True)
    return calendar


def last_files(person: Person) -> list:
    """The calendar files this person was mailed, oldest first."""
    rows = MailAttachment.objects.filter(mail__to=person.email).order_by("mail_id")
    return [read(bytes(row.content)) for row in rows]


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ((2026, 1, 14), 1),
        ((2026, 7, 14), 2),
        ((2027, 3, 27), 1),  # the day before summer time
        ((2027, 3, 28), 2),
        ((2027, 10, 30), 2),  # the day before winter time
        ((2027, 10, 31), 1),
    ],
)
def test_the_time_of_the_clock_is_that_of_amsterdam(region, alice, day, hours):
    start = datetime(*day, 14, tzinfo=ZONE)
    meeting = make_meeting(region, alice, starts_at=start)
    event = read(calendars.feed([meeting], "Lindemeer")).vevent
    assert event.dtstart.value == start
    assert event.dtstart.value.utcoffset() == timedelta(hours=hours)
    assert (event.dtstart.value.hour, event.dtend.value.hour) == (14, 16)


def test_the_zone_itself_is_written_down(meeting):
    zone = read(calendars.feed([meeting], "Lindemeer")).vtimezone
    assert zone.tzid.value == "Europe/Amsterdam"
    text = calendars.feed([meeting], "Lindemeer").decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "DTSTART;TZID=Europe/Amsterdam:" in text


def test_odd_signs_come_through(region, alice):
    title = "Hé; een, lange \\ titel — met “tekens” en\u00a0meer: " + "x" * 60
    meeting = make_meeting(region, alice, title=title, place="Zaal 1; links, achterin")
    event = read(calendars.feed([meeting], "Lindemeer")).vevent
    assert event.summary.value == title
    assert event.location.value == "Zaal 1; links, achterin"


def test_an_invitation_then_a_change_then_a_cancellation(asked, alice, mia):
    person = Person.objects.get(user=mia)
    send_invitations(meeting=asked, by=alice)
    asked.refresh_from_db()
    moved = {"starts_at": in_days(31), "ends_at": in_days(31, 16)}
    change_meeting(meeting=asked, by=alice, version=asked.version, **moved)
    cancel_meeting(meeting=asked, by=alice, reason="Ziek")
    resume_meeting(meeting=asked, by=alice)
    files = last_files(person)
    events = [file.vevent for file in files]
    assert [file.method.value for file in files] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert {event.uid.value for event in events} == {asked.uid}
    assert [int(event.sequence.value) for event in events] == [0, 1, 2, 3]
    statuses = [event.status.value for event in events]
    assert statuses == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert events[1].dtstart.value == in_days(31)
    assert events[0].attendee.value == f"mailto:{person.email}"
    assert len(events[0].contents["attendee"]) == 1
    assert {row.content_type for row in MailAttachment.objects.all()} == {
        "text/calendar; method=REQUEST; charset=utf-8",
        "text/calendar; method=CANCEL; charset=utf-8",
    }


def test_what_calendars_do_not_show_mails_nobody(asked, alice):
    send_invitations(meeting=asked, by=alice)
    before = OutgoingMail.objects.count()
    asked.refresh_from_db()
    changed = change_meeting(
        meeting=asked, by=alice, version=asked.version, preparation="Bel eerst Hanneke"
    )
    assert changed.sequence == asked.sequence
    assert OutgoingMail.objects.count() == before


def test_who_is_no_longer_asked_gets_it_out_of_the_calendar(asked, alice, mia):
    person = Person.objects.get(user=mia)
    send_invitations(meeting=asked, by=alice)
    ask_no_longer(attendee=asked.attendees.get(person=person), by=alice)
    assert [file.method.value for file in last_files(person)] == ["REQUEST", "CANCEL"]
    assert OutgoingMail.objects.filter(subject__contains="hoeft niet te komen").count() == 1


def test_meetings_of_a_series_are_events_of_their_own(region, alice):
    first = make_meeting(region, alice, repeat="month", times=5)
    rows = Meeting.objects.filter(series=first.series).order_by("starts_at")
    calendar = read(calendars.feed(rows, "Lindemeer"))
    events = calendar.contents["vevent"]
    assert len({event.uid.value for event in events}) == 5
    assert {event.contents["related-to"][0].value for event in events} == {first.series.uid}
    days = {event.dtstart.value.strftime("%A %H:%M") for event in events}
    assert len(days) == 1


@pytest.mark.parametrize(
    ("first", "offsets"),
    [((2027, 3, 21), [1, 2, 2]), ((2027, 10, 24), [2, 1, 1])],
    ids=["the Sunday summer time begins", "the Sunday it ends"],
)
def test_a_series_keeps_its_hour_when_the_clock_changes(region, alice, first, offsets):
    start = datetime(*first, 14, tzinfo=ZONE)
    series = make_meeting(region, alice, repeat="week", times=3, starts_at=start).series
    rows = Meeting.objects.filter(series=series).order_by("starts_at")
    events = read(calendars.feed(rows, "Lindemeer")).contents["vevent"]
    starts = [event.dtstart.value for event in events]
    assert [(day.weekday(), day.hour) for day in starts] == [(6, 14)] * 3
    assert [day.utcoffset() for day in starts] == [timedelta(hours=n) for n in offsets]
    assert {event.dtend.value - event.dtstart.value for event in events} == {timedelta(hours=2)}


def test_moving_one_of_a_series_leaves_the_others(region, alice, mia):
    first = make_meeting(region, alice, repeat="week", times=3)
    others = Meeting.objects.filter(series=first.series).exclude(pk=first.pk)
    for meeting in (first, *others):
        meeting.attendees.create(person=mia.people.get())
        send_invitations(meeting=meeting, by=alice)
    start = first.starts_at + timedelta(days=1)
    change_meeting(
        meeting=first, by=alice, version=1, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    assert {other.minutes for other in others} == {120}
    assert {other.sequence for other in others} == {0}
    sent = [file.vevent for file in last_files(mia.people.get())]
    assert [int(event.sequence.value) for event in sent] == [0, 0, 0, 1]
    assert (sent[3].uid.value, sent[3].dtstart.value) == (first.uid, start)


def test_all_later_ones_can_follow(region, alice):
    first = make_meeting(region, alice, repeat="week", times=3, starts_at=in_days(30))
    later = list(Meeting.objects.exclude(pk=first.pk).order_by("starts_at"))
    start = first.starts_at + timedelta(hours=1)
    change_meeting(
        meeting=first, by=alice, version=1, also_later=True, title="Nieuw", starts_at=start,
        ends_at=start + timedelta(hours=1),
    )  # fmt: skip
    for before in later:
        after = Meeting.objects.get(pk=before.pk)
        assert after.title == "Nieuw"
        assert after.starts_at.astimezone(ZONE).date() == before.starts_at.astimezone(ZONE).date()
        assert after.starts_at.astimezone(ZONE).hour == 15


class TestAddresses:
    def test_it_gives_title_time_place_and_nothing_else(self, client_for, region, alice, asked):
        from samenverder.meetings.operations.agenda import add_item

        Meeting.objects.filter(pk=asked.pk).update(preparation="Geheim", purpose="Over Kasper")
        add_item(meeting=asked, by=alice, title="Leerling Kasper", text="Kasper")
        feed = make_feed(partnership=region, user=alice, kind="all")
        answer = client_for(None).get(f"/agenda/{feed_key(feed)}.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        text = answer.content.decode()
        assert read(answer.content).vevent.summary.value == "Bestuurlijk overleg"
        for secret in ("Geheim", "Kasper", "Mia Mulder", "mia@", "Frank"):
            assert secret not in text

    def test_mine_holds_what_i_am_asked_to(self, client_for, region, alice, mia, meeting):
        other = make_meeting(region, alice, title="Alleen voor Mia")
        Attendee.objects.create(meeting=other, person=Person.objects.get(user=mia))
        feed = make_feed(partnership=region, user=mia, kind="mine")
        text = client_for(None).get(f"/agenda/{feed_key(feed)}.ics").content.decode()
        assert "Alleen voor Mia" in text
        assert text.count("BEGIN:VEVENT") == 1

    def test_an_ended_address_opens_nothing_and_a_new_one_is_another(self, client_for, region, mia):
        feed = make_feed(partnership=region, user=mia, kind="mine")
        old = feed_key(feed)
        end_feed(feed=feed, user=mia)
        assert client_for(None).get(f"/agenda/{old}.ics").status_code == 404
        new = feed_key(make_feed(partnership=region, user=mia, kind="mine"))
        assert new != old
        assert client_for(None).get(f"/agenda/{new}.ics").status_code == 200
        assert client_for(None).get(f"/agenda/{old}.ics").status_code == 404

    def test_without_access_the_address_is_dead(self, region, mia):
        feed = make_feed(partnership=region, user=mia, kind="all")
        Access.objects.filter(user=mia).delete()
        assert feed_of(feed_key(feed)) is None

    @pytest.mark.parametrize("key", ["", "1", "x-y", "1-" + "0" * 40, "9" * 30 + "-abc", "١-abc"])
    def test_a_made_up_key_opens_nothing(self, region, mia, asked, key):
        make_feed(partnership=region, user=mia, kind="all")
        assert feed_of(key) is None
        assert attendee_of(key) is None

    def test_a_key_of_one_kind_is_none_of_the_other(self, region, mia, asked):
        feed = make_feed(partnership=region, user=mia, kind="all")
        attendee = asked.attendees.first()
        assert attendee_of(feed_key(feed)) is None
        assert feed_of(answer_key(attendee)) is None

    def test_the_page_makes_and_ends_addresses(self, client_for, mia, room):
        client, at = client_for(mia), f"{room}agenda-adressen/"
        client.post(at, {"kind": "mine"})
        assert "/agenda/" in client.get(at).content.decode()
        client.post(at, {"kind": "mine", "doe": "weg"})
        assert ".ics" not in client.get(at).content.decode()


def test_an_english_reader_gets_an_english_calendar(asked, alice, mia):
    mia.language = "en"
    mia.save()
    with translation.override("nl"):
        send_invitations(meeting=asked, by=alice)
    assert OutgoingMail.objects.get(to=mia.email).subject.startswith("Invitation:")
    assert OutgoingMail.objects.get(to=alice.email).subject.startswith("Uitnodiging:")
