"""What two lists have in common: true for any two lists, and soon found for long ones."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samenverder.lib import blocks
from samenverder.lib.blocks import Block, matching_blocks
from tests.waiting import work_seconds

LISTS = st.lists(st.sampled_from("abcde"), max_size=30)


def check(one, two) -> list[Block]:
    """Every block is the same in both, in order, and none touches the next."""
    found = matching_blocks(one, two)
    at = there = 0
    for block in found:
        assert block.a >= at
        assert block.b >= there
        assert one[block.a : block.a + block.size] == two[block.b : block.b + block.size]
        at, there = block.a + block.size, block.b + block.size
    assert found[-1] == Block(len(one), len(two), 0)
    assert all(x.a + x.size < y.a or x.b + x.size < y.b or not y.size
               for x, y in pairwise(found))  # fmt: skip
    return found


@given(LISTS, LISTS)
def test_every_block_is_the_same_in_both_lists(one, two):
    check(one, two)


@given(LISTS, LISTS, st.integers(0, 20))
def test_the_same_holds_when_nothing_is_small(one, two, small):
    before, blocks.SMALL = blocks.SMALL, small
    try:
        check(one, two)
    finally:
        blocks.SMALL = before


def test_a_change_in_a_long_text_is_found_where_it_is():
    one = [f"line {n}" for n in range(11_000)]
    two = [*one[:40], "new", *one[40:9000], *one[9001:]]
    assert check(one, two) == [
        Block(0, 0, 40), Block(40, 41, 8960), Block(9001, 9001, 1999), Block(11_000, 11_000, 0),
    ]  # fmt: skip


def test_long_texts_with_nothing_or_everything_alike_take_moments():
    dice = random.Random(7)
    one = [dice.choice("abcdef") for _ in range(20_000)]
    two = [dice.choice("abcdef") for _ in range(20_000)]
    same = ["same"] * 20_000
    assert work_seconds(lambda: check(one, two)) < 10
    assert work_seconds(lambda: check(same, ["other", *same])) < 10
