"""The pages of a meeting, walked from planning to minutes."""

import pytest

from samenverder.commitments.models import ActionItem, Decision
from samenverder.meetings.models import AgendaItem, Meeting
from samenverder.network.models import Mandate, OutgoingMail, Person
from tests.meetings.conftest import in_days

pytestmark = pytest.mark.django_db


def plan(client, room, **fields):
    data = {
        "kind": "board", "title": "Bestuurlijk overleg", "day": in_days(30).date().isoformat(),
        "start": "14:00", "end": "16:00",
    }  # fmt: skip
    return client.post(f"{room}nieuw/", data | fields)


def test_an_empty_room_says_what_to_do_first(client_for, alice, mia, room):
    page = client_for(alice).get(room)
    assert f"{room}nieuw/" in page.content.decode()
    assert f"{room}nieuw/" not in client_for(mia).get(room).content.decode()


def test_planning_a_meeting(client_for, alice, room, region):
    client = client_for(alice)
    assert client.get(f"{room}nieuw/").status_code == 200
    answer = plan(client, room)
    meeting = Meeting.objects.get()
    assert answer.url == f"{room}{meeting.pk}/"
    page = client.get(answer.url).content.decode()
    assert "Bestuurlijk overleg" in page
    assert client.get(room).status_code == 200


def test_what_is_wrong_is_said_and_kept(client_for, alice, room):
    answer = plan(client_for(alice), room, end="13:00", title="Een titel die blijft")
    assert answer.status_code == 422
    assert "Een titel die blijft" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_series_stays_at_the_same_hour_across_summer_time(client_for, alice, room):
    plan(client_for(alice), room, day="2027-03-16", repeat="week", times="4")
    from samenverder.lib.text import ZONE

    meetings = Meeting.objects.order_by("starts_at")
    assert [m.starts_at.astimezone(ZONE).hour for m in meetings] == [14] * 4
    assert len({m.uid for m in meetings}) == 4
    assert {m.series_id for m in meetings} == {meetings[0].series_id}


def test_from_agenda_to_approved_minutes(client_for, alice, mia, asked, room, people, region):
    client, at = client_for(alice), f"{room}{asked.pk}/"
    for title, kind, subject in [("Opening", "inform", ""), ("De bus", "decide", "means")]:
        answer = client.post(
            f"{at}agenda/nieuw/",
            {"title": title, "kind": kind, "minutes": "10", "subject": subject},
        )
        assert answer.status_code == 302
    assert client.get(f"{at}agenda/").status_code == 200
    _opening, bus = AgendaItem.objects.order_by("order")
    client.post(f"{at}agenda/{bus.pk}/verplaatsen/", {"naar": "op"})
    assert [i.title for i in AgendaItem.objects.order_by("order")] == ["De bus", "Opening"]
    client.post(f"{at}genodigden/uitnodigen/")
    assert OutgoingMail.objects.count() == 4
    assert client.get(f"{at}leiden/").status_code == 200
    client.post(f"{at}leiden/beginnen/")
    person = Person.objects.get(user=mia)
    client.post(f"{at}leiden/aanwezig/", {"person": person.pk, "aanwezig": "ja"})
    client.post(f"{at}leiden/punt/", {"punt": bus.pk})
    answer = client.post(
        f"{at}leiden/{bus.pk}/notitie/", {"text": "Iedereen wil een bus.", "version": "0"}
    )
    assert answer.status_code == 302
    client.post(f"{at}leiden/{bus.pk}/vangen/", {"line": "@Mia voor 12 mei: belt het busbedrijf"})
    assert ActionItem.objects.get().owner == person
    client.post(f"{at}leiden/{bus.pk}/vangen/", {"line": "besluit € 5.000: een bus huren"})
    decision = Decision.objects.get()
    assert decision.is_open
    assert decision.amount == 5000
    assert client.get(f"{at}leiden/?punt={bus.pk}").status_code == 200
    for part in ("stand", "vangst"):
        assert client.get(f"{at}leiden/?deel={part}&punt={bus.pk}").status_code == 200
    assert client.post(f"{at}leiden/einde/").url == f"{at}verslag/"
    page = client.get(f"{at}verslag/").content.decode()
    assert "Iedereen wil een bus." in page
    assert "een bus huren" in page
    assert client.get(f"{at}verslag.pdf").content.startswith(b"%PDF")
    OutgoingMail.objects.all().delete()
    client.post(f"{at}verslag/mailen/")
    assert OutgoingMail.objects.count() == 4
    asked.refresh_from_db()
    assert asked.minutes_state == "sent"
    client.post(
        f"{at}verslag/{bus.pk}/",
        {"text": "Iedereen wil twee bussen.", "reason": "Het zijn er twee.", "version": "1"},
    )
    page = client.get(f"{at}verslag/").content.decode()
    assert "Iedereen wil twee bussen." in page
    assert "Iedereen wil een bus." in page
    client.post(f"{at}verslag/goedkeuren/")
    asked.refresh_from_db()
    assert asked.minutes_state == "approved"
    for who in people.values():
        for address in (at, f"{at}verslag/", f"{at}verslag.pdf", f"{at}bijeenkomst.ics", room):
            assert client_for(who).get(address).status_code == 200, (who, address)


def test_with_a_mandate_at_the_table_a_decision_stands(client_for, alice, mia, asked, room, region):
    from datetime import date

    from samenverder.meetings.operations.agenda import add_item
    from samenverder.meetings.operations.running import begin_meeting, set_present

    person = Person.objects.get(user=mia)
    Mandate.objects.create(
        partnership=region, person=person, organisation=region.organisations.first(),
        subjects=["means"], given_by="Bestuur", since=date(2024, 1, 1),
    )  # fmt: skip
    item = add_item(meeting=asked, by=alice, title="De bus", kind="decide", subject="means")
    begin_meeting(meeting=asked, by=alice)
    at, client = f"{room}{asked.pk}/", client_for(alice)
    assert "status warn" in client.get(f"{at}leiden/?deel=stand&punt={item.pk}").content.decode()
    set_present(meeting=asked, by=alice, person=person, present=True)
    assert "Mia Mulder" in client.get(f"{at}leiden/?deel=stand&punt={item.pk}").content.decode()
    client.post(f"{at}leiden/{item.pk}/vangen/", {"line": "besluit: een bus huren"})
    assert Decision.objects.get().state == "confirmed"


def test_a_line_that_is_not_clear_loses_nothing(client_for, alice, asked, room):
    from samenverder.meetings.operations.agenda import add_item
    from samenverder.meetings.operations.running import begin_meeting

    item = add_item(meeting=asked, by=alice, title="De bus")
    begin_meeting(meeting=asked, by=alice)
    client, at = client_for(alice), f"{room}{asked.pk}/leiden/{item.pk}/"
    answer = client.post(f"{at}vangen/", {"line": "@Kasper voor vrijdag: belt het busbedrijf"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "belt het busbedrijf" in page
    assert "Kasper" in page
    assert not ActionItem.objects.exists()
    answer = client.post(
        f"{at}vastleggen/",
        {
            "wat": "actie",
            "text": "belt het busbedrijf",
            "owner_name": "Kasper",
            "due_on": in_days(9).date().isoformat(),
        },
    )
    assert answer.status_code == 302
    assert ActionItem.objects.get().owner_name == "Kasper"
