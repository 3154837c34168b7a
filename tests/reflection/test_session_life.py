"""Planned, open, revealed, discussed, closed; every step has its way back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.commitments.models import ActionItem
from samenverder.reflection.models import Note, Phase, ReflectionSession
from samenverder.reflection.operations import lead, phases, sessions
from samenverder.reflection.operations.reveal import reveal, undo_reveal
from samenverder.reflection.operations.seats import NotOpen, take_seat
from samenverder.reflection.tasks import close_forgotten_sessions
from tests.reflection.session_world import Phone, make_open_session, make_session

pytestmark = pytest.mark.django_db


def url(session, rest=""):
    return f"/regio/{session.partnership.slug}/reflectie/sessies/{session.pk}/{rest}"


def fresh(session) -> ReflectionSession:
    return ReflectionSession.objects.get(pk=session.pk)


class TestPlanning:
    FORM = {
        "title": "Reflectie <b>2027</b>", "date": "2027-03-23", "time": "14:00", "duration": "60",
        "mode": "scored", "timing": "live", "names": "anonymous",
    }  # fmt: skip

    def fill(self, region, **changes):
        from samenverder.reflection.operations.instruments import load_regional_instrument

        return {**self.FORM, "instrument": load_regional_instrument().pk, **changes}

    def test_a_session_is_planned_with_the_whole_network_invited(self, region, alice, client_for):
        client = client_for(alice)
        response = client.post(f"/regio/{region.slug}/reflectie/sessies/nieuw/", self.fill(region))
        session = ReflectionSession.objects.get()
        assert response.url == session.get_absolute_url()
        assert session.invitees.count() == 4
        assert [part["minutes"] for part in session.agenda] == [5, 3, 7, 3, 27, 12, 3]
        assert b"&lt;b&gt;2027" in client.get(response.url).content

    @pytest.mark.parametrize("minutes", [20, 30, 45, 60, 90, 120])
    @pytest.mark.parametrize("mode", ["scored", "conversation"])
    @pytest.mark.parametrize("timing", ["live", "beforehand"])
    def test_the_agenda_fills_the_time(self, minutes, mode, timing):
        from samenverder.reflection.agenda import default_agenda

        parts = default_agenda(mode, timing, minutes)
        assert sum(part["minutes"] for part in parts) == minutes
        if minutes >= 40:
            assert sum(p["minutes"] for p in parts[-2:]) == 15

    @pytest.mark.parametrize(
        "change",
        [{"title": ""}, {"date": "32-13-2027"}, {"duration": "5"}, {"duration": "9999"},
         {"timing": "beforehand"}, {"mode": "anders"}, {"instrument": "0"}],
    )  # fmt: skip
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, region, alice, client_for, change
    ):
        response = client_for(alice).post(
            f"/regio/{region.slug}/reflectie/sessies/nieuw/",
            self.fill(region, **change, place="Zaal 3"),
        )
        page = response.content.decode()
        assert response.status_code == 422
        assert "Zaal 3" in page
        assert "data-focus" in page
        assert not ReflectionSession.objects.exists()

    def test_names_cannot_change_once_open(self, region, alice):
        session = make_open_session(region, alice)
        with pytest.raises(sessions.WrongPhase):
            sessions.change_session(session=session, by=alice, names="open")

    def test_codes_differ(self, region, alice):
        assert len({make_session(region, alice).code for _ in range(20)}) == 20


class TestTheHour:
    def test_from_open_to_closed_and_back(self, region, alice, client_for):
        session = make_open_session(region, alice)
        for _ in range(6):
            Phone(session).answer_all(session, 4)
        client = client_for(alice)
        steps = [
            ("onthullen", Phase.REVEALED), ("terugnemen", Phase.OPEN),
            ("onthullen", Phase.REVEALED), ("volgende", Phase.REVEALED),
            ("naar-acties", Phase.DISCUSSED), ("terug-naar-gesprek", Phase.REVEALED),
            ("naar-acties", Phase.DISCUSSED), ("beeindigen", Phase.CLOSED),
            ("heropenen", Phase.DISCUSSED), ("beeindigen", Phase.CLOSED),
        ]  # fmt: skip
        for command, phase in steps:
            assert client.post(url(session, f"leiden/doe/{command}/")).status_code == 302
            assert fresh(session).phase == phase, command
            assert client.get(url(session, "leiden/")).status_code == 200

    def test_a_step_taken_twice_is_said_not_done(self, region, alice, client_for):
        session = make_open_session(region, alice)
        client = client_for(alice)
        client.post(url(session, "leiden/doe/openen/"))
        page = client.get(url(session, "leiden/")).content.decode()
        assert "status warn" in page
        assert fresh(session).phase == Phase.OPEN

    def test_who_joins_while_it_goes_back_is_in_or_asked_to_wait(self, region, alice):
        """A phone looked at an open session; at that moment the facilitator takes it back."""
        session = make_open_session(region, alice)
        as_the_phone_saw_it = fresh(session)
        phases.back_to_planned(session=session, by=alice)
        with pytest.raises(NotOpen):
            take_seat(session=as_the_phone_saw_it, organisation=None, layer="")
        assert session.participants.count() == 0
        opened = phases.open_session(session=fresh(session), by=alice)
        take_seat(session=opened, organisation=None, layer="")
        with pytest.raises(sessions.WrongPhase):
            phases.back_to_planned(session=opened, by=alice)
        assert fresh(session).phase == "open"

    def test_the_timer(self, region, alice):
        session = make_open_session(region, alice)
        before = session.part_ends_at
        session = lead.add_minutes(session=session, by=alice, minutes=5)
        assert session.part_ends_at - before == timedelta(minutes=5)
        paused = lead.pause(session=session, by=alice)
        assert paused.part_ends_at is None
        assert 590 <= paused.paused_left <= 600
        assert lead.pause(session=paused, by=alice).part_ends_at is not None

    def test_another_facilitator_takes_over(self, region, alice, frank, client_for):
        session = make_open_session(region, alice)
        client_for(frank).post(url(session, "leiden/doe/overnemen/"))
        assert fresh(session).led_by == frank
        page = client_for(alice).get(url(session, "leiden/")).content.decode()
        assert "Frank Fokkema" in page

    def test_the_screen_can_be_blank(self, region, alice, client_for, client):
        session = make_open_session(region, alice)
        client_for(alice).post(url(session, "leiden/doe/leeg/"))
        assert session.code not in client.get(f"/scherm/{session.screen_key}/").content.decode()

    def test_the_screen_address_can_be_revoked(self, region, alice, client_for, client):
        session = make_open_session(region, alice)
        client_for(alice).post(url(session, "stap/nieuw-schermadres/"))
        assert client.get(f"/scherm/{session.screen_key}/").status_code == 404
        assert client.get(f"/scherm/{fresh(session).screen_key}/").status_code == 200

    def test_a_second_vote_stands_beside_the_first(self, region, alice):
        session = make_open_session(region, alice)
        phones = [Phone(session) for _ in range(6)]
        for phone in phones:
            phone.answer_all(session, 2)
        reveal(session=session, by=alice)
        statement = session.instrument.statements.get(code="A3")
        session = lead.show_statement(session=fresh(session), by=alice, statement=statement)
        assert 'class="bar"' in phones[0].get().content.decode()
        lead.open_second_vote(session=session, by=alice)
        assert 'class="bar"' not in phones[0].get().content.decode(), "like the big screen"
        for phone in phones:
            phone.send({"answers": [{"statement": "A3", "value": 5, "seq": 99, "vote": 2}]})
            refused = phone.send(
                {"answers": [{"statement": "A1", "value": 5, "seq": 99, "vote": 2}]}
            )
            assert refused.json()["refused"] == ["A1"]
        lead.close_second_vote(session=fresh(session), by=alice)
        figures = session.snapshots.last().figures["statements"]["A3"]
        assert figures["counts"] == [0, 6, 0, 0, 0]
        assert figures["second"]["counts"] == [0, 0, 0, 0, 6]

    def test_arguments_show_without_names_in_no_order(self, region, alice, client):
        session = make_open_session(region, alice)
        for number in range(6):
            phone = Phone(session)
            phone.answer_all(session, 2)
            phone.send({"arguments": [{"statement": "A3", "text": f"Reden {number}"}]})
        reveal(session=session, by=alice)
        statement = session.instrument.statements.get(code="A3")
        session = lead.show_statement(session=fresh(session), by=alice, statement=statement)
        lead.toggle_arguments(session=session, by=alice)
        page = client.get(f"/scherm/{session.screen_key}/").content.decode()
        assert all(f"Reden {number}" in page for number in range(6))
        lead.hide_argument(
            session=session, by=alice, key=session.arguments.get(text="Reden 3").shuffle
        )
        page = client.get(f"/scherm/{session.screen_key}/").content.decode()
        assert "Reden 3" not in page


class TestOpenConversation:
    def test_the_same_flow_without_scores(self, region, alice, client_for, client):
        session = make_open_session(region, alice, mode="conversation")
        facilitator = client_for(alice)
        assert session.discussion_items.count() == 6
        assert client.get(f"/meedoen/{session.code}/").status_code == 200
        facilitator.post(url(session, "leiden/doe/volgende/"))
        assert fresh(session).statement.code == "A1"
        assert b"A1" in facilitator.get(url(session, "leiden/")).content
        screen = client.get(f"/scherm/{session.screen_key}/").content.decode()
        assert fresh(session).statement.text in screen
        facilitator.post(
            url(session, "leiden/notitie/"), {"code": "A1", "version": "0", "text": "Genoteerd"}
        )
        assert Note.objects.get().text == "Genoteerd"
        facilitator.post(url(session, "leiden/doe/naar-acties/"))
        facilitator.post(url(session, "leiden/doe/beeindigen/"))
        assert fresh(session).phase == Phase.CLOSED
        assert b"Genoteerd" in facilitator.get(url(session, "uitkomst/")).content


class TestNotesAndActions:
    def test_two_people_in_one_note_lose_nothing(self, region, alice, frank, client_for):
        session = make_open_session(region, alice, mode="conversation")
        note = {"code": "A1", "version": "0"}
        client_for(alice).post(url(session, "leiden/notitie/"), {**note, "text": "Van Alice"})
        clash = client_for(frank).post(
            url(session, "leiden/notitie/"), {**note, "text": "Van Frank"}
        )
        page = clash.content.decode()
        assert clash.status_code == 409
        assert "Van Alice" in page
        assert "Van Frank" in page
        assert Note.objects.get().text == "Van Alice"

    def test_a_note_of_ten_megabytes_is_refused_in_a_sentence(self, region, alice, client_for):
        session = make_open_session(region, alice, mode="conversation")
        answer = client_for(alice).post(
            url(session, "leiden/notitie/"), {"code": "A1", "version": "0", "text": "x" * 20_000}
        )
        assert answer.status_code == 409
        assert not Note.objects.exists()

    def test_an_action_knows_its_statement_and_its_owner(self, region, alice, client_for):
        session = make_open_session(region, alice)
        statement = session.instrument.statements.get(code="P3")
        answer = client_for(alice).post(
            url(session, "leiden/actie/"),
            {"text": "Regel het mandaat", "owner": "alice aalders", "statement": statement.pk,
             "due_on": date.today() + timedelta(days=30)},
        )  # fmt: skip
        action = ActionItem.objects.get()
        assert answer.status_code == 302
        assert action.owner.user == alice
        assert (action.theme_code, action.statement_code) == ("partners", "P3")
        assert action.source_url == session.get_absolute_url()

    def test_a_free_name_owns_too(self, region, alice, client_for):
        session = make_open_session(region, alice)
        client_for(alice).post(
            url(session, "leiden/actie/"),
            {"text": "Bel", "owner": "De buurman", "due_on": date.today() + timedelta(days=1)},
        )
        assert ActionItem.objects.get().owner_name == "De buurman"

    def test_a_past_date_is_refused_and_the_text_stays(self, region, alice, client_for):
        session = make_open_session(region, alice)
        answer = client_for(alice).post(
            url(session, "leiden/actie/"),
            {"text": "Een lange tekst", "owner": "X", "due_on": "2020-01-01"},
        )
        assert answer.status_code == 422
        assert b"Een lange tekst" in answer.content
        assert not ActionItem.objects.exists()


class TestForgetting:
    def test_deleting_can_be_undone(self, region, alice, client_for):
        session = make_session(region, alice)
        client = client_for(alice)
        client.post(url(session, "stap/verwijderen/"))
        assert client.get(url(session, "leiden/")).status_code == 404
        listing = client.get(f"/regio/{region.slug}/reflectie/").content.decode()
        assert "stap/terughalen/" in listing
        client.post(url(session, "stap/terughalen/"))
        assert fresh(session).deleted_at is None

    def test_a_forgotten_session_closes_itself_and_says_so(self, region, alice, client_for):
        session = make_open_session(region, alice)
        long_ago = timezone.now() - timedelta(hours=20)
        ReflectionSession.objects.update(starts_at=long_ago, opened_at=long_ago)
        assert close_forgotten_sessions() == 1
        assert fresh(session).closed_itself
        assert close_forgotten_sessions() == 0

    def test_a_running_session_is_left_alone(self, region, alice):
        make_open_session(region, alice)
        assert close_forgotten_sessions() == 0

    def test_every_step_is_in_the_audit_chain(self, region, alice):
        session = make_open_session(region, alice)
        undone = reveal(session=session, by=alice)
        assert undone
        undo_reveal(session=fresh(session), by=alice)
        verbs = list(
            AuditEntry.objects.filter(subject=f"session:{session.pk}").values_list(
                "verb", flat=True
            )
        )
        assert verbs == ["session_planned", "session_opened", "results_revealed", "reveal_undone"]
