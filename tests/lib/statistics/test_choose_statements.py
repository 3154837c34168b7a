"""What to talk about: reasons, room, order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenverder.lib.statistics.choose import StatementFacts, propose

FINE = (0, 2, 6, 9, 4)
LOW = (8, 9, 3, 1, 0)
DIVIDED = (9, 2, 0, 2, 8)
PEARL = (0, 0, 1, 8, 12)


def facts(code, counts=FINE, theme=None, n=21, group_p=None, moved=False, marks=0):
    theme = code if theme is None else theme
    return StatementFacts(code, theme, counts, group_p, moved, marks, n)


def codes(proposals):
    return [proposal.code for proposal in proposals]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (facts("s", LOW), "low"),
        (facts("s", DIVIDED), "divided"),
        (facts("s", group_p=0.001), "groups_differ"),
        (facts("s", moved=True), "moved"),
        (facts("s", marks=7), "wanted"),
        (facts("s", PEARL), "pearl"),
    ],
)
def test_every_reason_is_named(statement, reason):
    [proposal] = propose([statement], minutes=30)
    assert proposal.reasons == (reason,)
    assert proposal.urgency > 0


def test_an_ordinary_statement_is_not_proposed():
    assert propose([facts("s"), facts("t", group_p=0.4, marks=2)], minutes=60) == []


def test_more_reasons_are_more_urgent_and_the_strongest_comes_first():
    found = propose([facts("low", LOW), facts("both", LOW, marks=7, moved=True)], minutes=60)
    assert codes(found) == ["both", "low"]
    assert found[0].reasons == ("low", "moved", "wanted")


def test_lower_is_more_urgent():
    found = propose([facts("lowish", (3, 7, 5, 4, 1)), facts("lowest", (18, 3, 0, 0, 0))], 60)
    assert codes(found) == ["lowest", "lowish"]


def test_as_many_as_fit_the_minutes():
    statements = [facts(f"s{n}", LOW) for n in range(9)]
    assert len(propose(statements, minutes=6)) == 0
    assert len(propose(statements, minutes=13)) == 2
    assert len(propose(statements, minutes=45)) == 6
    assert len(propose(statements, minutes=45, minutes_each=15)) == 3


def test_at_most_two_a_theme():
    statements = [facts(f"s{n}", LOW, theme="one") for n in range(4)] + [facts("t", moved=True)]
    assert codes(propose(statements, minutes=60)) == ["s0", "s1", "t"]
    assert codes(propose(statements, minutes=60, per_theme=1)) == ["s0", "t"]


def test_one_pearl_unless_there_is_room():
    pearls = [facts("p1", PEARL), facts("p2", (0, 0, 0, 2, 19))]
    lows = [facts(f"s{n}", (3, 7, 5, 4, 1)) for n in range(3)]
    assert codes(propose(pearls + lows, minutes=26)) == ["s0", "s1", "s2", "p2"]
    assert codes(propose(pearls + lows, minutes=40)) == ["s0", "s1", "s2", "p2", "p1"]


def test_a_second_pearl_gives_way_to_a_faint_concern():
    pearls = [facts("p1", (0, 0, 0, 0, 200)), facts("p2", (0, 0, 0, 2, 98))]
    faint = facts("s", (10, 26, 35, 22, 7), n=100)
    assert codes(propose([*pearls, faint], minutes=13)) == ["p1", "s"]
    assert codes(propose([*pearls, faint], minutes=20)) == ["p1", "s", "p2"]


def test_below_five_answers_only_the_marks_speak():
    """A reason is a figure too: "low" on four answers would tell what may not be shown."""
    [proposal] = propose([facts("s", (4, 0, 0, 0, 0), n=4, marks=3, moved=True, group_p=0.0)], 30)
    assert proposal.reasons == ("wanted",)
    assert propose([facts("s", (0, 0, 0, 0, 0), n=0)], 30) == []


def test_one_mark_is_not_many():
    assert propose([facts("s", n=2, marks=1)], 30) == []
    assert codes(propose([facts("s", n=6, marks=2)], 30)) == ["s"]


def test_among_many_group_tests_chance_is_allowed_for():
    alone = propose([facts("s", group_p=0.04)], 30)
    among = propose(
        [facts("s", group_p=0.04), *(facts(f"t{n}", group_p=0.5) for n in range(21))], 30
    )
    assert codes(alone) == ["s"]
    assert codes(among) == []


def test_in_a_small_group_near_ties_follow_the_instrument():
    lower, lowest = facts("b", (3, 4, 2, 0, 0), n=9), facts("a", (4, 4, 1, 0, 0), n=9)
    assert codes(propose([lower, lowest], 60)) == ["b", "a"]
    assert codes(propose([lowest, lower], 60)) == ["a", "b"]
    clearly = facts("c", (4, 4, 1, 0, 0), n=9, marks=6)
    assert codes(propose([lower, clearly], 60)) == ["c", "b"]


def test_in_a_larger_group_urgency_decides():
    lower, lowest = facts("b", (4, 7, 9, 2, 0), n=22), facts("a", (8, 9, 5, 0, 0), n=22)
    assert codes(propose([lower, lowest], 60)) == codes(propose([lowest, lower], 60)) == ["a", "b"]


def test_a_statement_takes_time():
    with pytest.raises(ValueError, match="minutes"):
        propose([], 30, minutes_each=0)


FACTS = st.builds(
    facts,
    code=st.uuids().map(str),
    counts=st.sampled_from([FINE, LOW, DIVIDED, PEARL, (1, 1, 1, 1, 1), (0, 0, 0, 0, 0)]),
    theme=st.sampled_from("abc"),
    group_p=st.none() | st.floats(0.001, 1),
    moved=st.booleans(),
    marks=st.integers(0, 21),
)


@given(st.lists(FACTS, max_size=22, unique_by=lambda f: f.code), st.integers(0, 90))
@settings(max_examples=80, deadline=None)
def test_the_bounds_hold_whatever_the_facts(statements, minutes):
    found = propose(statements, minutes)
    assert found == propose(statements, minutes)
    assert len(found) * 6.5 <= minutes
    assert len(set(codes(found))) == len(found)
    themes = [proposal.theme for proposal in found]
    assert all(themes.count(theme) <= 2 for theme in themes)
    assert all(proposal.reasons for proposal in found)
