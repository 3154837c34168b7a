"""The history of an action as sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.commitments.models import ActionChange, ActionItem, ActionState
from samenverder.commitments.themes import theme_name
from samenverder.lib.text import format_date


@dataclass(frozen=True)
class Event:
    """What one person did at one moment."""

    at: datetime
    by: Any
    sentences: list[str]


def history(action: ActionItem) -> list[Event]:
    """What happened to an action, the last first."""
    rows = action.changes.select_related("by").order_by("-version", "pk")
    events = []
    for _version, group in groupby(rows, key=lambda row: row.version):
        changes = list(group)
        sentences = [text for row in changes if (text := sentence(row))]
        events.append(Event(changes[0].at, changes[0].by, sentences))
    return events


def sentence(row: ActionChange) -> str:
    """One line of the history in words; empty when another line tells it already."""
    words = {"before": shown(row.field, row.before), "after": shown(row.field, row.after)}
    if row.field in {"text", "owner", "due_on", "focus_area", "theme"}:
        return _changed(row, words)
    sentences = {
        "created": _("Added: “%(after)s”"),
        "state": _("State changed from “%(before)s” to “%(after)s”"),
        "dropped_reason": _("Reason: %(after)s") if row.after else "",
        "removed": _("Removed from the list"),
        "restored": _("Put back on the list"),
    }
    return sentences.get(row.field, "") % words


def _changed(row: ActionChange, words: dict[str, str]) -> str:
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
    if field == "due_on" and value:
        return format_date(date.fromisoformat(value), get_language() or "nl")
    if field == "state" and value in ActionState.values:
        return str(ActionState(value).label)
    if field == "theme" and (theme := theme_name(value)):
        return theme.title
    return value
