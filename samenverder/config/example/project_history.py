"""Who changed what in the projects of the example region, as it will have gone."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from samenverder.network.models import User
from samenverder.projects.models import (
    Benefit,
    Expense,
    Milestone,
    Project,
    ProjectChange,
    ProjectPartner,
    ProjectState,
)

Found = tuple[datetime, ProjectChange]


def add_history(projects: list[Project], by: User) -> None:
    """Every project from its first day: who takes part, what was reached, spent and decided."""
    rows = [found for project in projects for found in _of(project, by)]
    rows.sort(key=lambda found: found[0])
    ProjectChange.objects.bulk_create(change for _at, change in rows)


def _of(project: Project, by: User) -> list[Found]:
    begun = _begun(project)
    who = project.leader.user if project.leader and project.leader.user else by

    def change(at: datetime, person: User, verb: str, row: Any, *values: list[str]) -> Found:
        about = row.organisation if isinstance(row, Benefit | ProjectPartner) else row
        thing = row._meta.model_name
        told = ProjectChange(
            project=project, at=at, by=person, verb=verb, thing=thing, about=str(about)[:200],
            values=list(values),
        )  # fmt: skip
        return at, told

    found = [change(begun, by, "project_begun", project)]
    for at, part in enumerate(ProjectPartner.objects.filter(project=project)):
        moment = begun + timedelta(minutes=4 + 2 * at)
        found.append(change(moment, by, "project_part_added", part, ["role", "", part.role]))
    for at, row in enumerate(Benefit.objects.filter(project=project)):
        moment = begun + timedelta(days=1, minutes=3 * at)
        words = ["what", "", row.what], ["how", "", row.how]
        found.append(change(moment, who, "benefit_written", row, *words))
    if project.state != ProjectState.IDEA:
        state = ["state", ProjectState.PROPOSED, project.state]
        if project.state == ProjectState.PROPOSED:
            state = ["state", ProjectState.IDEA, project.state]
        why = [["state_reason", "", project.state_reason]] if project.state_reason else []
        moment = _on(project.state_since, 16)
        found.append(change(moment, by, "project_stepped", project, state, *why))
    for reached in Milestone.objects.filter(project=project).exclude(done_on=None):
        day = reached.done_on or project.state_since
        values = ["done_on", "", day.isoformat()]
        found.append(change(_on(day, 11), who, "milestone_reached", reached, values))
    for spent in Expense.objects.filter(project=project):
        values = ["amount", "", f"{spent.amount}"]
        found.append(change(_on(spent.spent_on, 15), who, "project_part_added", spent, values))
    return found


def _begun(project: Project) -> datetime:
    """A month before anything else happened, on a morning; the project is that old as well."""
    day = min(project.state_since, project.starts_on or project.state_since)
    project.created_at = _on(day - timedelta(days=40), 9)
    project.save(update_fields=["created_at"])
    return project.created_at


def _on(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
