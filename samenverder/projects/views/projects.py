"""One project: its page, writing it down, a step further."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition.models import RegionalQuestion
from samenverder.ambition.queries.people import person_of
from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import attempt
from samenverder.projects import operations
from samenverder.projects.forms import ProjectForm
from samenverder.projects.kinds import KINDS
from samenverder.projects.models import Project, ProjectState
from samenverder.projects.papers.project import project_pdf
from samenverder.projects.queries.detail import (
    agreements_of,
    budget_of,
    gains_of,
    joint_plans_of,
    stretches_of,
)
from samenverder.projects.queries.history import changes_of
from samenverder.projects.queries.reviews import next_review, reviews_of, since_last
from samenverder.projects.steps import Step, steps_from
from samenverder.projects.views.pages import CHANGE, VIEW, language_of, pdf_page, project_for, show
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("projects:detail", "region", "pk")


@require_safe
def project_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Everything about one project."""
    project = project_for(request, region, pk, VIEW)
    may_change = request.user.has_perm(CHANGE, project)
    plans = joint_plans_of(project)
    reviews = reviews_of(project)
    gains = gains_of(project)
    lines, sources, whole = budget_of(project)
    return show(
        request,
        "detail",
        project.partnership,
        project=project,
        may_change=may_change and not project.is_closed,
        may_tell=may_change,
        steps=_steps(request, project),
        parts=project.projectpartners.filter(removed_at=None).select_related("organisation"),
        stretches=stretches_of(project),
        consultations=project.projectconsultations.filter(removed_at=None).select_related(
            "meeting", "session"
        ),
        outcomes=project.outcomes.filter(removed_at=None),
        reviews=reviews,
        since=since_last(project) if may_change and not project.is_closed else None,
        next_review=next_review(project, reviews),
        today=timezone.localdate(),
        gains=gains,
        lacking=sum(gain.benefit is None for gain in gains),
        lines=lines,
        sources=sources,
        whole=whole,
        plans=plans,
        agreements=agreements_of(project, plans),
        kinds=KINDS,
        stopped=project.state == ProjectState.STOPPED,
        last_change=changes_of(project).first(),
    )


@require_safe
def project_paper(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The project as a PDF of one to three sheets, in Dutch or English (`taal=en`)."""
    project = project_for(request, region, pk, VIEW)
    return pdf_page(*project_pdf(project, language_of(request)))


def _steps(request: HttpRequest, project: Project) -> list[Step]:
    """The steps this user may take now."""
    rows = steps_from(project.state)
    return [row for row in rows if request.user.has_perm(row.permission, project)]


@require_http_methods(["GET", "POST"])
def project_add(request: HttpRequest, region: str) -> HttpResponse:
    """Write down an idea; `?vraag=12` begins with a question of the region."""
    partnership = get_partnership_for(request, region, "projects.add_project")
    form = ProjectForm(
        request.POST or None, partnership=partnership, initial=_start(request, partnership)
    )
    if form.is_valid() and form.attempt(
        operations.begin_project, partnership=partnership, by=request.user, **form.cleaned_data
    ):
        text = _("The idea is written down. Add who takes part and what every partner gains.")
        messages.success(request, text)
        return redirect(form.result.get_absolute_url())
    return show(request, "project_form", partnership, form=form)


def _start(request: HttpRequest, partnership: Partnership) -> dict[str, Any]:
    """What a new project begins with: the question it comes from, and who writes it down."""
    start: dict[str, Any] = {
        "leader": person_of(request.user, partnership),
        "focus_area": request.GET.get("speerpunt"),
    }
    if asked := whole_number(request.GET.get("vraag", "")):
        rows = RegionalQuestion.objects.filter(partnership=partnership, removed_at=None)
        question = rows.filter(pk=asked).first()
        if question is not None:
            start |= {"question": question, "purpose": question.text}
            start["focus_area"] = question.focus_area_id
    return start


@require_http_methods(["GET", "POST"])
def project_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change what a project is about, who leads it and when it runs."""
    project = project_for(request, region, pk, CHANGE)
    form = ProjectForm(request.POST or None, partnership=project.partnership, project=project)
    if form.is_valid() and form.attempt(
        operations.change_project, project=project, by=request.user, **form.cleaned_data
    ):
        way_back = form.as_it_was() | {"version": str(form.result.version)}
        undo.offer(request, _("The project is changed."), request.path, **way_back)
        return redirect(project.get_absolute_url())
    return show(request, "project_form", project.partnership, form=form, project=project)


@post_only
def project_step(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A step further; `naar` names the state, `reden` says why."""
    project = project_for(request, region, pk, VIEW)
    to = request.POST.get("naar", "")
    rows = [row for row in steps_from(project.state) if row.after == to]
    permission = rows[0].permission if rows else CHANGE
    project = project_for(request, region, pk, permission)
    reason = request.POST.get("reden", "")
    taken = attempt(
        request, operations.take_step, by=request.user, project=project, to=to, reason=reason
    )
    if taken is not None:
        words = {"state": taken.get_state_display().lower()}
        messages.success(request, _("The project is now: %(state)s.") % words)
    return redirect(project.get_absolute_url())
