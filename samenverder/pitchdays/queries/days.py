"""Pitch days of a partnership."""

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samenverder.lib.text import ZONE
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


def to_come() -> Q:
    """Days that are today or later, by their meeting when there is one."""
    today = timezone.localdate()
    start = dt.datetime.combine(today, dt.time(), ZONE)
    return Q(removed_at=None) & (Q(meeting=None, day__gte=today) | Q(meeting__starts_at__gte=start))
