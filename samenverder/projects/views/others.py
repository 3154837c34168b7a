"""The benefit of a partner, and joint plans with an outside party."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.models import Organisation
from samenverder.projects import operations
from samenverder.projects.forms import BenefitForm, JointTextForm, PartyForm, PromiseForm
from samenverder.projects.models import JointPlan, Project
from samenverder.projects.queries.detail import promises_of
from samenverder.projects.views.pages import CHANGE, VIEW, project_for, row_or_404, show
from samenverder.web.back import post_or_go

WRITE = "projects.write_joint_plan"


@require_http_methods(["GET", "POST"])
def benefit(request: HttpRequest, region: str, pk: int, organisation: int) -> HttpResponse:
    """What one partner gets out of a project, and how."""
    project = project_for(request, region, pk, CHANGE)
    rows = Organisation.objects.filter(memberships__partnership=project.partnership)
    partner: Organisation = row_or_404(rows, pk=organisation)
    if project.is_closed:
        return _over(request, project)
    found = project.benefits.filter(organisation=partner).first()
    start = {"version": 0, "what": "", "how": ""}
    if found is not None:
        start = {"version": found.version, "what": found.what, "how": found.how}
    form = BenefitForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        operations.set_benefit,
        project=project,
        by=request.user,
        organisation=partner,
        **form.cleaned_data,
    ):
        messages.success(request, _("What %(name)s gets is saved.") % {"name": partner.name})
        return redirect(f"{project.get_absolute_url()}#belang")
    return show(
        request, "benefit_form", project.partnership, form=form, project=project, partner=partner,
        role=project.projectpartners.filter(removed_at=None, organisation=partner).first(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def joint_plan_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Start a plan together with an outside party."""
    project = project_for(request, region, pk, CHANGE)
    if project.is_closed:
        return _over(request, project)
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
    promises = promises_of(plan)
    theirs = [row for row in promises if row.parties_label == plan.organisation.name]
    return show(
        request, "joint_plan", plan.partnership,
        project=plan.project, plan=plan, form=form, theirs=theirs,
        ours=[row for row in promises if row not in theirs],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def joint_plan_write(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """Write in the shared text; people of both parties may."""
    found = _plan(request, region, pk, plan, write=True)
    if found.project.is_closed:
        return _over(request, found.project)
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


@post_or_go("projects:joint_plan", "region", "pk", "plan")
def joint_plan_promise(request: HttpRequest, region: str, pk: int, plan: int) -> HttpResponse:
    """Write down what one of the parties promises; it stands under agreements as well."""
    found = _plan(request, region, pk, plan, write=True)
    if found.project.is_closed:
        return _over(request, found.project)
    form = PromiseForm(request.POST, plan=found)
    if form.is_valid():
        try:
            operations.promise(plan=found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("The promise stands with the agreements."))
            return redirect(f"{found.get_absolute_url()}#toezeggingen")
    return _plan_page(request, found, form)


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


def _over(request: HttpRequest, project: Project) -> HttpResponse:
    """Away from a form that cannot be saved any more."""
    messages.warning(request, _("This project is over. Let it run again to change this."))
    return redirect(project.get_absolute_url())
