"""The disclosure auditor against an independent check by brute force.

The check: with plain fractions, a basis of everything orthogonal to the published sets; then
every set of 1 .. minimum-1 people. A set is derivable when it is orthogonal to that basis.
"""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenverder.lib.statistics import span
from samenverder.lib.statistics.disclosure import (
    accept_batch,
    everyone_allowed,
    may_add,
    safe_groups,
)

KIND_OF = {"school a": "school", "school b": "school", "care": "care", "work": "work"}
PERSON = st.builds(
    lambda layer, organisation: {
        "layer": layer,
        "kind": KIND_OF.get(organisation),
        "organisation": organisation,
    },
    st.sampled_from(["board", "staff", None]),
    st.sampled_from([*KIND_OF, None]),
)
CROSSED = st.fixed_dictionaries(
    {name: st.sampled_from(["x", "y", "z", None]) for name in ("one", "two", "three")}
)


def orthogonal_basis(sets, people):
    """Fractions: a basis of the vectors orthogonal to all the indicator vectors."""
    rows, pivots = [[Fraction(int(person in group)) for person in people] for group in sets], []
    for column in range(len(people)):
        found = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        place = len(pivots)
        rows[place], rows[found] = rows[found], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for r in range(len(rows)):
            if r != place and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[place], strict=True)]
        pivots.append(column)
    basis = []
    for free in (column for column in range(len(people)) if column not in pivots):
        vector = [Fraction(int(column == free)) for column in range(len(people))]
        for place, pivot in enumerate(pivots):
            vector[pivot] = -rows[place][free]
        basis.append(vector)
    return basis


def leaks(sets, people, minimum):
    """The smallest derivable set of 1 .. minimum-1 people, or None."""
    basis = orthogonal_basis(sets, people)
    for size in range(1, minimum):
        for chosen in combinations(range(len(people)), size):
            if all(not sum(vector[place] for place in chosen) for vector in basis):
                return [people[place] for place in chosen]
    return None


def members(persons, dimension, value):
    return frozenset(n for n, person in enumerate(persons) if person[dimension] == value)


def greedy_by_hand(persons, dimensions, minimum):
    everyone = list(range(len(persons)))
    published, shown = [frozenset(everyone)], {dimension: [] for dimension in dimensions}
    if len(persons) < minimum:
        return shown
    for dimension in dimensions:
        sizes = Counter(person[dimension] for person in persons if person[dimension] is not None)
        for value, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
            candidate = members(persons, dimension, value)
            if size >= minimum and not leaks([*published, candidate], everyone, minimum):
                published.append(candidate)
                shown[dimension].append(value)
    return shown


@given(st.lists(PERSON, max_size=14), st.integers(2, 4))
@settings(max_examples=120, deadline=None)
def test_nested_dimensions_show_exactly_what_brute_force_allows(persons, minimum):
    dimensions = ["layer", "kind", "organisation"]
    shown = safe_groups(persons, dimensions, minimum)
    assert shown == greedy_by_hand(persons, dimensions, minimum)


@given(st.lists(CROSSED, max_size=14), st.integers(2, 4))
@settings(max_examples=80, deadline=None)
def test_crossed_dimensions_show_exactly_what_brute_force_allows(persons, minimum):
    dimensions = ["two", "one", "three"]
    shown = safe_groups(persons, dimensions, minimum)
    assert shown == greedy_by_hand(persons, dimensions, minimum)


@given(st.lists(PERSON, min_size=10, max_size=20))
@settings(max_examples=40, deadline=None)
def test_nobody_can_derive_a_set_of_one_to_four_people(persons):
    shown = safe_groups(persons, ["layer", "kind", "organisation"])
    published = [members(persons, dim, value) for dim, values in shown.items() for value in values]
    everyone = list(range(len(persons)))
    assert leaks([frozenset(everyone), *published], everyone, 5) is None


SETS = st.frozensets(st.integers(0, 9))


@given(st.lists(SETS, max_size=4), SETS, st.integers(1, 4))
@settings(max_examples=120, deadline=None)
def test_any_extra_set_is_judged_as_by_brute_force(published, candidate, minimum):
    everyone = frozenset(range(8))
    people = list(range(10))
    safe = len(candidate) >= minimum and not leaks(
        [everyone, *published, candidate], people, minimum
    )
    assert may_add(published, candidate, everyone, minimum) == safe


def population(**sizes):
    """population(a_x=3): three people with one = a and two = x."""
    return [
        dict(zip(("one", "two"), (part or None for part in key.split("_")), strict=True))
        for key, size in sizes.items()
        for _ in range(size)
    ]


def test_what_is_hidden_must_together_be_enough_as_well():
    assert safe_groups(population(a_=10, b_=6, c_=2), ["one"])["one"] == ["a"]
    assert safe_groups(population(a_=10, b_=6, c_=5), ["one"])["one"] == ["a", "b", "c"]
    assert safe_groups(population(a_=10, b_=6, c_=3, d_=2), ["one"])["one"] == ["a", "b"]
    assert safe_groups(population(a_=10, b_=6, _=2), ["one"])["one"] == ["a"]


def test_an_organisation_inside_a_kind_does_not_give_the_rest_of_that_kind_away():
    """Kind a: organisations of 6 and 3. Showing the six would show the three: 9 - 6."""
    persons = population(a_p=6, a_q=3, b_r=11)
    assert safe_groups(persons, ["one", "two"]) == {"one": ["b", "a"], "two": ["r"]}
    assert safe_groups(persons, ["two"])["two"] == ["r"]  # 6 shown too would leave 3
    persons = population(a_p=6, a_q=5, b_r=11)
    assert safe_groups(persons, ["one", "two"])["two"] == ["r", "p", "q"]


def test_a_crossing_that_differs_by_two_people_is_seen():
    """Dimension two follows one, but for two people of b: x - a would be those two."""
    persons = population(a_x=10, b_x=2, b_y=8)
    assert safe_groups(persons, ["one", "two"]) == {"one": ["a", "b"], "two": []}
    assert safe_groups(persons, ["two", "one"]) == {"two": ["x", "y"], "one": []}


def test_equal_sizes_go_by_name_and_the_order_of_people_does_not_matter():
    persons = population(b_=5, a_=5, d_=7, c_=2)
    shuffled = random.Random(1).sample(persons, len(persons))
    assert safe_groups(persons, ["one"]) == safe_groups(shuffled, ["one"]) == {"one": ["d", "a"]}


def test_too_few_people_show_nothing_at_all():
    assert not everyone_allowed(4)
    assert everyone_allowed(5)
    assert not everyone_allowed(0, minimum=0)
    assert safe_groups(population(a_=4), ["one"]) == {"one": []}
    assert safe_groups([], ["one"]) == {"one": []}
    assert not may_add([], frozenset("abc"), frozenset("abc"))


def test_the_paired_people_of_two_rounds_count_as_published():
    everyone = frozenset(range(20))
    assert may_add([], frozenset(range(15)), everyone)
    assert not may_add([], frozenset(range(17)), everyone)  # the other three
    assert not may_add([frozenset(range(8))], frozenset(range(10)), everyone)  # two more
    assert not may_add([], frozenset(), everyone)
    persons = population(a_=12, b_=8)
    assert safe_groups(persons, ["one"], always=[frozenset(range(10))]) == {"one": []}
    assert safe_groups(persons, ["one"], always=[frozenset(range(5))])["one"] == ["a", "b"]


def test_when_something_unsafe_is_out_already_nothing_is_added():
    everyone = frozenset(range(20))
    assert not may_add([frozenset([1, 2])], frozenset(range(10)), everyone)
    assert safe_groups(population(a_=10, b_=10), ["one"], always=[frozenset([0])]) == {"one": []}


def test_late_answers_join_in_batches():
    assert accept_batch(10, 0)
    assert not accept_batch(10, 4)
    assert accept_batch(10, 5)
    assert not accept_batch(0, 4)
    assert accept_batch(0, 5)
    assert accept_batch(3, 2)  # three were never published, five are enough
    assert not accept_batch(3, 1)
    with pytest.raises(ValueError, match="negative"):
        accept_batch(-1, 5)


def region(n, organisations, seed=3):
    chance = random.Random(seed)
    kind = {f"o{o}": f"k{chance.randrange(8)}" for o in range(organisations)}
    persons = []
    for _ in range(n):
        organisation = f"o{min(int(chance.expovariate(3 / organisations)), organisations - 1)}"
        layer = chance.choice(["board", "middle", "staff"])
        persons.append({"layer": layer, "kind": kind[organisation], "organisation": organisation})
    return persons


@pytest.mark.parametrize(("n", "organisations"), [(100, 14), (1000, 200)])
def test_a_whole_region_is_audited(n, organisations):
    """How quickly is for bench/library.py."""
    persons = region(n, organisations)
    parts = ["layer", "kind", "organisation"]
    shown = safe_groups(persons, parts)
    assert len(shown["layer"]) == 3
    hidden = n - sum(len(members(persons, "organisation", v)) for v in shown["organisation"])
    assert hidden == 0 or hidden >= 5


@pytest.mark.parametrize(
    ("values", "sizes", "found"),
    [
        ([1, 5, -6], [1, 1, 2], True),
        ([1, 5, -6], [1, 1, 3], False),  # five people
        ([1, 5, -7], [1, 1, 1], False),  # twice the first is not a set
        ([1, 5, 9, -15], [1, 1, 1, 1], True),
        ([0, 5], [4, 1], True),
        ([0, 5], [5, 1], False),
        ([], [], False),
    ],
)
def test_keys_that_cancel_are_found_only_as_sets(values, sizes, found):
    keys = np.array([(value, 3 * value) for value in values], np.int64).reshape(-1, 2)
    assert span.small_zero_sum(keys % span.PRIME, np.array(sizes, np.int64), 5) == found


def test_what_cannot_be_checked_is_not_shown(monkeypatch):
    persons = region(100, 14)
    checked = safe_groups(persons, ["layer", "kind", "organisation"])
    monkeypatch.setattr(span, "MOST_SUBSETS", 40)
    careful = safe_groups(persons, ["layer", "kind", "organisation"])
    assert set(careful["organisation"]) < set(checked["organisation"])
    monkeypatch.setattr(span, "MOST_SUBSETS", 250_000)
    monkeypatch.setattr(span, "MOST_PAIRS", -1)
    assert not any(safe_groups(persons, ["layer", "kind", "organisation"]).values())


def test_a_minimum_other_than_five():
    persons = population(a_=12, b_=9, c_=8)
    assert safe_groups(persons, ["one"], minimum=10) == {"one": ["a"]}
    assert safe_groups(persons, ["one"], minimum=8) == {"one": ["a", "b", "c"]}
    assert safe_groups(population(a_=1, b_=1), ["one"], minimum=1) == {"one": ["a", "b"]}
