"""Recording agreements between organisations, changing and ending them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import Agreement, AgreementKind, AgreementParty, AgreementState
from samenverder.commitments.operations.conflicts import merge
from samenverder.commitments.operations.facts import editable, fits, locked, note, write
from samenverder.commitments.operations.mandates import mandate_words
from samenverder.commitments.operations.telling import (
    belongs,
    own_path,
    remove,
    restore,
    tell,
    tidy_text,
)
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.mandates import mandates_for

EDITABLE = (editable("agreement") - {"parties_label"}) | {"parties"}


@dataclass(frozen=True)
class Party:
    """An organisation, and the person who agreed for it when that is known."""

    organisation: Organisation
    person: Person | None = None


@transaction.atomic
def record_agreement(
    *,
    by: Any,
    partnership: Partnership,
    kind: str,
    text: str,
    parties: Collection[Party],
    starts_on: date,
    until: date | None = None,
    amount: Decimal | None = None,
    hours: Decimal | None = None,
    focus_area: FocusArea | None = None,
    theme_code: str = "",
    source_label: str = "",
    source_url: str = "",
) -> Agreement:
    """An agreement that holds from a day, until and including another when given.

    `amount` in euros. For each party the mandate of its person is looked up and named. Raises
    ValidationError for an empty text, no parties or an end before the start; ValueError for what
    the caller mixed up.
    """
    belongs(partnership, focus_area, *(party.person for party in parties))
    agreement = Agreement(
        partnership=partnership,
        created_by=by,
        kind_of=AgreementKind(kind),
        text=tidy_text(text, _("Say what is agreed.")),
        starts_on=starts_on,
        until=until,
        amount=amount,
        hours=hours,
        focus_area=focus_area,
        theme_code=theme_code,
        source_label=source_label[:160],
        source_url=own_path(source_url),
        parties_label=_label(parties),
    )
    _check(agreement, parties)
    fits(agreement)
    agreement.save()
    _set_parties(agreement, parties)
    note(agreement, by, [("created", "", agreement.text)])
    tell(agreement, by, "agreement_recorded")
    return agreement


@transaction.atomic
def change_agreement(
    *, agreement: Agreement, by: Any, expected_version: int, **fields: Any
) -> Agreement:
    """Change text, kind_of, starts_on, until, amount, hours, parties, focus_area, theme_code.

    What others changed meanwhile is merged; EditConflict where both changed the same.
    """
    if unknown := set(fields) - EDITABLE:
        raise ValueError(f"These cannot be changed: {', '.join(sorted(unknown))}.")
    current, values = locked(agreement), dict(fields)
    parties = values.pop("parties", None)
    belongs(current.partnership, values.get("focus_area"))
    if "text" in values:
        values["text"] = tidy_text(values["text"], _("Say what is agreed."))
    if parties is not None:
        belongs(current.partnership, *(party.person for party in parties))
        values["parties_label"] = _label(parties)
    if current.version != expected_version:
        values = merge(current, expected_version, values)
    changes = write(current, by=by, values=values)
    if parties is not None and "parties_label" in values:
        _check(current, parties)
        _set_parties(current, parties)
    else:
        _check(current, None)
    if changes:
        tell(current, by, "agreement_changed", fields=[change.field for change in changes])
    return current


@transaction.atomic
def end_agreement(
    *, agreement: Agreement, by: Any, reason: str = "", ended_on: date | None = None
) -> Agreement:
    """Say that an agreement no longer holds, from a day (today) and why, as far as known."""
    current = locked(agreement)
    if not current.is_open:
        raise Refused(_("This agreement was ended already."))
    tidy = " ".join(reason.split())
    if len(tidy) > 300:
        raise ValidationError({"reason": _("Keep the reason within 300 characters.")})
    values = {
        "state": AgreementState.ENDED,
        "ended_on": ended_on or timezone.localdate(),
        "reason": tidy,
    }
    write(current, by=by, values=values)
    tell(current, by, "agreement_ended")
    return current


@transaction.atomic
def resume_agreement(*, agreement: Agreement, by: Any) -> Agreement:
    """The way back from ending: the agreement holds again."""
    current = locked(agreement)
    values = {"state": AgreementState.RUNNING, "ended_on": None, "reason": ""}
    if write(current, by=by, values=values):
        tell(current, by, "agreement_resumed")
    return current


@transaction.atomic
def delete_agreement(*, agreement: Agreement, by: Any) -> Agreement:
    """Take an agreement off the list (written down by mistake); `restore_agreement` undoes it."""
    removed: Agreement = remove(agreement, by)
    return removed


@transaction.atomic
def restore_agreement(*, agreement: Agreement, by: Any) -> Agreement:
    """Bring a removed agreement back."""
    restored: Agreement = restore(agreement, by)
    return restored


def _check(agreement: Agreement, parties: Collection[Party] | None) -> None:
    if parties is not None and not parties:
        raise ValidationError({"parties": _("Choose at least one organisation.")})
    if parties is not None and len({party.organisation.pk for party in parties}) != len(parties):
        raise ValueError("An organisation is a party to an agreement once.")
    if agreement.until and agreement.until < agreement.starts_on:
        raise ValidationError({"until": _("The last day lies before the first.")})


def _label(parties: Iterable[Party]) -> str:
    names = sorted((party.organisation.name for party in parties), key=str.casefold)
    text = ", ".join(names)
    return text if len(text) <= 600 else f"{text[:599]}…"


def _set_parties(agreement: Agreement, parties: Collection[Party]) -> None:
    """The parties as given, each with the mandate of its person where there is one."""
    known = {row.organisation_id: row for row in agreement.parties.all()}
    people = [party.person for party in parties if party.person]
    held = mandates_for(
        agreement.partnership, agreement.kind_of, amount=agreement.amount, people=people
    )
    mandates = {(mandate.person_id, mandate.organisation_id): mandate for mandate in held}
    for party in parties:
        row = known.pop(party.organisation.pk, None) or AgreementParty(
            agreement=agreement, organisation=party.organisation
        )
        person = party.person.pk if party.person else None
        mandate = mandates.get((person, party.organisation.pk)) if person else None
        if row.pk is None or row.person_id != person or (mandate and not row.mandate_id):
            row.person, row.mandate = party.person, mandate
            row.mandate_label = mandate_words(mandate) if mandate else ""
        row.save()
    AgreementParty.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
