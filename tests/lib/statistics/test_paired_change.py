"""Change between two rounds: the test, the correction and the verdict."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenverder.lib.statistics.paired import (
    ThemeChange,
    benjamini_hochberg,
    sign_flip_test,
    theme_change,
)

STEPS = st.integers(-16, 16).map(lambda quarter: quarter / 4)
P_VALUES = st.lists(st.floats(0.0001, 1), max_size=12)


def by_hand(differences):
    """All sign patterns, zeros included, in plain Python."""
    seen = abs(sum(differences))
    sums = [
        abs(sum(sign * difference for sign, difference in zip(signs, differences, strict=True)))
        for signs in product([1, -1], repeat=len(differences))
    ]
    return sum(value >= seen - 1e-9 for value in sums) / len(sums)


@given(st.lists(STEPS, max_size=9))
@settings(deadline=None)
def test_the_exact_test_counts_all_sign_patterns(differences):
    assert sign_flip_test(differences) == pytest.approx(by_hand(differences))


@given(st.lists(STEPS, max_size=30), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_p_is_a_probability_and_ignores_order_and_direction(differences, random):
    p = sign_flip_test(differences, draws=500)
    assert 0 < p <= 1
    assert sign_flip_test([-difference for difference in differences], draws=500) == p
    shuffled = random.sample(differences, len(differences))
    assert sign_flip_test(shuffled, draws=500) == p


def test_zeros_say_nothing():
    assert sign_flip_test([0.0] * 40) == 1.0
    assert sign_flip_test([]) == 1.0
    assert sign_flip_test([0.5] * 7 + [0.0] * 90) == sign_flip_test([0.5] * 7) == 2 / 2**7


def test_sampling_agrees_with_counting_all():
    differences = [0.5, 0.25, -0.25, 1.0, 0.75, 0.5, -0.5, 0.25, 0.25, 1.0, -0.75, 0.5]
    exact = sign_flip_test(differences)
    sampled = sign_flip_test(differences, max_exact=0)
    assert sampled == pytest.approx(exact, abs=0.01)
    assert sampled == sign_flip_test(differences, max_exact=0)
    assert sampled != sign_flip_test(differences, max_exact=0, seed=1)


def test_sampled_p_is_never_zero():
    assert sign_flip_test([1.0] * 60) == 1 / 20_001


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_a_difference_must_be_a_number(wrong):
    with pytest.raises(ValueError, match="finite"):
        sign_flip_test([0.5, wrong])


def test_benjamini_hochberg_on_their_own_example():
    """The fifteen p values of Benjamini & Hochberg (1995): four rejected at 0.05."""
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p_values += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert benjamini_hochberg(p_values, q=0.05) == [True] * 4 + [False] * 11


@given(P_VALUES)
def test_benjamini_hochberg_rejects_the_smallest(p_values):
    rejected = benjamini_hochberg(p_values)
    kept = [p for p, hit in zip(p_values, rejected, strict=True) if not hit]
    hits = [p for p, hit in zip(p_values, rejected, strict=True) if hit]
    assert len(rejected) == len(p_values)
    assert not kept or not hits or max(hits) < min(kept)
    assert all(p <= 0.10 for p in hits)


@given(P_VALUES.filter(bool), st.data())
def test_a_smaller_p_never_takes_a_rejection_away(p_values, data):
    which = data.draw(st.integers(0, len(p_values) - 1))
    lower = list(p_values)
    lower[which] /= 2
    before, after = benjamini_hochberg(p_values), benjamini_hochberg(lower)
    assert all(now or not then for then, now in zip(before, after, strict=True))


def people(values):
    return dict(enumerate(values))


def test_a_clear_rise_and_a_clear_fall_are_told():
    before = {"up": people([2.0] * 10), "down": people([4.0] * 10), "same": people([3.0] * 10)}
    after = {"up": people([3.0] * 10), "down": people([3.5] * 10), "same": people([3.0] * 10)}
    changes = theme_change(before, after)
    assert list(changes) == ["up", "down", "same"]
    assert changes["up"] == ThemeChange(10, 10, 0, 0, 2 / 2**10, "improved")
    assert changes["down"].verdict == "worse"
    assert changes["same"] == ThemeChange(10, 0, 0, 10, 1.0, "cannot_tell")


def test_five_changed_answers_are_never_enough():
    before = {theme: people([1.0] * 12) for theme in "abcdef"}
    after = {theme: people([5.0] * 5 + [1.0] * 7) for theme in "abcdef"}
    assert {change.verdict for change in theme_change(before, after).values()} == {"cannot_tell"}
    after = {theme: people([5.0] * 6 + [1.0] * 6) for theme in "abcdef"}
    assert {change.verdict for change in theme_change(before, after).values()} == {"improved"}


def test_a_change_of_membership_is_no_change_of_opinion():
    before = {"theme": {f"old {n}": 1.0 for n in range(20)} | {"stayed": 3.0}}
    after = {"theme": {f"new {n}": 5.0 for n in range(20)} | {"stayed": 3.0}}
    assert theme_change(before, after)["theme"] == ThemeChange(1, 0, 0, 1, 1.0, "cannot_tell")


def test_without_paired_people_nothing_is_claimed():
    changes = theme_change({"a": {1: 2.0}}, {"a": {2: 3.0}, "b": {2: 3.0}})
    assert changes["a"] == changes["b"] == ThemeChange(0, 0, 0, 0, None, None)


def test_rounding_is_no_change():
    change = theme_change({"a": {1: 0.1 + 0.2}}, {"a": {1: 0.3}})["a"]
    assert (change.higher, change.lower, change.equal) == (0, 0, 1)


def test_a_sure_but_trifling_change_is_not_called_a_change():
    before, after = {"a": people([3.0] * 60)}, {"a": people([3.125] * 60)}
    assert theme_change(before, after)["a"].verdict == "cannot_tell"
    assert theme_change(before, after, at_least=0)["a"].verdict == "improved"
    assert theme_change(before, {"a": people([3.2] * 60)})["a"].verdict == "improved"


# --- the bars of methods.md, by simulation -------------------------------------------------

THEMES = np.repeat(np.arange(6), [4, 4, 4, 3, 4, 3])
ROUNDS = 1000


def simulated_rounds(generator, n, rise=0.0):
    """Two rounds of 22 answers 1-5 from latent normal opinions, retest noise 0.6."""
    person, statement = generator.normal(0, 0.5, (n, 1)), generator.normal(0, 0.8, (n, 22))
    latent = 3.3 + person + statement

    def answered(opinion):
        return np.clip(np.rint(opinion + generator.normal(0, 0.6, opinion.shape)), 1, 5)

    def means(answers):
        return {
            theme: people(answers[:, theme == THEMES].mean(axis=1).tolist()) for theme in range(6)
        }

    return means(answered(latent)), means(answered(latent + rise * (THEMES == 0)))


@pytest.mark.parametrize("n", [8, 12, 20, 40])
def test_without_change_few_rounds_make_any_claim(n):
    generator = np.random.default_rng(n)
    claims = 0
    for _ in range(ROUNDS):
        changes = theme_change(*simulated_rounds(generator, n))
        claims += any(change.verdict != "cannot_tell" for change in changes.values())
    assert claims / ROUNDS <= 0.08


def test_a_theme_that_rose_by_half_a_point_is_found_with_twenty_people():
    generator = np.random.default_rng(20)
    found = sum(
        theme_change(*simulated_rounds(generator, 20, rise=0.5))[0].verdict == "improved"
        for _ in range(ROUNDS)
    )
    assert found / ROUNDS >= 0.80
