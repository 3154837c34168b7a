"""After a dialogue meeting: what was told gets a destination, and says what became of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.ambition.models import RegionalQuestion
from samenverder.commitments.held import held_by
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import set_state
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.dialogues.models import Contribution, Destination
from samenverder.dialogues.operations import grouping, settling
from samenverder.dialogues.queries.afterwards import at_tables, progress_of, things_of
from samenverder.meetings.models import AgendaItem, Meeting
from samenverder.network.models import Person
from samenverder.projects.models import Project
from samenverder.web import undo


def thing(dialogue, words):
    return next(one for one in things_of(dialogue) if words in one.title)


def decide(client, here, dialogue, words, kind, **values):
    """As the form sends it."""
    one = thing(dialogue, words)
    sent = {"ding": f"{one.key}:{one.version}", "kind": kind} | values
    return client.post(f"{here}bestemming/", sent)


def in_weeks(number=3):
    return (timezone.localdate() + timedelta(weeks=number)).isoformat()


class TestDestinations:
    def test_a_puzzle_becomes_an_action_that_leads_back(self, told, here, leads, region):
        mia = Person.objects.get(partnership=region, name="Mia Mulder")
        answer = decide(
            leads, here, told, "augustus", "action",
            action_text="Een bellijst maken", owner=mia.pk, due_on=in_weeks(),
        )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        action = ActionItem.objects.get(text="Een bellijst maken")
        shown = leads.get(action.get_absolute_url()).content.decode()
        assert "Wie belt er in augustus?" in shown and f"{here}#k" in shown
        page = leads.get(here).content.decode()
        assert "Een bellijst maken" in page and "Mia Mulder" in page

    def test_what_an_action_became_is_seen_at_the_puzzle(self, told, here, leads, frank):
        decide(
            leads, here, told, "augustus", "action",
            action_text="Een bellijst maken", owner_name="Jo", due_on=in_weeks(),
        )  # fmt: skip
        set_state(action=ActionItem.objects.get(), by=frank, state="done")
        assert [row.stage for row in thing(told, "augustus").became] == ["done"]

    def test_who_leaves_hands_the_action_over_and_the_puzzle_says_so(
        self, told, here, leads, region, alice
    ):
        here_now = Person.objects.filter(partnership=region)
        mia, rita = here_now.get(name__startswith="Mia"), here_now.get(name__startswith="Rita")
        decide(
            leads, here, told, "augustus", "action",
            action_text="Bellijst", owner=mia.pk, due_on=in_weeks(),
        )  # fmt: skip
        to = {row.key: rita for row in held_by(mia)}
        leave_and_hand_over(by=alice, person=mia, to=to)
        assert [row.who for row in thing(told, "augustus").became] == [rita.name]

    def test_the_other_ways_make_what_they_say(self, told, here, leads, region, frank):
        start = timezone.now() + timedelta(days=9)
        meeting = Meeting.objects.create(
            partnership=region, kind="board", title="Bestuurlijk overleg", starts_at=start,
            ends_at=start + timedelta(hours=2),
        )  # fmt: skip
        decide(leads, here, told, "augustus", "agenda", meeting=meeting.pk, item="De zomer")
        decide(leads, here, told, "vervoer", "project", project_title="Eén busje op maandag")
        decide(leads, here, told, "Om de beurt", "question", question="Mag dit van de wet?")
        decide(leads, here, told, "week 3", "share", share="Op de studiedag van het mbo")
        assert AgendaItem.objects.get().meeting == meeting
        seen = leads.get(meeting.get_absolute_url()).content.decode()
        assert "Wie belt er in augustus?" in seen
        project = Project.objects.get()
        assert "vervoer" in leads.get(project.get_absolute_url()).content.decode()
        asked = leads.get(f"/regio/{region.slug}/ambitie/vragen/").content.decode()
        assert "Mag dit van de wet?" in asked and f"{here}#k" in asked
        progress = progress_of(things_of(told))
        assert (progress.puzzles_decided, progress.puzzles, progress.open) == (3, 3, 0)

    def test_saving_goes_to_the_next_one_that_waits(self, told, here, leads):
        answer = decide(leads, here, told, "augustus", "parked", reason="Later", volgende="1")
        following = leads.get(answer.url).content.decode()
        assert "bestemming/?ding=" in answer.url and "Later" not in following

    def test_a_party_can_be_asked_without_the_list_of_the_region(self, told, here, leads):
        decide(
            leads, here, told, "vervoer", "question", question="Wie betaalt?", asked_of="Provincie"
        )
        assert not RegionalQuestion.objects.exists()
        row = Destination.objects.get()
        leads.post(f"{here}uitkomst/{row.pk}/", {"version": row.version, "zin": "Zij betalen"})
        assert "Zij betalen" in leads.get(here).content.decode()

    @pytest.mark.parametrize("kind", ["action", "agenda", "project", "question", "parked"])
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, kind, told, here, leads):
        empty = {"question": "", "item": "", "due_on": "", "project_title": "", "share": "Blijft"}
        answer = decide(leads, here, told, "augustus", kind, **empty)
        assert answer.status_code == 422 and "Blijft" in answer.content.decode()
        assert not Destination.objects.exists()


class TestTogether:
    def test_a_group_is_decided_on_as_one(self, told, here, leads, frank):
        group = grouping.make_group(dialogue=told, by=frank, name="De zomer")
        for one in (thing(told, "augustus"), thing(told, "Om de beurt")):
            settling.put_in_group(
                contribution=one.card.row, by=frank, version=one.version, group=group
            )
        assert len(things_of(told)) == 3
        decide(leads, here, told, "De zomer", "parked", reason="In het voorjaar weer")
        assert thing(told, "De zomer").became and progress_of(things_of(told)).puzzles_decided == 2

    def test_a_table_is_named_once_and_a_group_of_several_tables_stands_in_front(self, told):
        second = told.tables.get(number=2)
        group = told.groups.create(name="Bellen")
        told.contributions.exclude(kind="pearl").exclude(text__contains="vervoer").update(
            group=group
        )
        told.contributions.filter(kind="idea").update(table=second)
        places = at_tables(thing for thing in things_of(told) if not thing.is_pearl)
        assert [place.name for place in places] == ["", str(told.tables.get(number=1))]
        assert [thing.title for thing in places[0].things] == ["Bellen"]

    @pytest.mark.parametrize("page", ["", "verslag/"])
    def test_with_very_many_cards_each_table_is_folded_with_its_numbers(
        self, told, here, leads, page
    ):
        assert '<details class="more fold"' not in leads.get(here + page).content.decode()
        Contribution.objects.bulk_create(
            Contribution(
                dialogue=told, table=told.tables.get(number=2), key=uuid4(), text=f"Puzzel {at}",
                author_hash=uuid4().hex, shuffle=uuid4().hex, kind="puzzle",
            )
            for at in range(40)
        )  # fmt: skip
        seen = leads.get(here + page).content.decode()
        assert seen.count('<details class="more fold"') == 3  # puzzles of two tables, and a pearl
        assert "40 kaarten · 40 zonder bestemming" in seen and "Puzzel 39" in seen

    def test_several_get_one_action_together(self, told, here, leads):
        chosen = [one for one in things_of(told) if not one.is_pearl]
        leads.post(
            f"{here}bestemming/",
            {
                "ding": [f"{one.key}:{one.version}" for one in chosen],
                "kind": "action", "action_text": "Samen uitzoeken", "owner_name": "Jo",
                "due_on": in_weeks(),
            },
        )  # fmt: skip
        assert ActionItem.objects.count() == 1
        assert Destination.objects.filter(action__isnull=False).count() == len(chosen)

    def test_who_decides_second_is_told_what_the_first_decided(self, told, here, leads):
        one = thing(told, "augustus")
        decide(leads, here, told, "augustus", "parked", reason="Eerst de begroting")
        sent = {"ding": f"{one.key}:{one.version}", "kind": "parked", "reason": "Mijn reden"}
        second = leads.post(f"{here}bestemming/", sent)
        page = second.content.decode()
        assert second.status_code == 422
        assert "Eerst de begroting" in page and "Mijn reden" in page
        assert Destination.objects.count() == 1
        again = dict(sent, ding=f"{one.key}:{one.version + 1}")
        assert leads.post(f"{here}bestemming/", again).status_code == 302


class TestUndo:
    def test_taking_it_back_takes_what_was_made_and_puts_it_back(self, told, here, leads):
        decide(
            leads, here, told, "augustus", "action",
            action_text="Bellijst", owner_name="Jo", due_on=in_weeks(),
        )  # fmt: skip
        row = Destination.objects.get()
        leads.post(f"{here}ongedaan/", {"rij": row.pk})
        assert not thing(told, "augustus").became
        assert ActionItem.objects.get().deleted_at
        leads.post(f"{here}ongedaan/", {"rij": row.pk, "aan": "1"})
        assert thing(told, "augustus").became and not ActionItem.objects.get().deleted_at

    def test_an_action_somebody_began_with_stays(self, told, here, leads, frank):
        decide(
            leads, here, told, "augustus", "action",
            action_text="Bellijst", owner_name="Jo", due_on=in_weeks(),
        )  # fmt: skip
        set_state(action=ActionItem.objects.get(), by=frank, state="doing")
        leads.post(f"{here}ongedaan/", {"rij": Destination.objects.get().pk})
        assert not ActionItem.objects.get().deleted_at


class TestWhoSees:
    def test_a_reader_reads_and_decides_nothing(self, told, here, client_for, rita):
        reader = client_for(rita)
        assert "augustus" in reader.get(here).content.decode()
        assert reader.get(f"{here}bestemming/").status_code == 403

    def test_hidden_parked_and_taken_back_ones_are_not_there(self, told, here, leads, frank):
        one = thing(told, "vervoer")
        settling.set_state(contribution=one.card.row, by=frank, version=1, state="hidden")
        other = thing(told, "augustus")
        settling.set_state(contribution=other.card.row, by=frank, version=1, state="parked")
        page = leads.get(here).content.decode()
        assert "vervoer" not in page and "augustus" not in page

    def test_of_a_removed_meeting_the_action_stays_without_a_dead_link(
        self, told, here, leads, region
    ):
        decide(
            leads, here, told, "augustus", "action",
            action_text="Bellijst", owner_name="Jo", due_on=in_weeks(),
        )  # fmt: skip
        leads.post(f"/regio/{region.slug}/bijeenkomsten/dialoog/{told.pk}/verwijderen/")
        page = leads.get(ActionItem.objects.get().get_absolute_url()).content.decode()
        assert told.title in page and here not in page
        assert "Wie belt er in augustus?" not in page
        assert leads.get(here).status_code == 404

    def test_as_many_queries_with_three_as_with_nine(self, told, here, leads):
        leads.get(here)
        with CaptureQueriesContext(connection) as few:
            leads.get(here)
        for number in range(6):
            row = Contribution.objects.create(
                dialogue=told, table=told.tables.first(), key=uuid4(), author_hash="x",
                shuffle=str(number), kind="puzzle" if number % 2 else "pearl", text=f"Nr {number}",
            )  # fmt: skip
            Destination.objects.create(contribution=row, kind="parked", text="later")
        with CaptureQueriesContext(connection) as many:
            leads.get(here)
        assert len(few) == len(many)


class TestIdeasWithTheirPuzzle:
    @pytest.fixture
    def one_more(self, told):
        """An idea, told later than the other one, for the other puzzle."""
        about = told.contributions.get(text__contains="vervoer")
        return Contribution.objects.create(
            dialogue=told, table=told.tables.get(number=2), key=uuid4(), author_hash="x",
            shuffle="0", kind="idea", text="Samen een busje", about=about,
        )  # fmt: skip

    def test_an_idea_stands_under_its_puzzle_in_the_report_too(self, told, here, leads, one_more):
        found = things_of(told)
        titles = [one.title for one in found]
        for puzzle, idea in (("vervoer", "busje"), ("augustus", "Om de beurt")):
            at = next(at for at, title in enumerate(titles) if puzzle in title)
            assert idea in titles[at + 1] and found[at + 1].under is found[at]
            assert found[at + 1].place == found[at].table
        lines = leads.get(f"{here}verslag.csv").content.decode().splitlines()
        assert "Wie betaalt het vervoer?" in next(line for line in lines if "busje" in line)
        for address in (here, f"{here}verslag/"):
            assert "bij: Wie betaalt het vervoer?" in leads.get(address).content.decode()

    def test_of_a_puzzle_in_a_group_it_stands_under_the_group(self, told, frank, one_more):
        group = grouping.make_group(dialogue=told, by=frank, name="De bus")
        told.contributions.filter(pk=one_more.about_id).update(group=group)
        found = things_of(told)
        at = next(at for at, one in enumerate(found) if one.group == group)
        assert found[at + 1].title == "Samen een busje" and found[at + 1].under is found[at]


def test_the_first_sentence_of_what_came_of_it_has_a_way_back(told, here, leads):
    decide(leads, here, told, "vervoer", "parked", reason="Later")
    row = Destination.objects.get()
    leads.post(f"{here}uitkomst/{row.pk}/", {"zin": "Het rijdt", "version": row.version})
    back = leads.session[undo.KEY]
    assert Destination.objects.get().outcome == "Het rijdt"
    leads.post(back["url"], back["fields"])
    assert Destination.objects.get().outcome == ""


def test_what_was_typed_about_a_party_stops_nobody_who_parks(told, here, leads):
    half = {"asked_name": "Tess", "asked_email": "geen"}
    assert decide(leads, here, told, "vervoer", "parked", reason="Later", **half).status_code == 302
    assert Destination.objects.get().text == "Later"
