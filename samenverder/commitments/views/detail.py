"""One action: what, who, when, how it stands, what was said, what happened."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.commitments.forms import CarryOverForm, StateForm
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import carry_over, set_state
from samenverder.commitments.views.commitment import comment_on, detail_page, rows_of
from samenverder.network.access import get_for
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


def action_for(request: HttpRequest, region: str, pk: int, permission: str) -> ActionItem:
    """The action at this address, when the user may do this with it."""
    found: ActionItem = get_for(request, region, rows_of(ActionItem), permission, pk=pk)
    return found


@require_safe
def action_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The page of one action."""
    action = action_for(request, region, pk, "commitments.view_action")
    return _page(request, action)


def _page(request: HttpRequest, action: ActionItem, form: Any = None) -> HttpResponse:
    """The page, with the form that still needs something when there is one."""
    forms: dict[str, Any] = {
        "state_form": StateForm(
            initial={"state": action.state, "reason": action.dropped_reason}, auto_id="stand_%s"
        ),
        "carry_form": CarryOverForm(action=action, auto_id="datum_%s"),
    }
    return detail_page(request, action, forms, form)


@post_or_go("commitments:action_detail", "region", "pk")
def action_state(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say how an action stands; the next page offers the way back."""
    action = action_for(request, region, pk, "commitments.change_action")
    form = StateForm(request.POST, auto_id="stand_%s")
    if not form.is_valid():
        return _page(request, action, form)
    before = {"state": action.state, "reason": action.dropped_reason}
    try:
        changed = set_state(action=action, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, action, form)
    if changed.version == action.version:
        messages.info(request, _("Nothing changed."))
    else:
        words = {"text": changed.text, "state": changed.get_state_display()}
        undo.offer(request, _("“%(text)s” is now: %(state)s.") % words, request.path, **before)
    return redirect(back_to(request, action.get_absolute_url()))


@post_or_go("commitments:action_detail", "region", "pk")
def action_carry_over(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Give an unfinished action a later date."""
    action = action_for(request, region, pk, "commitments.change_action")
    form = CarryOverForm(request.POST, action=action, auto_id="datum_%s")
    if not form.is_valid():
        return _page(request, action, form)
    try:
        carry_over(action=action, by=request.user, due_on=form.cleaned_data["due_on"])
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, action, form)
    messages.success(request, _("The date is moved."))
    return redirect(back_to(request, action.get_absolute_url()))


@post_or_go("commitments:action_detail", "region", "pk")
def action_comment(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say something about an action."""
    action = action_for(request, region, pk, "commitments.comment_action")
    placed = comment_on(request, action)
    return placed if isinstance(placed, HttpResponse) else _page(request, action, placed)
