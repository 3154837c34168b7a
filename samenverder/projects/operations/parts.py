"""The lines of a project: add, change, take off, put back. One way for all kinds."""

from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused, claim
from samenverder.projects.models import (
    BudgetLine,
    Expense,
    Milestone,
    Outcome,
    Project,
    ProjectPart,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
)
from samenverder.projects.operations.projects import keep_open
from samenverder.projects.operations.telling import differences, locked, snapshot, tell

P = TypeVar("P", bound=ProjectPart)
AFTER_THE_END: tuple[type[ProjectPart], ...] = (Expense, Outcome, ProjectReview)


@transaction.atomic
def add_part(*, project: Project, by: Any, model: type[P], **values: Any) -> P:
    """Write down one line. Raises Refused for what does not fit the project."""
    current = _open_for(model, project)
    row = model(project=current, **values)
    _check(row)
    row.save()
    tell(current, by, "project_part_added", row, values=differences({}, row))
    return row


@transaction.atomic
def change_part(*, row: P, by: Any, version: int, **values: Any) -> P:
    """Change one line. Raises EditedMeanwhile and Refused."""
    current = _open_for(type(row), row.project)
    fresh = type(row)._base_manager.get(pk=row.pk)
    if fresh.removed_at is not None:
        raise Refused(_("Somebody else took this line off meanwhile."))
    claim(fresh, version)
    if isinstance(fresh, Milestone) and values.get("owner") != fresh.owner:
        fresh.handover = ""
    before = snapshot(fresh)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.project = current
    _check(fresh)
    fresh.save()
    tell(current, by, "project_part_changed", fresh, values=differences(before, fresh))
    return fresh


@transaction.atomic
def remove_part(*, row: P, by: Any) -> P:
    """Take a line off; `restore_part` puts it back."""
    current = _open_for(type(row), row.project)
    _nothing_hangs_on(row)
    return _set_removed(current, row, by, removed=True)


@transaction.atomic
def restore_part(*, row: P, by: Any) -> P:
    """Put a line back that was taken off."""
    current = _open_for(type(row), row.project)
    row.project = current
    _check(row)
    return _set_removed(current, row, by, removed=False)


@transaction.atomic
def tick_milestone(*, milestone: Milestone, by: Any, done: bool) -> Milestone:
    """A milestone is reached today, or not yet after all. Twice changes nothing."""
    current = _open_for(Milestone, milestone.project)
    fresh = Milestone.objects.get(pk=milestone.pk)
    if bool(fresh.done_on) != done:
        before = snapshot(fresh)
        fresh.done_on = timezone.localdate() if done else None
        fresh.version += 1
        fresh.save(update_fields=["done_on", "version"])
        verb = "milestone_reached" if done else "milestone_reopened"
        tell(current, by, verb, fresh, values=differences(before, fresh))
    return fresh


def _set_removed(project: Project, row: P, by: Any, *, removed: bool) -> P:
    if (row.removed_at is not None) != removed:
        row.removed_at = timezone.now() if removed else None
        row.version += 1
        row.save(update_fields=["removed_at", "version"])
        tell(project, by, "project_part_removed" if removed else "project_part_restored", row)
    return row


def _open_for(model: type[ProjectPart], project: Project) -> Project:
    current = locked(project)
    if model not in AFTER_THE_END:
        keep_open(current)
    return current


def _nothing_hangs_on(row: ProjectPart) -> None:
    if isinstance(row, BudgetLine) and row.expenses.filter(removed_at=None).exists():
        raise Refused(_("Money was spent on this line. Take those expenses off first."))


def _check(row: ProjectPart) -> None:
    """What one line must be next to the others. Raises Refused."""
    if isinstance(row, ProjectPhase) and row.ends_on < row.starts_on:
        raise Refused(_("The last day lies before the first."), "ends_on")
    if isinstance(row, ProjectPartner):
        others = row.project.projectpartners.filter(removed_at=None).exclude(pk=row.pk)
        if others.filter(organisation=row.organisation).exists():
            raise Refused(_("This organisation takes part already."), "organisation")
    if isinstance(row, BudgetLine | Expense) and row.amount <= 0:
        raise Refused(_("Write down an amount above nought."), "amount")
    if isinstance(row, Expense):
        if row.line.project_id != row.project_id:
            raise ValueError("An expense belongs to a line of its own project.")
        if row.line.removed_at is not None:
            raise Refused(_("This line of the budget was taken off. Put it back first."), "line")
    if isinstance(row, Milestone) and row.phase and row.phase.project_id != row.project_id:
        raise ValueError("A milestone belongs to a phase of its own project.")
