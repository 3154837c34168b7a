"""Whose start page it is: of somebody who leads, of a board, or of who does the work."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from samenverder.commitments.models import Agreement, CommitmentKind, Decision
from samenverder.commitments.queries.commitments import KINDS, of_organisations
from samenverder.network.access import role_in
from samenverder.network.models import Layer, Partnership, Position, Role
from samenverder.network.prepared import prepared

LEADS = (Role.COORDINATOR, Role.FACILITATOR)
MOST = 5


@dataclass(frozen=True)
class Profile:
    """`kind` is "leads", "board" or "works"; `organisations` where this person works."""

    kind: str
    organisations: tuple[int, ...] = ()
    places: tuple[str, ...] = ()


def profile_of(partnership: Partnership, user: Any) -> Profile:
    """The profile of a user in a partnership; one query."""
    found = _places(partnership, user)
    places = tuple(dict.fromkeys(name for _layer, _pk, name in found))
    organisations = tuple(dict.fromkeys(pk for _layer, pk, _name in found))
    if role_in(user, partnership) in LEADS:
        return Profile("leads", organisations, places)
    board = any(layer == Layer.BOARD for layer, *_place in found)
    return Profile("board" if board else "works", organisations, places)


@prepared
def _places(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = Position.objects.current().filter(
        person__partnership=partnership, person__user=user.pk, person__left_on__isnull=True
    )
    return rows.values_list("layer", "organisation", "organisation__name")


def decided_lately(partnership: Partnership) -> list[Decision]:
    """The last decisions, for who answers for them; one query."""
    rows = KINDS[CommitmentKind.DECISION].rows(partnership).order_by("-decided_on", "-pk")
    found = list(rows[:MOST])
    for row in found:
        row.partnership = partnership
    return found


def of_my_organisation(partnership: Partnership, profile: Profile) -> list[Any]:
    """Open actions and running agreements of where this person works; two queries."""
    if not profile.organisations:
        return []
    found: list[Any] = []
    for name in (CommitmentKind.ACTION, CommitmentKind.AGREEMENT):
        kind = KINDS[name]
        mine = of_organisations(name, partnership, list(profile.organisations))
        rows = kind.rows(partnership).filter(kind.open, Q(mine))
        rows = rows.order_by("until" if kind.model is Agreement else "due_on", "pk")
        links = ["owner"] if name == CommitmentKind.ACTION else []
        found += rows.select_related(*links)[:MOST] if links else rows[:MOST]
    for row in found:
        row.partnership = partnership
    return found
