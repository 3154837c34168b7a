"""What this room shows on pages of lower rooms."""

from typing import Any

from django.http import HttpRequest

from samenverder.pitchdays.models import PitchDay
from samenverder.tracks.models import ProgrammeItem, ProgrammeKind
from samenverder.web import around


def on_item(item: ProgrammeItem, request: HttpRequest) -> dict[str, Any] | None:
    """On a part of a programme that is a pitch: its day, or the way to plan one."""
    if item.kind != ProgrammeKind.PITCH:
        return None
    rows = PitchDay.objects.filter(item=item, removed_at=None)
    return {"pitch_day": rows.order_by("-pk").first()}


def register() -> None:
    """Say where this room shows what."""
    around.register("item.actions", "pitchdays/_on_item.html", on_item)
