"""Looking back on the goals of a plan; what all schools learned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.tables.writing import Cell
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Partnership
from samenverder.network.views.pages import attempt, download, page_of
from samenverder.plans import operations
from samenverder.plans.content import day
from samenverder.plans.forms.evaluations import EvaluationForm, goals_of, start_of
from samenverder.plans.models import PlanEvaluation
from samenverder.plans.queries.evaluations import goals_shared, lessons
from samenverder.plans.steps import BEFORE
from samenverder.plans.views.pages import SEE, WRITE, Desk, desk_for, show, to_plan
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 40
post_only = post_or_go("plans:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def look_back(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What became of every goal, what was learned, what goes on."""
    desk = desk_for(request, region, pk, WRITE)
    if "look_back" not in desk.can:
        messages.warning(request, str(BEFORE["look_back"]))
        return to_plan(desk.plan)
    form = _new(request, desk)
    if form.is_valid():
        if form.attempt(
            operations.look_back,
            plan=desk.plan,
            by=request.user,
            seen=form.cleaned_data["seen"],
            source=form.cleaned_data["source"],
            ends=form.cleaned_data.get("ends", False),
            **form.values,
        ):
            _offer(request, desk, form.result, _("You looked back on the plan."))
            return to_plan(desk.plan)
        form.show("seen", str(desk.plan.evaluations.count()))
    return _page(request, desk, form)


def _new(request: HttpRequest, desk: Desk) -> EvaluationForm:
    number = desk.latest.number if desk.latest else 0
    start = {
        "day": timezone.localdate(),
        "seen": desk.plan.evaluations.count(),
        "source": number,
        "ends": request.GET.get("klaar") == "1",
    }
    goals = goals_shared(desk.latest)
    return EvaluationForm(
        request.POST or None, goals=goals, may_end="evaluate" in desk.can, initial=start
    )


def _page(
    request: HttpRequest, desk: Desk, form: EvaluationForm, evaluation: PlanEvaluation | None = None
) -> HttpResponse:
    return show(
        request, "look_back", desk.plan.partnership, desk=desk, form=form, evaluation=evaluation
    )


def _offer(request: HttpRequest, desk: Desk, row: PlanEvaluation, words: str) -> None:
    args = [desk.plan.partnership.slug, desk.plan.pk, row.pk]
    undo.offer(request, words, reverse("plans:evaluation_remove", args=args))


@require_http_methods(["GET", "POST"])
def evaluation_change(request: HttpRequest, region: str, pk: int, evaluation: int) -> HttpResponse:
    """Write it otherwise; the goals stay as they read then."""
    desk = desk_for(request, region, pk, WRITE)
    row = _evaluation(desk, evaluation)
    form = EvaluationForm(request.POST or None, goals=goals_of(row), initial=start_of(row))
    if form.is_valid() and form.attempt(
        operations.change_evaluation,
        evaluation=row,
        by=request.user,
        version=form.cleaned_data["version"],
        **form.values,
    ):
        args = [region, pk, evaluation]
        way_back = form.way_back(form.result.version)
        undo.offer(request, _("Saved."), reverse("plans:evaluation_change", args=args), **way_back)
        return to_plan(desk.plan)
    return _page(request, desk, form, row)


@post_only
def evaluation_remove(request: HttpRequest, region: str, pk: int, evaluation: int) -> HttpResponse:
    """Take it away; a plan that counted as evaluated by it is in progress again."""
    desk = desk_for(request, region, pk, WRITE)
    row = _evaluation(desk, evaluation)
    if attempt(request, operations.remove_evaluation, by=request.user, evaluation=row):
        words = _("The evaluation of %(day)s is taken away.") % {"day": day(row.day.isoformat())}
        url = reverse("plans:evaluation_restore", args=[region, pk, evaluation])
        undo.offer(request, words, url)
    return to_plan(desk.plan)


@post_only
def evaluation_restore(request: HttpRequest, region: str, pk: int, evaluation: int) -> HttpResponse:
    """Undo of taking it away."""
    desk = desk_for(request, region, pk, WRITE)
    row = _evaluation(desk, evaluation, removed=True)
    attempt(request, operations.restore_evaluation, by=request.user, evaluation=row)
    return to_plan(desk.plan)


def _evaluation(desk: Desk, pk: int, *, removed: bool = False) -> PlanEvaluation:
    rows = desk.plan.evaluations.filter(removed_at__isnull=not removed)
    found: PlanEvaluation = row_or_404(rows.prefetch_related("outcomes"), pk=pk)
    found.plan = desk.plan
    return found


@require_safe
def lesson_list(request: HttpRequest, region: str) -> HttpResponse:
    """What schools learned from their plans; `zoek` in the address narrows it."""
    partnership = get_partnership_for(request, region, SEE)
    wanted = " ".join(request.GET.get("zoek", "").split())[:80]
    rows = lessons(partnership, request.user, wanted)
    page = page_of(request, rows, PER_PAGE)
    for row in page:
        row.plan.partnership = partnership
    return show(
        request, "lessons", partnership, page=page, wanted=wanted, heading=_heading(rows.count())
    )


def _heading(total: int) -> str:
    words = ngettext("%(n)d time a school looked back", "%(n)d times a school looked back", total)
    return words % {"n": total} if total else _("What schools learned")


@require_safe
def lesson_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same as CSV or Excel."""
    partnership = get_partnership_for(request, region, SEE)
    wanted = " ".join(request.GET.get("zoek", "").split())[:80]
    return download(kind, "geleerd", _sheet(partnership, request.user, wanted), partnership)


def _sheet(partnership: Partnership, user: Any, wanted: str) -> Sheet:
    header = [_("School"), _("Plan"), _("Day"), _("What was learned"), _("What goes on")]
    rows: list[list[Cell]] = [
        [row.plan.school.name, row.plan.title, row.day, row.lessons, row.goes_on]
        for row in lessons(partnership, user, wanted)
    ]
    return Sheet(_("What schools learned"), header, rows)
