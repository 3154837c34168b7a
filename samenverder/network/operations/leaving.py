"""Somebody leaves the partnership, and the way back.

A room above this one in which people hold something (work, a place in a list) gives it back when
somebody is back by registering in its `AppConfig.ready`:

    leaving.when_somebody_is_back(give_back)

where `give_back(by, person, batch)` runs in the same transaction.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samenverder.network.models import Access, GroupMember, Invitation, Mandate, Person, User
from samenverder.network.operations.access import keep_a_coordinator, one_at_a_time
from samenverder.network.operations.notes import note

GiveBack = Callable[[User, Person, str], None]
_GIVE_BACK: list[GiveBack] = []


def when_somebody_is_back(give_back: GiveBack) -> None:
    """Have this done, in the same transaction, when a leaver is back."""
    if give_back not in _GIVE_BACK:
        _GIVE_BACK.append(give_back)


@transaction.atomic
def leave(*, by: User, person: Person, batch: str = "") -> Person:
    """The person leaves today: access, open invitations, mandates and groups end at once.

    What is needed to undo it is kept for a while; `batch` is the name under which the caller
    handed work over. Raises Refused for the last coordinator. Leaving twice changes nothing.
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
    person.ended_by_leaving = _end_all(person) | ({"batch": batch} if batch else {})
    person.version += 1
    person.save(update_fields=["left_on", "role_before_leaving", "ended_by_leaving", "version"])
    note(person.partnership_id, by, "person_left", person)
    return person


@transaction.atomic
def come_back(*, by: User, person: Person) -> Person:
    """The person is back, with role, mandates and groups from before as far as still known."""
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
    _give_back_all(by, person)
    Person.objects.filter(pk=person.pk).update(
        left_on=None, role_before_leaving="", ended_by_leaving={}, version=F("version") + 1
    )
    person.refresh_from_db()
    note(person.partnership_id, by, "person_returned", person)
    return person


def _end_all(person: Person) -> dict[str, Any]:
    """End mandates and group memberships today; gives their old last days by row."""
    day = person.left_on or timezone.localdate()
    mandates = Mandate.objects.filter(person=person).exclude(until__lte=day)
    members = GroupMember.objects.filter(person=person).exclude(until__lte=day)
    ended = {
        "mandates": _last_days(mandates.values_list("pk", "until")),
        "groups": _last_days(members.values_list("pk", "until")),
    }
    mandates.update(until=day, version=F("version") + 1)
    members.update(until=day)
    return {name: rows for name, rows in ended.items() if rows}


def _last_days(rows: Iterable[tuple[int, dt.date | None]]) -> dict[str, str | None]:
    return {str(pk): until.isoformat() if until else None for pk, until in rows}


def _give_back_all(by: User, person: Person) -> None:
    """What ended by leaving goes on, unless somebody changed its end since."""
    known = person.ended_by_leaving
    for name, rows in (
        ("mandates", Mandate.objects.filter(person=person)),
        ("groups", GroupMember.objects.filter(person=person)),
    ):
        for pk, until in known.get(name, {}).items():
            last = dt.date.fromisoformat(until) if until else None
            rows.filter(pk=pk, until=person.left_on).update(until=last)
    if batch := known.get("batch", ""):
        for give_back in _GIVE_BACK:
            give_back(by, person, batch)


def _access_of(person: Person) -> Access | None:
    if person.user_id is None:
        return None
    return Access.objects.filter(
        user_id=person.user_id, partnership_id=person.partnership_id
    ).first()
