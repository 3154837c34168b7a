"""The meetings of which is told what was told: open or over, each with its place and year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.network.models import Partnership

TOLD_IN = (DialoguePhase.OPEN, DialoguePhase.CLOSED)


@dataclass(frozen=True)
class Evening:
    """One dialogue meeting as a list shows it. `place` is the town where that is known."""

    pk: int
    title: str
    place: str
    day: date
    series: int | None
    series_title: str
    url: str
    is_over: bool = True

    @property
    def year(self) -> int:
        """The year in which it was."""
        return self.day.year


def evenings_of(partnership: Partnership) -> dict[int, Evening]:
    """{number: meeting} of all that are open or over, the newest first; one query."""
    rows = Dialogue.objects.filter(partnership=partnership, removed_at=None, phase__in=TOLD_IN)
    rows = rows.select_related("host", "series").order_by("-starts_at", "-pk")
    found = {}
    for row in rows:
        row.partnership = partnership
        found[row.pk] = _evening(row)
    return found


def _evening(row: Any) -> Evening:
    town = row.town or (row.host.town if row.host else "")
    return Evening(
        row.pk,
        row.title,
        town or row.place or row.title,
        timezone.localtime(row.starts_at).date(),
        row.series_id,
        row.series.title if row.series else "",
        row.get_absolute_url(),
        row.phase == DialoguePhase.CLOSED,
    )
