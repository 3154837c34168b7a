"""One statement: the figures against published vectors, the words against agreed examples."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samenverder.lib.statistics import distribution, layers
from tests.waiting import work_seconds

COUNTS = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(tuple)
FILLED = COUNTS.filter(any)

VECTORS = [
    ((0, 5, 0, 5, 0), 0.17, 0.58),
    ((5, 0, 0, 0, 5), -1.00, 0.00),
    ((2, 2, 2, 2, 2), 0.00, 0.43),
    ((1, 0, 0, 0, 9), 0.60, 0.53),
    ((1, 2, 4, 2, 1), 0.35, 0.63),
]


@pytest.mark.parametrize(("counts", "agreement", "consensus"), VECTORS)
def test_agreement_and_consensus_match_the_published_table(counts, agreement, consensus):
    assert distribution.agreement(counts) == pytest.approx(agreement, abs=0.005)
    assert distribution.consensus(counts) == pytest.approx(consensus, abs=0.005)


def test_seven_options_match_van_der_eijk_and_tastle_wierman():
    counts = (30, 40, 210, 130, 530, 50, 10)
    assert distribution.agreement(counts) == pytest.approx(0.6113, abs=0.00005)
    assert distribution.consensus(counts) == pytest.approx(0.7257, abs=0.00005)


@given(FILLED)
def test_agreement_and_consensus_stay_within_their_bounds(counts):
    assert -1 - 1e-9 <= distribution.agreement(counts) <= 1 + 1e-9
    assert -1e-9 <= distribution.consensus(counts) <= 1 + 1e-9


@given(FILLED)
def test_reading_the_scale_from_the_other_end_mirrors_everything(counts):
    turned = counts[::-1]
    assert distribution.agreement(turned) == pytest.approx(distribution.agreement(counts))
    assert distribution.consensus(turned) == pytest.approx(distribution.consensus(counts))
    assert distribution.mean(turned) == pytest.approx(6 - distribution.mean(counts))
    assert distribution.interpolated_median(turned) == pytest.approx(
        6 - distribution.interpolated_median(counts)
    )
    assert distribution.agreement_word(turned) == distribution.agreement_word(counts)


@given(FILLED)
@settings(max_examples=40, deadline=None)
def test_the_posterior_and_the_level_mirror_too(counts):
    low, high = distribution.mean_interval(counts)
    turned = distribution.mean_interval(counts[::-1])
    assert turned == pytest.approx((6 - high, 6 - low))
    there, back = distribution.posterior(counts), distribution.posterior(counts[::-1])
    assert (there.low, there.high, there.divided) == pytest.approx(
        (back.high, back.low, back.divided)
    )
    mirror = {"mostly_true": "mostly_untrue", "usually_true": "usually_untrue"}
    mirror |= {untrue: true for true, untrue in mirror.items()}
    word = distribution.level_word(counts)
    assert distribution.level_word(counts[::-1]) == mirror.get(word, word)


@given(FILLED, st.integers(2, 50))
def test_agreement_does_not_depend_on_how_many_there_are(counts, factor):
    larger = tuple(factor * count for count in counts)
    assert distribution.agreement(larger) == pytest.approx(distribution.agreement(counts))
    assert distribution.consensus(larger) == pytest.approx(distribution.consensus(counts))


@given(st.lists(FILLED, min_size=1, max_size=8))
def test_peeling_many_rows_at_once_equals_peeling_one(rows):
    together = layers.peel_rows(np.array(rows, float))
    assert together == pytest.approx([layers.peel(row) for row in rows])


@given(FILLED)
def test_the_interpolated_median_lies_within_half_a_point_of_the_median(counts):
    answers = [point for point, count in enumerate(counts, start=1) for _ in range(count)]
    assert abs(distribution.interpolated_median(counts) - np.median(answers)) <= 0.5


@pytest.mark.parametrize(
    ("counts", "median"),
    [((0, 0, 4, 0, 0), 3), ((1, 0, 2, 1, 0), 3), ((0, 0, 2, 4, 0), 3.75), ((2, 0, 0, 2, 0), 2.5)],
)
def test_the_interpolated_median_by_hand(counts, median):
    assert distribution.interpolated_median(counts) == pytest.approx(median)


def test_the_interval_of_a_known_example():
    low, high = distribution.mean_interval([3, 0, 1, 2, 4])
    assert low == pytest.approx(2.7, abs=0.1)
    assert high == pytest.approx(4.0, abs=0.1)
    shrunk = sum(point * (count + 0.2) for point, count in enumerate([3, 0, 1, 2, 4], 1)) / 11
    assert shrunk == pytest.approx(3.36, abs=0.005)
    assert low < shrunk < high


def test_the_interval_stays_open_when_all_agree_and_narrows_with_more_answers():
    five = distribution.mean_interval((0, 0, 0, 0, 5))
    fifty = distribution.mean_interval((0, 0, 0, 0, 50))
    assert five[0] < fifty[0] < 5
    assert five[1] > five[0]


@given(FILLED)
@settings(max_examples=30, deadline=None)
def test_the_interval_is_the_same_every_time_and_grows_with_its_level(counts):
    narrow, wide = distribution.mean_interval(counts, 0.5), distribution.mean_interval(counts, 0.9)
    assert 1 <= wide[0] <= narrow[0] <= narrow[1] <= wide[1] <= 5
    assert distribution.mean_interval(list(counts), 0.5, 4000) == narrow


def test_the_draws_are_the_same_in_another_process():
    code = (
        "from samenverder.lib.statistics.distribution import mean_interval, posterior;"
        "print(mean_interval((1, 5, 3, 8, 3)), posterior((1, 5, 3, 8, 3)))"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    counts = (1, 5, 3, 8, 3)
    here = f"{distribution.mean_interval(counts)} {distribution.posterior(counts)}"
    assert there.stdout.strip() == here


def test_the_posterior_tells_low_from_high_and_divided_from_agreed():
    low, divided = distribution.posterior((8, 9, 3, 0, 0)), distribution.posterior((9, 1, 0, 1, 9))
    assert low.low > 0.99
    assert low.divided < 0.05
    assert divided.divided > 0.95
    assert 0.2 < divided.low < 0.8


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((0, 0, 3, 9, 9), "unanimous"),
        ((0, 0, 0, 3, 2), "unanimous"),
        ((0, 2, 6, 9, 4), "fairly_agreed"),
        ((1, 3, 2, 2, 0), "fairly_agreed"),
        ((1, 5, 3, 8, 3), "spread"),
        ((0, 2, 1, 3, 1), "spread"),
        ((2, 2, 2, 2, 2), "spread"),
        ((5, 6, 0, 5, 5), "two_camps"),
        ((5, 0, 0, 0, 5), "two_camps"),
        ((0, 5, 0, 5, 0), "two_camps"),
        ((1, 0, 0, 0, 9), "fairly_agreed"),  # a lone voice is heard
        ((1, 0, 0, 9, 90), "unanimous"),  # one in a hundred
        ((1, 0, 0, 0, 1), "spread"),  # two people are no camps
        ((0, 0, 0, 1, 0), "none"),
        ((0, 0, 0, 0, 0), "none"),
    ],
)
def test_the_word_for_agreement(counts, word):
    assert distribution.agreement_word(counts) == word


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((0, 2, 6, 9, 4), "mostly_true"),
        ((0, 0, 0, 3, 2), "mostly_true"),
        ((1, 5, 3, 8, 3), "usually_true"),
        ((1, 4, 9, 5, 1), "partly"),
        ((3, 7, 5, 4, 1), "usually_untrue"),
        ((4, 9, 6, 2, 0), "mostly_untrue"),
        ((5, 6, 0, 5, 5), "mixed"),
        ((2, 2, 2, 2, 2), "mixed"),
        ((0, 2, 1, 3, 1), "partly"),  # seven people: a lean of 0.4 says too little
        ((0, 20, 60, 90, 40), "mostly_true"),
        ((1, 5, 3, 6, 3), "partly"),  # a lean of 0.28, but P(mean > 3) is only 0.83
        ((0, 0, 0, 1, 1), "usually_true"),  # two people: never the strong word
        ((0, 300, 500, 330, 0), "partly"),  # certainly above the middle, but hardly
        ((0, 0, 0, 0, 0), "none"),
    ],
)
def test_the_word_for_the_level(counts, word):
    assert distribution.level_word(counts) == word


@given(FILLED)
@settings(max_examples=60, deadline=None)
def test_the_level_word_is_never_more_certain_than_the_figures(counts):
    word, (low, high) = distribution.level_word(counts), distribution.mean_interval(counts)
    if word == "mostly_true":
        assert low > 3.25
        assert sum(counts) >= 5
    if word == "mostly_untrue":
        assert high < 2.75
    if word == "usually_true":
        assert distribution.posterior(counts).high >= 0.85
    if sum(counts) == 1:
        assert word in {"partly", "mixed", "usually_true", "usually_untrue"}


def test_without_answers_there_is_nothing_to_say():
    empty = (0, 0, 0, 0, 0)
    for figure in ("mean", "interpolated_median", "agreement", "consensus", "posterior"):
        assert getattr(distribution, figure)(empty) is None
    assert distribution.mean_interval(empty) is None
    assert distribution.total(empty) == 0


@pytest.mark.parametrize("counts", [(1, 2), (), (1, -1, 3, 0, 0)])
def test_impossible_counts_are_refused(counts):
    with pytest.raises(ValueError, match="three options"):
        distribution.agreement(counts)


@pytest.mark.parametrize("level", [0, 1, 1.5])
def test_an_interval_needs_a_level_between_zero_and_one(level):
    with pytest.raises(ValueError, match="level"):
        distribution.mean_interval((1, 2, 3, 4, 5), level)


@given(COUNTS, COUNTS)
@settings(max_examples=30)
def test_all_in_one_option_agrees_most(counts, others):
    assume(any(counts) and any(others))
    alike = (0, 0, 0, sum(counts), 0)
    assert distribution.agreement(alike) == 1 >= distribution.agreement(others) - 1e-9


def test_twenty_two_statements_are_quick():
    distribution.posterior((1, 1, 1, 1, 1))  # numpy is loaded
    rows = [(number, 3, 41 - number, 7, 2) for number in range(22)]

    def all_rows() -> None:
        for row in rows:
            distribution.posterior(row)
            distribution.mean_interval(row)

    assert work_seconds(all_rows) < 0.5  # 0.03 s measured; room for a busy machine


def test_importing_the_folder_does_not_import_numpy():
    names = ("distribution", "paired", "groups", "disclosure", "choose")
    imports = ";".join(f"import samenverder.lib.statistics.{name}" for name in names)
    code = f"import sys;{imports};sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
