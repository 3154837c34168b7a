"""What was changed in ambition and focus areas, as sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.audit.models import AuditEntry
from samenverder.lib.text import format_date
from samenverder.network.models import Partnership, User

SHOWN = (
    "ambition_set",
    "focus_area_added",
    "focus_area_renamed",
    "focus_area_removed",
    "focus_area_restored",
)


@dataclass(frozen=True)
class Change:
    """One line of the history; `by` is empty when that account is gone."""

    at: datetime
    by: str
    sentence: str


def changes(partnership: Partnership, limit: int = 20) -> list[Change]:
    """The last changes, the newest first, read from the audit chain; two queries."""
    rows = AuditEntry.objects.filter(partnership_id=partnership.pk, verb__in=SHOWN)
    entries = list(rows.order_by("-number")[:limit])
    ids = {e.actor.removeprefix("user:") for e in entries if e.actor.startswith("user:")}
    names = {f"user:{user.pk}": str(user) for user in User.objects.filter(pk__in=ids)}
    return [Change(e.at, names.get(e.actor, ""), sentence(e.verb, e.detail)) for e in entries]


def sentence(verb: str, detail: dict[str, Any]) -> str:
    """One change in words."""
    if verb == "ambition_set":
        return _ambition(detail)
    texts = {
        "focus_area_added": _("Focus area added: “%(title)s”"),
        "focus_area_renamed": _("Focus area “%(before)s” is now called “%(after)s”"),
        "focus_area_removed": _("Focus area removed: “%(title)s”"),
        "focus_area_restored": _("Focus area put back: “%(title)s”"),
    }
    return texts[verb] % {"title": "", "before": "", "after": "", **detail}


def _ambition(detail: dict[str, Any]) -> str:
    day = date.fromisoformat(detail["adopted_on"]) if detail.get("adopted_on") else None
    words = {
        "before": detail.get("before", ""),
        "after": detail.get("after", ""),
        "day": format_date(day, get_language() or "nl") if day else "",
    }
    if words["before"] == words["after"]:
        text = _("Adopted on %(day)s") if day else _("Date of adoption taken off")
    elif words["before"]:
        text = _("Ambition changed from “%(before)s” to “%(after)s”")
    else:
        text = _("Ambition written down: “%(after)s”")
    return text % words
