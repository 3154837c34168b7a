"""Who is new, and their welcome: the ambition, who is who, what is agreed, whom to visit."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.ambition import queries as ambition
from samenverder.insight.queries.agreed import what_is_agreed
from samenverder.insight.queries.to_begin_with import to_begin_with
from samenverder.lib.text import whole_number
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.forms.welcomes import WelcomePlanForm
from samenverder.network.models import Organisation, Person, Welcome, WelcomePart
from samenverder.network.operations import welcomes as operations
from samenverder.network.queries.groups import groups_of
from samenverder.network.queries.matrix import matrix_numbers
from samenverder.network.queries.welcomes import plan_of, welcomes_of, whom_to_visit
from samenverder.network.views.pages import page_of, room
from samenverder.web import undo

ROWS = Welcome.objects.select_related("person", "organisation")


@require_safe
def welcome_list(request: HttpRequest, region: str) -> HttpResponse:
    """Who is new and how far each welcome is, for the coordinator."""
    partnership = get_partnership_for(request, region, "network.manage_welcomes")
    ended = request.GET.get("toon") == "afgelopen"
    context = room(
        request,
        partnership,
        "welcome",
        page=page_of(request, welcomes_of(partnership, ended=ended)),
        ended=ended,
        undo=undo.take(request),
    )
    return render(request, "insight/welcome_list.html", context)


@require_safe
def welcome(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The welcome of one newcomer, with what there is to see and know at each step."""
    row = get_for(request, region, ROWS, "network.view_welcome", pk=pk)
    partnership, steps = row.partnership, list(row.steps.select_related("ticked_by"))
    context = room(
        request,
        partnership,
        "welcome",
        welcome=row,
        steps=steps,
        parts=[(part, [step for step in steps if step.part == part]) for part in WelcomePart],
        left=sum(step.ticked_at is None for step in steps),
        may_tick=request.user.has_perm("network.tick_welcome", row),
        ambition=ambition.current(partnership),
        areas=list(ambition.focus_areas(partnership)),
        groups=groups_of(partnership),
        numbers=matrix_numbers(partnership),
        begin=to_begin_with(partnership, row.person),
        **what_is_agreed(partnership),
        undo=undo.take(request),
    )
    if context["can_see_people"]:
        context["visit"] = whom_to_visit(partnership, row)
    return render(request, "insight/welcome.html", context)


@require_POST
def welcome_tick(request: HttpRequest, region: str, pk: int, step: int) -> HttpResponse:
    """Whoever did this step ticks it; one step back is offered."""
    row, found = _step(request, region, pk, step)
    operations.tick(by=user_of(request), step=found)
    address = reverse("insight:welcome_untick", args=[region, row.pk, found.pk])
    undo.offer(request, _("“%(step)s” is done.") % {"step": found}, address)
    return redirect("insight:welcome", region, pk)


@require_POST
def welcome_untick(request: HttpRequest, region: str, pk: int, step: int) -> HttpResponse:
    """It is not done after all."""
    _row, found = _step(request, region, pk, step)
    operations.untick(by=user_of(request), step=found)
    return redirect("insight:welcome", region, pk)


def _step(request: HttpRequest, region: str, pk: int, step: int) -> tuple[Welcome, Any]:
    row = get_for(request, region, ROWS, "network.tick_welcome", pk=pk)
    found = get_object_or_404(row.steps, pk=step)
    found.welcome = row
    return row, found


@require_POST
def welcome_start(request: HttpRequest, region: str) -> HttpResponse:
    """The coordinator starts a welcome, for a person or an organisation."""
    partnership = get_partnership_for(request, region, "network.manage_welcomes")
    newcomer = _newcomer(request, partnership)
    row = operations.start_welcome(by=user_of(request), partnership=partnership, **newcomer)
    messages.success(request, _("The welcome of %(name)s begins.") % {"name": row})
    return redirect("insight:welcome", region, row.pk)


def _newcomer(request: HttpRequest, partnership: Any) -> dict[str, Any]:
    """Who the form names; 404 for nobody of this partnership."""
    if pk := whole_number(request.POST.get("person", "")):
        people = Person.objects.present().filter(partnership=partnership)
        return {"person": get_object_or_404(people, pk=pk)}
    pk = whole_number(request.POST.get("organisation", ""))
    partners = Organisation.objects.filter(memberships__partnership=partnership)
    return {"organisation": get_object_or_404(partners, pk=pk)}


@require_POST
def welcome_end(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """No longer needed; one step back is offered."""
    row = get_for(request, region, ROWS, "network.manage_welcomes", pk=pk)
    operations.end_welcome(by=user_of(request), welcome=row)
    text = _("The welcome of %(name)s has ended.") % {"name": row}
    undo.offer(request, text, reverse("insight:welcome_reopen", args=[region, pk]))
    return redirect("insight:welcome_list", region)


@require_POST
def welcome_reopen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The welcome goes on."""
    row = get_for(request, region, ROWS, "network.manage_welcomes", pk=pk)
    operations.reopen_welcome(by=user_of(request), welcome=row)
    messages.success(request, _("The welcome of %(name)s goes on.") % {"name": row})
    return redirect("insight:welcome", region, pk)


@require_http_methods(["GET", "POST"])
def welcome_plan(request: HttpRequest, region: str) -> HttpResponse:
    """The steps newcomers take from now on."""
    partnership = get_partnership_for(request, region, "network.manage_welcomes")
    form = WelcomePlanForm(request.POST or None, plan=plan_of(partnership))
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "partnership": partnership, "steps": form.steps()}
        version = form.cleaned_data["version"] or 0
        if form.attempt(operations.set_plan, version=version, **values):
            messages.success(request, _("Whoever joins from now on gets these steps."))
            return redirect("insight:welcome_list", region)
    context = room(request, partnership, "welcome", form=form)
    return render(request, "insight/welcome_plan.html", context)
