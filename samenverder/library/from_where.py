"""On pages of pearls, tracks, plans and projects: what became a practice, and the way to one."""

from typing import Any

from django.http import HttpRequest

from samenverder.dialogues.models import Contribution, ContributionKind, ContributionState
from samenverder.library.models import ListedPractice, Practice
from samenverder.library.queries.lessons import FIELDS, PLAN, PROJECT, TRACK, became
from samenverder.library.queries.practices import of, visible
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanEvaluation, SchoolPlan
from samenverder.projects.models import Project, ProjectReview
from samenverder.tracks.models import LearningTrack, LookingBack
from samenverder.web import around

Words = dict[str, Any] | None


def _known(request: HttpRequest, place: str, find: Any) -> Any:
    """What a page asks for each of its rows is looked up once."""
    kept: dict[str, Any] = request.__dict__.setdefault("_library", {})
    if place not in kept:
        kept[place] = find()
    return kept[place]


def _here(request: HttpRequest) -> Partnership:
    """The partnership the page is of."""
    found: Partnership = request.partnership  # type: ignore[attr-defined]
    return found


def _words(request: HttpRequest, partnership: Partnership, practice: Any, **more: Any) -> Words:
    may = request.user.has_perm("library.write_practice", partnership)
    if practice is None and not may:
        return None
    return {"practice": practice, **more}


def on_pearl(row: Contribution, request: HttpRequest) -> Words:
    """Beside a pearl: the way to the practice being written of it, or the button that makes one.

    That there is one stands among its next steps (`next_steps.py`).
    """
    if row.kind != ContributionKind.PEARL or row.state != ContributionState.SHOWN or row.withdrawn:
        return None
    partnership = _here(request)

    def find() -> dict[tuple[str, int], Practice]:
        rows = of(partnership).filter(pearl__dialogue=row.dialogue_id)
        pks = list(rows.values_list("pearl", flat=True))
        return became(partnership, request.user, pearl=pks) if pks else {}

    known = _known(request, f"pearl:{row.dialogue_id}", find)
    practice: Any = known.get(("pearl", row.pk))
    if practice and (practice.is_found or not practice.may_open):
        return None
    return _words(request, partnership, practice, pearl=row)


def on_told(row: Contribution, request: HttpRequest) -> Words:
    """Beside a pearl in all that was told: the practice others can read; one query a page."""

    def find() -> dict[int, ListedPractice]:
        rows = ListedPractice.objects.filter(
            partnership=_here(request), practice__pearl__isnull=False
        )
        rows = rows.select_related("practice").only("title", "practice__pearl")
        return {pearl: one for one in rows.order_by("-pk") if (pearl := one.practice.pearl_id)}

    if row.kind != ContributionKind.PEARL:
        return None
    found = _known(request, "told", find).get(row.pk)
    return {"found": found} if found else None


def on_answer(row: LookingBack, request: HttpRequest) -> Words:
    """Beside what a school learned in a track."""
    return _on_lesson(request, _here(request), TRACK, row, {"item": row.item_id})


def on_evaluation(row: PlanEvaluation, request: HttpRequest) -> Words:
    """Beside what a school learned from its plan."""
    return _on_lesson(request, _here(request), PLAN, row, {"plan": row.plan_id})


def on_review(row: ProjectReview, request: HttpRequest) -> Words:
    """Beside a yearly review of a project."""
    return _on_lesson(request, _here(request), PROJECT, row, {"project": row.project_id})


def _on_lesson(
    request: HttpRequest, partnership: Partnership, kind: str, row: Any, beside: dict[str, Any]
) -> Words:
    field = FIELDS[kind]

    def find() -> dict[tuple[str, int], Practice]:
        pks = type(row).objects.filter(**beside).values("pk")
        return became(partnership, request.user, **{field: pks})

    known = _known(request, f"{kind}:{beside}", find)
    return _words(request, partnership, known.get((field, row.pk)), kind=kind, lesson=row)


def _of_thing(request: HttpRequest, partnership: Partnership, **which: Any) -> Words:
    rows = list(visible(partnership, request.user).filter(**which).order_by("-pk")[:12])
    for row in rows:
        row.partnership = partnership
    return {"practices": rows} if rows else None


def on_track(track: LearningTrack, request: HttpRequest) -> Words:
    """Practices that came out of a track."""
    return _of_thing(request, _here(request), track=track)


def on_plan(plan: SchoolPlan, request: HttpRequest) -> Words:
    """Practices that came out of a plan."""
    return _of_thing(request, _here(request), plan=plan)


def on_project(project: Project, request: HttpRequest) -> Words:
    """Practices that came out of a project."""
    return _of_thing(request, _here(request), project=project)


def register() -> None:
    """Tell the pages below."""
    around.register("dialogue.pearl", "library/_on_pearl.html", on_pearl)
    around.register("told.pearl", "library/_on_told.html", on_told)
    around.register("track.answer", "library/_on_lesson.html", on_answer)
    around.register("plan.evaluation", "library/_on_lesson.html", on_evaluation)
    around.register("project.review", "library/_on_lesson.html", on_review)
    around.register("track.top", "library/_on_track.html", on_track)
    around.register("plan.belongs", "library/_as_fact.html", on_plan)
    around.register("project.from", "library/_as_fact.html", on_project)
