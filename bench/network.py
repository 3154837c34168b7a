"""The picture of a large network: 2,000 people, 200 partners and 40,000 lines between people.

    make bench-network

Working groups are drawn until they make 40,000 lines between people. Then, in this process and on
SQLite: reading the lines and reckoning every measure of them; laying out and writing the drawing;
the whole page for partners and for people, first with nothing kept and then from the cache. The
median of a few runs counts, of a kept page the best of three rounds. Its limit is processor time:
other work on the machine is not the page's. Beside it stands what bare rustworkx takes for the same
graph in the same process, so that figures of different machines can be compared. Prints one line of
JSON; exits 1 when a limit is passed.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

from bench.common import Limits, report

LINES, RUNS, CACHED_RUNS, ROUNDS = 40_000, 5, 15, 3
LIMITS: Limits = {
    "people": (">=", 2000),
    "lines": (">=", LINES),
    "measures_seconds": ("<=", 1.5),
    "drawing_seconds": ("<=", 2.0),
    "cached_page_partners_ms": ("<=", 60),
    "cached_page_people_ms": ("<=", 60),
}


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMENVERDER_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return report("network", measure(), LIMITS)


def measure() -> dict[str, Any]:
    """Make the region and time each part."""
    from bench.region import Sizes, make_region
    from samenverder.insight.network_picture import PEOPLE, Choice
    from samenverder.insight.periods import periods

    sizes = Sizes(
        organisations=200, people=2000, sessions=3, participants=6, actions=3, users=4, log=12,
        others=3,
    )  # fmt: skip
    region = make_region("netwerk", sizes)
    _groups(region)
    choice = Choice(PEOPLE, periods(None)[0])
    return _parts(region, choice) | _pages(region)


def _groups(region: Any) -> None:
    """Working groups of twelve until their members make enough lines."""
    from samenverder.network.models import GroupMember, WorkingGroup

    dice = random.Random(20261121)
    people = [person.pk for person in region.people]
    known: set[tuple[int, int]] = set()
    members: list[list[int]] = []
    while len(known) < LINES:
        members.append(sorted(dice.sample(people, 12)))
        known.update(combinations(members[-1], 2))
    since = region.today.replace(year=region.today.year - 1)
    groups = WorkingGroup.objects.bulk_create(
        WorkingGroup(partnership=region.partnership, name=f"Groep {at}", since=since)
        for at in range(len(members))
    )
    GroupMember.objects.bulk_create(
        GroupMember(group=group, person_id=pk, since=since)
        for group, row in zip(groups, members, strict=True)
        for pk in row
    )


def _parts(region: Any, choice: Any) -> dict[str, Any]:
    from samenverder.insight import network_drawing, network_measures, network_svg, ties
    from samenverder.insight.queries import network
    from samenverder.network.models import Layer

    partnership = region.partnership

    def reckon() -> Any:
        cast = network.cast_of(partnership, choice)
        found = ties.gather(ties.Scope(partnership, choice.period), choice.sources)
        counted = ties.between_people(found, set(cast.works_at))
        graph = network_measures.graph_of(sorted(cast.works_at), counted.counts)
        layers = {layer: sorted(cast.on_layers[layer]) for layer in Layer.values}
        network_measures.steps_between_layers(graph, layers)
        return network_measures.measure(graph), graph, counted.weights(), cast

    seconds = _median(reckon)
    measures, graph, weights, cast = reckon()
    nodes = network._people(partnership, cast)

    def picture() -> Any:
        made = network_drawing.draw(nodes, weights, graph)
        return network_svg.network_svg(made, title="t", description="d", names={})

    bare = _median(lambda: _bare(list(graph.keys), list(weights)))
    return {
        "people": measures.nodes,
        "lines": measures.lines,
        "measures_seconds": round(seconds, 3),
        "bare_rustworkx_seconds": round(bare, 3),
        "measures_to_bare": round(seconds / bare, 1),
        "drawing_seconds": round(_median(picture), 3),
        "drawing_kilobytes": round(len(picture()) / 1000),
    }


def _bare(keys: list[int], pairs: list[tuple[int, int]]) -> None:
    """The same algorithms without anything of ours around them."""
    import rustworkx as rx

    at = {key: place for place, key in enumerate(keys)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(keys)
    graph.add_edges_from_no_data([(at[a], at[b]) for a, b in pairs])
    rx.distance_matrix(graph, null_value=-1.0)
    rx.articulation_points(graph)
    rx.biconnected_components(graph)
    rx.connected_components(graph)


def _pages(region: Any) -> dict[str, Any]:
    """The whole page through the middleware: nothing kept, then from the cache."""
    from django.core.cache import cache
    from django.urls import reverse

    from bench.visitors import browser

    client = browser(region.coordinator)
    url = reverse("insight:network", args=[region.slug])
    figures: dict[str, Any] = {}
    processor: list[float] = []
    for name, query in (("partners", ""), ("people", "?niveau=mensen")):
        cache.clear()
        figures[f"first_page_{name}_seconds"] = round(_timed(partial(client.get, url + query)), 3)
        rounds = [_kept(partial(client.get, url + query)) for _ in range(ROUNDS)]
        figures[f"cached_page_{name}_ms"] = round(min(wall for wall, _own in rounds), 1)
        processor.append(min(own for _wall, own in rounds))
    return figures | {"cached_page_processor_ms": round(max(processor), 1)}


def _kept(work: Callable[[], Any]) -> tuple[float, float]:
    """Median milliseconds of a page from the cache: on the clock, and of the processor."""
    walls, own = [], []
    for _ in range(CACHED_RUNS):
        start, before = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - start)
        own.append(time.process_time() - before)
    return statistics.median(walls) * 1000, statistics.median(own) * 1000


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: Callable[[], Any]) -> float:
    return statistics.median(_timed(work) for _ in range(RUNS))


if __name__ == "__main__":
    sys.exit(main())
