"""What learning tracks, plans and projects taught, beside what became a practice of it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.lib.looked_for import words_of
from samenverder.library.models import Practice
from samenverder.library.queries.practices import of, visible
from samenverder.network.finding import narrowed, nearest
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanEvaluation
from samenverder.plans.queries.evaluations import lessons as plan_lessons
from samenverder.projects.models import ProjectReview
from samenverder.tracks.models import LookingBack

TRACK, PLAN, PROJECT = "leergang", "plan", "project"
NOBODY = [0]  # no row has this number; an empty list would be asked for without a query
FIELDS = {TRACK: "looking_back", PLAN: "evaluation", PROJECT: "project_review"}
KINDS = [(TRACK, _("Learning tracks")), (PLAN, _("School plans")), (PROJECT, _("Projects"))]
LABELS = {TRACK: _("Learning track"), PLAN: _("School plan"), PROJECT: _("Project")}


@dataclass(frozen=True)
class Lesson:
    """Something that was learned: where, by whom, when, and the practice it became."""

    kind: str
    pk: int
    text: str
    where: str
    who: str
    day: dt.date
    url: str
    practice: Practice | None = None

    @property
    def label(self) -> str:
        """Where it was learned, in a word."""
        return str(LABELS[self.kind])


def _of_tracks(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = LookingBack.objects.filter(
        item__track__partnership=partnership, item__track__removed_at=None,
        item__removed_at=None, school__removed_at=None,
    )  # fmt: skip
    if not user.has_perm("tracks.view_track", partnership):
        rows = rows.none()
    return rows.annotate(moment=F("at"))


def _of_plans(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = (
        plan_lessons(partnership, user)
        if user.has_perm("plans.view_plan", partnership)
        else (PlanEvaluation.objects.none())
    )
    return rows.annotate(moment=Cast("day", DateTimeField()))


def _of_projects(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = ProjectReview.objects.filter(project__partnership=partnership, removed_at=None)
    if not user.has_perm("projects.view_project", partnership):
        rows = rows.none()
    return rows.annotate(moment=Cast("held_on", DateTimeField()))


@dataclass(frozen=True)
class Source:
    """Where lessons of one kind come from; `indexed` is the name of their text in the index of
    search, `places` are the names beside it in which words are looked for as they are typed."""

    rows: Callable[[Partnership, Any], QuerySet[Any]]
    places: tuple[str, ...]
    also: tuple[str, ...]
    as_lesson: Callable[[Any, Practice | None], Lesson]
    indexed: str


def _track_lesson(row: Any, practice: Practice | None) -> Lesson:
    track = row.item.track
    place = f"{row.item.get_absolute_url()}#school-{row.school_id}"
    who, when = str(row.school.organisation), timezone.localdate(row.at)
    return Lesson(TRACK, row.pk, row.text, track.title, who, when, place, practice)


def _plan_lesson(row: Any, practice: Practice | None) -> Lesson:
    plan = row.plan
    place = f"{plan.get_absolute_url()}#terugblik"
    return Lesson(PLAN, row.pk, row.lessons, plan.title, str(plan.school), row.day, place, practice)


def _project_lesson(row: Any, practice: Practice | None) -> Lesson:
    text = "\n".join(part for part in (row.went_well, row.to_change) if part)
    place = f"{row.project.get_absolute_url()}#terugblik"
    return Lesson(PROJECT, row.pk, text, row.project.title, "", row.held_on, place, practice)


SOURCES = {
    TRACK: Source(
        _of_tracks,
        ("item__track__title", "school__organisation__name"),
        ("item__track__partnership", "school__organisation"),
        _track_lesson,
        "track_lesson",
    ),
    PLAN: Source(
        _of_plans,
        ("plan__title", "plan__school__name"),
        ("plan__school", "plan__partnership"),
        _plan_lesson,
        "plan_lesson",
    ),
    PROJECT: Source(
        _of_projects,
        ("project__title",),
        ("project__partnership",),
        _project_lesson,
        "project_lesson",
    ),
}


def places_of_lessons(
    partnership: Partnership, user: Any, *, kind: str = "", words: str = "", every: bool = False
) -> QuerySet[Any]:
    """(kind, pk, moment) of what this user may read, the last first; without what became a practice
    unless `every`."""
    kinds = [kind] if kind in SOURCES else list(SOURCES)
    found = [_narrowed(name, partnership, user, words, every=every) for name in kinds]
    rows = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    return rows.order_by("-moment", "-pk")


def _narrowed(
    kind: str, partnership: Partnership, user: Any, words: str, *, every: bool
) -> QuerySet[Any]:
    source = SOURCES[kind]
    rows = source.rows(partnership, user).order_by()
    rows = narrowed(rows, source.indexed, partnership, user, words, source.places)
    if not every:
        field = FIELDS[kind]
        used = of(partnership).filter(**{f"{field}__isnull": False}).values(field)
        rows = rows.exclude(pk__in=used)  # looked up once, however many lessons and practices
    told = rows.annotate(kind_=Value(kind))
    return told.values_list("kind_", "pk", "moment")


def other_spellings(partnership: Partnership, user: Any, words: str) -> list[str]:
    """Words that do occur in lessons this user may read, when these do not."""
    among = {source.indexed: source.rows(partnership, user) for source in SOURCES.values()}
    return nearest(partnership, user, words_of(words), among)


def lessons_at(partnership: Partnership, user: Any, places: list[Any]) -> list[Lesson]:
    """The lessons at these places, in their order; four queries, whatever kinds there are."""
    pks = {kind: [row[1] for row in places if row[0] == kind] or NOBODY for kind in SOURCES}
    practices = became(partnership, user, **{FIELDS[kind]: pks[kind] for kind in SOURCES})
    found: dict[tuple[str, int], Lesson] = {}
    for kind, source in SOURCES.items():
        rows = source.rows(partnership, user).filter(pk__in=pks[kind])
        for row in rows.select_related(*source.also):
            found[kind, row.pk] = source.as_lesson(row, practices.get((FIELDS[kind], row.pk)))
    return [found[row[0], row[1]] for row in places if (row[0], row[1]) in found]


def became(partnership: Partnership, user: Any, **pks: Any) -> dict[tuple[str, int], Practice]:
    """{(field, number of the lesson or pearl): its practice} of the numbers asked for per field,
    each with `may_open` for this user; one query."""
    seen = visible(partnership, user).filter(pk=OuterRef("pk"))
    asked = reduce(or_, (Q(**{f"{field}__in": numbers}) for field, numbers in pks.items()))
    found: dict[tuple[str, int], Practice] = {}
    for row in of(partnership).filter(asked).annotate(may_open=Exists(seen)).order_by("-pk"):
        row.partnership = partnership
        found |= {(field, getattr(row, f"{field}_id")): row for field in pks}
    return found


def lesson_row(partnership: Partnership, user: Any, kind: str, pk: int) -> Any:
    """The row of one lesson this user may read; None when there is none."""
    source = SOURCES.get(kind)
    if source is None:
        return None
    rows = source.rows(partnership, user).select_related(*source.also)
    try:
        return rows.filter(pk=pk).first()
    except OverflowError:
        return None
