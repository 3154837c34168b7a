"""Somebody leaves, and what they still had to do goes to others in the same step."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.commitments import held
from samenverder.commitments.held import Held
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
    batch = secrets.token_hex(8)
    handed: dict[str, list[Any]] = {}
    for row in rows:
        new = to[row.key]
        made = held.kind_of(row.kind).hand_over(by, row.pk, person, new, batch)
        handed.setdefault(row.kind, []).append((row.pk, new.pk, made))
    gone = leaving.leave(by=by, person=person, batch=batch)
    ended = {ending.kind: ending.end(by, gone) for ending in held.all_endings()}
    gone.ended_by_leaving |= {"handed": handed, "ended": ended}
    gone.save(update_fields=["ended_by_leaving"])
    if rows:
        _note(by, person, "work_handed_over", number=len(rows))
    publish(f"actions:{person.partnership_id}")
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
    for ending in held.all_endings():
        if numbers := person.ended_by_leaving.get("ended", {}).get(ending.kind, []):
            ending.resume(by, person, numbers)
    if person.ended_by_leaving.get("handed", True):
        _note(by, person, "work_given_back")
    publish(f"actions:{person.partnership_id}")


def _note(by: User, person: Person, verb: str, **detail: Any) -> None:
    partnership_id = person.partnership_id
    subject = f"person:{person.pk}"
    record(partnership_id=partnership_id, actor=by, verb=verb, subject=subject, **detail)
