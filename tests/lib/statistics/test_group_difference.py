"""Groups that answer differently, and groups that do not."""

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenverder.lib.statistics.groups import permutation_difference

GROUPS = st.lists(st.lists(st.integers(1, 5), max_size=8), max_size=5)


def statistic(groups):
    answers = [answer for group in groups for answer in group]
    centre = sum(answers) / len(answers)
    return sum(len(group) * (sum(group) / len(group) - centre) ** 2 for group in groups)


def by_hand(first, second):
    seen, orders = statistic([first, second]), list(permutations(first + second))
    cut = len(first)
    hits = sum(statistic([order[:cut], order[cut:]]) >= seen - 1e-9 for order in orders)
    return hits / len(orders)


@pytest.mark.parametrize(
    ("first", "second"), [([1, 2, 2], [4, 5, 5]), ([1, 4], [2, 3, 5, 5]), ([3, 3, 4], [3, 4, 4])]
)
def test_it_approaches_all_permutations(first, second):
    sampled = permutation_difference([first, second], draws=19_999)
    assert sampled == pytest.approx(by_hand(first, second), abs=0.015)


@given(GROUPS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_p_is_a_probability_and_ignores_order(groups, shuffler):
    p = permutation_difference(groups, draws=200)
    assert 0 < p <= 1
    turned = [shuffler.sample(group, len(group)) for group in reversed(groups)]
    assert permutation_difference(turned, draws=200) == p


def test_groups_far_apart_are_found():
    assert permutation_difference([[1, 1, 2, 2, 1, 2], [5, 4, 5, 5, 4, 5], [3, 3]]) < 0.005


@pytest.mark.parametrize("groups", [[], [[]], [[1, 5, 3]], [[1, 5], []], [[4, 4], [4], [4, 4, 4]]])
def test_nothing_to_compare_is_no_difference(groups):
    assert permutation_difference(groups) == 1.0


def test_a_large_session_is_done_in_pieces():
    answers = random.Random(4)
    groups = [[answers.randint(1, 5) for _ in range(400)] for _ in range(3)]
    assert 0.01 < permutation_difference(groups) <= 1


def test_chance_alone_is_rarely_called_a_difference():
    answers = random.Random(5)
    rounds = [[[answers.randint(1, 5) for _ in range(7)] for _ in range(3)] for _ in range(400)]
    found = sum(permutation_difference(groups, draws=499) <= 0.05 for groups in rounds)
    assert found / 400 <= 0.08
