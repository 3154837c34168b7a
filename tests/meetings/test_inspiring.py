"""A bus tour is no board meeting: no minutes to approve, and who came is noted on one page."""

import pytest

from samenverder.meetings.models import AgendaItem, Attendee, MeetingState
from samenverder.meetings.operations.approval import put_on_next
from samenverder.meetings.operations.meetings import duplicate_meeting
from samenverder.meetings.operations.running import begin_meeting
from samenverder.network.models import OutgoingMail, Person
from tests.meetings.conftest import in_days, make_meeting

pytestmark = pytest.mark.django_db


def outing(region, by, days, **fields):
    """A bus tour so many days from now."""
    values = {"kind": "inspiration", "title": "Bustour", "starts_at": in_days(days, 9)}
    return make_meeting(region, by, **(values | fields))


@pytest.fixture
def past(region, alice, people):
    """A bus tour of three days ago to which everybody of the cast was asked."""
    found = outing(region, alice, -3)
    Attendee.objects.bulk_create(
        Attendee(meeting=found, person=person)
        for person in Person.objects.filter(partnership=region)
    )
    return found


@pytest.mark.parametrize("kind", ["inspiration", "visit"])
def test_minutes_of_an_outing_are_not_approved_at_the_next_one(region, alice, kind):
    first = outing(region, alice, -40, kind=kind)
    first.state, first.minutes_state = MeetingState.HELD, "sent"
    first.save()
    following = outing(region, alice, 30, kind=kind)
    duplicate_meeting(meeting=first, by=alice)
    assert put_on_next(first) is None
    assert not AgendaItem.objects.exists() and not following.items.exists()


def test_minutes_of_a_group_skip_its_outing(region, alice):
    from datetime import date

    from samenverder.network.models import WorkingGroup

    group = WorkingGroup.objects.create(partnership=region, name="Kern", since=date(2024, 1, 1))
    first = make_meeting(region, alice, kind="group", group=group, starts_at=in_days(-9))
    first.state, first.minutes_state = MeetingState.HELD, "sent"
    first.save()
    tour = outing(region, alice, 5, group=group)
    assert not tour.items.exists()
    following = make_meeting(region, alice, kind="group", group=group, starts_at=in_days(20))
    assert following.items.get().approves == first


def test_everybody_on_the_list_is_noted_with_one_button(client_for, frank, past, room):
    at, client = f"{room}{past.pk}/", client_for(frank)
    page = client.get(at).content.decode()
    assert f"{at}wie-er-was/" in page and "Bijeenkomst leiden" not in page
    answer = client.post(f"{at}wie-er-was/", {"iedereen": "ja"}, follow=True).content.decode()
    number = past.attendees.count()
    assert number > 2 and f"{number} mensen waren er" in answer
    assert past.attendees.filter(was_present=True).count() == number
    past.refresh_from_db()
    assert past.state == "held" and past.closed_at is not None
    assert client.get(f"{at}verslag/").status_code == 200


def test_who_said_yes_is_ticked_and_somebody_else_is_added(
    client_for, alice, frank, past, room, region
):
    first, second = past.attendees.order_by("pk")[:2]
    Attendee.objects.filter(pk=first.pk).update(answer="yes")
    guest = Person.objects.create(partnership=region, name="Gerda Gast")
    at, client = f"{room}{past.pk}/wie-er-was/", client_for(frank)
    page = client.get(at).content.decode()
    assert f'value="{first.pk}" checked' in page and f'value="{second.pk}" checked' not in page
    client.post(at, {"ids": [first.pk, second.pk], "person": guest.pk})
    there = set(past.attendees.filter(was_present=True).values_list("person", flat=True))
    assert there == {first.person_id, second.person_id, guest.pk}
    client.post(at, {"ids": [first.pk], "was": [first.pk, second.pk]})
    assert not past.attendees.get(pk=second.pk).was_present
    assert past.attendees.get(person=guest).was_present


def test_two_who_note_at_once_lose_nothing(client_for, alice, frank, past, room):
    first, second = past.attendees.order_by("pk")[:2]
    at = f"{room}{past.pk}/wie-er-was/"
    client_for(frank).post(at, {"ids": [first.pk]})
    client_for(alice).post(at, {"ids": [second.pk]})
    assert past.attendees.filter(was_present=True).count() == 2


def test_on_the_day_itself_it_can_be_noted_and_before_it_not(
    client_for, frank, region, alice, people, room
):
    person = Person.objects.filter(partnership=region).first()
    today, later = outing(region, alice, 0, ends_at=in_days(1)), outing(region, alice, 4)
    for meeting in (today, later):
        row = Attendee.objects.create(meeting=meeting, person=person)
        client_for(frank).post(f"{room}{meeting.pk}/wie-er-was/", {"ids": [row.pk]})
    assert today.attendees.get().was_present and not later.attendees.get().was_present
    today.refresh_from_db()
    assert today.state == "planned"
    page = client_for(frank).get(f"{room}{later.pk}/wie-er-was/").content.decode()
    assert "vanaf de dag zelf" in page and 'name="ids"' not in page


def test_sent_minutes_and_a_cancelled_outing_are_not_noted(client_for, frank, past, room):
    at, row = f"{room}{past.pk}/wie-er-was/", past.attendees.first()
    for fields in ({"minutes_state": "sent"}, {"minutes_state": "draft", "state": "cancelled"}):
        type(past).objects.filter(pk=past.pk).update(**fields)
        client_for(frank).post(at, {"ids": [row.pk]})
        assert not past.attendees.filter(was_present=True).exists()
        assert 'name="ids"' not in client_for(frank).get(at).content.decode()


def test_a_name_that_is_looked_for_keeps_the_ticks(client_for, frank, past, room):
    row = past.attendees.first()
    at = f"{room}{past.pk}/wie-er-was/"
    answer = client_for(frank).post(at, {"ids": [row.pk], "zoek": "Gerda & co"})
    assert answer.url == f"{at}?zoek=Gerda+%26+co#erbij"
    assert past.attendees.get(pk=row.pk).was_present


def test_somebody_of_another_region_cannot_be_added(client_for, frank, past, room, other_region):
    stranger = Person.objects.create(partnership=other_region, name="Van elders")
    at = f"{room}{past.pk}/wie-er-was/"
    assert client_for(frank).post(at, {"person": stranger.pk}).status_code == 404
    assert client_for(frank).post(at, {"person": "²"}).status_code == 404


def test_a_meeting_that_is_led_keeps_what_was_noted(client_for, frank, region, alice, people, room):
    meeting = outing(region, alice, 0, ends_at=in_days(1))
    person = Person.objects.filter(partnership=region).first()
    row = Attendee.objects.create(meeting=meeting, person=person)
    begin_meeting(meeting=meeting, by=alice)
    client_for(frank).post(f"{room}{meeting.pk}/wie-er-was/", {"ids": [row.pk]})
    meeting.refresh_from_db()
    assert meeting.state == "running" and meeting.attendees.get().was_present


@pytest.fixture
def coming(region, alice, people):
    """A bus tour in ten days to which nobody was asked."""
    return outing(region, alice, 10)


def test_a_member_says_i_come_and_takes_it_back(client_for, mia, frank, coming, room):
    at = f"{room}{coming.pk}/"
    assert f"{at}ik-kom/" in client_for(mia).get(at).content.decode()
    page = client_for(mia).post(f"{at}ik-kom/", follow=True).content.decode()
    row = coming.attendees.get()
    assert (row.person.user, row.answer) == (mia, "yes")
    assert "U komt" in page and f"{at}ik-kom/" not in page
    assert "Mia Mulder" in client_for(frank).get(f"{at}genodigden/").content.decode()
    client_for(mia).post(f"{at}antwoord/", {"answer": "no"})
    assert coming.attendees.get().answer == "no"


def test_a_reader_comes_too_and_twice_is_once(client_for, rita, coming, room):
    for _time in range(2):
        client_for(rita).post(f"{room}{coming.pk}/ik-kom/")
    assert coming.attendees.get().person.user == rita
    assert OutgoingMail.objects.count() == 1


def test_who_said_i_come_hears_of_a_change_and_of_its_end(client_for, mia, alice, coming, room):
    client_for(mia).post(f"{room}{coming.pk}/ik-kom/")
    client_for(alice).post(f"{room}{coming.pk}/afzeggen/", {"reason": "De bus is stuk"})
    first, last = OutgoingMail.objects.order_by("pk")
    assert first.subject.startswith("U komt:") and first.to == last.to == mia.email
    assert "De bus is stuk" in str(last.text)


@pytest.mark.parametrize("kind", ["board", "management", "group", "informal"])
def test_nobody_puts_themselves_on_the_list_of_another_kind(
    client_for, mia, alice, region, people, room, kind
):
    meeting = make_meeting(region, alice, kind=kind)
    assert "ik-kom" not in client_for(mia).get(f"{room}{meeting.pk}/").content.decode()
    client_for(mia).post(f"{room}{meeting.pk}/ik-kom/")
    assert not meeting.attendees.exists()


def test_not_for_what_is_over_cancelled_or_of_a_pitch_day(
    client_for, mia, alice, region, people, coming, room
):
    from samenverder.pitchdays.models import PitchDay

    of_day = outing(region, alice, 9)
    PitchDay.objects.create(
        partnership=region, title="Pitchmiddag", day=of_day.starts_at.date(),
        starts="13:00", meeting=of_day,
    )  # fmt: skip
    coming.state = MeetingState.CANCELLED
    coming.save()
    for meeting in (of_day, coming, outing(region, alice, -2)):
        assert "ik-kom" not in client_for(mia).get(f"{room}{meeting.pk}/").content.decode()
        client_for(mia).post(f"{room}{meeting.pk}/ik-kom/")
        assert not meeting.attendees.exists()


def test_who_was_taken_off_the_list_asks_first(client_for, mia, alice, coming, room):
    client_for(mia).post(f"{room}{coming.pk}/ik-kom/")
    row = coming.attendees.get()
    client_for(alice).post(f"{room}{coming.pk}/genodigden/{row.pk}/weg/")
    page = client_for(mia).post(f"{room}{coming.pk}/ik-kom/", follow=True).content.decode()
    assert "van de lijst gehaald" in page
    assert coming.attendees.get().removed_at is not None


def _planned(client, room, **fields):
    data = {"title": "Bustour", "start": "09:00", "end": "12:00"}
    return client.post(f"{room}nieuw/", data | fields, follow=True).content.decode()


@pytest.mark.parametrize("kind", ["inspiration", "board"])
def test_a_day_that_has_passed_is_not_called_planned(client_for, alice, room, kind):
    page = _planned(client_for(alice), room, kind=kind, day=f"{in_days(-2):%Y-%m-%d}")
    assert "De dag is al geweest" in page and "De bijeenkomst is gepland" not in page
    assert ("wie-er-was/" in page) == (kind == "inspiration")


def test_a_visit_to_come_is_called_planned(client_for, alice, room, region, region_lindemeer):
    host = region_lindemeer.organisations[0]
    outing(region, alice, 40, host=host)
    page = client_for(alice).get(f"{room}nieuw/").content.decode()
    assert f"{host.name} (bezoek gepland op" in page and f"{host.name} (voor het" not in page
    outing(region, alice, -40, host=region_lindemeer.organisations[1])
    page = client_for(alice).get(f"{room}nieuw/").content.decode()
    assert f"{region_lindemeer.organisations[1].name} (voor het laatst" in page


def test_planning_an_activity_says_so_and_asks_who_organises_it(client_for, alice, room):
    page = client_for(alice).get(f"{room}nieuw/?soort=inspiration").content.decode()
    assert "<h1>Activiteit plannen</h1>" in page and '<details class="more" open>' in page
    page = client_for(alice).get(f"{room}nieuw/").content.decode()
    assert "<h1>Bijeenkomst plannen</h1>" in page and '<details class="more" open>' not in page


def test_the_list_says_that_layer_and_partner_narrow_each_other(client_for, alice, coming, room):
    page = client_for(alice).get(f"{room}{coming.pk}/genodigden/").content.decode()
    assert "alleen wie op deze laag bij die partner" in page
    assert "alleen wie op die laag bij deze partner" in page
