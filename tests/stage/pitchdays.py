"""Pitch days of the example region, and one that goes on now."""

from datetime import timedelta
from typing import Any


def known_pitch_days(region: Any, by: Any) -> dict[str, Any]:
    """Their numbers; today's day began twenty minutes ago."""
    from django.utils import timezone

    from samenverder.pitchdays.models import PitchDay
    from samenverder.pitchdays.operations import begin_day

    rows = PitchDay.objects.filter(partnership=region)
    held, coming = rows.order_by("day").first(), rows.get(title="Tweede pitchmiddag")
    start = timezone.localtime() - timedelta(minutes=20)
    if start.date() != timezone.localdate():
        start = timezone.localtime().replace(hour=0, minute=1)
    running = begin_day(
        partnership=region, by=by, track=held.track, title="Pitchdag van vandaag",
        day=timezone.localdate(), starts=start.time().replace(second=0, microsecond=0), ends=None,
        host=held.host, place="Aula", minutes=5, questions=10, between=5,
    )  # fmt: skip
    slots = list(running.slots.order_by("order"))
    slots[0].began_at, slots[0].ended_at = start, start + timedelta(minutes=12)
    slots[1].began_at = start + timedelta(minutes=12)
    slots[3].skipped_at = start + timedelta(minutes=13)
    for slot in slots:
        slot.save()
    board = running.boards.order_by("pk").first()
    guest = board.guests.order_by("pk").first() if board else None
    if guest:
        guest.present = True
        guest.save()
    return {
        "held": held.pk,
        "coming": coming.pk,
        "running": running.pk,
        "slot": coming.slots.filter(kind="pitch").first().pk,
        "board": coming.boards.first().pk,
        "item": held.item_id,
    }
