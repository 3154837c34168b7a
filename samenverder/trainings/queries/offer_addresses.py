"""What a secret address of an offer shows: the own schools, what they were offered, who comes."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from samenverder.network.models import Organisation, Person, Position
from samenverder.network.models.organisation import in_force
from samenverder.plans.models import PlanPart, PlanPerson
from samenverder.trainings.models import (
    DateOffer,
    OfferAddress,
    SignUp,
    SignUpState,
    Training,
)
from samenverder.trainings.queries.catalogue import dates_of
from samenverder.trainings.queries.kept import with_used


@dataclass
class Offered:
    """A date that was offered to one or more of the own schools, with who this address signed up.

    `date` comes with `taken`, `waiting` and `kept_left`.
    """

    date: Any
    offers: list[DateOffer]
    people: list[Any] = field(default_factory=list)

    @property
    def kept(self) -> list[DateOffer]:
        """Where places are kept for the own school."""
        return [row for row in self.offers if row.left]


def schools_of_person(person: Person) -> QuerySet[Organisation]:
    """Where somebody works, and the schools whose plan they lead or write."""
    held = Position.objects.filter(in_force(), person=person).values("organisation")
    writes = PlanPerson.objects.filter(person=person, part__in=(PlanPart.LEADS, PlanPart.WRITES))
    return Organisation.objects.filter(Q(pk__in=held) | Q(pk__in=writes.values("plan__school")))


def offered_with(address: OfferAddress) -> list[Offered]:
    """What this address opens, the soonest first: dates to come offered to the own schools.

    Empty when it opens nothing any more. Three queries.
    """
    schools = schools_of_person(address.person)
    rows = DateOffer.objects.filter(date__training=address.training_id, school__in=schools)
    offers: dict[int, list[DateOffer]] = defaultdict(list)
    for row in with_used(rows.select_related("school")).order_by("school__name", "pk"):
        offers[row.date_id].append(row)
    found = [
        Offered(date, offers[date.pk])
        for date in dates_of(address.training)
        if date.pk in offers and not date.is_past
    ]
    people: dict[int, list[Any]] = defaultdict(list)
    for row in _signed_up(address):
        people[row.date_id].append(row)
    for one in found:
        one.people = people[one.date.pk]
    return found


def open_to_schools(training: Training, found: list[Offered]) -> bool:
    """Whether one of the schools that were offered it may (still) come; one query at most."""
    if training.for_all_partners:
        return True
    schools = {offer.school_id for row in found for offer in row.offers}
    return training.partners.filter(pk__in=schools).exists()


def _signed_up(address: OfferAddress) -> list[Any]:
    rows = address.sign_ups.exclude(state=SignUpState.WITHDRAWN).select_related("person")
    return list(rows.order_by("date", "rank"))


def of_address(address: OfferAddress, pk: int) -> SignUp | None:
    """Somebody this address signed up, also who signed off since."""
    rows = SignUp.objects.filter(by_address=address, date__removed_at=None)
    return rows.select_related("person", "date__training__partnership").filter(pk=pk).first()
