"""Decisions: writing down, changing, and having them confirmed on a mandate."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.commitments.forms.decisions import DecisionForm, ReasonForm, WithdrawForm
from samenverder.commitments.models import Decision
from samenverder.commitments.operations import (
    ask_again,
    change_decision,
    confirm_decision,
    delete_decision,
    record_decision,
    reject_decision,
    reopen_decision,
    restore_decision,
    withdraw_decision,
)
from samenverder.commitments.views.changing import change_page, form_page
from samenverder.commitments.views.commitment import (
    comment_on,
    detail_page,
    follow_up,
    put_back,
    rows_of,
    take_off,
)
from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.operations.problems import Refused
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


def decision_for(request: HttpRequest, region: str, pk: int, permission: str) -> Decision:
    """The decision at this address, when the user may do this with it."""
    found: Decision = get_for(request, region, rows_of(Decision), permission, pk=pk)
    return found


@require_safe
def decision_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The page of one decision."""
    return _page(request, decision_for(request, region, pk, "commitments.view_decision"))


def _page(request: HttpRequest, decision: Decision, wrong: Any = None) -> HttpResponse:
    forms = {
        "reject_form": ReasonForm(auto_id="afwijzen_%s"),
        "withdraw_form": WithdrawForm(auto_id="intrekken_%s"),
    }
    may_confirm = decision.is_open and request.user.has_perm(
        "commitments.confirm_decision", decision
    )
    asked = list(decision.asked_of.order_by("name", "pk"))
    more = {"may_confirm": may_confirm, "asked": asked, **follow_up(request, decision)}
    return detail_page(request, decision, forms, wrong, **more)


@require_http_methods(["GET", "POST"])
def decision_add(request: HttpRequest, region: str) -> HttpResponse:
    """Write down a decision."""
    partnership = get_partnership_for(request, region, "commitments.add_decision")
    start = {"focus_area": request.GET.get("speerpunt")}
    form = DecisionForm(request.POST or None, partnership=partnership, initial=start)
    if request.method == "POST" and form.is_valid():
        decision = record_decision(by=request.user, partnership=partnership, **form.values())
        messages.success(request, _recorded(decision))
        return redirect(decision.get_absolute_url())
    return form_page(request, "decision", form)


def _recorded(decision: Decision) -> str:
    if not decision.is_open:
        return _("The decision is on the list, on the mandate of %(who)s.") % {
            "who": decision.mandate_label
        }
    if not decision.asked_of.exists():
        return _("The decision is on the list as provisional. Nobody has the mandate for it yet.")
    return _("The decision is on the list as provisional. Whoever has the mandate is asked.")


@require_http_methods(["GET", "POST"])
def decision_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change a decision; when somebody else did so meanwhile, show both texts."""
    row = decision_for(request, region, pk, "commitments.change_decision")
    form = DecisionForm(request.POST or None, partnership=row.partnership, row=row)
    return change_page(request, form, change_decision, _say_changed)


def _say_changed(request: HttpRequest, before: Decision, now: Decision) -> None:
    if now.is_open and not before.is_open:
        text = _("The mandate does not cover it any more: the decision is provisional again.")
        messages.warning(request, text)
    else:
        messages.success(request, _("The decision is changed."))


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_confirm(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Confirm a provisional decision on one's mandate; the next page offers the way back."""
    decision = decision_for(request, region, pk, "commitments.view_decision")
    try:
        confirm_decision(decision=decision, by=request.user)
    except (Refused, ValidationError) as refused:
        messages.warning(request, _sentence(refused))
    else:
        url = reverse("commitments:decision_reopen", args=[region, pk])
        undo.offer(request, _("The decision is confirmed."), url)
    return redirect(back_to(request, decision.get_absolute_url()))


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_reject(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say that a provisional decision does not hold, and why; for who has the mandate."""
    decision = decision_for(request, region, pk, "commitments.view_decision")
    form = ReasonForm(request.POST, auto_id="afwijzen_%s")
    return _with_reason(request, decision, form, reject_decision, _("The decision is rejected."))


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_withdraw(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a decision back, with the reason."""
    decision = decision_for(request, region, pk, "commitments.change_decision")
    form = WithdrawForm(request.POST, auto_id="intrekken_%s")
    return _with_reason(request, decision, form, withdraw_decision, _("The decision is withdrawn."))


def _with_reason(
    request: HttpRequest, decision: Decision, form: ReasonForm, step: Any, done: str
) -> HttpResponse:
    """Run a step that asks for a reason; the next page offers the way back."""
    if not form.is_valid():
        return _page(request, decision, form)
    try:
        step(decision=decision, by=request.user, reason=form.cleaned_data["reason"])
    except (Refused, ValidationError) as refused:
        messages.warning(request, _sentence(refused))
    else:
        url = reverse("commitments:decision_reopen", args=[decision.partnership.slug, decision.pk])
        undo.offer(request, done, url)
    return redirect(decision.get_absolute_url())


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_reopen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make a decision provisional again; for who may change it, or who holds the mandate."""
    decision = decision_for(request, region, pk, "commitments.reopen_decision")
    try:
        reopen_decision(decision=decision, by=request.user)
    except ValidationError as error:
        messages.warning(request, _sentence(error))
    else:
        messages.success(request, _("The decision is provisional again."))
    return redirect(back_to(request, decision.get_absolute_url()))


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_ask(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask whoever has the mandate now."""
    decision = decision_for(request, region, pk, "commitments.change_decision")
    try:
        asked = ask_again(decision=decision, by=request.user)
    except (Refused, ValidationError) as refused:
        messages.warning(request, _sentence(refused))
    else:
        names = ", ".join(person.name for person in asked.asked_of.order_by("name"))
        if names:
            messages.success(request, _("Asked of %(names)s.") % {"names": names})
        else:
            messages.warning(request, _("Nobody has the mandate for this yet."))
    return redirect(decision.get_absolute_url())


def _sentence(error: Refused | ValidationError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error.sentence)


@post_or_go("commitments:decision_detail", "region", "pk")
def decision_comment(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say something about a decision."""
    decision = decision_for(request, region, pk, "commitments.comment_decision")
    placed = comment_on(request, decision)
    return placed if isinstance(placed, HttpResponse) else _page(request, decision, placed)


@post_or_go("commitments:list", "region")
def decision_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a decision off the list; the next page offers the way back."""
    decision = decision_for(request, region, pk, "commitments.remove_decision")
    return take_off(request, region, decision, delete_decision)


@post_or_go("commitments:list", "region")
def decision_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a removed decision back."""
    rows = rows_of(Decision, removed=True)
    decision = get_for(request, region, rows, "commitments.remove_decision", pk=pk)
    return put_back(request, decision, restore_decision)
