"""Periods that end, and that go on again."""

import datetime as dt

from django.utils import timezone


def still_to_come(until: dt.date | None, since: dt.date) -> dt.date | None:
    """The end of what goes on again: the day it had, unless that has passed or is no end."""
    begun = max(since, timezone.localdate())
    return until if until is not None and until > begun else None
