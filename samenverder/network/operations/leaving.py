"""Somebody leaves the partnership, and the way back."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samenverder.network.models import Access, Invitation, Person, User
from samenverder.network.operations.access import keep_a_coordinator, one_at_a_time
from samenverder.network.operations.notes import note


@transaction.atomic
def leave(*, by: User, person: Person) -> Person:
    """The person leaves today: access and open invitations end at once.

    The role is kept for a while, so that a mistake can be undone. Raises Refused for the last
    coordinator. Leaving twice changes nothing.
    """
    one_at_a_time(person.partnership_id)
    person = Person.objects.get(pk=person.pk)
    if person.left_on is not None:
        return person
    access = _access_of(person)
    if access is not None:
        keep_a_coordinator(access)
        access.delete()
    Invitation.objects.open().filter(person=person).delete()
    person.left_on = timezone.localdate()
    person.role_before_leaving = access.role if access else ""
    person.version += 1
    person.save(update_fields=["left_on", "role_before_leaving", "version"])
    note(person.partnership_id, by, "person_left", person)
    return person


@transaction.atomic
def come_back(*, by: User, person: Person) -> Person:
    """The person is back, with the role from before when that is still known."""
    one_at_a_time(person.partnership_id)
    person = Person.objects.get(pk=person.pk)
    if person.left_on is None:
        return person
    if person.user_id and person.role_before_leaving:
        Access.objects.get_or_create(
            user_id=person.user_id,
            partnership_id=person.partnership_id,
            defaults={"role": person.role_before_leaving},
        )
    Person.objects.filter(pk=person.pk).update(
        left_on=None, role_before_leaving="", version=F("version") + 1
    )
    person.refresh_from_db()
    note(person.partnership_id, by, "person_returned", person)
    return person


def _access_of(person: Person) -> Access | None:
    if person.user_id is None:
        return None
    return Access.objects.filter(
        user_id=person.user_id, partnership_id=person.partnership_id
    ).first()
