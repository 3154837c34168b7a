"""Learning tracks of the example region."""

from typing import Any


def known_tracks(region: Any) -> dict[str, Any]:
    """Their numbers."""
    from samenverder.tracks.models import LearningTrack

    rows = LearningTrack.objects.filter(partnership=region)
    done, running = rows.get(state="finished"), rows.get(state="running")
    return {
        "done": done.pk,
        "running": running.pk,
        "item": running.items.get(kind="start").pk,
        "coming": running.items.get(kind="agreements").pk,
        "school": running.schools.filter(state="joined").order_by("pk").last().pk,
        "invited": running.schools.get(state="invited").pk,
    }
