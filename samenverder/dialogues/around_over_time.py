"""On the page of a focus area or a track: what people told about it, and what of that returns."""

from typing import Any

from django.http import HttpRequest

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.queries.evenings import evenings_of
from samenverder.dialogues.queries.returning import Topic, returning, sorted_topics, topics_of
from samenverder.dialogues.queries.told import Choice
from samenverder.web import around

MOST = 6


def on_area(area: FocusArea, _request: HttpRequest) -> dict[str, Any] | None:
    """How much was told about it, and the subjects that return most; three queries."""
    return _about(area.partnership, area.pk)


def on_track(track: Any, _request: HttpRequest) -> dict[str, Any] | None:
    """What was told about the focus area of a track; nothing for one without."""
    return _about(track.partnership, track.focus_area_id) if track.focus_area_id else None


def _about(partnership: Any, area: int) -> dict[str, Any] | None:
    evenings = evenings_of(partnership)
    topics = topics_of(evenings, Choice(speerpunt=str(area))) if evenings else []
    if not topics:
        return None
    return {
        "told_area": area,
        "returns": sorted_topics(returning(topics), "")[:MOST],
        "told_pearls": _number(topics, "pearl"),
        "told_puzzles": _number(topics, "puzzle"),
        "told_evenings": len({pk for topic in topics for pk in topic.evenings}),
    }


def _number(topics: list[Topic], kind: str) -> int:
    """In how many contributions of this kind something telling was said."""
    return len({row[0] for topic in topics for row in topic.rows if row[2] == kind})


def register() -> None:
    """Tell the pages below and above."""
    around.register("area.told", "dialogues/_on_area.html", on_area)
    around.register("track.told", "dialogues/_on_area.html", on_track)
