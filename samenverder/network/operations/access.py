"""Giving, changing and taking a role; a partnership always keeps a coordinator."""

from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.network.models import Access, Partnership, Role, User
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import EditedMeanwhile, Refused


@transaction.atomic
def give_access(*, by: object, user: User, partnership: Partnership, role: str) -> Access:
    """A role for somebody who had none here; a role somebody has stays as it is."""
    access, is_new = Access.objects.get_or_create(
        user=user, partnership=partnership, defaults={"role": role}
    )
    if is_new:
        note(partnership.pk, by, "access_given", user, role=role)
    return access


@transaction.atomic
def change_role(*, by: User, access: Access, was: str, role: str) -> Access:
    """Another role. `was` is the role the person saw: if it changed meanwhile they are told.

    Raises EditedMeanwhile, and Refused for the last coordinator.
    """
    one_at_a_time(access.partnership_id)
    access = Access.objects.select_related("user").get(pk=access.pk)
    if access.role != was:
        raise EditedMeanwhile(access)
    if role != Role.COORDINATOR:
        keep_a_coordinator(access)
    access.role = role
    access.save(update_fields=["role"])
    note(access.partnership_id, by, "role_changed", access.user, was=was, role=role)
    return access


@transaction.atomic
def take_access(*, by: User, access: Access) -> None:
    """End somebody's access, at once. Raises Refused for the last coordinator."""
    keep_a_coordinator(access)
    access.delete()
    note(access.partnership_id, by, "access_taken", access.user, role=access.role)


def one_at_a_time(partnership_id: int) -> None:
    """Let changes of roles in one partnership wait for each other, until the transaction ends."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership_id)


def keep_a_coordinator(access: Access) -> None:
    """Raises Refused when without this access nobody would coordinate the partnership.

    Of two coordinators who take each other's role at once, one remains.
    """
    one_at_a_time(access.partnership_id)
    coordinators = Access.objects.filter(role=Role.COORDINATOR).select_related("user")
    rows = list(coordinators.filter(partnership_id=access.partnership_id))
    mine = [row for row in rows if row.pk == access.pk]
    others = [row for row in rows if row.pk != access.pk and row.user.is_active]
    if mine and not others:
        sentence = _(
            "%(name)s is the only coordinator. First make somebody else coordinator: "
            "without one nobody could manage this partnership any more."
        )
        raise Refused(sentence % {"name": mine[0].user}, "role")
