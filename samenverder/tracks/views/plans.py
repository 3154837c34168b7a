"""The plan of a school in the track: begin it from the scan, or choose one that is there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenverder.lib.text import whole_number
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries.plans import visible
from samenverder.tracks import operations
from samenverder.tracks.views.common import address, school_to_speak_for
from samenverder.web import undo
from samenverder.web.back import post_or_go


@post_or_go("tracks:school", "region", "pk", "school")
def plan_begin(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Begin the plan of a school in one click."""
    row = school_to_speak_for(request, region, pk, school)
    plan = attempt(request, operations.begin_plan, by=request.user, school=row)
    if plan is None:
        return redirect(row.get_absolute_url() + "#plan")
    messages.success(request, _("The plan is begun. Nobody but the school sees it yet."))
    return redirect(plan.get_absolute_url())


@post_or_go("tracks:school", "region", "pk", "school")
def plan_link(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Choose a plan of the school, or let it go; the next page offers the way back."""
    row = school_to_speak_for(request, region, pk, school)
    chosen, before = request.POST.get("plan", ""), row.plan_id
    plan: SchoolPlan | None = None
    if chosen:
        rows = visible(row.track.partnership, request.user)
        plan = row_or_404(rows, pk=whole_number(chosen))
    done = attempt(request, operations.link_plan, by=request.user, school=row, plan=plan)
    if done and (plan.pk if plan else None) != before:
        text = _("The plan is chosen.") if plan else _("The plan no longer stands here.")
        url = address("plan_link", region, pk, school)
        undo.offer(request, text, url, plan=str(before or ""))
    return redirect(row.get_absolute_url() + "#plan")
