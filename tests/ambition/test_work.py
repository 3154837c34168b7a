"""What other rooms do for the focus areas, and the ambition in sight."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.models import RegionalQuestion
from samenverder.ambition.operations import (
    add_focus_area,
    ask_question,
    change_question,
    remove_focus_area,
    set_ambition,
)
from samenverder.ambition.queries import ambition_in_sight
from samenverder.ambition.views.ambitions import area_rows
from samenverder.ambition.work import KINDS, Work, WorkKind, register_work, tallies, work_of
from samenverder.commitments.models import ActionItem, Agreement, Decision
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations.agenda import add_item
from samenverder.meetings.operations.meetings import plan_meeting


@pytest.fixture
def areas(region, alice):
    return [add_focus_area(partnership=region, by=alice, title=title) for title in "ABC"]


def action(region, area, text, state="open", day=1, **more):
    return ActionItem.objects.create(
        partnership=region, focus_area=area, text=text, state=state,
        owner_name="x", due_on=date(2026, 1, day), **more,
    )  # fmt: skip


class TestWork:
    def test_it_is_counted_for_each_focus_area(self, region, areas):
        for state in ("open", "doing", "done", "dropped"):
            action(region, areas[0], state, state)
        action(region, areas[0], "gone", deleted_at="2026-01-01T00:00Z")
        action(region, None, "of no focus area")
        found = tallies(region)
        assert list(found) == [areas[0].pk]
        tally = next(row for row in found[areas[0].pk] if row.kind.code == "action")
        assert (tally.open, tally.done) == (2, 1)

    def test_open_ones_come_first_and_a_few_of_each_are_enough(self, region, areas):
        for day in range(1, 6):
            action(region, areas[0], f"done {day}", "done", day)
        action(region, areas[0], "open", "open", 20)
        action(region, areas[1], "other", "open", 20)
        found = work_of(region, [area.pk for area in areas], each=3)
        assert [row.text for row in found[areas[0].pk]["action"]] == ["open", "done 1", "done 2"]
        assert [row.text for row in found[areas[1].pk]["action"]] == ["other"]
        everything = work_of(region, [areas[0].pk])
        assert len(everything[areas[0].pk]["action"]) == 6

    def test_only_what_is_open(self, region, areas):
        action(region, areas[0], "done", "done")
        assert work_of(region, [areas[0].pk], only_open=True) == {}

    def test_a_long_history_is_counted_whole_and_shown_in_part(self, english, alice, region, areas):
        for number in range(53):
            action(region, areas[0], f"done {number}", "done")
        url = reverse("ambition:focus_detail", args=[region.slug, areas[0].pk])
        text = english(alice).get(url).content.decode()
        assert "53 done" in text
        assert text.count("done 5") < text.count("done 1"), "fifty are shown, the last are not"
        assert "Here are the first 50 of each kind." in text

    def test_nothing_of_another_region(self, region, other_region, areas):
        action(other_region, areas[0], "elsewhere")
        assert tallies(region) == work_of(region, [areas[0].pk]) == {}

    def test_as_many_queries_for_one_row_as_for_many(self, region, areas):
        counts = []
        for number in (1, 8):
            for _turn in range(number):
                action(region, areas[0], "x")
            with CaptureQueriesContext(connection) as queries:
                tallies(region)
                work_of(region, [area.pk for area in areas], each=2)
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestNobodyWorksOnIt:
    """A focus area is worked on by whatever is still open, of any room, now or later."""

    @pytest.fixture
    def idle(self, region):
        return lambda: {row.area.title for row in area_rows(region) if row.is_idle}

    def test_by_decisions_and_agreements_that_still_run(self, region, areas, idle):
        day, common = date(2026, 1, 1), {"partnership": region, "text": "x"}
        assert idle() == {"A", "B", "C"}
        Decision.objects.create(
            **common, focus_area=areas[0], decided_on=day, state="provisional", subject="other"
        )
        Decision.objects.create(
            **common, focus_area=areas[1], decided_on=day, state="confirmed", subject="other"
        )
        Agreement.objects.create(**common, focus_area=areas[2], starts_on=day)
        assert idle() == {"B"}

    def test_by_what_stands_on_an_agenda_until_the_meeting_was_held(
        self, english, alice, region, areas, idle
    ):
        meeting = plan_meeting(
            partnership=region, by=alice, title="Board", kind="board", place="",
            starts_at=timezone.now() + timedelta(days=3),
            ends_at=timezone.now() + timedelta(days=3, hours=1),
        )  # fmt: skip
        add_item(meeting=meeting, by=alice, title="Talk", focus_area=areas[0])
        assert idle() == {"B", "C"}
        Meeting.objects.update(state="held")
        assert idle() == {"A", "B", "C"}

    def test_by_a_question_that_was_taken_up(self, english, alice, region, areas, idle):
        question = ask_question(partnership=region, by=alice, text="Who?", focus_area=areas[1])
        assert idle() == {"A", "B", "C"}
        change_question(
            question=question, by=alice, version=1, text="Who?", focus_area=areas[1],
            state="taken_up",
        )  # fmt: skip
        assert idle() == {"A", "C"}
        url = reverse("ambition:focus_detail", args=[region.slug, areas[1].pk])
        assert english(alice).get(url).context["is_idle"] is False

    def test_by_a_room_that_comes_later(self, english, alice, region, areas, idle, monkeypatch):
        monkeypatch.setattr("samenverder.ambition.work.KINDS", dict(KINDS))
        register_work(
            WorkKind(
                code="plan",
                label="Plans",
                rows=lambda partnership: RegionalQuestion.objects.filter(partnership=partnership),
                is_open=Q(state="open"),
                is_done=Q(state="answered"),
                show=lambda row: Work(row.focus_area_id, row.text, "/plan/", "Runs", True),
            )
        )
        ask_question(partnership=region, by=alice, text="A plan", focus_area=areas[2])
        assert idle() == {"A", "B"}
        page = english(alice).get(reverse("ambition:detail", args=[region.slug]))
        assert b"Plans: 1 open" in page.content and b'href="/plan/"' in page.content


class TestInSight:
    def shown(self, region) -> str:
        source = "{% load ambition %}{% in_sight partnership %}"
        return engines["django"].from_string(source).render({"partnership": region})

    def test_nothing_is_shown_before_there_is_an_ambition(self, region):
        assert not ambition_in_sight(region)
        assert self.shown(region).strip() == ""

    def test_it_shows_sentence_and_focus_areas(self, region, alice, areas):
        set_ambition(partnership=region, by=alice, sentence="Nobody <i>gets</i> lost.")
        remove_focus_area(area=areas[1], by=alice)
        seen = ambition_in_sight(region)
        assert seen.as_data() == {"sentence": "Nobody <i>gets</i> lost.", "areas": ["A", "C"]}
        assert "Nobody &lt;i&gt;gets" in self.shown(region)
        assert "A · C" in self.shown(region)
