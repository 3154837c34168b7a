"""Changing the list of focus areas; each view ends on the page where the list is edited."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.ambition import operations
from samenverder.ambition.forms import FocusAreaForm
from samenverder.ambition.models import FocusArea
from samenverder.ambition.views.ambitions import edit_page
from samenverder.network.access import get_for, get_partnership_for
from samenverder.web import undo
from samenverder.web.back import post_or_go

PERMISSION = "ambition.change_ambition"
post_only = post_or_go("ambition:change", "region")


def _area(request: HttpRequest, region: str, pk: int, *, removed: bool = False) -> FocusArea:
    rows = FocusArea.objects.filter(removed_at__isnull=not removed)
    return get_for(request, region, rows, PERMISSION, pk=pk)


@post_only
def focus_add(request: HttpRequest, region: str) -> HttpResponse:
    """Add a focus area."""
    partnership = get_partnership_for(request, region, PERMISSION)
    form = FocusAreaForm(request.POST, auto_id="nieuw_%s")
    if form.is_valid():
        try:
            operations.add_focus_area(partnership=partnership, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _to_list(region)
    return edit_page(request, partnership, add_form=form)


@post_only
def focus_rename(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Call a focus area something else."""
    area = _area(request, region, pk)
    form = FocusAreaForm(request.POST, auto_id=f"speerpunt_{pk}_%s")
    if form.is_valid():
        try:
            operations.rename_focus_area(area=area, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The focus area has its new name."))
            return _to_list(region)
    return edit_page(request, area.partnership, rename=(area, form))


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
    return redirect(reverse("ambition:change", args=[region]) + "#speerpunten")
