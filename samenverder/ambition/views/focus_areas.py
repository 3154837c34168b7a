"""Focus areas: each with what is done for it, and the page where their list is kept."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition import operations, queries
from samenverder.ambition.forms import ChangeFocusAreaForm, FocusAreaForm
from samenverder.ambition.models import FocusArea, QuestionState
from samenverder.ambition.queries.questions import questions
from samenverder.ambition.views.pages import CHANGE, show
from samenverder.ambition.work import KINDS, Work, tallies, work_of
from samenverder.lib.tables import Sheet
from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.network.views.pages import download
from samenverder.web import undo
from samenverder.web.back import post_or_go

SHOWN = 50  # of each kind of work; a spreadsheet has them all
post_only = post_or_go("ambition:focus_list", "region")


def _area(
    request: HttpRequest, region: str, pk: int, *, removed: bool = False, may: str = CHANGE
) -> FocusArea:
    rows = FocusArea.objects.filter(removed_at__isnull=not removed).select_related("owner")
    return get_for(request, region, rows, may, pk=pk)


@require_safe
def focus_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One focus area: its aim, who sees to it, and everything that is done for it."""
    area = _area(request, region, pk, may="ambition.view_ambition")
    found = work_of(area.partnership, [area.pk], each=SHOWN).get(area.pk, {})
    counted = tallies(area.partnership, [area.pk]).get(area.pk, [])
    kinds = [
        {
            "tally": tally,
            "open": [row for row in found.get(tally.kind.code, []) if row.is_open],
            "done": [row for row in found.get(tally.kind.code, []) if not row.is_open],
        }
        for tally in counted
    ]
    asked = list(questions(area.partnership).filter(focus_area=area))
    taken_up = any(row.state == QuestionState.TAKEN_UP for row in asked)
    return show(
        request,
        "focus",
        area.partnership,
        area=area,
        kinds=kinds,
        most=SHOWN,
        is_cut=any(tally.open + tally.done > SHOWN for tally in counted),
        is_idle=not taken_up and not any(row["open"] for row in kinds),
        questions=asked,
    )


@require_safe
def focus_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """Everything that is done for the focus areas, as a table."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    areas = list(queries.focus_areas(partnership))
    work = work_of(partnership, [area.pk for area in areas])
    header = [_("Focus area"), _("Kind"), _("What"), _("State"), _("Day"), _("Who")]
    rows: list[list[Any]] = []
    for area in areas:
        found = [
            (KINDS[code].label, row)
            for code, several in work.get(area.pk, {}).items()
            for row in several
        ]
        rows += [_cells(area, str(label), row) for label, row in found]
        if not found:
            rows.append([area.title, "", _("Nobody works on this now."), "", None, ""])
    return download(kind, _("focus-areas"), Sheet(_("Focus areas"), header, rows), partnership)


def _cells(area: FocusArea, label: str, row: Work) -> list[Any]:
    return [area.title, label, row.text, row.state, row.day, row.who]


@require_safe
def focus_list(request: HttpRequest, region: str) -> HttpResponse:
    """The list of focus areas, to keep in order."""
    return list_page(request, get_partnership_for(request, region, CHANGE))


def list_page(
    request: HttpRequest, partnership: Partnership, form: FocusAreaForm | None = None
) -> HttpResponse:
    """The page where coordinators keep the list; `form` is a name that cannot be."""
    areas = list(queries.focus_areas(partnership).select_related("owner"))
    return show(
        request,
        "focus_list",
        partnership,
        areas=areas,
        add_form=form or FocusAreaForm(auto_id="nieuw_%s"),
        form=form,
        removed=FocusArea.objects.filter(partnership=partnership, removed_at__isnull=False),
    )


@post_only
def focus_add(request: HttpRequest, region: str) -> HttpResponse:
    """Add a focus area."""
    partnership = get_partnership_for(request, region, CHANGE)
    form = FocusAreaForm(request.POST, auto_id="nieuw_%s")
    if form.is_valid():
        try:
            operations.add_focus_area(partnership=partnership, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The focus area is on the list."))
            return _to_list(region)
    return list_page(request, partnership, form)


@require_http_methods(["GET", "POST"])
def focus_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Name, aim, owner and period of a focus area."""
    area = _area(request, region, pk)
    form = ChangeFocusAreaForm(request.POST or None, area=area)
    if form.is_valid() and _change(request, area, form):
        messages.success(request, _("The focus area is changed."))
        return redirect(area.get_absolute_url())
    return show(request, "focus_change", area.partnership, area=area, form=form)


def _change(request: HttpRequest, area: FocusArea, form: ChangeFocusAreaForm) -> bool:
    try:
        operations.change_focus_area(area=area, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
    except EditedMeanwhile as edited:
        form.tell_edited(edited.current)
    else:
        return True
    return False


@post_only
def focus_move(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Move a focus area one place."""
    area = _area(request, region, pk)
    operations.move_focus_area(area=area, by=request.user, up=request.POST.get("naar") == "boven")
    return _to_list(region)


@post_only
def focus_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a focus area off the list; the next page offers the way back."""
    area = _area(request, region, pk)
    try:
        operations.remove_focus_area(area=area, by=request.user)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
        return _to_list(region)
    text = _("Focus area “%(title)s” is off the list.") % {"title": area.title}
    undo.offer(request, text, reverse("ambition:focus_restore", args=[region, pk]))
    return _to_list(region)


@post_only
def focus_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a removed focus area back."""
    area = _area(request, region, pk, removed=True)
    try:
        operations.restore_focus_area(area=area, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("The focus area is back on the list."))
    return _to_list(region)


def _to_list(region: str) -> HttpResponse:
    return redirect("ambition:focus_list", region)
