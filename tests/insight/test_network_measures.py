"""Measures of a network, on small graphs of which the answer is known."""

import random

import pytest
import rustworkx as rx

from samenverder.insight.network_measures import (
    graph_of,
    measure,
    missing_lines,
    steps_between_layers,
)


def test_two_circles_held_together_by_one() -> None:
    pairs = [(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (3, 5)]
    found = measure(graph_of([1, 2, 3, 4, 5, 6], pairs))
    assert (found.nodes, found.lines) == (6, 6)
    assert found.density == pytest.approx(6 / 15)
    assert found.isolated == (6,)
    assert [(bridge.node, bridge.apart) for bridge in found.bridges] == [(3, 2)]
    # six pairs at one step, four at two (each counted both ways)
    assert found.steps == pytest.approx((6 * 1 + 4 * 2) / 10)
    assert found.reached == pytest.approx(10 / 15)
    assert found.parts == 1


def test_a_chain_has_a_bridge_at_every_inner_place() -> None:
    found = measure(graph_of(range(5), [(0, 1), (1, 2), (2, 3), (3, 4)]))
    assert [(bridge.node, bridge.apart) for bridge in found.bridges] == [(1, 1), (2, 2), (3, 1)]
    assert found.steps == 2.0


def test_too_few_say_nothing_but_who_is_alone() -> None:
    found = measure(graph_of([7, 8, 9], [(7, 8)]))
    assert found.density is None
    assert found.steps is None
    assert found.bridges == ()
    assert found.isolated == (9,)


def test_nobody_and_no_lines_are_fine() -> None:
    assert measure(graph_of([], [])).nodes == 0
    assert measure(graph_of(range(6), [])).steps is None


@pytest.mark.parametrize("seed", range(40))
def test_who_comes_loose_is_what_is_left_when_the_bridge_is_taken_out(seed: int) -> None:
    dice = random.Random(seed)
    count = dice.randrange(5, 25)
    pairs = {tuple(sorted(dice.sample(range(count), 2))) for _ in range(dice.randrange(3, 30))}
    graph = graph_of(range(count), pairs)  # type: ignore[arg-type]
    for bridge in measure(graph).bridges:
        whole = rx.node_connected_component(graph.inner, bridge.node)
        rest = graph.inner.subgraph([at for at in whole if at != bridge.node])
        sizes = [len(part) for part in rx.connected_components(rest)]
        assert bridge.apart == sum(sizes) - max(sizes)


def test_steps_between_layers_count_who_can_reach_each_other() -> None:
    boards, practice = list(range(5)), list(range(10, 15))
    graph = graph_of(boards + practice, [(0, 10), (10, 11)])
    (row,) = steps_between_layers(graph, {"board": boards, "practice": practice})
    assert row.people == (5, 5)
    assert row.steps == 1.5
    assert row.reached == pytest.approx(2 / 25)


def test_a_layer_of_four_people_is_not_compared() -> None:
    graph = graph_of(range(12), [(0, 5), (1, 9)])
    assert steps_between_layers(graph, {"board": range(4), "practice": range(4, 12)}) == []


def test_somebody_on_two_layers_is_not_counted_with_themselves() -> None:
    graph = graph_of(range(5), [(0, 1)])
    (row,) = steps_between_layers(graph, {"board": range(5), "practice": range(5)})
    assert row.steps == 1.0
    assert row.reached == pytest.approx(2 / 20)


def test_a_line_is_missing_where_two_share_two_partners() -> None:
    pairs = [(1, 3), (1, 4), (2, 3), (2, 4), (4, 5)]
    weights = {(1, 3): 1, (2, 3): 1, (1, 4): 5, (2, 4): 5}
    found = missing_lines(graph_of(range(1, 6), pairs), weights)
    assert ((1, 2), (4, 3)) in found  # whom they share, the strongest first
    assert all(pair not in pairs for pair, _shared in found)
