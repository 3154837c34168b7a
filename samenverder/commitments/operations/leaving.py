"""Somebody leaves, and what they still had to do goes to others in the same step."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.commitments import held
from samenverder.commitments.held import Held, Holding
from samenverder.commitments.models import ActionItem, Change
from samenverder.commitments.operations.facts import note, write
from samenverder.commitments.queries import open_actions
from samenverder.live.operations import publish
from samenverder.network.models import Person, User
from samenverder.network.operations import leaving
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.problems import Refused


@transaction.atomic
def leave_and_hand_over(
    *, by: User, person: Person, to: Mapping[str, Person], seen: int | None = None
) -> int:
    """The person leaves today and each open thing (`Held.key`) goes to its new owner: all or none.

    Returns how many were handed over. Raises Refused when something has no new owner (somebody
    may have given the person work meanwhile), for a new owner who left, and for the last
    coordinator. `seen` is how many things the caller saw.
    """
    one_at_a_time(person.partnership_id)
    if Person.objects.get(pk=person.pk).left_on is not None:
        raise Refused(_("%(name)s has left already.") % {"name": person.name})
    rows = held.held_by(person)
    _check(person, rows, to, seen)
    batch = secrets.token_hex(8) if rows else ""
    for row in rows:
        held.kind_of(row.kind).hand_over(by, row.pk, person, to[row.key], batch)
    leaving.leave(by=by, person=person, batch=batch)
    if rows:
        _tell(by, person, "work_handed_over", number=len(rows))
    return len(rows)


def _check(person: Person, rows: list[Held], to: Mapping[str, Person], seen: int | None) -> None:
    missing = [row for row in rows if row.key not in to]
    if missing and seen is not None and len(rows) > seen:
        sentence = _(
            "%(name)s was given something to do while you were busy: “%(text)s”. "
            "Look at the list again; nothing is changed yet."
        )
        raise Refused(sentence % {"name": person.name, "text": missing[-1].text})
    if missing:
        raise Refused(_("Say who takes over “%(text)s”.") % {"text": missing[0].text})
    pks = {new.pk for new in to.values()}
    present = Person.objects.present().filter(pk__in=pks, partnership_id=person.partnership_id)
    if person.pk in pks or present.count() != len(pks):
        raise Refused(_("Choose somebody who stays in the partnership."))


def give_back_all(by: User, person: Person, batch: str) -> None:
    """What was handed over under this name goes back, where nobody changed its owner since."""
    for holding in held.all_kinds():
        holding.give_back(by, person, batch)
    _tell(by, person, "work_given_back")


def _tell(by: User, person: Person, verb: str, **detail: Any) -> None:
    partnership_id = person.partnership_id
    subject = f"person:{person.pk}"
    record(partnership_id=partnership_id, actor=by, verb=verb, subject=subject, **detail)
    publish(f"actions:{partnership_id}")


def actions_of(person: Person) -> list[Held]:
    """The unfinished actions of which this person is the owner."""
    rows = open_actions(person.partnership).filter(owner=person).select_related("partnership")
    return [Held("action", row.pk, row.text, row.get_absolute_url(), row.due_on) for row in rows]


def hand_over_action(by: User, pk: int, person: Person, to: Person, batch: str) -> None:
    """Another owner for one action; its history says so, also when both bear one name."""
    rows = ActionItem.objects.select_for_update(of=("self",)).filter(owner=person)
    action = rows.select_related("focus_area", "owner").get(pk=pk)
    if not write(action, by=by, values={"owner": to, "owner_name": to.name}, batch=batch):
        note(action, by, [("owner", person.name, to.name)], batch)


def give_back_actions(by: User, person: Person, batch: str) -> None:
    """Actions handed over under this name, as far as still with who got them."""
    changes = Change.objects.filter(batch=batch, field="owner", action__isnull=False)
    got = {row.action_id: row.after for row in changes}
    rows = ActionItem.objects.select_for_update(of=("self",)).filter(pk__in=list(got))
    rows = rows.filter(partnership_id=person.partnership_id, deleted_at__isnull=True)
    for action in rows.select_related("focus_area", "owner").order_by("pk"):
        if action.owner_label == got[action.pk] and action.is_open:
            write(action, by=by, values={"owner": person, "owner_name": person.name})


ACTIONS = Holding("action", actions_of, hand_over_action, give_back_actions)
