"""The ambition where people need it in sight: agendas, minutes, reports, the welcome, mails."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samenverder.ambition.queries.ambitions import current, focus_areas
from samenverder.network.models import Partnership


@dataclass(frozen=True)
class InSight:
    """The sentence that stands and the names of the focus areas; empty when there is nothing."""

    sentence: str
    adopted_on: dt.date | None
    areas: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.sentence or self.areas)

    def as_data(self) -> dict[str, Any]:
        """Plain values, for a document."""
        return {"sentence": self.sentence, "areas": list(self.areas)}


def ambition_in_sight(partnership: Partnership) -> InSight:
    """What stands above agendas, minutes and reports; two queries."""
    ambition = current(partnership)
    return InSight(
        sentence=ambition.sentence if ambition else "",
        adopted_on=ambition.adopted_on if ambition else None,
        areas=tuple(focus_areas(partnership).values_list("title", flat=True)),
    )
