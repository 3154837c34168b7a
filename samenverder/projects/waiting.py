"""What of this room waits for somebody: milestones, and projects to decide on."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting
from samenverder.projects.models import Milestone, Project, ProjectState
from samenverder.projects.queries.reviews import YEAR, due_reviews

MOST = 6
AHEAD = timedelta(days=14)


@prepared
def _milestones(partnership: Partnership, user: Any) -> QuerySet[Milestone]:
    mine = Q(owner__user_id=user.pk, owner__left_on=None)
    led = Q(owner=None, project__leader__user_id=user.pk, project__leader__left_on=None)
    rows = Milestone.objects.filter(
        mine | led,
        project__partnership=partnership,
        project__state=ProjectState.RUNNING,
        removed_at=None,
        done_on=None,
        due_on__lte=timezone.localdate() + AHEAD,
    )
    return rows.select_related("project").order_by("due_on", "pk")[:MOST]


def own_milestones(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Milestones of running projects that are late or near; of nobody, then of the leader."""
    for row in _milestones(partnership, user):
        url = reverse("projects:detail", args=[partnership.slug, row.project_id])
        yield Waiting(
            row.text,
            f"{url}#mijlpaal-{row.pk}",
            row.project.title,
            row.due_on,
            mail=_("Milestone that is due"),
        )


@prepared
def _reviews(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = due_reviews(partnership, AHEAD)
    return rows.filter(leader__user_id=user.pk, leader__left_on=None)[:MOST]


def own_reviews(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Running projects this user leads that look back on their year; one query."""
    for row in _reviews(partnership, user):
        url = reverse("projects:detail", args=[partnership.slug, row.pk])
        yield Waiting(
            _("Look back on the year of: %(title)s") % {"title": row.title},
            f"{url}#terugblik",
            _("What came true for whom, and what you will do next year."),
            row.last + YEAR,
            mail=_("Yearly review of a project"),
        )


@prepared
def _proposed(partnership: Partnership, _user: Any) -> QuerySet[Project]:
    rows = Project.objects.filter(partnership=partnership, state=ProjectState.PROPOSED)
    return rows.order_by("state_since", "pk")[:MOST]


def to_decide(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Proposed projects, for who decides about them; one query."""
    if not user.has_perm("projects.decide_project", partnership):
        return
    for row in _proposed(partnership, user):
        yield Waiting(
            _("Decide about the project: %(title)s") % {"title": row.title},
            reverse("projects:detail", args=[partnership.slug, row.pk]),
            _("It is proposed and waits for a yes or a no."),
            mail=_("Project to decide about"),
        )


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("projects.milestones", own_milestones)
    register_waiting("projects.reviews", own_reviews)
    register_waiting("projects.proposed", to_decide)
