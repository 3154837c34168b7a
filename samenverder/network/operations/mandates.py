"""Mandates: who may decide what for an organisation, up to which amount, until when."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import (
    DecisionSubject,
    Mandate,
    Organisation,
    Partnership,
    Person,
    User,
)
from samenverder.network.operations.notes import note
from samenverder.network.operations.periods import still_to_come
from samenverder.network.operations.problems import Refused, claim


@transaction.atomic
def give_mandate(
    *,
    by: User,
    partnership: Partnership,
    person: Person,
    organisation: Organisation,
    subjects: Sequence[str],
    given_by: str,
    since: dt.date,
    until: dt.date | None = None,
    up_to: Decimal | None = None,
    conditions: str = "",
) -> Mandate:
    """A new mandate. `up_to` in euros (None: no limit); on `until` it no longer holds.

    Raises Refused for somebody who left, an organisation that does not take part, no subject, or
    an end that is not after the beginning.
    """
    _check(subjects, since, until)
    if person.partnership_id != partnership.pk:
        raise ValueError("A mandate is for people of its own partnership.")
    if person.left_on is not None:
        raise Refused(_("This person has left. Undo that first."), "person")
    if not organisation.memberships.current().filter(partnership=partnership).exists():
        raise Refused(_("This organisation does not take part."), "organisation")
    mandate = Mandate.objects.create(
        partnership=partnership,
        person=person,
        organisation=organisation,
        subjects=list(subjects),
        up_to=up_to,
        conditions=conditions,
        given_by=given_by,
        since=since,
        until=until,
    )
    note(partnership.pk, by, "mandate_given", mandate)
    return mandate


@transaction.atomic
def change_mandate(
    *,
    by: User,
    mandate: Mandate,
    version: int,
    subjects: Sequence[str],
    given_by: str,
    since: dt.date,
    until: dt.date | None = None,
    up_to: Decimal | None = None,
    conditions: str = "",
) -> Mandate:
    """Another reach, amount or period; who and for which organisation stay.

    Raises EditedMeanwhile, and Refused as above.
    """
    _check(subjects, since, until)
    claim(mandate, version)
    values = {
        "subjects": list(subjects),
        "up_to": up_to,
        "conditions": conditions,
        "given_by": given_by,
        "since": since,
        "until": until,
    }
    was = {name: getattr(mandate, name) for name in values}
    for name, value in values.items():
        setattr(mandate, name, value)
    mandate.save(update_fields=list(values))
    changed = [name for name in values if was[name] != values[name]]
    note(mandate.partnership_id, by, "mandate_changed", mandate, fields=changed)
    return mandate


@transaction.atomic
def end_mandate(*, by: User, mandate: Mandate) -> None:
    """From today it no longer holds. Ending it twice changes nothing."""
    today = timezone.localdate()
    if mandate.until is None or mandate.until > today:
        _set_end(by, mandate, today, "mandate_ended")


@transaction.atomic
def resume_mandate(*, by: User, mandate: Mandate, until: dt.date | None = None) -> None:
    """It holds again, until the day it would have ended.

    Raises Refused for somebody who left: first undo that.
    """
    if mandate.person.left_on is not None:
        raise Refused(_("This person has left. Undo that first."))
    _set_end(by, mandate, still_to_come(until, mandate.since), "mandate_resumed")


def _set_end(by: User, mandate: Mandate, until: dt.date | None, verb: str) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(until=until, version=F("version") + 1)
    mandate.refresh_from_db(fields=["until", "version"])
    note(mandate.partnership_id, by, verb, mandate)


def _check(subjects: Sequence[str], since: dt.date, until: dt.date | None) -> None:
    if not subjects or set(subjects) - set(DecisionSubject.values):
        raise Refused(_("Choose what this person may decide about."), "subjects")
    if until is not None and until <= since:
        raise Refused(_("The end comes after the beginning."), "until")
