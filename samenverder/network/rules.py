"""Who may do what in the network. Printed in docs/permissions.md, proven by the rights matrix."""

from collections.abc import Callable
from typing import Any

import rules

from samenverder.network.access import role_in
from samenverder.network.models import Partnership, Position, Role


def _partnership_of(obj: Any) -> Partnership:
    return obj if isinstance(obj, Partnership) else obj.partnership


def has_role(*allowed: str) -> Callable[..., Any]:
    """A predicate: the user has one of these roles in the object's partnership."""

    @rules.predicate(name="has_role:" + ",".join(allowed))
    def check(user: Any, obj: Any) -> bool:
        return obj is not None and role_in(user, _partnership_of(obj)) in allowed

    return check


is_coordinator = has_role(Role.COORDINATOR)
may_facilitate = has_role(Role.COORDINATOR, Role.FACILITATOR)
may_contribute = has_role(Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER)
may_see = has_role(*Role.values)

rules.add_perm("network.view_partnership", may_see)
rules.add_perm("network.change_partnership", is_coordinator)
rules.add_perm("network.view_people", may_contribute)
rules.add_perm("network.manage_people", is_coordinator)
rules.add_perm("network.manage_access", is_coordinator)
rules.add_perm("network.view_log", is_coordinator)
rules.add_perm("network.ask_relations", is_coordinator)
rules.add_perm("network.answer_relations", may_contribute)
rules.add_perm("network.view_mandates", may_see)
rules.add_perm("network.manage_mandates", is_coordinator)
rules.add_perm("network.view_groups", may_see)
rules.add_perm("network.manage_groups", is_coordinator)


@rules.predicate
def is_welcomed(user: Any, welcome: Any) -> bool:
    """The welcome is this user's own, or of an organisation this user works for today."""
    person = getattr(welcome, "person", None)
    if person is not None:
        return bool(person.user_id == user.pk)
    if getattr(welcome, "organisation_id", None) is None:
        return False
    held = Position.objects.current().filter(organisation_id=welcome.organisation_id)
    here = held.filter(person__partnership_id=welcome.partnership_id)
    return here.filter(person__user_id=user.pk, person__left_on__isnull=True).exists()


rules.add_perm("network.view_welcome", may_contribute | (may_see & is_welcomed))
rules.add_perm("network.tick_welcome", may_contribute | (may_see & is_welcomed))
rules.add_perm("network.manage_welcomes", is_coordinator)
