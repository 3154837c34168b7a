"""Looking back on a project: its reviews, what happened since the last, when the next is due."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenverder.network.models import Partnership
from samenverder.projects.models import Project, ProjectReview, ProjectState

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class SinceLast:
    """What happened after `day`: the last review, else the first day. Money in euros."""

    last: ProjectReview | None
    day: dt.date
    milestones: int
    outcomes: int
    spent: Decimal


def reviews_of(project: Project) -> list[Any]:
    """The reviews, the newest first, each with `found`; two queries."""
    rows: list[Any] = list(
        project.projectreviews.filter(removed_at=None).prefetch_related("findings")
    )
    for row in rows:
        row.found = row.findings.all()
    return rows


def since_last(project: Project, review: ProjectReview | None = None) -> SinceLast | None:
    """What happened since the review before this one (the last); None before the first day.

    Four queries at most.
    """
    rows = project.projectreviews.filter(removed_at=None)
    if review is not None:
        rows = rows.exclude(pk=review.pk).filter(held_on__lte=review.held_on)
    last = rows.first()
    day = last.held_on if last else project.starts_on
    if day is None:
        return None
    live = Q(removed_at=None)
    spent = project.expenses.filter(live, spent_on__gt=day).aggregate(total=Sum("amount"))
    return SinceLast(
        last=last,
        day=day,
        milestones=project.milestones.filter(live, done_on__gt=day).count(),
        outcomes=project.outcomes.filter(live, seen_on__gt=day).count(),
        spent=spent["total"] or Decimal(0),
    )


def next_review(project: Project, reviews: list[Any]) -> dt.date | None:
    """The day on which a running project looks back again: a year after the last time."""
    day = reviews[0].held_on if reviews else project.starts_on
    return day + YEAR if day and project.state == ProjectState.RUNNING else None


def due_reviews(partnership: Partnership, ahead: dt.timedelta) -> QuerySet[Any]:
    """Running projects that look back within `ahead`, with `last` (the day to count from)."""
    held = Max("projectreviews__held_on", filter=Q(projectreviews__removed_at=None))
    rows = Project.objects.filter(partnership=partnership, state=ProjectState.RUNNING)
    rows = rows.annotate(last=Coalesce(held, "starts_on"))
    return rows.filter(last__lte=timezone.localdate() + ahead - YEAR).order_by("last", "pk")
