"""Bringing in a list of trainings: look first, then all of it or nothing, and the way back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import with_error_column
from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.forms.importing import ImportForm
from samenverder.network.models import Partnership
from samenverder.network.views.pages import XLSX, attempt, download
from samenverder.trainings.models import CatalogueImport
from samenverder.trainings.operations.import_plan import Plan, plan_import
from samenverder.trainings.operations.importing import (
    changes_in_words,
    run_import,
    undo_import,
)
from samenverder.trainings.queries.outside import Falls, falls_outside
from samenverder.trainings.sheets_of_import import columns_in_words, example_sheets
from samenverder.trainings.views.common import MANAGE, address, show
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def training_import(request: HttpRequest, region: str) -> HttpResponse:
    """Paste or choose, look at what it would do, then bring it in."""
    partnership = get_partnership_for(request, region, MANAGE)
    form = ImportForm(request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and form.is_valid() and form.table:
        plan = plan_import(partnership, form.table)
        wanted = request.POST.get("step") == "bring_in" and not request.FILES
        if wanted and not plan.problems and _bring_in(request, partnership, form):
            return redirect(f"{address('list', region)}?toon=alle")
    return show(
        request,
        "import",
        partnership,
        form=form,
        plan=plan,
        changes=changes_in_words(plan) if plan else [],
        preview=_preview(plan) if plan else [],
        falls=_falls(plan) if plan else [],
        columns=columns_in_words(),
    )


def _preview(plan: Plan) -> list[dict[str, Any]]:
    """The first rows, each with who may come to the training."""
    shown = [] if plan.problems else plan.reading.lines[:50]
    return [{"line": line, "open_to": plan.who_may_come(line)} for line in shown]


def _falls(plan: Plan) -> list[tuple[str, Falls]]:
    """(training, who would fall outside) of each that is opened to fewer people."""
    rows = [one for one in plan.changed if one.training and one.changes.get("open_to")]
    found = [(one.title, falls_outside(one.training, one.changes["open_to"])) for one in rows]  # type: ignore[arg-type]
    return [(title, falls) for title, falls in found if falls]


def _bring_in(request: HttpRequest, partnership: Partnership, form: ImportForm) -> bool:
    values = {"by": request.user, "partnership": partnership, "table": form.table}
    if not form.attempt(run_import, **values):
        return False
    done: CatalogueImport = form.result
    n, days = len(done.made["trainings"]), len(done.made["dates"])
    said = {
        "trainings": ngettext("%(n)d training", "%(n)d trainings", n) % {"n": n},
        "dates": ngettext("%(n)d date", "%(n)d dates", days) % {"n": days},
        "changes": ngettext("%(n)d change", "%(n)d changes", len(done.before))
        % {"n": len(done.before)},
    }
    text = _("The list is brought in: %(trainings)s and %(dates)s new, %(changes)s.") % said
    undo.offer(request, text, address("import_undo", partnership.slug, done.pk))
    return True


@post_or_go("trainings:list", "region")
def import_undo(request: HttpRequest, region: str, brought: int) -> HttpResponse:
    """Take back what a list added and changed."""
    rows = CatalogueImport.objects.all()
    found = get_for(request, region, rows, MANAGE, pk=brought)
    if attempt(request, undo_import, brought=found, by=request.user):
        messages.success(request, _("The list is taken back. The catalogue is as it was."))
    return redirect(f"{address('list', region)}?toon=alle")


@require_POST
def import_errors(request: HttpRequest, region: str) -> HttpResponse:
    """The person's own table back, with what is wrong in a last column."""
    partnership = get_partnership_for(request, region, MANAGE)
    form = ImportForm(request.POST)
    if not form.is_valid() or form.table is None:
        return redirect("trainings:import", region)
    plan = plan_import(partnership, form.table)
    content = with_error_column(form.table, plan.error_column(), _("What to mend"))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{_("to-mend")}.xlsx"'
    return response


@require_safe
def import_example(request: HttpRequest, region: str) -> HttpResponse:
    """An example to fill in, with what may stand in each column and lists to choose from."""
    partnership = get_partnership_for(request, region, MANAGE)
    sheet, *more = example_sheets(partnership)
    return download("xlsx", "voorbeeld", sheet, partnership, more=more)
