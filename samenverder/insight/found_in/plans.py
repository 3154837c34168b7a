"""School plans as they were shared last, learning tracks with their programme, and projects."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery
from django.utils.translation import gettext_lazy as _

from samenverder.insight.documents import Document, Source, join, path_of, register
from samenverder.insight.found_in.pitches import TOUCHED_BY_PLANS
from samenverder.plans.models import PlanState, PlanVersion, SchoolPlan
from samenverder.projects.models import Outcome, Project
from samenverder.tracks.models import LearningTrack, ProgrammeItem


def _plan(row: Any) -> Iterable[Document]:
    """What stands in the last version that was shared: never what is being written, no comment."""
    content = row.newest_content
    if row.removed_at is not None or row.state == PlanState.DRAFT or not content:
        return
    school = str(content.get("school") or row.school.name)
    yield Document(
        row.partnership_id,
        str(content.get("title") or row.title),
        path_of("plans:detail", row.pk),
        body=join(content.get("sentence"), *_words(content)),
        meta=school,
    )


def _words(content: dict[str, Any]) -> Iterator[str]:
    """Every text in a plan: its sections, and its goals, steps, needs and risks."""
    yield from (str(text) for text in content.get("sections", {}).values())
    for name, parts in (
        ("goals", ("text", "now", "then", "known")),
        ("steps", ("text", "who")),
        ("needs", ("text", "ask")),
        ("risks", ("text", "answer")),
    ):
        for row in content.get(name, []):
            yield from (str(row.get(part) or "") for part in parts)


def _plans() -> Any:
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    rows = SchoolPlan.objects.select_related("school")
    return rows.annotate(newest_content=Subquery(newest.values("content")[:1]))


def _track(row: LearningTrack) -> Iterable[Document]:
    if row.removed_at is None:
        yield Document(
            row.partnership_id,
            row.title,
            path_of("tracks:detail", row.pk),
            body=join(row.theme, row.question, row.conditions),
            meta=row.theme,
            day=row.starts_on,
        )


def _item(row: ProgrammeItem) -> Iterable[Document]:
    if row.removed_at is None and row.track.removed_at is None:
        yield Document(
            row.track.partnership_id,
            row.title,
            path_of("tracks:item", row.track_id, row.pk),
            body=join(row.text, row.preparation, row.question, row.place),
            meta=row.track.title,
            day=row.day,
        )


def _items(tracks: list[int]) -> Iterable[int]:
    return ProgrammeItem.objects.filter(track__in=tracks).values_list("pk", flat=True)


def _project(row: Project) -> Iterable[Document]:
    benefits = [f"{benefit.what} {benefit.how}" for benefit in row.benefits.all()]
    outcomes = [outcome.text for outcome in row.outcomes.all()]
    yield Document(
        row.partnership_id,
        row.title,
        path_of("projects:detail", row.pk),
        body=join(row.purpose, *benefits, *outcomes),
        day=row.starts_on,
    )


_PROJECTS = Project.objects.prefetch_related(
    "benefits", Prefetch("outcomes", Outcome.objects.filter(removed_at=None))
)
KINDS = (
    Source(
        "school_plan",
        _("School plans"),
        _plans,
        _plan,
        (("plans_schoolplan", "id"), ("plans_planversion", "plan_id")),
        TOUCHED_BY_PLANS,
    ),
    Source(
        "learning_track",
        _("Learning tracks"),
        LearningTrack.objects.all,
        _track,
        (("tracks_learningtrack", "id"),),
        {"programme_item": _items},
    ),
    Source(
        "programme_item",
        _("Parts of a learning track"),
        ProgrammeItem.objects.select_related("track").all,
        _item,
        (("tracks_programmeitem", "id"),),
    ),
    Source(
        "project",
        _("Projects"),
        _PROJECTS.all,
        _project,
        (
            ("projects_project", "id"),
            ("projects_benefit", "project_id"),
            ("projects_outcome", "project_id"),
        ),
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
