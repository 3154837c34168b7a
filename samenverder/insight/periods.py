"""Stretches of time to look at: the last twelve months, a school year, or everything."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

LATEST, ALL = "jaar", "alles"
SCHOOL_YEARS = 6


@dataclass(frozen=True)
class Period:
    """From a day up to, not including, another; None where it has no end."""

    code: str
    since: dt.date | None
    until: dt.date | None

    def dates(self, field: str) -> Q:
        """Rows of which a day falls in the period."""
        q = Q()
        if self.since:
            q &= Q(**{f"{field}__gte": self.since})
        if self.until:
            q &= Q(**{f"{field}__lt": self.until})
        return q

    def moments(self, field: str) -> Q:
        """Rows of which a moment falls in the period, by the day in the Netherlands."""
        q = Q()
        if self.since:
            q &= Q(**{f"{field}__gte": _start(self.since)})
        if self.until:
            q &= Q(**{f"{field}__lt": _start(self.until)})
        return q

    def overlaps(self, prefix: str = "") -> Q:
        """Rows with `since` and `until` (not included) that held on some day of the period."""
        q = Q()
        if self.until:
            q &= Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lt": self.until})
        if self.since:
            q &= Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": self.since})
        return q

    @property
    def label(self) -> str:
        """The period in words."""
        if self.code == LATEST:
            return _("Last 12 months")
        if self.code == ALL or self.since is None:
            return _("From the beginning")
        years = {"first": self.since.year, "second": self.since.year + 1}
        return _("School year %(first)d–%(second)d") % years


def _start(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def school_year_of(day: dt.date) -> int:
    """The year in which the school year of this day began (on 1 August)."""
    return day.year if day.month >= 8 else day.year - 1


def periods(first: dt.date | None, today: dt.date | None = None) -> list[Period]:
    """What one can choose: twelve months, school years back to `first` (at most six), and all."""
    today = today or timezone.localdate()
    tomorrow = today + dt.timedelta(days=1)
    now = school_year_of(today)
    oldest = max(school_year_of(first or today), now - SCHOOL_YEARS + 1)
    years = [
        Period(str(year), dt.date(year, 8, 1), dt.date(year + 1, 8, 1))
        for year in range(now, oldest - 1, -1)
    ]
    latest = Period(LATEST, tomorrow - dt.timedelta(days=365), tomorrow)
    return [latest, *years, Period(ALL, None, tomorrow)]
