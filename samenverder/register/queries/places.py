"""Where the sites of a choice are: one by one, or together when there are too many to draw."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Avg, Count, F, Min, Q, QuerySet
from django.db.models.functions import Substr

from samenverder.register.models import RegisterSite

MOST = 250
"""So many dots can be told apart, and so many rows beside them read."""
MUNICIPALITY, POSTCODE = "municipality", "postcode"
_AREAS: dict[str, Any] = {MUNICIPALITY: F("municipality"), POSTCODE: Substr("postcode", 1, 4)}
_PLACED = Q(latitude__isnull=False, longitude__isnull=False)


@dataclass(frozen=True)
class Cluster:
    """The sites of one municipality or postcode area: how many, and the middle of them."""

    name: str
    town: str
    count: int
    partners: int
    latitude: float
    longitude: float


@dataclass
class Places:
    """What to draw: `sites`, or `clusters` of what `grouped_by` says. `without` have no place."""

    total: int
    without: int
    grouped_by: str = ""
    sites: list[RegisterSite] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)

    @property
    def is_cut_off(self) -> bool:
        """More sites than can be drawn, and nothing divides them further."""
        return not self.grouped_by and self.total > len(self.sites)


def places_of(rows: QuerySet[RegisterSite]) -> Places:
    """What to draw of these sites, never more than can be told apart. Always two queries."""
    known = rows.order_by().aggregate(
        every=Count("pk"),
        total=Count("pk", filter=_PLACED),
        **{f"n_{name}": Count(of, filter=_PLACED, distinct=True) for name, of in _AREAS.items()},
    )
    places = Places(known["total"], known["every"] - known["total"])
    if places.total > MOST:
        places.grouped_by = next((name for name in _AREAS if known[f"n_{name}"] > 1), "")
    placed = rows.filter(_PLACED)
    if places.grouped_by:
        places.clusters = _clusters(placed, _AREAS[places.grouped_by])
    else:
        places.sites = list(placed.select_related("organisation")[:MOST])
    return places


def _clusters(placed: QuerySet[RegisterSite], area: Any) -> list[Cluster]:
    """The sites by area; the largest first. One query."""
    found = (
        placed.order_by()
        .values(area=area)
        .annotate(
            count=Count("pk"),
            first_town=Min("town"),
            partners=Count("organisation"),
            middle_latitude=Avg("latitude"),
            middle_longitude=Avg("longitude"),
        )
        .values_list(
            "area", "first_town", "count", "partners", "middle_latitude", "middle_longitude"
        )
    )
    made = [Cluster(*row) for row in found]
    return sorted(made, key=lambda cluster: (-cluster.count, cluster.name))
