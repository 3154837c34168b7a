"""The plans of the partnership, one plan to read, its head, and its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.views.pages import attempt
from samenverder.plans import operations
from samenverder.plans.beside import beside
from samenverder.plans.content import parts_of, totals_words
from samenverder.plans.forms import PlanForm, ShareForm, StartForm
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries import own_schools, writable
from samenverder.plans.queries.evaluations import evaluations_of
from samenverder.plans.queries.reading import comment_tally
from samenverder.plans.steps import BY_SLUG, MOVES, SLUGS, UNDOES
from samenverder.plans.views.pages import WRITE, Desk, desk_for, show, to_plan
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
post_only = post_or_go("plans:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def plan_start(request: HttpRequest, region: str) -> HttpResponse:
    """Start a plan for a school where this user works."""
    partnership = get_partnership_for(request, region, WRITE)
    schools = list(own_schools(request.user, partnership)[:2])
    start = {
        "school": schools[0] if len(schools) == 1 else None,
        "action": request.GET.get("actie"),
        "focus_area": request.GET.get("speerpunt"),
    }
    form = StartForm(
        request.POST or None, partnership=partnership, user=request.user, initial=start
    )
    if form.is_valid() and form.attempt(
        operations.start_plan, partnership=partnership, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The plan is there. Only people of your school see it."))
        return redirect("plans:section", region, form.result.pk, "waarom")
    return show(request, "start", partnership, form=form, without_school=not schools)


@require_safe
def plan_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A plan to read: what is being written for its own people, the last version for others."""
    desk = desk_for(request, region, pk)
    content = desk.content()
    return show(
        request,
        "detail",
        desk.plan.partnership,
        desk=desk,
        content=content,
        parts=parts_of(content),
        total=totals_words(content),
        people=list(desk.plan.people.select_related("person")),
        waiting=comment_tally(desk.plan, inside=desk.sees_draft),
        may_comment=request.user.has_perm("plans.comment_plan", desk.plan)
        and bool({"comment", "comment_draft"} & desk.can),
        moves=moves_of(desk),
        backs=moves_of(desk, back=True),
        beside=beside(desk.plan),
        evaluations=list(evaluations_of(desk.plan)),
    )


OWN_PAGE = {"share", "evaluate"}
DECIDED_PER_NEED = {"agree", "unagree"}
BACKS = {"take_back", "unpitch", "unagree", "unstart", "reopen"}


def moves_of(desk: Desk, *, back: bool = False) -> list[Any]:
    """The steps this user can take now: forward, or back; some have a page of their own.

    A board agrees to a plan that asks something by answering it need by need (ADR 19).
    """
    asks = bool(desk.latest and desk.latest.content.get("needs"))
    elsewhere = OWN_PAGE | (DECIDED_PER_NEED if asks else set())
    return [
        step
        for code, step in MOVES.items()
        if code in desk.can and code not in elsewhere and (code in BACKS) == back
    ]


@require_http_methods(["GET", "POST"])
def plan_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Title, sentence, board, and what the plan belongs to."""
    desk = desk_for(request, region, pk, WRITE)
    form = PlanForm(request.POST or None, plan=desk.plan)
    if form.is_valid() and form.attempt(
        operations.change_plan, plan=desk.plan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Saved."))
        return to_plan(desk.plan)
    return show(request, "change", desk.plan.partnership, desk=desk, form=form)


@require_http_methods(["GET", "POST"])
def plan_share(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Share the plan, or what changed in it since; from then on that text stays as it is."""
    desk = desk_for(request, region, pk, WRITE)
    again = not desk.plan.is_draft
    form = ShareForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            operations.share_plan,
            plan=desk.plan,
            by=request.user,
            again=again,
            note=form.cleaned_data["note"],
        )
    ):
        words = _("Version %(n)d is shared. Everybody in the partnership can read it.")
        messages.success(request, words % {"n": form.result.number})
        return to_plan(desk.plan)
    return show(request, "share", desk.plan.partnership, desk=desk, form=form, again=again)


@post_only
def plan_step(request: HttpRequest, region: str, pk: int, step: str) -> HttpResponse:
    """Take a step of the table: pitched, agreed, in progress, evaluated, and back."""
    desk = desk_for(request, region, pk)
    code = BY_SLUG.get(step)
    if code is None:
        raise Http404
    if attempt(request, operations.take_step, by=request.user, plan=desk.plan, code=code):
        state = desk.plan.get_state_display()
        words = _("The plan is now: %(state)s.") % {"state": state.lower()}
        if code not in UNDOES:
            messages.success(request, words)
        else:
            undo.offer(request, words, _step_url(desk.plan, UNDOES[code]))
    return to_plan(desk.plan)


def _step_url(plan: SchoolPlan, code: str) -> str:
    return reverse("plans:step", args=[plan.partnership.slug, plan.pk, SLUGS[code]])


@post_only
def plan_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a draft away."""
    desk = desk_for(request, region, pk, WRITE)
    if attempt(request, operations.remove_plan, by=request.user, plan=desk.plan) is None:
        return to_plan(desk.plan)
    url = reverse("plans:restore", args=[region, pk])
    undo.offer(request, _("The draft is taken away."), url)
    return redirect("plans:list", region)


@post_or_go("plans:list", "region")
def plan_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of taking a draft away."""
    partnership = get_partnership_for(request, region, WRITE)
    plan: SchoolPlan = row_or_404(writable(partnership, request.user, removed=True), pk=pk)
    plan.partnership = partnership
    attempt(request, operations.restore_plan, by=request.user, plan=plan)
    return to_plan(plan)
