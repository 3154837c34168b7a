"""What makes a line between two people or two partners: a registry of sources.

A source gives *gatherings*: who did something together in a period. A room above or beside this
one adds its own from `AppConfig.ready`:

    from samenverder.insight import ties
    meaning = _("both were at the meeting")
    ties.register(ties.Source("meetings", _("Meetings"), meaning, find, stamp))

`find(scope)` yields `Gathering`s and costs the same number of queries however much there is;
`stamp(partnership)` gives a few numbers that change when what it yields may change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.utils.functional import Promise

from samenverder.insight.periods import Period
from samenverder.network.models import Partnership

LARGEST = 12
"""More people than this at one table do not know each other by it: no lines come of it."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Gathering:
    """People, or organisations without a face, that did something together.

    `weight` is how many times it counts; a gathering of organisations is not used between people.
    """

    people: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    weight: int = 1


@dataclass(frozen=True)
class Scope:
    """What a source is asked for. An empty `layer` means all layers."""

    partnership: Partnership
    period: Period
    layer: str = ""


@dataclass(frozen=True)
class Source:
    """One kind of doing something together, with its line of meaning."""

    code: str
    label: Promise | str
    meaning: Promise | str
    find: Callable[[Scope], Iterable[Gathering]]
    stamp: Callable[[Partnership], tuple[Any, ...]]
    topic: str = ""
    """What `live` calls it when this changes, such as "actions"; besides "network"."""


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; the same code again takes the place of the earlier one."""
    SOURCES[source.code] = source


@dataclass
class Ties:
    """Lines by pair (the smaller number first): how often each source counts."""

    sources: tuple[str, ...]
    counts: dict[Pair, list[int]] = field(default_factory=dict)
    skipped: int = 0
    """Gatherings too large to make lines of."""

    def add(self, pair: Pair, source: int, weight: int) -> None:
        """Count one gathering for one pair."""
        row = self.counts.get(pair)
        if row is None:
            row = self.counts[pair] = [0] * len(self.sources)
        row[source] += weight

    def at_least(self, least: int) -> "Ties":
        """The lines that count so often or more."""
        kept = {pair: row for pair, row in self.counts.items() if sum(row) >= least}
        return Ties(self.sources, kept, self.skipped)

    def fitting(self, most: int) -> int:
        """The smallest number of times of which there are at most so many lines.

        When that leaves none, because many lines count equally often, the number before it.
        """
        often = sorted((sum(row) for row in self.counts.values()), reverse=True)
        if len(often) <= most:
            return 1
        return min(often[most] + 1, often[0])

    def strongest(self) -> "Ties":
        """Of everybody the line that counts most often."""
        best: dict[int, tuple[int, Pair]] = {}
        for pair, row in sorted(self.counts.items()):
            for key in pair:
                if key not in best or sum(row) > best[key][0]:
                    best[key] = (sum(row), pair)
        kept = {pair: self.counts[pair] for _often, pair in best.values()}
        return Ties(self.sources, kept, self.skipped)

    def weights(self) -> dict[Pair, int]:
        """How often in all, per pair."""
        return {pair: sum(row) for pair, row in self.counts.items()}


def between_people(found: Mapping[str, list[Gathering]], people: set[int]) -> Ties:
    """Lines between these people, of gatherings of at most `LARGEST` of them."""
    ties = Ties(tuple(found))
    for number, gatherings in enumerate(found.values()):
        for gathering in gatherings:
            if len(gathering.people) > LARGEST:
                ties.skipped += 1
                continue
            present = sorted(people.intersection(gathering.people))
            for pair in combinations(present, 2):
                ties.add(pair, number, gathering.weight)
    return ties


def between_organisations(
    found: Mapping[str, list[Gathering]],
    organisations: set[int],
    works_at: Mapping[int, tuple[int, ...]],
) -> Ties:
    """Lines between these organisations: each gathering counts once for a pair of them.

    `works_at` gives the organisations of each person that counts. Two organisations that were
    there in the same single person get no line by it.
    """
    ties = Ties(tuple(found))
    for number, gatherings in enumerate(found.values()):
        for gathering in gatherings:
            if len(gathering.people) + len(gathering.organisations) > LARGEST:
                ties.skipped += 1
                continue
            for pair in _pairs(gathering, organisations, works_at):
                ties.add(pair, number, gathering.weight)
    return ties


def _pairs(
    gathering: Gathering, organisations: set[int], works_at: Mapping[int, tuple[int, ...]]
) -> Iterator[Pair]:
    faces: dict[int, set[int]] = defaultdict(set)
    for person in gathering.people:
        for organisation in works_at.get(person, ()):
            faces[organisation].add(person)
    for at, organisation in enumerate(gathering.organisations):
        faces[organisation].add(-1 - at)
    present = sorted(organisations.intersection(faces))
    for pair in combinations(present, 2):
        if len(faces[pair[0]] | faces[pair[1]]) > 1:
            yield pair


def gather(scope: Scope, sources: Iterable[str]) -> dict[str, list[Gathering]]:
    """What these sources found, in the order of the registry."""
    wanted = set(sources)
    return {code: list(source.find(scope)) for code, source in SOURCES.items() if code in wanted}
