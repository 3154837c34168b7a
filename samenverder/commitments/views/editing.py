"""Writing an action down, changing it, taking it off the list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.commitments.forms import ActionForm
from samenverder.commitments.models import ActionItem, Agreement, Decision
from samenverder.commitments.operations import (
    add_action,
    change_action,
    delete_action,
    restore_action,
)
from samenverder.commitments.sources import source_in
from samenverder.commitments.views.changing import change_page, form_page, saying
from samenverder.commitments.views.commitment import put_back, rows_of, take_off
from samenverder.commitments.views.detail import action_for
from samenverder.lib.text import whole_number
from samenverder.network.access import get_for, get_partnership_for
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def action_add(request: HttpRequest, region: str) -> HttpResponse:
    """Write down a new action."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    start: dict[str, Any] = {
        "focus_area": request.GET.get("speerpunt"),
        "theme_code": request.GET.get("thema"),
    }
    follows = _follows(request, region)
    if follows is not None:
        start = {"focus_area": follows.focus_area_id, "theme_code": follows.theme_code}
    form = ActionForm(request.POST or None, partnership=partnership, initial=start)
    if request.method == "POST" and form.is_valid():
        values = form.values() | (source_in(follows) if follows is not None else {})
        action = add_action(partnership=partnership, by=request.user, **values)
        messages.success(request, _("The action is on the list."))
        back = f"{follows.get_absolute_url()}#vervolg" if follows is not None else ""
        return redirect(back or action.get_absolute_url())
    return form_page(request, "action", form, follows=follows)


def _follows(request: HttpRequest, region: str) -> Decision | Agreement | None:
    """The decision or agreement this action follows from, as ?bij=afspraak-12 says."""
    word, _dash, pk = request.GET.get("bij", "").partition("-")
    models: dict[str, Any] = {"besluit": Decision, "afspraak": Agreement}
    model = models.get(word)
    if model is None or not whole_number(pk):
        return None
    view = f"commitments.view_{model.kind.value}"
    found: Decision | Agreement = get_for(
        request, region, rows_of(model), view, pk=whole_number(pk)
    )
    return found


@require_http_methods(["GET", "POST"])
def action_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change an action; when somebody else did so meanwhile, show both texts."""
    row = action_for(request, region, pk, "commitments.change_action")
    form = ActionForm(request.POST or None, partnership=row.partnership, row=row)
    return change_page(request, form, change_action, saying(_("The action is changed.")))


@post_or_go("commitments:list", "region")
def action_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take an action off the list; the next page offers the way back."""
    action = action_for(request, region, pk, "commitments.remove_action")
    return take_off(request, region, action, delete_action)


@post_or_go("commitments:list", "region")
def action_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a removed action back."""
    rows = rows_of(ActionItem, removed=True)
    action = get_for(request, region, rows, "commitments.remove_action", pk=pk)
    return put_back(request, action, restore_action)
