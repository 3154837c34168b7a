"""What this room does for the focus areas of the ambition."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.network.models import Partnership
from samenverder.projects.models import Project, ProjectState

OPEN = (ProjectState.IDEA, ProjectState.PROPOSED, ProjectState.RUNNING)


def _rows(partnership: Partnership) -> QuerySet[Project]:
    rows = Project.objects.filter(partnership=partnership)
    return rows.select_related("partnership", "leader")


def show_project(project: Project) -> Work:
    """A project as the page of the ambition shows it."""
    assert project.focus_area_id is not None  # noqa: S101  only such rows are asked for
    return Work(
        focus_area_id=project.focus_area_id,
        text=project.title,
        url=project.get_absolute_url(),
        state=project.get_state_display(),
        is_open=not project.is_closed,
        day=project.ends_on,
        who=project.leader.name if project.leader else "",
    )


def register() -> None:
    """Tell the ambition about our projects."""
    register_work(
        WorkKind(
            code="project",
            label=_("Projects"),
            rows=_rows,
            is_open=Q(state__in=OPEN),
            is_done=Q(state=ProjectState.FINISHED),
            show=show_project,
        )
    )
