"""Plans with another party: the text, its versions, and what both promise."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.text import whole_number
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.projects import operations
from samenverder.projects.forms import JointTextForm, PartyForm, PromiseForm
from samenverder.projects.models import JointPlan, OutsidePromise
from samenverder.projects.papers.joint_plan import joint_plan_pdf
from samenverder.projects.queries.detail import promises_by_side
from samenverder.projects.views.pages import (
    CHANGE,
    VIEW,
    language_of,
    over,
    pdf_page,
    project_for,
    show,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go

WRITE = "projects.write_joint_plan"
MOST_VERSIONS = 20
to_plan = post_or_go("projects:joint_plan", "region", "pk", "plan")


@require_http_methods(["GET", "POST"])
def joint_plan_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Start a plan together with an outside party."""
    project = project_for(request, region, pk, CHANGE)
    if project.is_closed:
        return over(request, project)
    form = PartyForm(request.POST or None, project=project)
    if form.is_valid() and form.attempt(
        operations.start_joint_plan, project=project, by=request.user, **form.cleaned_data
    ):
        plan: JointPlan = form.result
        plan.project = project
        return redirect(plan.get_absolute_url())
    return show(request, "party_form", project.partnership, form=form, project=project)


@require_safe
def joint_plan(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """The shared text, and what both parties promise."""
    found = _plan(request, region, pk, plan)
    return _plan_page(
        request, found, PromiseForm(plan=found) if _may_write(request, found) else None
    )


def _plan_page(request: HttpRequest, plan: JointPlan, form: PromiseForm | None) -> HttpResponse:
    ours, theirs = promises_by_side(plan)
    return show(
        request, "joint_plan", plan.partnership,
        project=plan.project, plan=plan, form=form, theirs=theirs, ours=ours,
        outside=plan.outside_promises.filter(removed_at=None).select_related("action"),
        versions=plan.versions.select_related("by")[:MOST_VERSIONS],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def joint_plan_write(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """Write in the shared text; people of both parties may."""
    found = _plan(request, region, pk, plan, write=True)
    if found.project.is_closed:
        return over(request, found.project)
    start = {"text": found.text, "version": found.version, "seen": found.text}
    form = JointTextForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        operations.write_joint_plan, plan=found, by=request.user, **form.cleaned_data
    ):
        _saved, together = form.result
        if together:
            text = _("Saved. Somebody else changed other parts meanwhile; both are kept.")
            messages.info(request, text)
        else:
            messages.success(request, _("The plan is saved; both parties see it."))
        return redirect(found.get_absolute_url())
    return show(
        request, "joint_plan_form", found.partnership,
        form=form, plan=found, project=found.project, theirs=form.theirs,
    )  # fmt: skip


@to_plan
def joint_plan_promise(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """Write down what one of the parties promises; it stands under agreements as well."""
    found = _plan(request, region, pk, plan, write=True)
    if found.project.is_closed:
        return over(request, found.project)
    form = PromiseForm(request.POST, plan=found)
    if form.is_valid():
        try:
            kept = form.attempt(
                operations.promise, plan=found, by=request.user, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            if kept:
                _tell_promise(request, found, form.result)
                return _to_promises(found)
    return _plan_page(request, found, form)


def _tell_promise(request: HttpRequest, plan: JointPlan, row: Any) -> None:
    if isinstance(row, OutsidePromise):
        url = _promise_url("outside_remove", plan, row)
        undo.offer(request, _("The promise stands in the plan."), url)
    else:
        messages.success(request, _("The promise stands with the agreements."))


@to_plan
def outside_remove(
    request: HttpRequest, region: str, pk: int, plan: int, promise: int
) -> HttpResponse:
    """Take a promise from outside off; the next page offers the way back."""
    found, row = _promise(request, region, pk, plan, promise)
    if attempt(request, operations.remove_promise, by=request.user, row=row):
        url = _promise_url("outside_restore", found, row)
        undo.offer(request, _("The promise is off the plan."), url)
    return _to_promises(found)


@to_plan
def outside_restore(
    request: HttpRequest, region: str, pk: int, plan: int, promise: int
) -> HttpResponse:
    """The way back of taking off."""
    found, row = _promise(request, region, pk, plan, promise)
    attempt(request, operations.remove_promise, by=request.user, row=row, removed=False)
    return _to_promises(found)


@to_plan
def outside_follow(
    request: HttpRequest, region: str, pk: int, plan: int, promise: int
) -> HttpResponse:
    """Make a promise from outside an action of the project leader."""
    found, row = _promise(request, region, pk, plan, promise)
    if attempt(request, operations.follow_promise, by=request.user, row=row):
        messages.success(request, _("The project leader sees to it: it stands with the actions."))
    return _to_promises(found)


@to_plan
def joint_plan_put_back(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """An earlier version (`nummer`) becomes the text again."""
    found = _plan(request, region, pk, plan, write=True)
    number, version = (whole_number(request.POST.get(name, "")) for name in ("nummer", "version"))
    if number and version:
        values = {"number": number, "version": version}
        if attempt(request, operations.put_back, by=request.user, plan=found, **values):
            text = _("That text stands there again. What stood there is kept as a version.")
            messages.success(request, text)
    return redirect(found.get_absolute_url())


@require_safe
def joint_plan_paper(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """The plan as a PDF to sign, in Dutch or English (`taal=en`)."""
    found = _plan(request, region, pk, plan)
    return pdf_page(*joint_plan_pdf(found, language_of(request)))


def _promise(
    request: HttpRequest, region: str, pk: int, plan: int, promise: int
) -> tuple[JointPlan, OutsidePromise]:
    found = _plan(request, region, pk, plan, write=True)
    row: OutsidePromise = row_or_404(found.outside_promises.all(), pk=promise)
    row.plan = found
    return found, row


def _promise_url(name: str, plan: JointPlan, row: OutsidePromise) -> str:
    slug = plan.partnership.slug
    return reverse(f"projects:{name}", args=[slug, plan.project_id, plan.pk, row.pk])


def _to_promises(plan: JointPlan) -> HttpResponse:
    return redirect(f"{plan.get_absolute_url()}#toezeggingen")


def _plan(
    request: HttpRequest, region: str, pk: int, plan: int, *, write: bool = False
) -> JointPlan:
    project = project_for(request, region, pk, VIEW)
    found: JointPlan = row_or_404(project.joint_plans.select_related("organisation"), pk=plan)
    found.project = project
    if write and not request.user.has_perm(WRITE, found):
        raise PermissionDenied
    return found


def _may_write(request: HttpRequest, plan: JointPlan) -> bool:
    return not plan.project.is_closed and request.user.has_perm(WRITE, plan)
