"""The geometry of the diverging bar, against the pictures of the look and in general."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenverder.lib.charts import Domain, layout, shared_domain

counts = st.lists(st.integers(0, 400), min_size=5, max_size=5)
bars = st.lists(counts, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # read from d-resultaten.html: level, x, width
        ([1, 5, 3, 8, 3], "1 23.00 2.52, 2 25.96 14.35, 3 40.75 8.44, 4 49.63 23.23, 5 73.30 8.44"),
        ([0, 0, 3, 9, 9], "3 40.96 8.01, 4 49.42 24.92, 5 74.78 24.92"),
        ([5, 6, 0, 5, 5], "1 14.20 13.65, 2 28.28 16.47, 4 45.19 13.65, 5 59.28 13.65"),
    ],
)
def test_it_places_segments_where_the_look_has_them(answers, expected):
    bar = layout(answers, domain=Domain(0.76, 0.93))
    drawn = ", ".join(f"{s.level} {s.x:.2f} {s.width:.2f}" for s in bar.segments)
    assert drawn == expected
    assert f"{bar.tick:.2f}" == "44.97"


@given(bars)
def test_every_bar_of_a_chart_stays_in_the_picture_without_overlap(chart):
    domain = shared_domain(chart)
    for answers in chart:
        edges = [edge for s in layout(answers, domain=domain).segments for edge in (s.x, s.end)]
        assert edges == sorted(edges)
        assert not edges or (edges[0] >= -1e-9 and edges[-1] <= 100 + 1e-9)


@given(bars)
def test_all_bars_of_a_chart_share_one_tick(chart):
    domain = shared_domain(chart)
    assert {layout(answers, domain=domain).tick for answers in chart} == {domain.tick}


@given(counts)
def test_a_segment_with_its_gap_is_as_wide_as_its_share(answers):
    assume(sum(answers))
    domain, gap = shared_domain([answers]), 0.44
    for segment in layout(answers, domain=domain, gap=gap).segments:
        share = domain.unit * segment.count / sum(answers)
        assert segment.width == pytest.approx(max(share - gap, share / 2))
        assert segment.count == answers[segment.level - 1]


@given(counts)
def test_segments_fill_the_bar_when_there_is_no_gap(answers):
    assume(sum(answers))
    domain = shared_domain([answers])
    segments = layout(answers, domain=domain, gap=0).segments
    assert sum(s.width for s in segments) == pytest.approx(domain.unit)
    for left, right in pairwise(segments):
        assert left.end == pytest.approx(right.x)


@given(counts)
def test_the_middle_straddles_the_tick(answers):
    assume(answers[2])
    bar = layout(answers, domain=shared_domain([answers]))
    assert next(s for s in bar.segments if s.level == 3).mid == pytest.approx(bar.tick)


@given(counts)
def test_turning_the_scale_round_mirrors_the_picture(answers):
    assume(sum(answers))
    there = layout(answers, domain=Domain(1, 1)).segments
    back = layout(answers[::-1], domain=Domain(1, 1)).segments
    assert [s.x for s in there] == pytest.approx([100 - s.end for s in reversed(back)])


def test_the_domain_ignores_bars_nobody_answered():
    assert shared_domain([[0] * 5, [0, 2, 6, 9, 4]]) == shared_domain([[0, 2, 6, 9, 4]])
    assert shared_domain([[0] * 5]) == shared_domain([]) == Domain(0.5, 0.5)
    assert layout([0] * 5, domain=Domain(0.5, 0.5)).segments == ()


@pytest.mark.parametrize("wrong", [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [0, -1, 0, 0, 3]])
def test_it_refuses_counts_that_are_no_counts(wrong):
    with pytest.raises(ValueError, match="counts"):
        layout(wrong, domain=Domain(1, 1))
    with pytest.raises(ValueError, match="counts"):
        shared_domain([wrong])


def test_it_refuses_a_bar_that_would_leave_the_picture():
    with pytest.raises(ValueError, match="outside"):
        layout([5, 0, 0, 0, 0], domain=Domain(0.5, 0.5))


def test_it_refuses_a_domain_without_width():
    with pytest.raises(ValueError, match="width"):
        Domain(0, 0)
