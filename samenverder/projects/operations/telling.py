"""What every change in this room leaves behind: its history, a line in the log, a live notice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from samenverder.audit.operations import record
from samenverder.lib.text import truncate
from samenverder.live.operations import publish
from samenverder.projects.models import Benefit, Project, ProjectChange, ProjectPartner

LONGEST, LONGEST_NAME = 400, 200
UNTOLD = {"id", "project", "partnership", "created_by", "created_at", "removed_at", "version"}
UNTOLD |= {"handover", "state_since"}
Values = list[list[str]]


def tell(
    project: Project, by: Any, verb: str, thing: Model | None = None, *,
    values: Values | None = None, **detail: Any,
) -> None:  # fmt: skip
    """`thing` (the project itself when left out) becomes the subject, such as "milestone:12".

    `values` is what was different, as `differences` gives it; the log holds none of it.
    """
    row = thing or project
    subject = f"{row._meta.model_name}:{row.pk}"
    record(partnership_id=project.partnership_id, actor=by, verb=verb, subject=subject, **detail)
    ProjectChange.objects.create(
        project=project,
        by=by if getattr(by, "pk", None) else None,
        verb=verb,
        thing=row._meta.model_name or "",
        about=truncate(_name(row), LONGEST_NAME),
        values=values or [],
    )
    publish(f"projects:{project.partnership_id}")


def snapshot(row: Model) -> dict[str, str]:
    """{field: what stands there now} of what people see; a row that is not there yet is empty."""
    return {name: _text(row, name) for name in _told(row)}


def differences(before: dict[str, str], row: Model) -> Values:
    """[field, before, after] of what is different now."""
    after = snapshot(row)
    return [
        [name, before.get(name, ""), value]
        for name, value in after.items()
        if before.get(name, "") != value
    ]


def locked(project: Project) -> Project:
    """The project as it is now, held until the transaction ends."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("partnership", "leader")
    return rows.get(pk=project.pk)


def _told(row: Model) -> Iterable[str]:
    return (field.name for field in row._meta.concrete_fields if field.name not in UNTOLD)


def _text(row: Model, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return truncate(str(value), LONGEST)


def _name(row: Model) -> str:
    """What something is called in the history; a benefit and a role by their partner."""
    return str(row.organisation) if isinstance(row, Benefit | ProjectPartner) else str(row)
