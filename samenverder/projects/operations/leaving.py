"""Somebody leaves: the projects they lead and their milestones go to others."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from samenverder.commitments.held import Held, Holding
from samenverder.network.models import Person
from samenverder.projects.models import CLOSED, Milestone, Project
from samenverder.projects.operations.telling import differences, snapshot, tell


def _led(person: Person) -> Any:
    rows = Project.objects.filter(partnership_id=person.partnership_id, leader=person)
    return rows.exclude(state__in=CLOSED).select_related("partnership")


def _owned(person: Person) -> Any:
    rows = Milestone.objects.filter(owner=person, removed_at=None, done_on=None)
    rows = rows.exclude(project__state__in=CLOSED).select_related("project__partnership")
    return rows.filter(project__partnership_id=person.partnership_id)


def projects_of(person: Person) -> list[Held]:
    """The projects this person leads that are not over; one query."""
    return [
        Held("project", row.pk, row.title, row.get_absolute_url(), row.ends_on)
        for row in _led(person)
    ]


def milestones_of(person: Person) -> list[Held]:
    """The milestones this person still has to reach; one query."""
    rows = list(_owned(person).values_list("pk", "text", "due_on", "project_id"))
    slug = person.partnership.slug
    urls = {project: reverse("projects:detail", args=[slug, project]) for *_, project in rows}
    return [Held("milestone", pk, text, urls[project], due) for pk, text, due, project in rows]


def hand_over_project(by: Any, pk: int, person: Person, to: Person, batch: str) -> None:
    """Another leader for one project."""
    _give_project(by, _led(person).select_for_update(of=("self",)).get(pk=pk), to, batch)


def hand_over_milestone(by: Any, pk: int, person: Person, to: Person, batch: str) -> None:
    """Another owner for one milestone."""
    _give_milestone(by, _owned(person).select_for_update(of=("self",)).get(pk=pk), to, batch)


def give_back_projects(by: Any, person: Person, batch: str) -> None:
    """Projects handed over under this name whose lead nobody changed since."""
    rows = Project.objects.filter(partnership_id=person.partnership_id)
    for project in rows.filter(Q(handover=batch) & ~Q(handover="")).exclude(state__in=CLOSED):
        _give_project(by, project, person, "")


def give_back_milestones(by: Any, person: Person, batch: str) -> None:
    """Milestones handed over under this name whose owner nobody changed since."""
    rows = Milestone.objects.filter(project__partnership_id=person.partnership_id, done_on=None)
    rows = rows.filter(Q(handover=batch) & ~Q(handover="")).select_related("project")
    for milestone in rows:
        _give_milestone(by, milestone, person, "")


def _give_project(by: Any, project: Project, to: Person, batch: str) -> None:
    before = snapshot(project)
    project.leader, project.handover = to, batch
    project.version += 1
    project.save(update_fields=["leader", "handover", "version"])
    tell(project, by, "project_handed_over", values=differences(before, project))


def _give_milestone(by: Any, milestone: Milestone, to: Person, batch: str) -> None:
    before = snapshot(milestone)
    milestone.owner, milestone.handover = to, batch
    milestone.version += 1
    milestone.save(update_fields=["owner", "handover", "version"])
    values = differences(before, milestone)
    tell(milestone.project, by, "milestone_handed_over", milestone, values=values)


PROJECTS = Holding("project", projects_of, hand_over_project, give_back_projects)
MILESTONES = Holding("milestone", milestones_of, hand_over_milestone, give_back_milestones)
