"""Who sat at the tables where something was told, in groups nobody can be picked out of.

Nothing tells who told what; a seat says, when its owner wished, of which kind of partner and which
layer somebody is. The unit is the tables of one focus area at one meeting: per unit it is decided
once which groups are shown (`lib.statistics.safe_groups`, five people at least, what is left too).
Everything else is a sum over units, so that no two figures can be subtracted into a small group.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count

from samenverder.dialogues.models import DialogueSeat
from samenverder.lib.statistics.disclosure import MINIMUM, safe_groups
from samenverder.network.models import Layer, OrganisationKind

Unit = tuple[int, int]
Group = tuple[str, str]
KIND, LAYER = "kind", "layer"
LABELS: dict[str, type[OrganisationKind] | type[Layer]] = {KIND: OrganisationKind, LAYER: Layer}


@dataclass
class Sat:
    """How many people sat there, and the groups among them that are shown, largest first."""

    people: int = 0
    groups: Counter[Group] = field(default_factory=Counter)

    def named(self, dimension: str) -> list[tuple[str, int]]:
        """(group, how many) of one dimension: kinds of partners, or layers."""
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


def seats_of(dialogues: Iterable[int]) -> dict[Unit, Sat]:
    """{(meeting, focus area or 0): who sat there} of these meetings; one query.

    A device that was shared by a whole table says nothing of who sat there and does not count.
    """
    rows = DialogueSeat.objects.filter(dialogue__in=dialogues, shared=False, table__isnull=False)
    names = ("dialogue", "table__focus_area", "organisation__kind", "layer")
    people: dict[Unit, list[tuple[str, str, int]]] = defaultdict(list)
    for dialogue, area, kind, layer, number in rows.values_list(*names).annotate(n=Count("pk")):
        people[dialogue, area or 0].append((kind or "", layer, number))
    return {unit: _shown(tuple(sorted(some))) for unit, some in people.items()}


@lru_cache(maxsize=2_000)
def _shown(some: tuple[tuple[str, str, int], ...]) -> Sat:
    """The groups of one unit that may be shown; the same people always give the same groups."""
    everyone: list[dict[str, str | None]] = [
        {KIND: kind or None, LAYER: layer or None}
        for kind, layer, number in some
        for _one in range(number)
    ]
    safe = safe_groups(everyone, [KIND, LAYER])
    tally = Counter((name, one[name]) for one in everyone for name in (KIND, LAYER))
    groups = {(name, value): tally[name, value] for name in safe for value in safe[name]}
    return Sat(len(everyone), Counter(groups))


def together(seats: dict[Unit, Sat], units: Iterable[Unit]) -> Sat:
    """Over these units; a unit with too few people counts for nothing."""
    whole = Sat()
    for unit in units:
        sat = seats.get(unit)
        if sat is not None and sat.people >= MINIMUM:
            whole.people += sat.people
            whole.groups.update(sat.groups)
    return whole
