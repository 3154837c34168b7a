"""Which puzzles and ideas wait for a destination, in the database; `Thing.is_decided` says the same
of one meeting that was read."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionState,
    Destination,
)
from samenverder.dialogues.queries.wall import by_themselves

TO_SOLVE = (ContributionKind.PUZZLE, ContributionKind.IDEA)
ON_WALL = {"state": ContributionState.SHOWN, "withdrawn": False}


def undecided() -> QuerySet[Contribution]:
    """Cards for which nothing was decided: by themselves, with what tells the same, as a group, or
    as an idea along with its puzzle. A group of ideas waits as a group."""
    rows = by_themselves(Contribution.objects.filter(kind__in=TO_SOLVE, **ON_WALL))
    rows = rows.exclude(_has_destination())
    alone = Q(group=None) | Q(group__removed_at__isnull=False)
    about_shown = Q(about__state=ContributionState.SHOWN, about__withdrawn=False)
    return rows.exclude(Q(Exists(_decided_puzzle())) & alone & about_shown)


def _decided_puzzle() -> QuerySet[Contribution]:
    """The card of the puzzle that an idea is for, when it has a destination."""
    rows = by_themselves(Contribution.objects.filter(kind=ContributionKind.PUZZLE, **ON_WALL))
    its_own = Q(pk=OuterRef("about")) | Q(pk=OuterRef("about__merged_into"))
    return rows.filter(its_own).filter(_has_destination())


def _has_destination() -> Q:
    standing = Destination.objects.filter(removed_at=None)
    there = standing.filter(**_shown("contribution"))
    merged = there.filter(**_shown("contribution__merged_into"))
    alone = there.exclude(**_shown("contribution__merged_into"))
    return (
        Q(Exists(standing.filter(contribution=OuterRef("pk"))))
        | Q(Exists(there.filter(contribution__merged_into=OuterRef("pk"))))
        | Q(Exists(standing.filter(group=OuterRef("group"), group__removed_at=None)))
        | Q(Exists(alone.filter(**_in_group("contribution"))))
        | Q(Exists(merged.filter(**_in_group("contribution__merged_into"))))
    )


def _shown(card: str) -> dict[str, Any]:
    return {f"{card}__{name}": value for name, value in ON_WALL.items()}


def _in_group(card: str) -> dict[str, Any]:
    """The same group as the card that is asked about; a pearl is decided on by itself."""
    return {
        f"{card}__group": OuterRef("group"),
        f"{card}__group__removed_at": None,
        f"{card}__kind__in": TO_SOLVE,
    }
