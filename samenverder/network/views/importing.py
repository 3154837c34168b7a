"""Bringing in a list of people: look first, then all of it or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import Sheet, with_error_column
from samenverder.network.access import get_partnership_for
from samenverder.network.forms.importing import ImportForm
from samenverder.network.models import Partnership
from samenverder.network.operations.import_people import Plan, plan_import, run_import
from samenverder.network.views.pages import XLSX, download, room


@require_http_methods(["GET", "POST"])
def people_import(request: HttpRequest, region: str) -> HttpResponse:
    """Paste or choose, look at what it would do, then bring it in."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    form = ImportForm(request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and form.is_valid() and form.table:
        plan = plan_import(partnership, form.table)
        wanted = request.POST.get("step") == "bring_in" and not request.FILES
        if wanted and not plan.problems and _bring_in(request, partnership, form):
            return redirect(_next(request), region)
    context = room(request, partnership, "people", form=form, plan=plan)
    context["begin"] = request.GET.get("begin") == "1"
    context["wide_preview"] = plan.reading.lines[:50] if plan else []
    return render(request, "network/people_import.html", context)


def _bring_in(request: HttpRequest, partnership: Partnership, form: ImportForm) -> bool:
    values = {"by": request.user, "partnership": partnership, "table": form.table}
    if not form.attempt(run_import, **values):
        return False
    done: Plan = form.result
    people = ngettext("%(n)s person", "%(n)s people", done.added) % {"n": done.added}
    number = len(done.new_organisations)
    organisations = ngettext("%(n)s organisation", "%(n)s organisations", number) % {"n": number}
    said = {"people": people, "organisations": organisations}
    messages.success(request, _("%(people)s and %(organisations)s are added.") % said)
    return True


def _next(request: HttpRequest) -> str:
    return "insight:home" if request.GET.get("begin") == "1" else "network:people"


@require_POST
def people_import_errors(request: HttpRequest, region: str) -> HttpResponse:
    """The person's own table back, with what is wrong in a last column."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    form = ImportForm(request.POST)
    if not form.is_valid() or form.table is None:
        return redirect("network:people_import", region)
    plan = plan_import(partnership, form.table)
    content = with_error_column(form.table, plan.error_column(), _("What to mend"))
    response = HttpResponse(content, content_type=XLSX)
    name = _("to-mend")
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@require_safe
def people_import_example(request: HttpRequest, region: str) -> HttpResponse:
    """An example to fill in."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    header = [_("Name"), _("E-mail"), _("Organisation"), _("Kind"), _("Layer")]
    header.append(pgettext("position", "Role"))
    rows = [
        [
            "Anouk de Wit",
            "anouk@wending.example",
            "Vso De Wending",
            "vso",
            "uitvoering",
            "stagecoördinator",
        ],
        [
            "Bram Hoekstra",
            "bram@lindemeer.example",
            "Gemeente Lindemeer",
            "gemeente",
            "bestuur",
            "wethouder",
        ],
    ]
    return download("xlsx", "voorbeeld", Sheet(_("People"), header, rows), partnership)
