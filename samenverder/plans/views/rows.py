"""Lines that can be checked: goals, steps, needs, risks."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.plans import operations
from samenverder.plans.forms import GoalForm, NeedForm, RiskForm, StepForm
from samenverder.plans.forms.rows import RowForm
from samenverder.plans.models import (
    PlanGoal,
    PlanNeed,
    PlanRisk,
    PlanRow,
    PlanStep,
    SectionKind,
)
from samenverder.plans.views.pages import WRITE, Desk, desk_for, show, to_section
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("plans:detail", "region", "pk")


@dataclass(frozen=True)
class Kind:
    """One kind of line: its name in the content, where it stands, and its form."""

    name: str
    section: SectionKind
    model: type[PlanRow]
    form: type[RowForm]
    add: str | Promise
    change: str | Promise


KINDS = {
    "doelen": Kind(
        "goals", SectionKind.GOALS, PlanGoal, GoalForm,
        gettext_lazy("Add a goal"), gettext_lazy("Change a goal"),
    ),
    "stappen": Kind(
        "steps", SectionKind.PLANNING, PlanStep, StepForm,
        gettext_lazy("Add a step"), gettext_lazy("Change a step"),
    ),
    "nodig": Kind(
        "needs", SectionKind.NEEDS, PlanNeed, NeedForm,
        gettext_lazy("Add a need"), gettext_lazy("Change a need"),
    ),
    "risicos": Kind(
        "risks", SectionKind.RISKS, PlanRisk, RiskForm,
        gettext_lazy("Add a risk"), gettext_lazy("Change a risk"),
    ),
}  # fmt: skip


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


@require_http_methods(["GET", "POST"])
def row_add(request: HttpRequest, region: str, pk: int, rows: str) -> HttpResponse:
    """One line more."""
    kind = _kind(rows)
    desk = desk_for(request, region, pk, WRITE)
    form = kind.form(request.POST or None)
    if form.is_valid() and form.attempt(
        operations.add_row, model=kind.model, plan=desk.plan, by=request.user, **form.values
    ):
        messages.success(request, _("Added."))
        return to_section(desk.plan, kind.section)
    return _form(request, desk, kind, form, kind.add)


@require_http_methods(["GET", "POST"])
def row_change(request: HttpRequest, region: str, pk: int, rows: str, row: int) -> HttpResponse:
    """Change a line."""
    kind = _kind(rows)
    desk = desk_for(request, region, pk, WRITE)
    found = _row(desk, kind, row)
    names = kind.form.base_fields
    form = kind.form(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid() and form.attempt(
        operations.change_row,
        row=found,
        by=request.user,
        version=form.cleaned_data["version"],
        **form.values,
    ):
        messages.success(request, _("Saved."))
        return to_section(desk.plan, kind.section)
    return _form(request, desk, kind, form, kind.change)


def _form(
    request: HttpRequest, desk: Desk, kind: Kind, form: RowForm, heading: str | Promise
) -> HttpResponse:
    return show(
        request, "row", desk.plan.partnership, desk=desk, form=form, heading=heading,
        section=kind.section,
    )  # fmt: skip


@post_only
def row_remove(request: HttpRequest, region: str, pk: int, rows: str, row: int) -> HttpResponse:
    """Take a line away."""
    kind = _kind(rows)
    desk = desk_for(request, region, pk, WRITE)
    found = _row(desk, kind, row)
    if attempt(request, operations.remove_row, by=request.user, row=found):
        url = reverse("plans:row_restore", args=[region, pk, rows, row])
        undo.offer(request, _("“%(text)s” is taken away.") % {"text": str(found)}, url)
    return to_section(desk.plan, kind.section)


@post_only
def row_restore(request: HttpRequest, region: str, pk: int, rows: str, row: int) -> HttpResponse:
    """Undo of taking a line away."""
    kind = _kind(rows)
    desk = desk_for(request, region, pk, WRITE)
    attempt(
        request, operations.restore_row, by=request.user, row=_row(desk, kind, row, removed=True)
    )
    return to_section(desk.plan, kind.section)


def _row(desk: Desk, kind: Kind, pk: int, *, removed: bool = False) -> PlanRow:
    rows = kind.model._default_manager.filter(plan=desk.plan, removed_at__isnull=not removed)
    found: PlanRow = row_or_404(rows, pk=pk)
    found.plan = desk.plan
    return found
