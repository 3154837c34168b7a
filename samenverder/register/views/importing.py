"""Bringing a file into the register: choose, look, then all of it or nothing, and back again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import with_error_column
from samenverder.lib.text import whole_numbers
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.operations.problems import Refused
from samenverder.network.views.pages import XLSX, page_of
from samenverder.register.columns import LABELS
from samenverder.register.files import read_file
from samenverder.register.forms.importing import ColumnsForm, FileForm
from samenverder.register.models import RegisterImport
from samenverder.register.operations import imports as operations
from samenverder.register.operations.previewing import look, preview_of
from samenverder.register.queries.history import fact_name, in_words
from samenverder.register.views.pages import room
from samenverder.web import undo

ON_A_PAGE = 20
IMPORTS = RegisterImport.objects.select_related("by").defer("content")
LISTED = IMPORTS.defer("content", "preview", "columns")
PERMISSION = "register.change_register"


@require_http_methods(["GET", "HEAD", "POST"])
def import_start(request: HttpRequest, region: str) -> HttpResponse:
    """Choose a file; below it what was brought in before."""
    partnership = get_partnership_for(request, region, PERMISSION)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        if form.attempt(read_file, file=file, filename=file.name):
            kept = operations.keep_file(
                by=user_of(request), partnership=partnership, table=form.result, filename=file.name
            )
            return redirect("register:import_check", region, kept.pk)
    page = page_of(request, LISTED.filter(partnership=partnership), ON_A_PAGE)
    context = room(request, partnership, form=form, page=page, undo=undo.take(request))
    return render(
        request, "register/import_start.html", context, status=422 if form.errors else 200
    )


def _get(request: HttpRequest, region: str, pk: int) -> RegisterImport:
    rows = RegisterImport.objects.select_related("by")
    return get_for(request, region, rows, PERMISSION, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def import_check(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What bringing in the file would do; on POST it is done. Later: what it did."""
    imported = get_for(request, region, IMPORTS, PERMISSION, pk=pk)
    if not imported.is_waiting:
        context = room(request, imported.partnership, imported=imported, undo=undo.take(request))
        return render(request, "register/import_done.html", context)
    refused = None
    if request.method == "POST":
        try:
            return _bring_in(request, imported)
        except Refused as error:
            refused = str(error.sentence)
            imported.refresh_from_db()
            if not imported.is_waiting:
                messages.warning(request, refused)
                return redirect("register:import_check", region, pk)
    context = room(request, imported.partnership, **_shown(imported), refused=refused)
    return render(request, "register/import_check.html", context, status=409 if refused else 200)


def _bring_in(request: HttpRequest, imported: RegisterImport) -> HttpResponse:
    ticked = set(whole_numbers(request.POST.getlist("gone")))
    plan = operations.run_import(
        by=user_of(request),
        imported=imported,
        seen=request.POST.get("seen", ""),
        closing=None if request.POST.get("gone_all") == "yes" else ticked,
    )
    said = ngettext(
        "The register is up to date: %(n)s row of %(file)s was read.",
        "The register is up to date: %(n)s rows of %(file)s were read.",
        plan.reading.rows,
    )
    region = imported.partnership.slug
    url = reverse("register:import_undo", args=[region, imported.pk])
    undo.offer(request, said % {"n": plan.reading.rows, "file": imported.filename}, url)
    return redirect("register:import_check", region, imported.pk)


def _shown(imported: RegisterImport) -> dict[str, Any]:
    """The preview as the page shows it; who is a partner is looked up now."""
    found = preview_of(imported)
    linked = imported.partnership.register_sites.filter(organisation__isnull=False)
    changed = [
        row
        | {"facts": [(fact_name(f), in_words(f, a), in_words(f, b)) for f, a, b in row["facts"]]}
        for row in found["changed"]
    ]
    return {
        "imported": imported,
        "found": found | {"changed": changed},
        "counts": found["counts"],
        "columns": [(LABELS.get(fact, fact), name) for fact, name in imported.columns.items()],
        "partners": set(linked.values_list("pk", flat=True)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another sort of file, or other columns."""
    imported = _waiting(request, region, pk)
    if imported is None:
        return redirect("register:import_check", region, pk)
    header = operations.kept_table(imported).header
    initial = ColumnsForm.initial_for(header, imported.sort, imported.columns)
    data = request.POST if request.method == "POST" else None
    form = ColumnsForm(data, header=header, initial=initial)
    if form.is_valid():
        sort = form.cleaned_data["sort"]
        operations.choose_columns(imported=imported, sort=sort, columns=form.columns)
        return redirect("register:import_check", region, pk)
    context = room(request, imported.partnership, imported=imported, form=form)
    status = 422 if form.errors else 200
    return render(request, "register/import_columns.html", context, status=status)


def _waiting(request: HttpRequest, region: str, pk: int) -> RegisterImport | None:
    imported = _get(request, region, pk)
    return imported if imported.is_waiting else None


@require_safe
def import_errors(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The person's own file back, with what is wrong in a last column."""
    imported = _waiting(request, region, pk)
    if imported is None:
        raise Http404
    errors: dict[int, str] = {}
    for problem in look(imported).reading.problems:
        told = f"{problem.column}: {problem.sentence}" if problem.column else problem.sentence
        errors[problem.row] = f"{errors[problem.row]} {told}" if problem.row in errors else told
    content = with_error_column(operations.kept_table(imported), errors, _("What to mend"))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{_("to-mend")}.xlsx"'
    return response


@require_POST
def import_forget(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Throw a waiting file away."""
    imported = _get(request, region, pk)
    operations.forget_import(imported=imported)
    messages.success(request, _("The file is gone. Nothing was added."))
    return redirect("register:import_start", region)


@require_POST
def import_undo(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make the register as it was before this file."""
    imported = _get(request, region, pk)
    try:
        operations.undo_import(by=user_of(request), imported=imported)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect("register:import_check", region, pk)
    said = _("%(file)s is undone: the register is as it was before.")
    messages.success(request, said % {"file": imported.filename})
    return redirect("register:import_start", region)
