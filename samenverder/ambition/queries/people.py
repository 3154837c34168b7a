"""Who somebody is in this partnership, and for whom they may speak."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samenverder.network.models import (
    Access,
    DecisionSubject,
    Mandate,
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
)
from samenverder.network.prepared import prepared


@dataclass(frozen=True)
class Holder:
    """Somebody who may decide about the ambition for a partner; the number is the mandate's."""

    mandate: int
    name: str
    email: str
    organisation: int
    partner: str


def holders(partnership: Partnership) -> list[Holder]:
    """Who may decide about the ambition today, by partner and name. One query of plain values."""
    rows = Mandate.objects.filter(partnership=partnership, organisation__in=partners(partnership))
    names = ("pk", "person__name", "person__email", "organisation_id", "organisation__name")
    return [
        Holder(*values)
        for subjects, *values in rows.current().values_list("subjects", *names)
        if DecisionSubject.AMBITION in subjects
    ]


def person_of(user: Any, partnership: Partnership) -> Person | None:
    """The person this user is here, None when they are nobody's contact (any more)."""
    rows = Person.objects.filter(partnership=partnership, user_id=user.pk, left_on__isnull=True)
    return rows.first()


def partners(partnership: Partnership) -> QuerySet[Organisation]:
    """The organisations that take part today, by name."""
    members = Membership.objects.filter(partnership=partnership).current()
    return Organisation.objects.filter(pk__in=members.values("organisation_id"))


def own_organisations(user: Any, partnership: Partnership) -> list[Organisation]:
    """Partners where this user works today, by name; one query."""
    positions = Position.objects.filter(
        person__partnership=partnership, person__user_id=user.pk, person__left_on__isnull=True
    ).current()
    return list(partners(partnership).filter(pk__in=positions.values("organisation_id")))


def own_mandates(user: Any, partnership: Partnership) -> list[Mandate]:
    """For which partners of today this user may decide about the ambition; one query."""
    held = _mandates(partnership, user)
    return [row for row in held if row.covers(DecisionSubject.AMBITION)]


@prepared
def _mandates(partnership: Partnership, user: Any) -> QuerySet[Mandate]:
    held = Mandate.objects.filter(partnership=partnership, organisation__in=partners(partnership))
    rows = held.filter(person__user_id=user.pk).current()
    return rows.select_related("person", "organisation")


def people_to_consult(partnership: Partnership) -> list[Person]:
    """Everybody present who can open the text: with an account, access and an address."""
    users = Access.objects.filter(partnership=partnership).values("user_id")
    rows = Person.objects.filter(partnership=partnership, user_id__in=users).present()
    return list(rows.exclude(email="").select_related("user"))
