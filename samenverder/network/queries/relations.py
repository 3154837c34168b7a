"""Rounds of “With whom do you work?”, who is asked, and what somebody chose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samenverder.network.models import (
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
    RelationAnswer,
    RelationRound,
    RelationSeat,
)
from samenverder.network.models.access import hash_key
from samenverder.network.models.organisation import in_force
from samenverder.network.prepared import prepared
from samenverder.network.queries.matrix import GROUPS
from samenverder.network.waiting import Waiting


@dataclass(frozen=True)
class PartnerChoice:
    """One partner to answer about, with what was chosen before ("" for nothing)."""

    organisation: Organisation
    chosen: str


@dataclass(frozen=True)
class ChoiceGroup:
    """Partners of related kinds."""

    label: Promise | str
    rows: list[PartnerChoice]


def rounds_of(partnership: Partnership) -> QuerySet[RelationRound]:
    """Every round with `answered` and `asked`, the newest first. One query."""
    return RelationRound.objects.filter(partnership=partnership).with_response()


def open_round_of(partnership: Partnership) -> RelationRound | None:
    """The round that takes answers now, or None. One query."""
    rows = RelationRound.objects.filter(partnership=partnership, closed_at__isnull=True)
    found = rows.select_related("partnership").first()
    return found if found and found.is_open else None


def people_to_ask(partnership: Partnership) -> QuerySet[Person]:
    """Present people with a position at a partner today."""
    partners = Membership.objects.current().filter(partnership=partnership)
    held = Position.objects.current().filter(organisation_id__in=partners.values("organisation_id"))
    people = Person.objects.present().filter(partnership=partnership)
    return people.filter(pk__in=held.values("person_id"))


def seats_to_mail(round: RelationRound) -> QuerySet[RelationSeat]:
    """Seats of present people with an address who are not done."""
    rows = round.seats.filter(finished_at__isnull=True, person__left_on__isnull=True)
    rows = rows.exclude(person__email="")
    return rows.select_related("person__user", "round__partnership")


def seat_with(key: str) -> RelationSeat | None:
    """The seat this secret belongs to, of a closed round too; None for who left meanwhile."""
    rows = RelationSeat.objects.select_related("round__partnership", "person")
    return rows.filter(key_hash=hash_key(key), person__left_on__isnull=True).first()


def own_organisations(person: Person) -> QuerySet[Position, Any]:
    """The organisations a person works for today, as keys."""
    return Position.objects.current().filter(person=person).values("organisation_id")


def partners_to_choose(seat: RelationSeat) -> QuerySet[Organisation]:
    """The partners of today but one's own organisation, by name."""
    held = Membership.objects.filter(in_force(), partnership_id=seat.round.partnership_id)
    rows = Organisation.objects.filter(pk__in=held.values("organisation_id"))
    return rows.exclude(pk__in=own_organisations(seat.person)).order_by("name", "pk")


def choices_of(seat: RelationSeat, search: str = "") -> list[ChoiceGroup]:
    """The partners by kind with what was chosen before, those with `search` in their name.

    Takes a seat that is not stored yet as well: nothing was chosen then.
    """
    chosen = dict(_answers(seat).values_list("organisation_id", "how_often"))
    rows = partners_to_choose(seat)
    if search:
        rows = rows.filter(name__icontains=search)
    found = [PartnerChoice(row, chosen.get(row.pk, "")) for row in rows]
    grouped = []
    known: set[str] = set()
    for label, kinds in GROUPS:
        known |= set(kinds)
        grouped.append(ChoiceGroup(label, [r for r in found if r.organisation.kind in kinds]))
    rest = [row for row in found if row.organisation.kind not in known]
    grouped[-1].rows.extend(rest)
    return [group for group in grouped if group.rows]


def person_of(partnership: Partnership, user: Any) -> Person | None:
    """The person who signs in with this account here, or None."""
    return Person.objects.present().filter(partnership=partnership, user=user).first()


@prepared
def _seats(partnership: Partnership, user: Any) -> QuerySet[RelationSeat]:
    seats = RelationSeat.objects.filter(
        round__partnership=partnership,
        round__closed_at__isnull=True,
        person__user=user.pk,
        person__left_on__isnull=True,
        finished_at__isnull=True,
    )
    return seats.select_related("round").order_by("pk")[:1]


def question_waiting(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """The question, for who is asked in the open round and is not done. One query."""
    seat = next(iter(_seats(partnership, user)), None)
    if seat and seat.round.is_open and user.has_perm("network.answer_relations", partnership):
        yield Waiting(
            _("Say with whom you work"),
            reverse("network:relation_answer", args=[partnership.slug]),
            _("A question of two minutes."),
            due_on=seat.round.closes_on,
            mail=_("Question of two minutes"),
        )


def answered_about(seat: RelationSeat) -> int:
    """About how many partners something was chosen."""
    return _answers(seat).count()


def _answers(seat: RelationSeat) -> QuerySet[RelationAnswer]:
    return RelationAnswer.objects.filter(seat_id=seat.pk)
