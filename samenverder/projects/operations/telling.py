"""What every change in this room leaves behind: a line in the log and a live notice."""

from typing import Any

from django.db.models import Model

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.projects.models import Project


def tell(project: Project, by: Any, verb: str, thing: Model | None = None, **detail: Any) -> None:
    """`thing` (the project itself when left out) becomes the subject, such as "milestone:12"."""
    row = thing or project
    subject = f"{row._meta.model_name}:{row.pk}"
    record(partnership_id=project.partnership_id, actor=by, verb=verb, subject=subject, **detail)
    publish(f"projects:{project.partnership_id}")


def locked(project: Project) -> Project:
    """The project as it is now, held until the transaction ends."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("partnership", "leader")
    return rows.get(pk=project.pk)
