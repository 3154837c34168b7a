"""Who took part where something was told, in groups nobody can be picked out of.

Nothing tells who told what; a seat says, when its owner wished, for which partner and on which
layer somebody is there. Per meeting it is decided once which groups are shown, in the same order
as in the report of that meeting (`lib.statistics.safe_groups`: five people at least, and what is
left too). Everything else is a sum over meetings, so that no two figures can be subtracted into a
small group.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count

from samenverder.dialogues.models import DialogueSeat
from samenverder.lib.statistics.disclosure import MINIMUM, safe_groups
from samenverder.network.models import Layer, OrganisationKind

LAYER, PLACE, KIND = "layer", "place", "kind"
LABELS: dict[str, type[OrganisationKind] | type[Layer]] = {KIND: OrganisationKind, LAYER: Layer}
Seats = tuple[tuple[str, str, str, int], ...]


@dataclass
class Sat:
    """How many people took part, and the groups among them that are shown."""

    people: int = 0
    groups: Counter[tuple[str, str]] = field(default_factory=Counter)

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


def seats_of(dialogues: Iterable[int]) -> dict[int, Sat]:
    """{meeting: who took part} of these meetings; one query."""
    rows = DialogueSeat.objects.filter(dialogue__in=dialogues)
    names = ("dialogue", "layer", "organisation", "organisation__kind")
    people: dict[int, list[tuple[str, str, str, int]]] = defaultdict(list)
    for dialogue, layer, place, kind, number in rows.values_list(*names).annotate(n=Count("pk")):
        people[dialogue].append((layer, str(place or ""), kind or "", number))
    return {dialogue: _shown(tuple(sorted(some))) for dialogue, some in people.items()}


@lru_cache(maxsize=2_000)
def _shown(some: Seats) -> Sat:
    """The groups of one meeting that may be shown; the same people always give the same groups."""
    everyone: list[dict[str, str | None]] = [
        {LAYER: layer or None, PLACE: place or None, KIND: kind or None}
        for layer, place, kind, number in some
        for _one in range(number)
    ]
    safe = safe_groups(everyone, [LAYER, PLACE, KIND])
    tally = Counter((name, one[name]) for one in everyone for name in (LAYER, KIND))
    groups = {(name, value): tally[name, value] for name in (LAYER, KIND) for value in safe[name]}
    return Sat(len(everyone), Counter(groups))


def together(seats: dict[int, Sat], dialogues: Iterable[int]) -> Sat:
    """Over these meetings; one with too few people counts for nothing."""
    whole = Sat()
    for dialogue in dialogues:
        sat = seats.get(dialogue)
        if sat is not None and sat.people >= MINIMUM:
            whole.people += sat.people
            whole.groups.update(sat.groups)
    return whole
