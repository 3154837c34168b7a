"""The history of a commitment as sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenverder.commitments.models import (
    ActionState,
    AgreementState,
    Change,
    DecisionState,
)
from samenverder.commitments.themes import theme_name
from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.network.models import DecisionSubject

DAYS = {"due_on", "decided_on", "starts_on", "until"}
# The codes of the three kinds differ from each other.
STATES: dict[str, Any] = {
    code: label
    for states in (ActionState, DecisionState, AgreementState)
    for code, label in states.choices
}


@dataclass(frozen=True)
class Event:
    """What one person did at one moment."""

    at: datetime
    by: Any
    sentences: list[str]


def history(row: Any) -> list[Event]:
    """What happened to an action, a decision or an agreement, the last first."""
    rows = row.changes.select_related("by").order_by("-version", "pk")
    events = []
    for _version, group in groupby(rows, key=lambda change: change.version):
        changes = list(group)
        sentences = [text for change in changes if (text := sentence(change))]
        events.append(Event(changes[0].at, changes[0].by, sentences))
    return events


def sentence(row: Change) -> str:
    """One line of the history in words; empty when another line tells it already."""
    words = {"before": shown(row.field, row.before), "after": shown(row.field, row.after)}
    if row.field in {"text", "owner", "due_on", "focus_area", "theme"}:
        return _changed(row, words)
    if row.field in {*PLAIN}:
        return _plainly(row, words)
    sentences = {
        "created": _("Added: “%(after)s”"),
        "state": _("State changed from “%(before)s” to “%(after)s”"),
        "dropped_reason": _("Reason: %(after)s") if row.after else "",
        "reason": _("Reason: %(after)s") if row.after else "",
        "mandate_label": _("On the mandate of %(after)s") if row.after else "",
        "asked": _("Confirmation asked of %(after)s")
        if row.after
        else _("Nobody has the mandate to confirm this"),
        "removed": _("Removed from the list"),
        "restored": _("Put back on the list"),
    }
    return sentences.get(row.field, "") % words


PLAIN: dict[str, Any] = {
    "subject": gettext_lazy("About"),
    "kind_of": gettext_lazy("About"),
    "amount": gettext_lazy("Amount"),
    "hours": gettext_lazy("Hours"),
    "decided_on": gettext_lazy("Decided on"),
    "starts_on": gettext_lazy("From"),
    "until": gettext_lazy("Until and including"),
    "parties": gettext_lazy("Parties"),
}


def _plainly(row: Change, words: dict[str, str]) -> str:
    """“Amount: from € 500 to € 800”, for the parts that need no sentence of their own."""
    words = {"part": str(PLAIN[row.field]), **words}
    if not row.before:
        return _("%(part)s: %(after)s") % words
    if not row.after:
        return _("%(part)s: no longer %(before)s") % words
    return _("%(part)s: from %(before)s to %(after)s") % words


def _changed(row: Change, words: dict[str, str]) -> str:
    both = {
        "text": _("Text changed from “%(before)s” to “%(after)s”"),
        "owner": _("Owner changed from %(before)s to %(after)s"),
        "due_on": _("Date changed from %(before)s to %(after)s"),
        "focus_area": _("Focus area changed from “%(before)s” to “%(after)s”"),
        "theme": _("Theme changed from “%(before)s” to “%(after)s”"),
    }
    first = {
        "focus_area": _("Focus area set to “%(after)s”"),
        "theme": _("Theme set to “%(after)s”"),
    }
    none = {"focus_area": _("Focus area taken off"), "theme": _("Theme taken off")}
    if not row.after and row.field in none:
        return none[row.field]
    sentences = both if row.before else {**both, **first}
    return sentences[row.field] % words


def shown(field: str, value: str) -> str:
    """A value of the history as people read it."""
    if field in DAYS and value:
        return format_date(date.fromisoformat(value), get_language() or "nl")
    if field == "state":
        return str(STATES.get(value, value))
    if field in {"subject", "kind_of"} and value in DecisionSubject.values:
        return str(DecisionSubject(value).label)
    if field == "amount" and value:
        return format_euros(Decimal(value), get_language() or "nl")
    if field == "theme" and (theme := theme_name(value)):
        return theme.title
    return value
