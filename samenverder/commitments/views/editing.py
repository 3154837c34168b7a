"""Writing an action down, changing it, taking it off the list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.commitments.forms import ActionForm, EditActionForm
from samenverder.commitments.models import ActionItem, Agreement, Decision
from samenverder.commitments.operations import (
    EditConflict,
    add_action,
    change_action,
    delete_action,
    restore_action,
)
from samenverder.commitments.sources import source_in
from samenverder.commitments.views.commitment import (
    put_back,
    rows_of,
    shown_conflicts,
    take_off,
)
from samenverder.commitments.views.detail import action_for
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
        values = form.cleaned_data | (source_in(follows) if follows is not None else {})
        action = add_action(partnership=partnership, by=request.user, **values)
        messages.success(request, _("The action is on the list."))
        back = f"{follows.get_absolute_url()}#vervolg" if follows is not None else ""
        return redirect(back or action.get_absolute_url())
    context = {"form": form, "follows": follows, "help_page": "acties"}
    status = 422 if form.errors else 200
    return render(request, "commitments/action_form.html", context, status=status)


def _follows(request: HttpRequest, region: str) -> Decision | Agreement | None:
    """The decision or agreement this action follows from, as ?bij=afspraak-12 says."""
    word, _dash, pk = request.GET.get("bij", "").partition("-")
    models: dict[str, Any] = {"besluit": Decision, "afspraak": Agreement}
    model = models.get(word)
    if model is None or not pk.isdecimal():
        return None
    view = f"commitments.view_{model.kind.value}"
    found: Decision | Agreement = get_for(request, region, rows_of(model), view, pk=int(pk))
    return found


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
            conflicts = shown_conflicts(conflict)
            form.data = {**request.POST.dict(), "version": conflict.row.version}
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
