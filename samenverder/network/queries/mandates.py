"""Who may decide."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
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

    Those for organisations that take part on that day.
    `subject` is a DecisionSubject, `amount` in euros. One query.
    """
    rows = _held(partnership, on)
    if people is not None:
        rows = rows.filter(person__in=people)
    return [mandate for mandate in rows if mandate.covers(subject, amount)]


def mandates_per_subject(
    partnership: Partnership,
    subjects: Collection[str],
    *,
    on: dt.date,
    organisations: Collection[int],
) -> dict[str, list[Mandate]]:
    """{subject: the mandates of these organisations that cover it on a day}. One query."""
    rows = list(_held(partnership, on).filter(organisation__in=organisations))
    return {name: [row for row in rows if row.covers(name, None)] for name in subjects}


def _held(partnership: Partnership, on: dt.date | None) -> QuerySet[Mandate]:
    """What holds on a day (today) for organisations that take part then, with names."""
    held = Mandate.objects.filter(organisation__in=_partners(partnership, on))
    rows = held.filter(partnership=partnership).current(on)
    return rows.select_related("person", "organisation")


def mandates_of(partnership: Partnership, want: MandateFilter | None = None) -> list[Mandate]:
    """Mandates that hold or will hold (or, `ended`, no longer hold), as narrowed. Two queries."""
    return with_names(mandate_numbers(partnership, want))


def mandate_numbers(partnership: Partnership, want: MandateFilter | None = None) -> list[int]:
    """The same as numbers of rows, in the order of the list: a page fetches its own part only.

    One query. What a mandate is about is kept as a list, which not every database can search.
    """
    want = want or MandateFilter()
    rows = Mandate.objects.filter(partnership=partnership)
    rows = rows.filter(_is_over(partnership)) if want.ended else rows.exclude(_is_over(partnership))
    if want.organisation:
        rows = rows.filter(organisation_id=want.organisation)
    if want.ends_soon:
        rows = rows.filter(_ends_soon())
    found = rows.values_list("pk", "subjects")
    return [pk for pk, subjects in found if not want.subject or want.subject in subjects]


@dataclass(frozen=True)
class Able:
    """Who can decide something today: the mandates by organisation, as numbers of rows."""

    mandates: list[int]
    people: int
    organisations: int


def able_to_decide(partnership: Partnership, subject: str, amount: Decimal | None) -> Able:
    """The mandates that cover this today; how many people hold them, for how many organisations.

    One query.
    """
    held = Mandate.objects.filter(organisation__in=_partners(partnership))
    rows = held.filter(partnership=partnership).current()
    if amount is not None:
        rows = rows.filter(Q(up_to__isnull=True) | Q(up_to__gte=amount))
    found = [
        numbers
        for *numbers, subjects in rows.values_list("pk", "person", "organisation", "subjects")
        if subject in subjects
    ]
    pks, people, organisations = zip(*found, strict=True) if found else ((), (), ())
    return Able(list(pks), len(set(people)), len(set(organisations)))


def with_names(pks: Sequence[int]) -> list[Mandate]:
    """These mandates with person and organisation, in this order. One query."""
    some = [0, *pks]  # no row has 0: one query for an empty page too
    rows = Mandate.objects.select_related("person", "organisation").in_bulk(some)
    return [rows[pk] for pk in pks]


def tally(partnership: Partnership) -> dict[str, int]:
    """How many mandates hold today, and how many of them end within sixty days. One query."""
    rows = Mandate.objects.filter(partnership=partnership).exclude(_is_over(partnership))
    held = rows.filter(since__lte=timezone.localdate())
    return held.aggregate(number=Count("pk"), soon=Count("pk", filter=_ends_soon()))


def _ends_soon() -> Q:
    today = timezone.localdate()
    return Q(until__gt=today, until__lte=today + SOON)


def _partners(partnership: Partnership, on: dt.date | None = None) -> QuerySet[Any]:
    """The numbers of the organisations that take part on a day (today)."""
    held = Membership.objects.filter(in_force(on), partnership=partnership)
    return held.values("organisation_id")


def _is_over(partnership: Partnership) -> Q:
    """Past its last day, of somebody who left, or for an organisation that stopped."""
    past = Q(until__isnull=False, until__lte=timezone.localdate())
    gone = Q(person__left_on__isnull=False)
    return past | gone | ~Q(organisation__in=_partners(partnership))


def ends_soon(mandate: Mandate) -> bool:
    """It holds, and ends within sixty days."""
    today = timezone.localdate()
    return mandate.until is not None and today < mandate.until <= today + SOON


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
