"""Organisations of a partnership, and who may change what others see of them."""

import datetime as dt

from django.db.models import Q, QuerySet

from samenverder.network.models import (
    Access,
    Layer,
    Membership,
    Organisation,
    Partnership,
    Position,
    Role,
    User,
)
from samenverder.network.models.organisation import in_force


def organisations_of(
    partnership: Partnership, *, on: dt.date | None = None
) -> QuerySet[Organisation]:
    """The organisations that take part on a day (today), by name."""
    held = Membership.objects.filter(partnership=partnership).filter(in_force(on))
    return Organisation.objects.filter(pk__in=held.values("organisation_id"))


def memberships_of(partnership: Partnership, *, ended: bool = False) -> QuerySet[Membership]:
    """Current (or ended) memberships with their organisations, by name."""
    rows = Membership.objects.filter(partnership=partnership).select_related("organisation")
    rows = rows.exclude(in_force()) if ended else rows.filter(in_force())
    return rows.order_by("organisation__name", "pk")


def coordinated_by(user: User) -> QuerySet[Partnership]:
    """The partnerships this user coordinates."""
    return Partnership.objects.filter(access__user=user, access__role=Role.COORDINATOR)


def coordinated_elsewhere(user: User, partnership: Partnership) -> QuerySet[Organisation]:
    """Organisations of other partnerships this user coordinates, that do not take part here."""
    others = coordinated_by(user).exclude(pk=partnership.pk)
    rows = Organisation.objects.filter(memberships__partnership__in=others)
    here = Membership.objects.filter(partnership=partnership).values("organisation_id")
    return rows.exclude(pk__in=here).distinct()


def may_rename(user: User, organisation: Organisation) -> bool:
    """The user coordinates every partnership in which this organisation is (or was) a partner."""
    mine = Access.objects.filter(user=user, role=Role.COORDINATOR).values("partnership_id")
    return not organisation.memberships.exclude(partnership_id__in=mine).exists()


def layer_counts(partnership: Partnership) -> dict[str, int]:
    """How many present people work on each layer today: {"board": 3, …}. One query.

    Somebody with positions on two layers counts on both.
    """
    pairs = (
        Position.objects.filter(in_force(), Q(person__left_on__isnull=True))
        .filter(person__partnership=partnership)
        .order_by()
        .values_list("layer", "person_id")
        .distinct()
    )
    counts = dict.fromkeys(Layer.values, 0)
    for layer, _person in pairs:
        counts[layer] += 1
    return counts
