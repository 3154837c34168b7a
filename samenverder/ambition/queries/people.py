"""Who somebody is in this partnership, and for whom they may speak."""

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
    """For which partners this user may decide about the ambition; one query."""
    rows = Mandate.objects.filter(partnership=partnership, person__user_id=user.pk).current()
    rows = rows.select_related("person", "organisation")
    return [row for row in rows if row.covers(DecisionSubject.AMBITION)]


def people_to_consult(partnership: Partnership) -> list[Person]:
    """Everybody present who can open the text: with an account, access and an address."""
    users = Access.objects.filter(partnership=partnership).values("user_id")
    rows = Person.objects.filter(partnership=partnership, user_id__in=users).present()
    return list(rows.exclude(email="").select_related("user"))
