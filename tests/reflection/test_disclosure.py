"""Nobody can work out what fewer than five people answered, from all that is published.

Random groups of people answer; the real `build_figures` decides what shows. A reader who knows
everybody's layer and organisation then tries every world that fits the tables (see `worlds`).
"""

from contextlib import contextmanager
from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenverder.reflection.figures.disclosure import cells_of, safe_to_show
from samenverder.reflection.figures.material import Person
from samenverder.reflection.models import Participant
from tests import cast
from tests.reflection import worlds
from tests.reflection.results_world import (
    give,
    join,
    make_instrument,
    make_organisations,
    make_session,
    reveal,
)

DIMENSIONS = ("layer", "kind", "organisation")
SLOW = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
layers = st.sampled_from(["board", "management", "practice", ""])
scores = st.sampled_from([1, 2, 3, 3, 4, 4, 4, 5, None])
person = st.tuples(layers, st.integers(-1, 3), scores, scores)
CODES = (("A1", 2), ("A2", 3))


class World:
    """A region with four partners, thrown away at the end of one example."""

    def __init__(self):
        self.region = cast.make_region("Lindemeer", "lindemeer").partnership
        self.organisations = make_organisations(self.region, ["vo", "vo", "mbo", "employer"])
        self.instrument = make_instrument({"ambition": 2})

    def session(self, **fields):
        return make_session(self.region, self.instrument, **fields)

    def join(self, session, rows, **fields):
        return [
            join(
                session,
                {"A1": first, "A2": second},
                layer=layer,
                organisation=self.organisations[place] if place >= 0 else None,
                **fields,
            )
            for layer, place, first, second in rows
        ]


@pytest.fixture
def fresh(db):
    """A context with a world of its own, so that examples do not meet."""

    @contextmanager
    def world():
        with transaction.atomic():
            yield World()
            transaction.set_rollback(True)

    return world


@SLOW
@given(rows=st.lists(person, min_size=5, max_size=14))
def test_the_tables_of_a_statement_tell_nothing_about_fewer_than_five(fresh, rows):
    with fresh() as world:
        session = world.session()
        seats = world.join(session, rows)
        figures = reveal(session)
        for code, place in CODES:
            answers = {seat.pk: row[place] for seat, row in zip(seats, rows, strict=True)}
            tables = published(figures, code, seats, answers)
            if tables:
                assert worlds.told(answers, tables) == []
                assert not derivable(tables, list(answers))


@SLOW
@given(
    first=st.lists(person, min_size=5, max_size=9),
    second=st.lists(person, min_size=1, max_size=6),
    third=st.lists(person, min_size=0, max_size=6),
)
def test_snapshots_after_each_other_tell_nothing_either(fresh, first, second, third):
    with fresh() as world:
        session, seats, sets = world.session(), [], {code: [] for code, _ in CODES}
        rows = [*first, *second, *third]
        for late in (first, second, third):
            seats += world.join(session, late)
            figures = reveal(session)
            for code, place in CODES:
                answers = {s.pk: row[place] for s, row in zip(seats, rows, strict=False)}
                sets[code] += published(figures, code, seats, answers)
        for code, _place in CODES:
            assert not derivable(sets[code], [seat.pk for seat in seats])


@SLOW
@given(
    rows=st.lists(st.tuples(layers, scores, scores), min_size=8, max_size=15),
    stays=st.lists(st.sampled_from([True, True, False]), min_size=15, max_size=15),
)
def test_the_paired_people_tell_nothing_about_fewer_than_five_in_either_round(fresh, rows, stays):
    """With one statement the table of the theme is a table of people, in both rounds."""
    with fresh() as world:
        world.instrument = make_instrument({"ambition": 1})
        before = world.session(title="Voorjaar")
        now = world.session(title="Najaar", previous=before)
        seats = {before: [], now: []}
        for number, (layer, one, two) in enumerate(rows):
            for session, score in ((before, one), (now, two)):
                pair = f"p{number}" if session == before or stays[number] else ""
                seats[session].append(join(session, {"A1": score}, layer=layer, pair=pair))
        shown = {before: reveal(before), now: reveal(now)}
        change = shown[now]["change"]["themes"].get("ambition")
        if not change or not change["after"]:
            return
        both = [
            number
            for number, (_layer, one, two) in enumerate(rows)
            if stays[number] and one is not None and two is not None
        ]
        for session, place, name in ((before, 1, "before"), (now, 2, "after")):
            pks = [seat.pk for seat in seats[session]]
            answers = {pk: row[place] for pk, row in zip(pks, rows, strict=True)}
            tables = published(shown[session], "A1", seats[session], answers)
            pairs = frozenset(pks[number] for number in both)
            tables.append((pairs, worlds.tally(answers[pk] for pk in pairs)))
            assert list(tables[-1][1][:5]) == change[name]
            assert worlds.told(scored(answers), [with_scores(t, answers) for t in tables]) == []


def scored(answers):
    """The people with a score; a theme counts those only."""
    return [pk for pk, score in answers.items() if score is not None]


def with_scores(table, answers):
    group, counts = table
    return frozenset(pk for pk in group if answers[pk] is not None), counts[:5]


@SLOW
@given(
    rows=st.lists(person, min_size=5, max_size=12),
    votes=st.lists(scores, min_size=0, max_size=12),
)
def test_a_second_vote_is_about_the_same_people(fresh, rows, votes):
    with fresh() as world:
        session = world.session()
        seats = world.join(session, rows)
        reveal(session)
        for seat, vote in zip(seats, votes, strict=False):
            give(session, seat, {"A1": vote}, vote=2)
        entry = reveal(session)["statements"]["A1"]
        if entry["second"] is None:
            return
        second = entry["second"]
        assert second["n"] + second["unknown"] == entry["n"] + entry["unknown"]
        assert sum(vote is not None for vote in votes[: len(seats)]) >= 5


def published(figures, code, seats, answers):
    """The tables of a statement as a reader has them: (people, counts with "no score" last)."""
    entry = figures["statements"].get(code)
    if not entry or not entry["counts"]:
        return []
    everyone, first = (people_in(seats, code, n) for n in (figures["number"], entry["since"]))
    tables = [(everyone, worlds.tally(answers[pk] for pk in everyone))]
    assert list(tables[0][1][:5]) == entry["counts"]
    for dimension in DIMENSIONS:
        for group in entry["groups"][dimension]:
            own = {seat.pk for seat in seats if value_of(seat, dimension) == group["value"]}
            members = first & own
            if group["counts"]:
                counts = worlds.tally(answers[pk] for pk in members)
                assert list(counts[:5]) == group["counts"]
                tables.append((members, counts))
    return tables


def people_in(seats, code, number):
    """The people whose answer to a statement is in a snapshot or in an earlier one."""
    rows = Participant.objects.filter(
        pk__in=[seat.pk for seat in seats],
        answers__statement__code=code,
        answers__vote=1,
        answers__snapshot__lte=number,
    )
    return frozenset(rows.values_list("pk", flat=True))


def value_of(seat, dimension):
    if dimension == "layer":
        return seat.layer
    if seat.organisation is None:
        return ""
    return seat.organisation.kind if dimension == "kind" else str(seat.organisation_id)


def derivable(tables, people):
    """Sets of one to four people whose table follows by adding and subtracting."""
    sets = list(dict.fromkeys(group for group, _ in tables))
    atoms = worlds.atoms_of(people, [(group, ()) for group in sets])
    inside = [atom for atom in atoms if any(atom <= group for group in sets)]
    return [
        members
        for size in range(1, 5)
        for some in combinations([atom for atom in inside if len(atom) < 5], size)
        if len(members := frozenset().union(*some)) < 5
        and worlds.in_span(sets, people, set(members))
    ]


def test_the_reader_of_worlds_finds_what_a_subtraction_tells():
    everyone, shown = frozenset(range(8)), frozenset(range(6))
    tables = [(everyone, (4, 4)), (shown, (3, 3))]
    assert worlds.told(everyone, tables)
    assert derivable(tables, list(everyone))


def test_the_reader_of_worlds_finds_a_rare_answer_in_two_tables():
    everyone = frozenset(range(20))
    board, municipality = frozenset(range(10)), frozenset(range(9, 20))
    tables = [(everyone, (1, 19)), (board, (1, 9)), (municipality, (1, 10))]
    assert (frozenset({9}), 0) in worlds.told(everyone, tables)


def test_the_reader_of_worlds_is_content_with_one_safe_table():
    everyone = frozenset(range(12))
    tables = [(everyone, (2, 10)), (frozenset(range(6)), (2, 4))]
    assert worlds.told(everyone, tables) == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            layers, st.sampled_from(["vo1", "vo2", "mbo1", ""]), st.sampled_from([1, 3, 4, 5, None])
        ),
        min_size=5,
        max_size=16,
    )
)
def test_showing_less_is_never_less_safe_and_the_choice_is_safe_in_every_world(rows):
    people = {
        n: Person(layer, organisation[:-1], organisation, "", "", "")
        for n, (layer, organisation, _) in enumerate(rows)
    }
    answers = {n: score for n, (_, _, score) in enumerate(rows)}
    if sum(score is not None for score in answers.values()) < 5:
        return
    shown = safe_to_show(cells_of(people, answers))
    tables = [(frozenset(people), worlds.tally(answers.values()))]
    for dimension in DIMENSIONS:
        for value in getattr(shown, dimension):
            members = frozenset(n for n in people if people[n].in_dimension(dimension) == value)
            tables.append((members, worlds.tally(answers[n] for n in members)))
    assert worlds.told(people, tables) == []
