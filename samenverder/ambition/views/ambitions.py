"""The ambition: seeing it, and writing it down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition import queries
from samenverder.ambition.forms import AmbitionForm, FocusAreaForm
from samenverder.ambition.models import Ambition, FocusArea
from samenverder.ambition.operations import AmbitionChanged, set_ambition
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo


@require_safe
def ambition_detail(request: HttpRequest, region: str) -> HttpResponse:
    """The ambition, the focus areas and what is done about each."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    context = {
        "ambition": queries.current(partnership),
        "areas": list(queries.focus_areas_with_counts(partnership)),
        "changes": queries.changes(partnership),
        "may_change": request.user.has_perm("ambition.change_ambition", partnership),
        "help_page": "ambitie",
    }
    return render(request, "ambition/detail.html", context)


@require_http_methods(["GET", "POST"])
def ambition_change(request: HttpRequest, region: str) -> HttpResponse:
    """Write the ambition down or change it; its focus areas stand below it."""
    partnership = get_partnership_for(request, region, "ambition.change_ambition")
    if request.method != "POST":
        return edit_page(request, partnership)
    form, theirs = AmbitionForm(request.POST), None
    if form.is_valid():
        data = dict(form.cleaned_data)
        data["expected_version"] = data.pop("version")
        try:
            set_ambition(partnership=partnership, by=request.user, **data)
        except AmbitionChanged as change:
            theirs = change.ambition
            form.data = {**request.POST.dict(), "version": theirs.version}
        else:
            messages.success(request, _("The ambition is saved."))
            return redirect("ambition:detail", region)
    return edit_page(request, partnership, form=form, theirs=theirs)


def edit_page(
    request: HttpRequest,
    partnership: Partnership,
    *,
    form: AmbitionForm | None = None,
    theirs: Ambition | None = None,
    add_form: FocusAreaForm | None = None,
    rename: tuple[FocusArea, FocusAreaForm] | None = None,
) -> HttpResponse:
    """The page for coordinators; of these forms the one that still needs something is given."""
    wrong = form or add_form or (rename[1] if rename else None)
    context = {
        "ambition_form": form or _ambition_form(queries.current(partnership)),
        "theirs": theirs,
        "add_form": add_form or FocusAreaForm(auto_id="nieuw_%s"),
        "areas": _rows(partnership, rename),
        "form": wrong,
        "undo": undo.take(request),
        "help_page": "ambitie",
    }
    status = 409 if theirs else 422 if wrong else 200
    return render(request, "ambition/edit.html", context, status=status)


def _ambition_form(ambition: Ambition | None) -> AmbitionForm:
    if ambition is None:
        return AmbitionForm(initial={"version": 0})
    fields = ("sentence", "adopted_on", "version")
    return AmbitionForm(initial={name: getattr(ambition, name) for name in fields})


def _rows(
    partnership: Partnership, rename: tuple[FocusArea, FocusAreaForm] | None
) -> list[dict[str, Any]]:
    """Each focus area with the form that renames it."""
    rows = []
    for area in queries.focus_areas(partnership):
        form = FocusAreaForm(initial={"title": area.title}, auto_id=f"speerpunt_{area.pk}_%s")
        if rename and rename[0].pk == area.pk:
            form = rename[1]
        rows.append({"area": area, "form": form})
    return rows
