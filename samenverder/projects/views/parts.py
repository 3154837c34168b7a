"""The lines of a project: add, change, take off, put back; the same for every kind."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.lib.money import format_euros
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.projects import operations
from samenverder.projects.forms import PartForm
from samenverder.projects.kinds import KINDS, Kind
from samenverder.projects.models import Expense, Milestone, Project, ProjectReview
from samenverder.projects.queries.detail import over_by
from samenverder.projects.queries.reviews import since_last
from samenverder.projects.views.pages import CHANGE, VIEW, over, project_for, show
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("projects:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def part_add(request: HttpRequest, region: str, pk: int, part: str) -> HttpResponse:
    """Add a line of this kind."""
    project, kind = _place(request, region, pk, part)
    if away := _over(request, project, kind):
        return away
    start = {"line": request.GET.get("post")}
    form = kind.form(request.POST or None, project=project, initial=start)
    if form.is_valid() and form.attempt(
        kind.added_by,
        project=project,
        by=request.user,
        model=kind.model,
        **form.cleaned_data,
    ):
        messages.success(request, _("Written down."))
        _tell_too_much(request, form.result)
        return _back(project, kind)
    return _page(request, project, kind, form)


@require_http_methods(["GET", "POST"])
def part_change(request: HttpRequest, region: str, pk: int, part: str, row: int) -> HttpResponse:
    """Change a line."""
    project, kind, line = _line(request, region, pk, part, row)
    if away := _over(request, project, kind):
        return away
    form = kind.form(request.POST or None, project=project, row=line)
    if form.is_valid() and form.attempt(
        kind.changed_by, row=line, by=request.user, **form.cleaned_data
    ):
        way_back = form.as_it_was() | {"version": str(form.result.version)}
        undo.offer(request, _("The change is saved."), request.path, **way_back)
        return _back(project, kind)
    return _page(request, project, kind, form, line)


@post_only
def part_remove(request: HttpRequest, region: str, pk: int, part: str, row: int) -> HttpResponse:
    """Take a line off; the next page offers the way back."""
    project, kind, line = _line(request, region, pk, part, row)
    if attempt(request, operations.remove_part, by=request.user, row=line):
        url = reverse("projects:part_restore", args=[region, pk, part, row])
        undo.offer(request, _("The line is off the project."), url)
    return _back(project, kind)


@post_only
def part_restore(request: HttpRequest, region: str, pk: int, part: str, row: int) -> HttpResponse:
    """Undo of taking off."""
    project, kind, line = _line(request, region, pk, part, row, removed=True)
    attempt(request, operations.restore_part, by=request.user, row=line)
    return _back(project, kind)


@post_only
def milestone_tick(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """A milestone is reached today (`klaar` = 1), or not yet after all."""
    project = project_for(request, region, pk, VIEW)
    found = project.milestones.filter(removed_at=None).select_related("owner", "project")
    milestone: Milestone = row_or_404(found, pk=row)
    if milestone.owner is None or milestone.owner.user_id != request.user.pk:
        project = project_for(request, region, pk, CHANGE)
    milestone.project = project
    done = request.POST.get("klaar") == "1"
    if (
        attempt(request, operations.tick_milestone, by=request.user, milestone=milestone, done=done)
        and done
    ):
        url = reverse("projects:milestone_tick", args=[region, pk, row])
        undo.offer(request, _("The milestone is reached."), url, klaar="0")
    return redirect(f"{project.get_absolute_url()}#mijlpaal-{row}")


def _tell_too_much(request: HttpRequest, row: Any) -> None:
    """Say so when an expense brings its line of the budget over what was planned."""
    over = over_by(row.line) if isinstance(row, Expense) else None
    if over:
        amount = format_euros(over, get_language() or "nl")
        words = {"line": row.line.text, "amount": amount}
        messages.warning(request, _("“%(line)s” is now %(amount)s over what was planned.") % words)


def _place(request: HttpRequest, region: str, pk: int, part: str) -> tuple[Project, Kind]:
    project = project_for(request, region, pk, CHANGE)
    if part not in KINDS:
        raise Http404
    return project, KINDS[part]


def _line(
    request: HttpRequest, region: str, pk: int, part: str, row: int, *, removed: bool = False
) -> tuple[Project, Kind, Any]:
    project, kind = _place(request, region, pk, part)
    rows = kind.model._base_manager.filter(project=project, removed_at__isnull=not removed)
    line = row_or_404(rows, pk=row)
    line.project = project
    return project, kind, line


def _over(request: HttpRequest, project: Project, kind: Kind) -> HttpResponse | None:
    """Away from a form that cannot be saved any more."""
    if project.is_closed and not kind.stays_open:
        return over(request, project)
    return None


def _back(project: Project, kind: Kind) -> HttpResponse:
    return redirect(f"{project.get_absolute_url()}#{kind.word}")


def _page(
    request: HttpRequest, project: Project, kind: Kind, form: PartForm, line: Any = None
) -> HttpResponse:
    since = since_last(project, line) if kind.model is ProjectReview else None
    return show(
        request, "part_form", project.partnership,
        form=form, project=project, kind=kind, line=line, since=since,
    )  # fmt: skip
