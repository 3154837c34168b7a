"""What is seen of somebody, and by whom: worked out from the rules themselves.

Rooms above this one say what they hold of people in their `AppConfig.ready`:

    sight.register(_("Actions you carry out"), "commitments.view_action", numbers_of)

where `numbers_of(pks)` gives {person: how many} for these people in one query.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rules.permissions import has_perm

from samenverder.network.models import (
    Access,
    GroupMember,
    Mandate,
    Partnership,
    Person,
    Role,
    User,
)
from samenverder.network.models.organisation import in_force

NumbersOf = Callable[[Collection[int]], Mapping[int, int]]
Words = str | Promise


@dataclass(frozen=True)
class Kept:
    """Something kept of people, the permission with which it is seen, and how many there are."""

    what: Words
    permission: str
    numbers_of: NumbersOf


@dataclass(frozen=True)
class Seen:
    """One line: what it is, what it says or how many, the roles that see it, how many users."""

    what: Words
    value: str
    number: int | None
    roles: list[str]
    users: int


@dataclass(frozen=True)
class Sight:
    """All lines of one partnership."""

    access: Access
    lines: list[Seen]


KEPT: dict[str, Kept] = {}


def register(name: str, what: Words, permission: str, numbers_of: NumbersOf) -> None:
    """Add something a room keeps of people; `name` is its own."""
    KEPT[name] = Kept(what, permission, numbers_of)


def register_own() -> None:
    """What the network itself keeps of people, besides who they are."""
    register(
        "mandates",
        _("Mandates you have, with your name"),
        "network.view_mandates",
        lambda pks: per_person(Mandate.objects.current().filter(person__in=pks)),
    )
    register(
        "groups",
        _("Groups you are in, with your name"),
        "network.view_groups",
        lambda pks: per_person(
            GroupMember.objects.filter(in_force(), person__in=pks).exclude(
                group__until__lte=timezone.localdate()
            )
        ),
    )


def per_person(rows: QuerySet[Any], field: str = "person_id") -> dict[int, int]:
    """How many of these rows each person has. One query."""
    counted = rows.order_by().values_list(field).annotate(n=Count("pk"))
    return dict(counted)


def roles_that_may(permission: str, partnership: Partnership) -> list[str]:
    """The roles that pass this rule in a partnership, asked of the rule itself. No query."""
    return [
        role
        for role in Role.values
        if has_perm(permission, _somebody(role, partnership), partnership)
    ]


def _somebody(role: str, partnership: Partnership) -> Any:
    """A user with a role and without a row: what rules read, remembered as for a request."""
    somebody = SimpleNamespace(pk=0, is_authenticated=True, is_active=True)
    somebody.__dict__["_roles"] = {partnership.pk: role}
    return somebody


def sight_of(user: User) -> list[Sight]:
    """Per partnership of this user what is seen of them. As many queries for three as for one."""
    accesses = list(
        Access.objects.filter(user=user)
        .select_related("partnership", "user")
        .order_by("partnership__name", "pk")
    )
    here = [access.partnership_id for access in accesses]
    people: dict[int, Any] = {
        person.partnership_id: person
        for person in Person.objects.filter(user=user, partnership__in=here).with_positions()
    }
    users: dict[int, Counter[str]] = defaultdict(Counter)
    roles = Access.objects.filter(partnership__in=here).order_by()
    for pk, role, number in roles.values_list("partnership_id", "role").annotate(n=Count("pk")):
        users[pk][role] = number
    pks = [person.pk for person in people.values()]
    kept = [(row, row.numbers_of(pks)) for row in KEPT.values()]
    return [
        Sight(
            access,
            [
                _line(what, permission, access.partnership, users, value, number)
                for what, permission, value, number in _facts(
                    access, people.get(access.partnership_id), kept
                )
            ],
        )
        for access in accesses
    ]


def _line(
    what: Words,
    permission: str,
    partnership: Partnership,
    users: Mapping[int, "Counter[str]"],
    value: str,
    number: int | None,
) -> Seen:
    roles = roles_that_may(permission, partnership)
    return Seen(what, value, number, roles, sum(users[partnership.pk][role] for role in roles))


def _facts(
    access: Access, person: Any, kept: list[tuple[Kept, Mapping[int, int]]]
) -> list[tuple[Words, str, str, int | None]]:
    """What there is, the permission with which it is seen, and its words or how many."""
    own: list[tuple[Words, str, str, int | None]] = [
        (
            _("Your role here, and the address you sign in with"),
            "network.manage_access",
            access.user.email,
            None,
        ),
        (_("What you changed, in the log"), "network.view_log", "", None),
    ]
    if access.role == Role.COORDINATOR:
        words = _("Your name and address below mails, when you are who reads the answers")
        own.append((words, "network.view_partnership", access.user.email, None))
    if person is None:
        return own
    people = "network.view_people"
    return [
        (_("Your name in the list of people"), people, person.name, None),
        (_("Your e-mail address as a contact"), people, person.email, None),
        (_("What you do, and where"), people, _positions(person), None),
        *((row.what, row.permission, "", numbers.get(person.pk, 0)) for row, numbers in kept),
        *own,
    ]


def _positions(person: Any) -> str:
    return "; ".join(
        f"{held.organisation.name} ({held.get_layer_display()})"
        for held in person.current_positions
    )
