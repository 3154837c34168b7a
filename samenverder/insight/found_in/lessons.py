"""What tracks, plans and projects taught. Who may read a lesson depends on more than a role (a plan
that is not shared yet), so only the list of lessons finds them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.insight.documents import APART, Document, Source, join, register
from samenverder.plans.models import PlanEvaluation
from samenverder.projects.models import ProjectReview
from samenverder.tracks.models import LookingBack


def _of_track(row: LookingBack) -> Iterable[Document]:
    yield Document(row.item.track.partnership_id, "", "", body=row.text, level=APART)


def _of_plan(row: PlanEvaluation) -> Iterable[Document]:
    if row.removed_at is None:
        body = join(row.lessons, row.goes_on)
        yield Document(row.plan.partnership_id, "", "", body=body, level=APART)


def _of_project(row: ProjectReview) -> Iterable[Document]:
    if row.removed_at is None:
        body = join(row.went_well, row.to_change)
        yield Document(row.project.partnership_id, "", "", body=body, level=APART)


def _kind(kind: str, rows: Any, documents: Any, table: str) -> Source:
    return Source(kind, _("Lessons"), rows.all, documents, ((table, "id"),), apart=True)


KINDS = (
    _kind(
        "track_lesson",
        LookingBack.objects.select_related("item__track"),
        _of_track,
        "tracks_lookingback",
    ),
    _kind(
        "plan_lesson",
        PlanEvaluation.objects.select_related("plan"),
        _of_plan,
        "plans_planevaluation",
    ),
    _kind(
        "project_lesson",
        ProjectReview.objects.select_related("project"),
        _of_project,
        "projects_projectreview",
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
