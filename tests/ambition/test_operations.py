"""Writing the ambition down, and keeping the list of focus areas."""

import pytest
from django.core.exceptions import ValidationError

from samenverder.ambition import queries
from samenverder.ambition.models import Ambition, FocusArea
from samenverder.ambition.operations import (
    AmbitionChanged,
    add_focus_area,
    change_focus_area,
    move_focus_area,
    remove_focus_area,
    restore_focus_area,
    set_ambition,
)
from samenverder.audit.models import AuditEntry
from samenverder.audit.operations import check_chain
from samenverder.live.models import OutboxMessage
from samenverder.network.log_words import TITLES, VERBS


def titles(partnership):
    return [area.title for area in queries.focus_areas(partnership)]


@pytest.fixture
def areas(region, alice):
    return [add_focus_area(partnership=region, by=alice, title=title) for title in "ABC"]


class TestAmbition:
    def test_it_is_written_once_and_then_changed(self, region, alice):
        first = set_ambition(partnership=region, by=alice, sentence=" Nobody  gets lost. ")
        assert (first.sentence, first.version) == ("Nobody gets lost.", 1)
        second = set_ambition(
            partnership=region, by=alice, sentence="Everybody finds a place.", expected_version=1
        )
        assert (second.pk, second.version) == (first.pk, 2)
        assert queries.current(region) == second
        assert OutboxMessage.objects.filter(topic=f"ambition:{region.pk}").count() == 2
        assert check_chain(region.pk) == []

    def test_an_empty_sentence_is_refused(self, region, alice):
        with pytest.raises(ValidationError):
            set_ambition(partnership=region, by=alice, sentence="  ")
        assert queries.current(region) is None

    def test_the_second_of_two_is_told_and_nothing_is_overwritten(self, region, alice, frank):
        set_ambition(partnership=region, by=alice, sentence="First")
        for seen in (0, 7):
            with pytest.raises(AmbitionChanged) as told:
                set_ambition(partnership=region, by=frank, sentence="Second", expected_version=seen)
            assert told.value.ambition.sentence == "First"
        assert Ambition.objects.get().sentence == "First"

    def test_the_same_again_changes_nothing(self, region, alice):
        set_ambition(partnership=region, by=alice, sentence="First")
        lines = AuditEntry.objects.count()
        assert set_ambition(partnership=region, by=alice, sentence="First").version == 1
        assert AuditEntry.objects.count() == lines


class TestFocusAreas:
    def test_new_ones_come_last_and_move_up_and_down(self, region, alice, areas):
        assert titles(region) == ["A", "B", "C"]
        move_focus_area(area=areas[2], by=alice, up=True)
        assert titles(region) == ["A", "C", "B"]
        move_focus_area(area=areas[0], by=alice, up=False)
        assert titles(region) == ["C", "A", "B"]

    def test_at_the_end_of_the_list_nothing_moves(self, region, alice, areas):
        lines = AuditEntry.objects.count()
        move_focus_area(area=areas[0], by=alice, up=True)
        move_focus_area(area=areas[2], by=alice, up=False)
        assert titles(region) == ["A", "B", "C"]
        assert AuditEntry.objects.count() == lines

    def test_names_are_needed_and_different(self, region, alice, areas):
        for title in ("", "  ", "a"):
            with pytest.raises(ValidationError):
                add_focus_area(partnership=region, by=alice, title=title)
            with pytest.raises(ValidationError):
                change_focus_area(area=areas[1], by=alice, title=title, version=1)
        assert change_focus_area(area=areas[0], by=alice, title="a", version=1).title == "a"

    def test_removing_keeps_the_row_and_can_be_undone(self, region, alice, areas):
        remove_focus_area(area=areas[1], by=alice)
        assert titles(region) == ["A", "C"]
        restore_focus_area(area=areas[1], by=alice)
        assert titles(region) == ["A", "B", "C"]
        assert FocusArea.objects.count() == 3

    def test_a_removed_one_cannot_be_changed_by_somebody_who_still_sees_it(self, alice, areas):
        remove_focus_area(area=areas[1], by=alice)
        with pytest.raises(ValidationError):
            change_focus_area(area=areas[1], by=alice, title="X", version=1)
        with pytest.raises(ValidationError):
            remove_focus_area(area=areas[1], by=alice)
        move_focus_area(area=areas[1], by=alice, up=True)

    def test_its_name_may_be_taken_when_it_comes_back(self, region, alice, areas):
        remove_focus_area(area=areas[1], by=alice)
        add_focus_area(partnership=region, by=alice, title="B")
        with pytest.raises(ValidationError):
            restore_focus_area(area=areas[1], by=alice)


def test_the_history_tells_it_in_sentences(region, alice, areas):
    set_ambition(partnership=region, by=alice, sentence="First")
    change_focus_area(area=areas[0], by=alice, title="AA", version=1)
    remove_focus_area(area=areas[0], by=alice)
    from django.utils import translation

    with translation.override("en"):
        lines = [change.sentence for change in queries.changes(region)]
    assert lines[:3] == [
        "Focus area removed: “AA”",
        "Focus area “A” is now called “AA”",
        "Ambition written down: “First”",
    ]
    assert {change.by for change in queries.changes(region)} == {"Alice Aalders"}


def test_the_log_can_read_everything_that_happens_here(region, alice, areas):
    set_ambition(partnership=region, by=alice, sentence="First")
    change_focus_area(area=areas[0], by=alice, title="AA", version=1)
    move_focus_area(area=areas[0], by=alice, up=False)
    remove_focus_area(area=areas[0], by=alice)
    restore_focus_area(area=areas[0], by=alice)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert len(verbs) == 6
    assert verbs <= VERBS.keys()
    assert TITLES["focus_area"]([areas[0].pk]) == {areas[0].pk: "AA"}
    ambition = queries.current(region)
    assert TITLES["ambition"]([ambition.pk]) == {ambition.pk: "First"}
