"""One action: what, who, when, how it stands, what was said, what happened."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.commitments.forms import CarryOverForm, CommentForm, StateForm
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import add_comment, carry_over, set_state
from samenverder.commitments.queries.history import history
from samenverder.commitments.themes import theme_name
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_for
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


def action_for(request: HttpRequest, region: str, pk: int, permission: str) -> ActionItem:
    """The action at this address, when the user may do this with it."""
    rows = ActionItem.objects.filter(deleted_at__isnull=True)
    rows = rows.select_related("owner", "focus_area", "created_by")
    return get_for(request, region, rows, permission, pk=pk)


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
        "comment_form": CommentForm(auto_id="reactie_%s"),
    }
    names: dict[Any, str] = {
        StateForm: "state_form",
        CarryOverForm: "carry_form",
        CommentForm: "comment_form",
    }
    if form is not None:
        forms[names[type(form)]] = form
    context = {
        "action": action,
        "theme": theme_name(action.theme_code),
        "events": history(action),
        "comments": action.comments.select_related("by"),
        "form": form,
        **forms,
        "topic": sign_topic(f"actions:{action.partnership_id}"),
        "undo": undo.take(request),
        "help_page": "acties",
        **{
            f"may_{verb}": request.user.has_perm(f"commitments.{verb}_action", action)
            for verb in ("change", "remove", "comment")
        },
    }
    status = 422 if form is not None else 200
    return render(request, "commitments/action_detail.html", context, status=status)


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
    form = CommentForm(request.POST, auto_id="reactie_%s")
    if not form.is_valid():
        return _page(request, action, form)
    add_comment(action=action, by=request.user, text=form.cleaned_data["text"])
    messages.success(request, _("Your comment is placed."))
    return redirect(f"{action.get_absolute_url()}#reacties")
