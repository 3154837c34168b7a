"""Recording decisions and having them confirmed by whoever has the mandate."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.ambition.models import FocusArea
from samenverder.commitments.mail import ask_to_confirm
from samenverder.commitments.models import Decision, DecisionState
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
from samenverder.network.models import DecisionSubject, Mandate, Partnership, Person
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.mandates import mandates_for

EDITABLE = editable("decision")
NO_MANDATE = gettext_lazy(
    "You have no mandate for this decision. Ask the coordinator who has, or to note your mandate."
)


@transaction.atomic
def record_decision(
    *,
    by: Any,
    partnership: Partnership,
    text: str,
    subject: str,
    amount: Decimal | None = None,
    present: Collection[Person] = (),
    source_label: str = "",
    source_url: str = "",
    focus_area: FocusArea | None = None,
    theme_code: str = "",
    decided_on: date | None = None,
) -> Decision:
    """A decision; `amount` in euros, `present` who sat at the table, `decided_on` today if None.

    Confirmed on the mandate of one of those present; when none of them has it, provisional, and
    whoever has it is asked by mail and on the start page. Raises ValidationError for an empty
    text, ValueError for what the caller mixed up.
    """
    belongs(partnership, focus_area, *present)
    decision = Decision(
        partnership=partnership,
        created_by=by,
        text=tidy_text(text, _("Say what was decided.")),
        subject=DecisionSubject(subject),
        amount=amount,
        decided_on=decided_on or timezone.localdate(),
        focus_area=focus_area,
        theme_code=theme_code,
        source_label=source_label[:160],
        source_url=own_path(source_url),
    )
    fits(decision)
    held = _mandates(decision, list(present)) if present else []
    if held:
        _stand_on(decision, held[0], decision.decided_on)
    decision.save()
    note(decision, by, [("created", "", decision.text)])
    if held:
        note(decision, by, [("mandate_label", "", decision.mandate_label)])
    else:
        _ask(decision, by)
    tell(decision, by, "decision_recorded", state=decision.state)
    return decision


@transaction.atomic
def change_decision(
    *, decision: Decision, by: Any, expected_version: int, **fields: Any
) -> Decision:
    """Change text, subject, amount, decided_on, focus_area and theme_code, as far as given.

    What others changed meanwhile is merged; EditConflict where both changed the same. When a
    confirmed decision no longer falls within its mandate, it becomes provisional again.
    """
    if unknown := set(fields) - EDITABLE:
        raise ValueError(f"These cannot be changed: {', '.join(sorted(unknown))}.")
    current, values = locked(decision), dict(fields)
    belongs(current.partnership, values.get("focus_area"))
    if "text" in values:
        values["text"] = tidy_text(values["text"], _("Say what was decided."))
    if current.version != expected_version:
        values = merge(current, expected_version, values)
    if changes := write(current, by=by, values=values):
        changed = {change.field for change in changes}
        if changed & {"subject", "amount", "decided_on"}:
            _weigh_again(current, by)
        tell(current, by, "decision_changed", fields=sorted(changed))
    return current


def _weigh_again(decision: Decision, by: Any) -> None:
    """After another subject, amount or day: does it still stand, and who is to be asked?"""
    if decision.state == DecisionState.CONFIRMED:
        mandate = decision.mandate
        covered = mandate is not None and mandate.covers(decision.subject, decision.amount)
        if covered and mandate is not None and _held_on(mandate, decision.decided_on):
            return
        write(decision, by=by, values=_NOT_STANDING)
    if decision.is_open:
        _ask(decision, by)


def _held_on(mandate: Mandate, day: date) -> bool:
    return mandate.since <= day and (mandate.until is None or day < mandate.until)


@transaction.atomic
def confirm_decision(*, decision: Decision, by: Any) -> Decision:
    """Confirm a provisional decision on the mandate of the person `by` is.

    Raises Refused without such a mandate, or when the decision is not provisional any more.
    """
    current, mandate = _held_by(decision, by)
    person, before = mandate.person, {"state": current.state}
    values = {
        "state": DecisionState.CONFIRMED,
        "mandate": mandate,
        "mandate_label": mandate_words(mandate),
        "confirmed_by": person,
        "confirmed_on": timezone.localdate(),
    }
    write(current, by=by, values=values)
    tell(current, by, "decision_confirmed", before=before["state"])
    return current


@transaction.atomic
def reject_decision(*, decision: Decision, by: Any, reason: str) -> Decision:
    """Say that a provisional decision does not hold, and why; for who could confirm it."""
    current, _mandate = _held_by(decision, by)
    write(current, by=by, values={"state": DecisionState.REJECTED, "reason": _reason(reason)})
    tell(current, by, "decision_rejected")
    return current


@transaction.atomic
def withdraw_decision(*, decision: Decision, by: Any, reason: str) -> Decision:
    """Take a decision back, provisional or confirmed, with the reason."""
    current = locked(decision)
    if current.state not in {DecisionState.PROVISIONAL, DecisionState.CONFIRMED}:
        raise Refused(_("This decision does not stand any more."))
    write(current, by=by, values={"state": DecisionState.WITHDRAWN, "reason": _reason(reason)})
    tell(current, by, "decision_withdrawn")
    return current


@transaction.atomic
def reopen_decision(*, decision: Decision, by: Any) -> Decision:
    """The way back from confirming, rejecting and withdrawing: provisional again.

    A decision that was withdrawn after it was confirmed is confirmed again. Who has the mandate
    finds a provisional one on the start page again; nobody is mailed a second time.
    """
    current = locked(decision)
    if current.is_open:
        return current
    if current.state == DecisionState.WITHDRAWN and current.confirmed_on:
        write(current, by=by, values={"state": DecisionState.CONFIRMED, "reason": ""})
    else:
        write(current, by=by, values=_NOT_STANDING)
        _ask(current, by, mail=False)
    tell(current, by, "decision_reopened")
    return current


@transaction.atomic
def ask_again(*, decision: Decision, by: Any) -> Decision:
    """Ask whoever has the mandate now to confirm a provisional decision; mails them."""
    current = locked(decision)
    if not current.is_open:
        raise Refused(_("This decision is not waiting for confirmation any more."))
    _ask(current, by)
    tell(current, by, "decision_asked_again")
    return current


@transaction.atomic
def delete_decision(*, decision: Decision, by: Any) -> Decision:
    """Take a decision off the list (written down by mistake); `restore_decision` undoes it."""
    removed: Decision = remove(decision, by)
    return removed


@transaction.atomic
def restore_decision(*, decision: Decision, by: Any) -> Decision:
    """Bring a removed decision back."""
    restored: Decision = restore(decision, by)
    return restored


_NOT_STANDING: dict[str, Any] = {
    "state": DecisionState.PROVISIONAL,
    "reason": "",
    "mandate": None,
    "mandate_label": "",
    "confirmed_by": None,
    "confirmed_on": None,
}


def _mandates(decision: Decision, people: Collection[Person] | None = None) -> list[Mandate]:
    return mandates_for(
        decision.partnership, decision.subject, amount=decision.amount, people=people
    )


def mandate_of(decision: Decision, user: Any) -> Mandate | None:
    """The mandate on which this user may confirm or reject the decision; two queries."""
    person = Person.objects.filter(
        partnership=decision.partnership_id, user_id=user.pk, left_on__isnull=True
    ).first()
    return next(iter(_mandates(decision, [person])), None) if person else None


def _held_by(decision: Decision, by: Any) -> tuple[Decision, Mandate]:
    current = locked(decision)
    if not current.is_open:
        raise Refused(_("This decision is not waiting for confirmation any more."))
    mandate = mandate_of(current, by)
    if mandate is None:
        raise Refused(NO_MANDATE)
    return current, mandate


def _stand_on(decision: Decision, mandate: Mandate, day: date) -> None:
    decision.state, decision.mandate = DecisionState.CONFIRMED, mandate
    decision.mandate_label = mandate_words(mandate)
    decision.confirmed_by, decision.confirmed_on = mandate.person, day


def ask_who_may(decision: Decision, by: Any) -> None:
    """After a mandate came or went: ask whoever has it now; mails those not asked before."""
    before = set(decision.asked_of.values_list("pk", flat=True))
    _ask(decision, by, mail=False)
    ask_to_confirm(decision, decision.asked_of.exclude(pk__in=before))


def _ask(decision: Decision, by: Any, *, mail: bool = True) -> None:
    """Ask everybody with the mandate; a line in the history says whom."""
    people = {mandate.person_id: mandate.person for mandate in _mandates(decision)}
    decision.asked_of.set(people.values())
    names = ", ".join(sorted(person.name for person in people.values()))
    note(decision, by, [("asked", "", names)])
    if mail:
        ask_to_confirm(decision, list(people.values()))


def _reason(reason: str) -> str:
    tidy = " ".join(reason.split())
    if not tidy:
        raise ValidationError({"reason": _("Say why.")})
    if len(tidy) > 300:
        raise ValidationError({"reason": _("Keep the reason within 300 characters.")})
    return tidy
