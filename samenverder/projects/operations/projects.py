"""Projects: begin one, change it, take it a step further."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, QuestionState, RegionalQuestion
from samenverder.ambition.operations import change_question
from samenverder.network.models import Partnership, Person
from samenverder.network.operations.problems import Refused, claim
from samenverder.projects.models import Project, ProjectState
from samenverder.projects.operations.telling import differences, locked, snapshot, tell
from samenverder.projects.steps import step

FIELDS = [
    "title", "purpose", "focus_area", "leader", "starts_on", "ends_on", "neighbours", "question",
]  # fmt: skip


@transaction.atomic
def begin_project(
    *,
    partnership: Partnership,
    by: Any,
    title: str,
    purpose: str,
    question: RegionalQuestion | None = None,
    focus_area: FocusArea | None = None,
    leader: Person | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    neighbours: str = "",
) -> Project:
    """A new idea; an open question it answers is taken up from now on."""
    _belongs(partnership, question, focus_area, leader)
    project = Project.objects.create(
        partnership=partnership,
        created_by=by,
        question=question,
        focus_area=focus_area,
        leader=leader,
        neighbours=" ".join(neighbours.split()),
        **_checked(title, purpose, starts_on, ends_on),
    )
    tell(project, by, "project_begun", values=differences({}, project))
    if question is not None and question.state == QuestionState.OPEN:
        _take_up(question, by)
    return project


@transaction.atomic
def change_project(
    *,
    project: Project,
    by: Any,
    version: int,
    title: str,
    purpose: str,
    question: RegionalQuestion | None = None,
    focus_area: FocusArea | None = None,
    leader: Person | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    neighbours: str = "",
) -> Project:
    """Change what stands in it. Raises EditedMeanwhile, and Refused once it is over."""
    current = locked(project)
    keep_open(current)
    _belongs(current.partnership, question, focus_area, leader)
    values = _checked(title, purpose, starts_on, ends_on)
    if current.state == ProjectState.RUNNING and (leader is None or starts_on is None):
        field = "leader" if leader is None else "starts_on"
        raise Refused(_("A running project has a leader and a first day."), field)
    claim(current, version)
    values |= {"question": question, "focus_area": focus_area, "leader": leader}
    values["neighbours"] = " ".join(neighbours.split())
    if leader != current.leader:
        current.handover = ""
    before = snapshot(current)
    for name, value in values.items():
        setattr(current, name, value)
    current.save(update_fields=[*FIELDS, "handover"])
    tell(current, by, "project_changed", values=differences(before, current))
    return current


@transaction.atomic
def take_step(*, project: Project, by: Any, to: str, reason: str = "") -> Project:
    """Bring a project to another state, as steps.py allows. Who may is asked by the caller.

    Raises Refused for a step that does not exist, one that asks why, and where something must
    stand in the project first.
    """
    current = locked(project)
    found = step(current.state, to)
    if found is None:
        words = {"state": current.get_state_display().lower()}
        raise Refused(_("This project is now: %(state)s. From there this is no step.") % words)
    reason = " ".join(reason.split())
    if found.asks_why and not reason:
        raise Refused(_("Say why, in one sentence: the partners read it."))
    if len(reason) > 300:
        raise Refused(_("Keep the reason within 300 characters."))
    if to == ProjectState.RUNNING:
        _ready_to_run(current)
    if to == ProjectState.FINISHED and not current.outcomes.filter(removed_at=None).exists():
        raise Refused(_("Write down first what came of it: at least one outcome."))
    before = snapshot(current)
    current.state, current.state_since = to, timezone.localdate()
    current.state_reason = reason
    current.version += 1
    current.save(update_fields=["state", "state_since", "state_reason", "version"])
    tell(current, by, "project_stepped", values=differences(before, current), state=to)
    return current


def keep_open(project: Project) -> None:
    """Raises Refused when a project is over: then only what came of it is written down."""
    if project.is_closed:
        raise Refused(_("This project is over. Let it run again to change this."))


def _ready_to_run(project: Project) -> None:
    if project.leader_id is None:
        raise Refused(_("Choose a project leader first."))
    if project.starts_on is None or project.ends_on is None:
        raise Refused(_("Write down first from when until when the project runs."))
    if not project.projectpartners.filter(removed_at=None).exists():
        raise Refused(_("Write down first which organisations take part, and with what role."))


def _checked(
    title: str, purpose: str, starts_on: date | None, ends_on: date | None
) -> dict[str, Any]:
    title, purpose = " ".join(title.split()), purpose.strip()
    if not title:
        raise Refused(_("Give the project a title."), "title")
    if not purpose:
        raise Refused(_("Say what you want to reach."), "purpose")
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("The last day lies before the first."), "ends_on")
    return {"title": title, "purpose": purpose, "starts_on": starts_on, "ends_on": ends_on}


def _take_up(question: RegionalQuestion, by: Any) -> None:
    change_question(
        question=question,
        by=by,
        version=question.version,
        text=question.text,
        focus_area=question.focus_area,
        asked_by=question.asked_by,
        asked_by_name=question.asked_by_name,
        state=QuestionState.TAKEN_UP,
        answer=question.answer,
    )


def _belongs(partnership: Partnership, *rows: Any) -> None:
    """ValueError when one of these rows is of another partnership: the caller mixed up."""
    if any(row is not None and row.partnership_id != partnership.pk for row in rows):
        raise ValueError("Everything in a project belongs to its partnership.")
