"""Periods that end, and that go on again."""

import datetime as dt

from django.utils import timezone


def still_to_come(until: dt.date | None) -> dt.date | None:
    """The end of what goes on again: the day it had, unless that has passed."""
    return until if until is not None and until > timezone.localdate() else None
