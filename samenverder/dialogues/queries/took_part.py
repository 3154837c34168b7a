"""Who took part where something was told, in groups nobody can be picked out of.

Nothing tells who told what; a seat says, when its owner wished, for which partner and on which
layer somebody is there. Per meeting that is over it is decided once which groups are shown, in
the same order as in the report of that meeting (`lib.statistics.safe_groups`: five people at
least, and what is left too). Then, beside those, which groups of the tables of one focus area:
only when every focus area of the meeting had five people at its tables, and nothing smaller can
be subtracted. Everything else is a sum of these, so that no two figures lead to a small group.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count

from samenverder.dialogues.models import DialogueSeat
from samenverder.lib.statistics.disclosure import MINIMUM, safe_groups
from samenverder.network.models import Layer, OrganisationKind

LAYER, PLACE, KIND, AREA = "layer", "place", "kind", "area"
AT_AREA = {KIND: "kind at area", LAYER: "layer at area"}
LABELS: dict[str, type[OrganisationKind] | type[Layer]] = {KIND: OrganisationKind, LAYER: Layer}
Seats = tuple[tuple[str, str, str, str, int], ...]
Person = dict[str, str | None]
Spot = tuple[int, int | None]  # meeting, focus area


@dataclass
class Sat:
    """How many people took part, in how many meetings, and the groups among them that are shown."""

    people: int = 0
    groups: Counter[tuple[str, str]] = field(default_factory=Counter)
    meetings: int = 0

    def named(self, dimension: str) -> list[tuple[str, int]]:
        """(group, how many) of one dimension, largest first."""
        rows = [(value, n) for (name, value), n in self.groups.items() if name == dimension]
        found = [(str(LABELS[dimension](value).label), number) for value, number in rows]
        return sorted(found, key=lambda row: (-row[1], row[0]))

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Kinds of partners."""
        return self.named(KIND)

    @property
    def layers(self) -> list[tuple[str, int]]:
        """Layers."""
        return self.named(LAYER)

    @property
    def words(self) -> str:
        """ "vo 12, gemeente 6; uitvoering 20", each of them at least; empty when none is shown."""
        parts = [
            ", ".join(f"{name.lower()} {number}" for name, number in groups)
            for groups in (self.kinds, self.layers)
        ]
        return "; ".join(filter(None, parts))


@dataclass
class TookPart:
    """Who took part in each meeting, and at the tables of each focus area as far as it is told."""

    meetings: dict[int, Sat] = field(default_factory=dict)
    tables: dict[Spot, Sat] = field(default_factory=dict)

    def in_meetings(self, dialogues: Iterable[int]) -> Sat:
        """Over these meetings; one with too few people counts for nothing."""
        return _sum(self.meetings[pk] for pk in dialogues if pk in self.meetings)

    def at_tables(self, spots: Iterable[Spot]) -> Sat:
        """Over the tables of these focus areas in these meetings, where that is told."""
        return _sum(self.tables[spot] for spot in spots if spot in self.tables)


def _sum(some: Iterable[Sat]) -> Sat:
    whole = Sat()
    for sat in some:
        if sat.people >= MINIMUM:
            whole.people += sat.people
            whole.meetings += 1
            whole.groups.update(sat.groups)
    return whole


def seats_of(dialogues: Iterable[int]) -> TookPart:
    """Who took part in these meetings, of which none is under way any more; one query."""
    rows = DialogueSeat.objects.filter(dialogue__in=dialogues)
    names = ("dialogue", "table__focus_area", "layer", "organisation", "organisation__kind")
    people: dict[int, list[tuple[str, str, str, str, int]]] = defaultdict(list)
    for row in rows.order_by().values_list(*names).annotate(n=Count("pk")):
        dialogue, area, layer, place, kind, number = row
        people[dialogue].append((str(area or ""), layer, str(place or ""), kind or "", number))
    found = TookPart()
    for dialogue, some in people.items():
        found.meetings[dialogue], tables = shown_of(tuple(sorted(some)))
        for area, sat in tables.items():
            found.tables[dialogue, int(area) if area else None] = sat
    return found


@lru_cache(maxsize=2_000)
def shown_of(some: Seats) -> tuple[Sat, dict[str, Sat]]:
    """The groups of one meeting that may be shown, and those per focus area ("" for none); the
    same people always give the same groups."""
    everyone = [
        _person(area, layer, place, kind)
        for area, layer, place, kind, number in some
        for _one in range(number)
    ]
    safe = safe_groups(everyone, [LAYER, PLACE, KIND])
    return _sat(everyone, safe), _per_area(everyone, safe)


def _person(area: str, layer: str, place: str, kind: str) -> Person:
    return {
        AREA: area, LAYER: layer or None, PLACE: place or None, KIND: kind or None,
        AT_AREA[LAYER]: f"{area}:{layer}" if layer else None,
        AT_AREA[KIND]: f"{area}:{kind}" if kind else None,
    }  # fmt: skip


def _sat(everyone: list[Person], safe: dict[str, list[str]]) -> Sat:
    tally = Counter((name, one[name]) for one in everyone for name in LABELS)
    groups = {(name, value): tally[name, value] for name in LABELS for value in safe[name]}
    return Sat(len(everyone), Counter(groups), 1)


def _per_area(everyone: list[Person], safe: dict[str, list[str]]) -> dict[str, Sat]:
    """Beside what is shown of the whole meeting; of every focus area or of none.

    How many sit at a table anybody in the room can see. So all those numbers count as shown.
    """
    shown = [_those(everyone, name, value) for name, values in safe.items() for value in values]
    told = safe_groups(everyone, [AREA, *AT_AREA.values()], always=shown)
    sizes = Counter(str(one[AREA]) for one in everyone)
    if len(told[AREA]) < len(sizes):
        return {}
    found = {area: Sat(number, Counter(), 1) for area, number in sizes.items()}
    for name, dimension in AT_AREA.items():
        for value in told[dimension]:
            area, _colon, group = value.partition(":")
            found[area].groups[name, group] = len(_those(everyone, dimension, value))
    return found


def _those(everyone: list[Person], dimension: str, value: str) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(everyone) if one[dimension] == value)
