"""The drawing: the same every time, names over nothing, and dense where there are too many."""

import random
import re
from xml.etree import ElementTree

import pytest

from samenverder.insight.network_drawing import LABELLED, MOST_LINES, Drawing, Node, draw, width_of
from samenverder.insight.network_kinds import KINDS
from samenverder.insight.network_svg import network_svg
from samenverder.insight.ties import Ties

SVG = "{http://www.w3.org/2000/svg}"


def _network(
    count: int, lines: int, seed: int = 1
) -> tuple[list[Node], dict[tuple[int, int], int]]:
    dice = random.Random(seed)
    kinds = list(KINDS)
    nodes = [
        Node(
            at,
            f"Praktijkschool nummer {at}",
            "praktijkonderwijs",
            kinds[at % 6],
            at % 20,
            f"/{at}/",
        )
        for at in range(count)
    ]
    weights: dict[tuple[int, int], int] = {}
    while len(weights) < lines:
        a, b = sorted(dice.sample(range(count), 2))
        weights[a, b] = dice.randrange(1, 12)
    return nodes, weights


def _drawing(count: int, lines: int) -> Drawing:
    nodes, weights = _network(count, lines)
    return draw(nodes, weights, _alone(count, weights))


def _alone(count: int, weights: dict[tuple[int, int], int]) -> set[int]:
    return set(range(count)) - {key for pair in weights for key in pair}


@pytest.mark.parametrize(
    ("count", "lines"), [(1, 0), (2, 1), (5, 4), (14, 25), (60, 120), (200, 700)]
)
def test_everything_stands_on_the_paper_and_apart(count: int, lines: int) -> None:
    found = _drawing(count, lines)
    for x, y in found.at.values():
        assert found.size <= x <= found.width - found.size
        assert found.size <= y <= found.height - found.size
    spots = list(found.at.values())
    for number, (x, y) in enumerate(spots):
        for other_x, other_y in spots[number + 1 :]:
            assert max(abs(x - other_x), abs(y - other_y)) >= found.size


@pytest.mark.parametrize(("count", "lines"), [(5, 4), (14, 25), (60, 120), (200, 700)])
def test_the_same_network_gives_the_same_picture(count: int, lines: int) -> None:
    first, second = _drawing(count, lines), _drawing(count, lines)
    assert first.at == second.at
    assert first.labels == second.labels


def test_every_partner_of_a_region_has_its_name_in_the_drawing() -> None:
    assert len(_drawing(14, 25).labels) == 14


def test_who_has_no_line_stands_at_the_foot() -> None:
    nodes, _weights = _network(8, 0)
    weights = {(0, 1): 1, (1, 2): 1, (2, 3): 1, (0, 3): 2}
    found = draw(nodes, weights, _alone(8, weights))
    lowest = max(found.at[key][1] for key in range(4))
    assert all(found.at[key][1] > lowest for key in range(4, 8))


def test_who_has_only_lines_that_are_not_drawn_is_not_called_alone() -> None:
    nodes, _weights = _network(5, 0)
    found = draw(nodes, {(0, 1): 9}, {4})
    svg = network_svg(found, title="", description="", names={n.key: n.name for n in nodes})
    assert svg.count(" lack") == 1


@pytest.mark.parametrize(
    ("often", "most", "least"),
    [([1, 2, 3], 3, 1), ([1, 1, 2, 3], 2, 2), ([1, 2, 2, 3], 2, 3), ([1, 1, 1], 2, 1), ([], 0, 1)],
)
def test_the_drawing_begins_where_its_lines_fit(often, most, least) -> None:
    ties = Ties(("x",), {(0, at): [times] for at, times in enumerate(often, 1)})
    assert ties.fitting(most) == least
    assert often == [] or ties.at_least(least).counts


def test_the_strongest_line_of_each_is_always_drawn() -> None:
    ties = Ties(("x",), {(0, 1): [9], (1, 2): [2], (2, 3): [2], (0, 3): [1]})
    assert set(ties.strongest().counts) == {(0, 1), (1, 2), (2, 3)}


def test_loose_parts_stand_near_the_rest() -> None:
    nodes, _weights = _network(40, 0)
    weights = {(0, at): 1 for at in range(1, 38)} | {(38, 39): 1}
    found = draw(nodes, weights, set())
    across = [x for key, (x, _y) in found.at.items() if key < 38]
    assert max(across) - min(across) > found.width / 3  # the rest is not pressed into a corner


def test_a_line_gets_thicker() -> None:
    assert [width_of(n, 4) for n in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert [width_of(n, 40) for n in (1, 10, 11, 25, 40)] == [1, 1, 2, 3, 4]
    assert width_of(1, 1) == 1


def test_every_node_is_a_link_with_a_name() -> None:
    found = _drawing(14, 25)
    names = {node.key: f"{node.name} <&> {node.key}" for node in found.nodes}
    svg = network_svg(found, title="Titel", description="Beschrijving", names=names)
    root = ElementTree.fromstring(
        str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )
    links = [link for link in root.findall(f".//{SVG}a") if link.get("aria-label")]
    assert [link.get("aria-label") for link in links] == list(names.values())
    assert [link.get("href") for link in links] == [node.url for node in found.nodes]
    assert root.find(f"{SVG}title").text == "Titel"  # type: ignore[union-attr]
    assert "style=" not in svg
    assert "onclick" not in svg


def test_shapes_differ_by_kind_without_colour() -> None:
    from samenverder.insight.network_svg import swatch

    assert len({re.sub(r"[\d.-]+", "", swatch(kind)) for kind in KINDS}) >= 5
    assert swatch("school") != swatch("schoolbestuur")


def test_too_many_for_names_is_one_picture() -> None:
    found = _drawing(LABELLED + 1, 900)
    svg = network_svg(found, title="t", description="d", names={})
    assert found.is_dense
    assert not found.labels
    assert 'role="img"' in svg
    assert "<a " not in svg
    assert found.at == _drawing(LABELLED + 1, 900).at


def test_the_thinnest_of_very_many_lines_are_left_out_and_counted() -> None:
    found = _drawing(400, MOST_LINES + 50)
    assert len(found.lines) == MOST_LINES
    assert found.left_out == 50
