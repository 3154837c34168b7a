"""Writing an action down, changing it, taking it off the list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.commitments.forms import ActionForm, EditActionForm
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import (
    EditConflict,
    add_action,
    change_action,
    delete_action,
    restore_action,
)
from samenverder.commitments.queries.history import shown
from samenverder.commitments.views.detail import action_for
from samenverder.network.access import get_for, get_partnership_for
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@require_http_methods(["GET", "POST"])
def action_add(request: HttpRequest, region: str) -> HttpResponse:
    """Write down a new action."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    start = {"focus_area": request.GET.get("speerpunt"), "theme_code": request.GET.get("thema")}
    form = ActionForm(request.POST or None, partnership=partnership, initial=start)
    if request.method == "POST" and form.is_valid():
        action = add_action(partnership=partnership, by=request.user, **form.cleaned_data)
        messages.success(request, _("The action is on the list."))
        return redirect(action.get_absolute_url())
    context = {"form": form, "help_page": "acties"}
    status = 422 if form.errors else 200
    return render(request, "commitments/action_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def action_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change an action; when somebody else did so meanwhile, show both texts."""
    action = action_for(request, region, pk, "commitments.change_action")
    form = EditActionForm(request.POST or None, partnership=action.partnership, action=action)
    conflicts: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, action, form)
        except EditConflict as conflict:
            conflicts = _shown(conflict)
            form.data = {**request.POST.dict(), "version": conflict.action.version}
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"form": form, "action": action, "conflicts": conflicts, "help_page": "acties"}
    status = 409 if conflicts else 422 if form.errors else 200
    return render(request, "commitments/action_form.html", context, status=status)


def _save(request: HttpRequest, action: ActionItem, form: EditActionForm) -> HttpResponse:
    fields = dict(form.cleaned_data)
    expected = fields.pop("version")
    changed = change_action(action=action, by=request.user, expected_version=expected, **fields)
    if changed.version == action.version:
        messages.info(request, _("Nothing changed."))
    elif expected != action.version:
        messages.info(
            request, _("Saved. Somebody else changed other parts meanwhile; both are kept.")
        )
    else:
        messages.success(request, _("The action is changed."))
    return redirect(action.get_absolute_url())


def _shown(conflict: EditConflict) -> list[dict[str, Any]]:
    """Both texts of every part that two people changed, as they read them."""
    labels = {
        "text": _("What will we do?"),
        "owner": _("Owner"),
        "due_on": _("Done by"),
        "focus_area": _("Focus area"),
        "theme": _("Theme"),
    }
    return [
        {
            "label": labels[part.field],
            "theirs": shown(part.field, part.theirs),
            "mine": shown(part.field, part.mine),
            "by": part.by,
            "at": part.at,
        }
        for part in conflict.conflicts
    ]


@post_or_go("commitments:action_list", "region")
def action_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take an action off the list; the next page offers the way back."""
    action = action_for(request, region, pk, "commitments.remove_action")
    try:
        delete_action(action=action, by=request.user)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
        return redirect("commitments:action_list", region)
    text = _("“%(text)s” is off the list.") % {"text": action.text}
    undo.offer(request, text, reverse("commitments:action_restore", args=[region, pk]))
    return redirect("commitments:action_list", region)


@post_or_go("commitments:action_list", "region")
def action_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a removed action back."""
    rows = ActionItem.objects.select_related("owner")
    action = get_for(request, region, rows, "commitments.remove_action", pk=pk)
    try:
        restore_action(action=action, by=request.user)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    else:
        messages.success(request, _("The action is back on the list."))
    return redirect(back_to(request, action.get_absolute_url()))
