"""Planning and leading a dialogue meeting."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Contribution, Dialogue, DialoguePhase
from samenverder.dialogues.operations import leading, planning, settling
from samenverder.dialogues.operations.planning import Plan
from samenverder.dialogues.queries.wall import strongest
from samenverder.dialogues.tasks import close_forgotten_dialogues
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.web.templatetags.web import clock
from tests.architecture.page_forms import forms_on

pytestmark = pytest.mark.django_db


def plan(**more):
    return Plan(**({"title": "Avond", "starts_at": timezone.now()} | more))


class TestPlanning:
    def test_a_table_for_each_focus_area_and_three_rounds(self, region, frank):
        areas = [
            FocusArea.objects.create(partnership=region, title=t) for t in ("Stage", "Overstap")
        ]
        dialogue = planning.plan_dialogue(
            partnership=region, by=frank, plan=plan(), focus_areas=areas
        )
        assert [str(row) for row in dialogue.tables.all()] == ["1. Stage", "2. Overstap"]
        assert dialogue.rounds.count() == 3

    def test_another_place_is_of_the_same_series(self, planned, frank):
        again = planning.repeat_dialogue(dialogue=planned, by=frank, plan=plan(place="Oudewaard"))
        planned.refresh_from_db()
        assert again.series == planned.series is not None
        assert [str(row) for row in again.tables.all()] == [str(r) for r in planned.tables.all()]
        assert again.code != planned.code

    def test_two_who_change_at_once(self, planned, frank, alice):
        planning.change_dialogue(dialogue=planned, by=frank, version=1, plan=plan(title="Eén"))
        with pytest.raises(EditedMeanwhile):
            planning.change_dialogue(dialogue=planned, by=alice, version=1, plan=plan(title="Twee"))

    def test_a_table_with_people_stays(self, dialogue, sits, frank):
        sits(1)
        with pytest.raises(Refused):
            planning.set_table_removed(table=dialogue.tables.get(number=1), by=frank, removed=True)
        empty = dialogue.tables.get(number=2)
        planning.set_table_removed(table=empty, by=frank, removed=True)
        planning.add_table(dialogue=dialogue, by=frank, title="Nieuw")
        planning.set_table_removed(table=empty, by=frank, removed=False)
        numbers = sorted(dialogue.tables.filter(removed_at=None).values_list("number", flat=True))
        assert numbers == [1, 2, 3]


class TestLeading:
    def test_steps_out_of_order_are_refused(self, planned, dialogue, frank):
        with pytest.raises(Refused):
            leading.open_dialogue(dialogue=dialogue, by=frank)
        leading.close_dialogue(dialogue=dialogue, by=frank)
        with pytest.raises(Refused):
            leading.go_to_round(dialogue=dialogue, by=frank, order=1)
        leading.reopen_dialogue(dialogue=dialogue, by=frank)
        assert Dialogue.objects.get().phase == DialoguePhase.OPEN

    def test_without_a_table_nobody_can_sit_down(self, region, frank):
        empty = planning.plan_dialogue(partnership=region, by=frank, plan=plan())
        with pytest.raises(Refused):
            leading.open_dialogue(dialogue=empty, by=frank)

    def test_opening_is_undone_as_long_as_nobody_joined(self, dialogue, sits, frank):
        leading.back_to_planned(dialogue=dialogue, by=frank)
        leading.open_dialogue(dialogue=dialogue, by=frank)
        dialogue.refresh_from_db()
        sits()
        with pytest.raises(Refused):
            leading.back_to_planned(dialogue=dialogue, by=frank)
        assert Dialogue.objects.get().phase == DialoguePhase.OPEN

    def test_the_clock(self, dialogue, frank, monkeypatch):
        now = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: now)
        leading.go_to_round(dialogue=dialogue, by=frank, order=1)
        dialogue.refresh_from_db()
        assert dialogue.round_ends_at == now + timedelta(minutes=25)
        leading.add_minutes(dialogue=dialogue, by=frank, minutes=5)
        dialogue.refresh_from_db()
        leading.pause(dialogue=dialogue, by=frank)
        dialogue.refresh_from_db()
        assert dialogue.paused_left == 30 * 60
        leading.pause(dialogue=dialogue, by=frank)
        dialogue.refresh_from_db()
        assert dialogue.round_ends_at == now + timedelta(minutes=30)


class TestSettling:
    def test_two_who_move_one_card_never_lose_it(self, dialogue, sits, frank, alice):
        sits(1).tell("Een kaart")
        row = Contribution.objects.get()
        tables = {table.number: table for table in dialogue.tables.all()}
        settling.move(contribution=row, by=frank, version=1, table=tables[2])
        with pytest.raises(EditedMeanwhile):
            settling.move(contribution=row, by=alice, version=1, table=tables[1])
        assert Contribution.objects.get().table.number == 2

    def test_put_together_and_taken_apart_again(self, dialogue, sits, frank):
        sits().tell("Wie belt er?", "puzzle")
        sits().tell("Wie neemt de telefoon op?", "puzzle")
        first, second = Contribution.objects.all()
        settling.merge(contribution=second, by=frank, version=1, into=first)
        card = strongest(dialogue)["puzzle"][0]
        assert (card.row.pk, [row.pk for row in card.same], card.weight) == (
            first.pk,
            [second.pk],
            2,
        )
        with pytest.raises(Refused):
            settling.merge(contribution=first, by=frank, version=1, into=first)
        settling.split(contribution=second, by=frank, version=2)
        assert len(strongest(dialogue)["puzzle"]) == 2

    def test_what_was_merged_goes_with_what_is_hidden_until_it_is_taken_apart(
        self, dialogue, sits, frank
    ):
        sits().tell("Een", "puzzle")
        sits().tell("Twee", "puzzle")
        first, second = Contribution.objects.all()
        settling.merge(contribution=second, by=frank, version=1, into=first)
        settling.set_state(contribution=first, by=frank, version=1, state="hidden")
        assert strongest(dialogue)["puzzle"] == []
        apart = settling.split(contribution=second, by=frank, version=3)
        settling.set_state(contribution=second, by=frank, version=apart.version, state="shown")
        assert [card.row.pk for card in strongest(dialogue)["puzzle"]] == [second.pk]


class TestPages:
    @pytest.mark.parametrize("screen", ["join", "wall", "groups", "closing"])
    def test_every_screen_opens(self, dialogue, sits, frank, screen):
        sits().tell("Een parel")
        leading.go_to_round(dialogue=dialogue, by=frank, order=1)
        leading.show(dialogue=dialogue, by=frank, screen=screen)
        assert Client().get(f"/dialoogscherm/{dialogue.screen_key}/").status_code == 200

    def test_who_leads_finds_every_card(self, dialogue, sits, frank, client_for):
        sits(1).tell("Een parel", for_whom="leerlingen")
        sits(2).tell("Een puzzel", "puzzle")
        url = reverse("dialogues:console", args=[dialogue.partnership.slug, dialogue.pk])
        page = client_for(frank).get(url).content.decode()
        assert "Een parel" in page
        assert "Een puzzel" in page
        assert "Een puzzel" not in client_for(frank).get(f"{url}?tafel=1").content.decode()

    def test_the_code_of_a_dialogue_leads_there_from_where_everybody_joins(self, dialogue):
        answer = Client().post("/meedoen/", {"code": dialogue.code.lower()})
        assert answer.headers["Location"] == f"/dialoog/{dialogue.code}/"
        assert Client().get("/dialoog/ZZZZZZ/").status_code == 404


class TestTwoChangeOneTable:
    def test_the_second_hears_it_and_the_first_can_go_back(self, planned, frank, client_for):
        table, browser = planned.tables.get(number=1), client_for(frank)
        page = reverse(
            "dialogues:table_change", args=[planned.partnership.slug, planned.pk, table.pk]
        )
        first = {"title": "Werk", "version": "1"}
        shown = browser.post(page, first, follow=True).content.decode()
        late = browser.post(page, {"title": "Anders", "version": "1"})
        assert late.status_code == 422 and "Werk" in late.content.decode()
        assert "Anders" in late.content.decode()
        back = next(form for form in forms_on(shown) if form.action == page)
        browser.post(page, back.data({}))
        assert planned.tables.get(number=1).title == "Stage en werk"


class TestForgotten:
    """A meeting that nobody ends closes by itself, and says so."""

    def hours_ago(self, dialogue, hours):
        at = timezone.now() - timedelta(hours=hours)
        Dialogue.objects.filter(pk=dialogue.pk).update(starts_at=at, opened_at=at)

    def test_twelve_hours_past_its_end_it_closes(self, dialogue, client_for, frank):
        self.hours_ago(dialogue, 13)  # it lasts two hours
        assert close_forgotten_dialogues() == 0
        self.hours_ago(dialogue, 15)
        assert close_forgotten_dialogues() == 1
        dialogue.refresh_from_db()
        assert (dialogue.phase, dialogue.closed_itself) == ("closed", True)
        page = client_for(frank).get(dialogue.get_absolute_url()).content.decode()
        assert "vanzelf beëindigd" in page
        assert close_forgotten_dialogues() == 0

    def test_what_was_opened_again_stays_open(self, dialogue, frank):
        self.hours_ago(dialogue, 15)
        close_forgotten_dialogues()
        leading.reopen_dialogue(dialogue=dialogue, by=frank)
        dialogue.refresh_from_db()
        assert (dialogue.phase, dialogue.closed_itself) == ("open", False)
        assert close_forgotten_dialogues() == 0

    def test_with_a_clock_that_still_runs_it_stays_open(self, dialogue):
        self.hours_ago(dialogue, 15)
        Dialogue.objects.filter(pk=dialogue.pk).update(round_ends_at=timezone.now())
        assert close_forgotten_dialogues() == 0


def test_a_phone_without_scripts_says_until_when_the_round_lasts(dialogue, sits):
    phone = sits()
    dialogue.round, dialogue.round_ends_at = 1, timezone.now() + timedelta(minutes=9)
    dialogue.save()
    assert f"tot {clock(dialogue.round_ends_at)} uur</span>" in phone.page()
