"""Who may decide."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from samenverder.network.models import Mandate, Membership, Organisation, Partnership, Person
from samenverder.network.models.organisation import in_force

SOON = dt.timedelta(days=60)


@dataclass(frozen=True)
class MandateFilter:
    """What the list of mandates is narrowed to; all of it lives in the address of the page."""

    subject: str = ""
    organisation: int | None = None
    ends_soon: bool = False
    ended: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Fewer mandates were asked for than hold today."""
        return bool(self.subject or self.organisation or self.ends_soon)


def mandates_for(
    partnership: Partnership,
    subject: str,
    *,
    amount: Decimal | None = None,
    on: dt.date | None = None,
    people: Collection[Person] | None = None,
) -> list[Mandate]:
    """Mandates that cover a decision on a day (today), by organisation; of these people only.

    `subject` is a DecisionSubject, `amount` in euros. One query.
    """
    rows = Mandate.objects.filter(partnership=partnership).current(on)
    if people is not None:
        rows = rows.filter(person__in=people)
    rows = rows.select_related("person", "organisation")
    return [mandate for mandate in rows if mandate.covers(subject, amount)]


def mandates_of(partnership: Partnership, want: MandateFilter | None = None) -> list[Mandate]:
    """Mandates that hold today (or, `ended`, no longer hold), as narrowed. One query."""
    want = want or MandateFilter()
    rows = Mandate.objects.filter(partnership=partnership)
    rows = _ended(rows) if want.ended else rows.current() | _coming(rows)
    if want.organisation:
        rows = rows.filter(organisation_id=want.organisation)
    found = list(rows.select_related("person", "organisation"))
    if want.subject:
        found = [row for row in found if want.subject in row.subjects]
    if want.ends_soon:
        found = [row for row in found if ends_soon(row)]
    return found


def _ended(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    today = timezone.localdate()
    return rows.filter(until__lte=today) | rows.filter(person__left_on__isnull=False)


def _coming(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return rows.filter(since__gt=timezone.localdate(), person__left_on__isnull=True)


def ends_soon(mandate: Mandate) -> bool:
    """It holds, and ends within sixty days."""
    today = timezone.localdate()
    return mandate.until is not None and today < mandate.until <= today + SOON


def soon_ending(mandates: Iterable[Mandate]) -> int:
    """How many of these end within sixty days."""
    return sum(ends_soon(mandate) for mandate in mandates)


def without_mandate(partnership: Partnership) -> list[Organisation]:
    """Partners of today for whom nobody may decide anything, by name. One query."""
    held = Mandate.objects.filter(partnership=partnership, organisation=OuterRef("organisation"))
    partners = Membership.objects.filter(in_force(), partnership=partnership)
    missing = partners.exclude(Exists(held.current()))
    rows = missing.select_related("organisation").order_by("organisation__name", "pk")
    return [row.organisation for row in rows]


def history_of(rows: QuerySet[Mandate]) -> tuple[list[Mandate], list[Mandate]]:
    """(those that hold or will hold, those that ended) of one person or organisation. One query."""
    today = timezone.localdate()
    now: list[Mandate] = []
    earlier: list[Mandate] = []
    for row in rows.select_related("person", "organisation").order_by("-since", "pk"):
        ended = (row.until is not None and row.until <= today) or row.person.left_on is not None
        (earlier if ended else now).append(row)
    return now, earlier
