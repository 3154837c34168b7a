"""The history of a project in words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.db.models import DateField, DecimalField, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date, upper_first
from samenverder.network.log_words import words_for
from samenverder.projects.models import Project, ProjectChange

# What of a project has a history of its own: the word in the address, the models, the name.
PARTS: dict[str, tuple[tuple[str, ...], str | Promise]] = {
    "project": (("project",), _("The project itself")),
    "belang": (("benefit",), _("Benefits")),
    "deelnemers": (("projectpartner",), _("Roles")),
    "planning": (("projectphase", "milestone"), _("Phases and milestones")),
    "geld": (("budgetline", "expense"), _("Budget and expenses")),
    "samen": (("jointplan",), _("Plans with another party")),
    "opbrengst": (
        ("projectconsultation", "outcome", "projectreview"),
        _("Consultations, outcomes and reviews"),
    ),
}
# Fields whose own name says too little here.
LABELS: dict[str, str | Promise] = {
    "title": _("title"),
    "question": _("question of the region"),
    "focus_area": _("focus area"),
    "leader": _("project leader"),
    "organisation": _("partner"),
    "phase": _("phase"),
    "owner": _("who sees to it"),
    "line": _("budget line"),
    "meeting": _("meeting"),
    "session": _("session"),
}


@dataclass(frozen=True)
class Event:
    """What one person did at one moment; `kind` is empty for the project itself."""

    at: datetime
    by: str
    words: str
    about: str
    kind: str
    parts: list[str] = field(default_factory=list)


def changes_of(project: Project, part: str = "") -> QuerySet[ProjectChange]:
    """What was changed, the last first; only of one of PARTS when named."""
    rows = project.changes.select_related("by").order_by("-pk")
    return rows.filter(thing__in=PARTS[part][0]) if part in PARTS else rows


def event_of(row: ProjectChange) -> Event:
    """One change in words, in the active language."""
    model = _model(row.thing)
    is_project = row.thing == Project._meta.model_name
    return Event(
        at=row.at,
        by=str(row.by) if row.by else "",
        words=words_for(row.verb),
        about="" if is_project else row.about,
        kind="" if is_project or model is None else upper_first(str(model._meta.verbose_name)),
        parts=[
            _sentence(_label(model, name), _shown(model, name, before), _shown(model, name, after))
            for name, before, after in row.values
        ],
    )


def _sentence(part: str, before: str, after: str) -> str:
    """ "Amount: from € 500 to € 800"."""
    words = {"part": part, "before": before, "after": after}
    if not before:
        return f"{part}: {after}"
    if not after:
        return now("%(part)s: no longer %(before)s") % words
    return now("%(part)s: from %(before)s to %(after)s") % words


def _model(name: str) -> Any:
    return apps.all_models["projects"].get(name)


def _field(model: Any, name: str) -> Any:
    known = {row.name: row for row in model._meta.concrete_fields} if model else {}
    return known.get(name)


def _label(model: Any, name: str) -> str:
    found = _field(model, name)
    word = LABELS.get(name) or (found.verbose_name if found else name)
    return upper_first(str(word)).rstrip("?")


def _shown(model: Any, name: str, value: str) -> str:
    """A value as people read it; what cannot be read back stands as it was kept."""
    found, lang = _field(model, name), get_language() or "nl"
    try:
        if value and isinstance(found, DateField):
            return format_date(date.fromisoformat(value), lang)
        if value and isinstance(found, DecimalField):
            return format_euros(Decimal(value), lang)
    except (ValueError, InvalidOperation):
        return value
    return str(dict(getattr(found, "choices", None) or {}).get(value, value))
