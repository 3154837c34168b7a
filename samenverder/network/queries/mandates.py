"""Who may decide."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal

from samenverder.network.models import Mandate, Partnership, Person


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
