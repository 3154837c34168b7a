"""On pages of rooms below: where a project began, where needs are met, what came of promises."""

from typing import Any

from django.http import HttpRequest

from samenverder.answers.queries.asked import place_of
from samenverder.answers.queries.following import follows, with_words
from samenverder.answers.queries.promised import promise_lines
from samenverder.answers.queries.together import needs_in
from samenverder.commitments.models import Agreement
from samenverder.plans.models import SchoolPlan
from samenverder.projects.models import Project
from samenverder.web import around

PLACE = place_of(0).removesuffix("0")


def needs_of_project(project: Project, request: HttpRequest) -> dict[str, Any] | None:
    """The needs a project began from, when there are any; one query."""
    rows = needs_in(project)
    if not rows:
        return None
    may = request.user.has_perm("projects.change_project", project)
    return {"rows": rows, "may_take_out": may, "place": PLACE}


def projects_of_plan(plan: SchoolPlan, _request: HttpRequest) -> dict[str, Any] | None:
    """The projects in which needs of a plan are met, when there are any; one query."""
    rows = Project.objects.filter(needs__need__plan=plan).order_by("title", "pk").distinct()
    found = list(rows.values_list("pk", "title"))
    return {"projects": found} if found else None


def came_of_agreement(agreement: Agreement, request: HttpRequest) -> dict[str, Any] | None:
    """What schools say they got of it, for who follows one of its boards or schools."""
    lines = promise_lines(agreement.partnership, agreement=agreement)
    if not lines:
        return None
    mine = follows(agreement.partnership, request.user)
    if not any(mine.may(line.board, line.school) for line in lines):
        return None
    return {"rows": with_words(lines), "place": PLACE}


def register() -> None:
    """Say at which places."""
    around.register("project.from", "answers/_project_needs.html", needs_of_project)
    around.register("plan.belongs", "answers/_plan_projects.html", projects_of_plan)
    around.register("agreement.chain", "answers/_agreement_came_of.html", came_of_agreement)
