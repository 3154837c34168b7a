"""Later snapshots: whole batches, and nothing that can be subtracted from what was seen."""

import pytest

from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import Answer, Participant
from tests.reflection.results_world import (
    give,
    join,
    make_instrument,
    make_session,
    reveal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(region):
    return make_session(region, make_instrument())


@pytest.fixture
def shown(session):
    """Eight people answered A1 and A2, and it was shown."""
    for number in range(8):
        layer = "board" if number < 3 else "practice"
        join(session, {"A1": 1 + number % 5, "A2": 4}, layer=layer)
    reveal(session)
    return session


def late(session, *values, code="A1", layer="board"):
    return [join(session, {code: value}, layer=layer) for value in values]


def counts(figures, code="A1"):
    return figures["statements"][code]["counts"]


def test_at_the_first_reveal_every_answer_enters(shown):
    assert set(Answer.objects.values_list("snapshot", flat=True)) == {1}


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_fewer_than_five_late_answers_wait(shown, people):
    before = counts(shown.snapshots.get().figures)
    late(shown, *([5] * people))
    assert counts(reveal(shown)) == before
    assert Answer.objects.filter(snapshot__isnull=True).count() == people


def test_five_late_answers_enter_together(shown):
    before = counts(shown.snapshots.get().figures)
    late(shown, 5, 5, 5, 5, 4)
    after = counts(reveal(shown))
    assert [new - old for old, new in zip(before, after, strict=True)] == [0, 0, 0, 1, 4]


def test_late_answers_are_counted_per_statement(shown):
    for person in late(shown, 5, 5, 5, 5, 5)[:3]:
        give(shown, person, {"A2": 1})
    figures = reveal(shown)
    assert sum(counts(figures, "A1")) == 13
    assert sum(counts(figures, "A2")) == 8, "three answers wait"


def test_one_late_i_do_not_know_waits_as_well(shown):
    late(shown, None)
    assert reveal(shown)["statements"]["A1"]["unknown"] == 0
    late(shown, None, None, None, None)
    assert reveal(shown)["statements"]["A1"]["unknown"] == 5


def test_late_answers_never_enter_a_group(shown):
    groups = shown.snapshots.get().figures["statements"]["A1"]["groups"]
    late(shown, 5, 5, 5, 5, 5, layer="practice")
    assert reveal(shown)["statements"]["A1"]["groups"] == groups


def test_waiting_answers_enter_once_there_are_five(shown):
    late(shown, 1, 1, 1)
    reveal(shown)
    late(shown, 1, 1)
    assert counts(reveal(shown))[0] == 7
    assert sorted(set(Answer.objects.values_list("snapshot", flat=True))) == [1, 3]


def test_what_was_shown_stays_when_somebody_is_removed(shown):
    before = counts(shown.snapshots.get().figures)
    Participant.objects.first().delete()
    assert counts(reveal(shown)) == before


def test_what_was_shown_stays_when_somebody_changes_layer(shown):
    before = shown.snapshots.get().figures["statements"]["A1"]["groups"]
    Participant.objects.filter(layer="practice").update(layer="board")
    assert reveal(shown)["statements"]["A1"]["groups"] == before


def test_a_statement_that_was_not_shown_may_take_every_late_answer(shown):
    late(shown, 4, 4, 4, 4, code="R1")
    assert counts(reveal(shown), "R1") is None
    late(shown, 2, code="R1")
    figures = reveal(shown)
    assert counts(figures, "R1") == [0, 1, 0, 4, 0]
    assert figures["statements"]["R1"]["since"] == 3


def test_too_few_people_at_first_show_once_there_are_five(session):
    late(session, 1, 2, 3)
    assert reveal(session)["enough"] is False
    late(session, 4, 5)
    assert counts(reveal(session)) == [1, 1, 1, 1, 1]


def test_the_same_answers_give_the_same_figures(shown):
    first = shown.snapshots.get().figures
    assert build_figures(shown, number=2) == {**first, "number": 2}


class TestSecondVote:
    def again(self, session, *values, code="A1"):
        people = Participant.objects.filter(session=session).order_by("pk")
        for person, value in zip(people, values, strict=False):
            give(session, person, {code: value}, vote=2)

    def test_it_shows_from_five_votes(self, shown):
        self.again(shown, 5, 5, 5, 5)
        assert reveal(shown)["statements"]["A1"]["second"] is None

    def test_it_is_about_the_same_people_as_the_first(self, shown):
        self.again(shown, 5, 5, 5, 5, 5, 5)
        entry = reveal(shown)["statements"]["A1"]
        assert entry["counts"] == [2, 2, 2, 1, 1]
        assert entry["second"]["counts"] == [0, 1, 1, 0, 6], "two people keep their answer"
        assert entry["second"]["voted"] == 6
        assert entry["second"]["n"] + entry["second"]["unknown"] == 8

    def test_it_does_not_change_once_it_was_shown(self, shown):
        self.again(shown, 5, 5, 5, 5, 5)
        first = reveal(shown)["statements"]["A1"]["second"]
        people = Participant.objects.filter(session=shown).order_by("-pk")
        give(shown, people[0], {"A1": 1}, vote=2)
        assert reveal(shown)["statements"]["A1"]["second"] == first

    def test_somebody_who_did_not_vote_the_first_time_is_left_out(self, shown):
        newcomers = [join(shown, {}) for _ in range(2)]
        self.again(shown, 5, 5, 5, 5, 5)
        for person in newcomers:
            give(shown, person, {"A1": 1}, vote=2)
        second = reveal(shown)["statements"]["A1"]["second"]
        assert (second["n"], second["voted"]) == (8, 5)

    def test_i_do_not_know_moves_along(self, shown):
        self.again(shown, 5, 5, 5, 5, 5, None)
        second = reveal(shown)["statements"]["A1"]["second"]
        assert second["unknown"] == 1 and second["n"] == 7
