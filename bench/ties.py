"""With whom people work, in a made-up partnership: an open round and closed ones, with answers."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samenverder.network.models import (
    HowOften,
    Organisation,
    Person,
    RelationAnswer,
    RelationRound,
    RelationSeat,
    Role,
)
from samenverder.network.models.access import hash_key

if TYPE_CHECKING:
    from bench.region import Region

RELATION_KEY = "sleutel-van-de-vraag-{slug}"
ANSWERS_EACH = 6


def add_rounds_of_ties(region: "Region") -> None:
    """One open round and some that are closed; everybody answers about a few partners."""
    now = timezone.now()
    _known_member(region)
    for number in range(region.sizes.others):
        opened = now - timedelta(days=3 + 180 * number)
        made = RelationRound.objects.create(
            partnership=region.partnership,
            name=f"Ronde {number + 1}",
            opened_at=opened,
            opened_by=region.coordinator,
            closed_at=opened + timedelta(days=14) if number else None,
        )
        if not number:
            region.relation_round = made
            _fill(region, made)


def _known_member(region: "Region") -> None:
    """The member who looks at pages is a contact too, in the smallest region as well."""
    member = region.user(Role.MEMBER)
    people = Person.objects.filter(partnership=region.partnership)
    if not people.filter(user=member).exists():
        region.people[-1].user = member
        region.people[-1].save(update_fields=["user"])


def _fill(region: "Region", made: RelationRound) -> None:
    key = RELATION_KEY.format(slug=region.slug)
    seats = RelationSeat.objects.bulk_create(
        RelationSeat(
            round=made,
            person=person,
            key_hash=hash_key(f"{key}{at or ''}"),
            started_at=made.opened_at if at % 3 else None,
        )
        for at, person in enumerate(region.people)
    )
    partners = region.organisations
    RelationAnswer.objects.bulk_create(
        RelationAnswer(seat=seat, organisation=partner, how_often=HowOften.values[(at + turn) % 3])
        for at, seat in enumerate(seats)
        if seat.started_at
        for turn, partner in enumerate(_some(partners, at))
    )


def _some(partners: list[Organisation], at: int) -> list[Organisation]:
    """A few partners, each once."""
    places = [(at * 7 + turn * 3) % len(partners) for turn in range(1, ANSWERS_EACH + 1)]
    return [partners[place] for place in dict.fromkeys(places)]
