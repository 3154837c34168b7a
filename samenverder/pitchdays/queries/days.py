"""Pitch days of a partnership."""

from django.db.models import Count, Q, QuerySet

from samenverder.network.models import Partnership
from samenverder.pitchdays.models import PitchDay, SlotKind


def days_of(partnership: Partnership) -> QuerySet[PitchDay]:
    """The days with `schools` (how many pitch) and `boards_there`, the newest first; one query."""
    rows = PitchDay.objects.filter(partnership=partnership, removed_at=None)
    there = Q(slots__removed_at=None, slots__kind=SlotKind.PITCH)
    return (
        rows.annotate(
            schools=Count("slots", filter=there, distinct=True),
            boards_there=Count("boards", filter=Q(boards__removed_at=None), distinct=True),
        )
        .select_related("track", "host", "meeting__host")
        .order_by("-day", "-pk")
    )


def removed_days(partnership: Partnership) -> QuerySet[PitchDay]:
    """Days that were taken off the list, to put back."""
    return PitchDay.objects.filter(partnership=partnership).exclude(removed_at=None)
