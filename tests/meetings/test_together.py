"""Two people at once: neither's text disappears, the second sees what changed."""

import pytest

from samenverder.meetings.models import AgendaItem, MinutesNote
from samenverder.meetings.operations.agenda import (
    add_item,
    answer_put_in,
    move_item,
    remove_item,
    restore_item,
    take_over_actions,
)
from samenverder.meetings.operations.meetings import change_meeting
from samenverder.meetings.operations.minutes import (
    approve_minutes,
    correct_minutes,
    send_minutes,
    take_back_approval,
)
from samenverder.meetings.operations.running import (
    begin_meeting,
    end_meeting,
    reopen_meeting,
    write_note,
)
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from tests.meetings.conftest import in_days, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(asked, alice) -> AgendaItem:
    item = add_item(meeting=asked, by=alice, title="De bus")
    begin_meeting(meeting=asked, by=alice)
    asked.refresh_from_db()
    return item


class TestNotes:
    def test_the_second_keeps_the_text_and_sees_the_others(
        self, client_for, item, alice, frank, room
    ):
        at = f"{room}{item.meeting_id}/leiden/{item.pk}/notitie/"
        client_for(alice).post(at, {"text": "Alice schreef dit.", "version": "0"})
        answer = client_for(frank).post(at, {"text": "Frank schreef dat.", "version": "0"})
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Alice schreef dit." in page
        assert "Frank schreef dat." in page
        assert "Alice Aalders" in page
        assert MinutesNote.objects.get().text == "Alice schreef dit."
        both = {"text": "Alice schreef dit. Frank schreef dat.", "version": "1"}
        assert client_for(frank).post(at, both).status_code == 302
        assert MinutesNote.objects.get().version == 2

    def test_the_script_gets_the_same_as_facts(self, client_for, item, alice, frank, room):
        at = f"{room}{item.meeting_id}/leiden/{item.pk}/notitie/"
        own = {"X-Fragment": "1"}
        first = client_for(alice).post(at, {"text": "Eerst", "version": "0"}, headers=own)
        assert first.json()["version"] == 1
        second = client_for(frank).post(at, {"text": "Later", "version": "0"}, headers=own)
        assert second.status_code == 409
        assert second.json()["text"] == "Eerst"
        assert second.json()["by"] == "Alice Aalders"

    def test_the_same_text_twice_is_no_conflict(self, item, alice):
        write_note(item=item, by=alice, text="Gelijk", version=0)
        assert write_note(item=item, by=alice, text="Gelijk", version=0).version == 1

    def test_two_items_are_two_notes(self, item, asked, alice, frank):
        other = add_item(meeting=asked, by=alice, title="De trein")
        write_note(item=item, by=alice, text="Bus", version=0)
        write_note(item=other, by=frank, text="Trein", version=0)
        assert set(MinutesNote.objects.values_list("text", flat=True)) == {"Bus", "Trein"}


class TestMeetingAndAgenda:
    def test_a_meeting_changed_meanwhile(self, client_for, meeting, alice, frank, room):
        change_meeting(meeting=meeting, by=alice, version=1, title="Titel van Alice")
        data = {
            "kind": "board", "title": "Titel van Frank", "day": in_days(30).date().isoformat(),
            "start": "14:00", "end": "16:00", "version": "1",
        }  # fmt: skip
        at = f"{room}{meeting.pk}/wijzigen/"
        answer = client_for(frank).post(at, data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Titel van Alice" in page
        assert "Titel van Frank" in page
        assert client_for(frank).post(at, data | {"version": "2"}).status_code == 302

    def test_an_item_changed_meanwhile(self, client_for, asked, alice, frank, room):
        item = add_item(meeting=asked, by=alice, title="De bus")
        at = f"{room}{asked.pk}/agenda/{item.pk}/"
        data = {"title": "Van Alice", "kind": "inform", "minutes": "5", "version": "1"}
        assert client_for(alice).post(at, data).status_code == 302
        answer = client_for(frank).post(at, data | {"title": "Van Frank"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Van Alice" in page
        assert "Van Frank" in page

    def test_what_is_taken_off_comes_back_as_it_was(self, asked, alice):
        rows = [add_item(meeting=asked, by=alice, title=t) for t in ("Een", "Twee", "Drie")]
        remove_item(item=rows[1], by=alice)
        restore_item(item=rows[1], by=alice)
        move_item(item=rows[2], by=alice, step=-1)
        left = asked.items.filter(removed_at=None).order_by("order")
        assert [row.title for row in left] == ["Een", "Drie", "Twee"]
        move_item(item=rows[0], by=alice, step=-1)
        assert left.first().title == "Een"

    def test_a_member_puts_in_and_hears_why_not(self, client_for, asked, alice, mia, room):
        at = f"{room}{asked.pk}/"
        client_for(mia).post(
            f"{at}agenda/inbrengen/", {"title": "Vervoer", "kind": "discuss", "minutes": "5"}
        )
        item = AgendaItem.objects.get()
        assert item.state == "put_in"
        with pytest.raises(Refused):
            answer_put_in(item=item, by=alice, accept=False)
        answer_put_in(item=item, by=alice, accept=False, reason="Volgende keer")
        assert "Volgende keer" in client_for(mia).get(at).content.decode()
        answer_put_in(item=item, by=alice, accept=True)
        item.refresh_from_db()
        assert item.state == "on"

    def test_an_open_action_comes_on_the_agenda_once(self, asked, alice, region):
        from samenverder.commitments.operations import add_action

        action = add_action(
            partnership=region, by=alice, text="Bel de school", due_on=in_days(9).date(),
            owner=None, owner_name="Iemand",
        )  # fmt: skip
        assert take_over_actions(meeting=asked, by=alice, actions=[action]) == 1
        assert take_over_actions(meeting=asked, by=alice, actions=[action]) == 0


class TestMinutes:
    @pytest.fixture
    def held(self, item, alice):
        write_note(item=item, by=alice, text="Een bus.", version=0)
        return end_meeting(meeting=item.meeting, by=alice)

    def test_approval_comes_on_the_next_agenda_by_itself(self, held, alice, region):
        following = make_meeting(region, alice, starts_at=in_days(60))
        assert not following.items.exists()
        send_minutes(meeting=held, by=alice)
        item = following.items.get()
        assert item.approves == held
        assert item.title.startswith("Verslag van")
        later = make_meeting(region, alice, starts_at=in_days(90))
        assert not later.items.exists()

    def test_a_meeting_planned_afterwards_gets_it_too(self, held, alice, region):
        send_minutes(meeting=held, by=alice)
        following = make_meeting(region, alice, starts_at=in_days(60))
        assert following.items.get().approves == held

    def test_sent_minutes_change_by_corrections_only(self, held, item, alice):
        send_minutes(meeting=held, by=alice)
        with pytest.raises(Refused):
            write_note(item=item, by=alice, text="Anders", version=1)
        with pytest.raises(Refused):
            reopen_meeting(meeting=held, by=alice)
        correct_minutes(item=item, by=alice, text="Twee.", reason="Het waren er twee", version=1)
        with pytest.raises(EditedMeanwhile):
            correct_minutes(item=item, by=alice, text="Drie.", reason="Drie", version=1)
        correction = item.corrections.get()
        assert (correction.before, correction.after) == ("Een bus.", "Twee.")

    def test_sending_twice_is_refused(self, held, alice):
        send_minutes(meeting=held, by=alice)
        with pytest.raises(Refused):
            send_minutes(meeting=held, by=alice)

    def test_approval_can_be_taken_back(self, held, alice):
        with pytest.raises(Refused):
            approve_minutes(meeting=held, by=alice)
        send_minutes(meeting=held, by=alice)
        approve_minutes(meeting=held, by=alice)
        assert take_back_approval(meeting=held, by=alice).approved_on is None

    def test_a_meeting_ended_too_early_goes_on(self, held, alice):
        assert reopen_meeting(meeting=held, by=alice).state == "running"


def test_where_nobody_has_been_stands_first(region, alice):
    from samenverder.meetings.queries.meetings import hosts_of

    names = [host.organisation.name for host in hosts_of(region)]
    first = region.organisations.get(name=names[0])
    make_meeting(region, alice, host=first)
    assert hosts_of(region)[-1].organisation == first
    assert hosts_of(region)[0].last is None


def test_members_of_the_group_are_asked(region, alice, mia):
    from datetime import date

    from samenverder.network.models import Person, WorkingGroup

    group = WorkingGroup.objects.create(partnership=region, name="Kernteam", since=date(2024, 1, 1))
    person = Person.objects.get(user=mia)
    group.members.create(person=person, since=date(2024, 1, 1))
    meeting = make_meeting(region, alice, group=group, kind="group")
    assert [row.person for row in meeting.attendees.all()] == [person]


def test_among_many_people_one_searches(region, alice, mia, client_for, asked, room, monkeypatch):
    from samenverder.meetings.queries import people
    from samenverder.network.models import Person

    for name in ("Anna Ander", "Nora Nieuw"):
        Person.objects.create(partnership=region, name=name)
    at, client = f"{room}{asked.pk}/genodigden/", client_for(alice)
    assert "Nora Nieuw" in client.get(at).content.decode()
    monkeypatch.setattr(people, "MANY", 1)
    monkeypatch.setattr(people, "FIRST", 1)
    page = client.get(at).content.decode()
    assert "Nora Nieuw" not in page
    assert "Anna Ander" in page
    assert "Nora Nieuw" in client.get(f"{at}?zoek=nieu").content.decode()
    assert "Niemand met die naam." in client.get(f"{at}?zoek=qqqq").content.decode()
    person = Person.objects.get(name="Nora Nieuw")
    assert client.post(f"{at}?zoek=nieu", {"person": person.pk}).status_code == 302
    assert asked.attendees.filter(person=person).exists()
