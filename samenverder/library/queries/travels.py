"""Where a practice travels, and what an organisation uses."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from samenverder.ambition.queries.people import own_organisations, partners
from samenverder.lib.charts.timeline import Band
from samenverder.library.models import Practice, PracticeState, PracticeUse, UseStand
from samenverder.library.queries.practices import visible
from samenverder.network.models import Organisation, Partnership

STOPPED, GOES_ON = "stopped", "running"


@dataclass(frozen=True)
class Travels:
    """Who uses a practice. `places` are towns with how many are there, `years` when they began."""

    uses: list[PracticeUse]
    places: list[tuple[str, int]] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)

    @property
    def going_on(self) -> int:
        """How many use it now."""
        return sum(use.stand != UseStand.STOPPED for use in self.uses)

    @property
    def stopped(self) -> int:
        """How many used it and stopped."""
        return len(self.uses) - self.going_on


def travels_of(practice: Practice) -> Travels:
    """Who uses a practice, from the first on; one query."""
    rows = PracticeUse.objects.filter(practice=practice, removed_at__isnull=True)
    uses = list(rows.select_related("organisation", "person").order_by("since", "pk"))
    towns = _counted(use.organisation.town for use in uses if use.organisation.town)
    return Travels(uses, towns, _counted(use.since.year for use in uses))


def _counted(values: Any) -> list[Any]:
    found: dict[Any, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return sorted(found.items())


def bands_of(practice: Practice, travels: Travels) -> list[Band]:
    """One bar for each organisation: where it is, since when, and until when if it stopped."""
    today = timezone.localdate()
    return [
        Band(
            title=_name(use.organisation),
            starts_on=use.since,
            ends_on=max(use.since, _last(use, today)),
            tone=STOPPED if use.stand == UseStand.STOPPED else GOES_ON,
        )
        for use in travels.uses
    ]


def _name(organisation: Organisation) -> str:
    return f"{organisation.name}, {organisation.town}" if organisation.town else organisation.name


def _last(use: PracticeUse, today: dt.date) -> dt.date:
    return use.until or today if use.stand == UseStand.STOPPED else today


def using_now(practice: Practice) -> int:
    """How many partners use it now; one query."""
    return practice.uses.filter(removed_at=None).exclude(stand=UseStand.STOPPED).count()


def used_by(partnership: Partnership, user: Any, organisation: int) -> QuerySet[PracticeUse]:
    """What an organisation uses out of this library, what goes on first; one query.

    Of what is withdrawn only what this user may still read.
    """
    rows = PracticeUse.objects.filter(
        practice__in=visible(partnership, user),
        practice__state__in=[PracticeState.PUBLISHED, PracticeState.WITHDRAWN],
        organisation_id=organisation,
        removed_at__isnull=True,
    )
    rows = rows.select_related("practice__partnership", "practice__organisation", "organisation")
    return rows.order_by("until", "-since", "pk")


def speaks_for(user: Any, partnership: Partnership) -> list[Organisation]:
    """For which partners this user may say that they use something; all for a coordinator."""
    if user.has_perm("library.manage_library", partnership):
        return list(partners(partnership).order_by("name", "pk"))
    return own_organisations(user, partnership)


def may_change_uses(user: Any, partnership: Partnership, uses: Sequence[PracticeUse]) -> set[int]:
    """The numbers of the uses this user may change; two queries."""
    own = {organisation.pk for organisation in speaks_for(user, partnership)}
    return {use.pk for use in uses if use.organisation_id in own}
