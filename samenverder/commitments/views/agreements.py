"""Agreements: writing down, changing, ending."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.commitments.forms.agreements import AgreementForm, EndForm
from samenverder.commitments.models import Agreement
from samenverder.commitments.operations import (
    change_agreement,
    delete_agreement,
    end_agreement,
    record_agreement,
    restore_agreement,
    resume_agreement,
)
from samenverder.commitments.views.changing import change_page, form_page, saying
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


def agreement_for(request: HttpRequest, region: str, pk: int, permission: str) -> Agreement:
    """The agreement at this address, when the user may do this with it."""
    found: Agreement = get_for(request, region, rows_of(Agreement), permission, pk=pk)
    return found


@require_safe
def agreement_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The page of one agreement."""
    return _page(request, agreement_for(request, region, pk, "commitments.view_agreement"))


def _page(request: HttpRequest, agreement: Agreement, wrong: Any = None) -> HttpResponse:
    parties = list(agreement.parties.select_related("organisation", "person"))
    forms = {"end_form": EndForm(auto_id="einde_%s")}
    more = {"parties": parties, **follow_up(request, agreement)}
    return detail_page(request, agreement, forms, wrong, **more)


@require_http_methods(["GET", "POST"])
def agreement_add(request: HttpRequest, region: str) -> HttpResponse:
    """Write down an agreement."""
    partnership = get_partnership_for(request, region, "commitments.add_agreement")
    start = {"focus_area": request.GET.get("speerpunt")}
    form = AgreementForm(request.POST or None, partnership=partnership, initial=start)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        values["kind"] = values.pop("kind_of")
        agreement = record_agreement(by=request.user, partnership=partnership, **values)
        messages.success(request, _("The agreement is on the list."))
        return redirect(agreement.get_absolute_url())
    return form_page(request, "agreement", form)


@require_http_methods(["GET", "POST"])
def agreement_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change an agreement; when somebody else did so meanwhile, show both texts."""
    row = agreement_for(request, region, pk, "commitments.change_agreement")
    form = AgreementForm(request.POST or None, partnership=row.partnership, row=row)
    return change_page(request, form, change_agreement, saying(_("The agreement is changed.")))


@post_or_go("commitments:agreement_detail", "region", "pk")
def agreement_end(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say that an agreement no longer holds; the next page offers the way back."""
    agreement = agreement_for(request, region, pk, "commitments.change_agreement")
    form = EndForm(request.POST, auto_id="einde_%s")
    if not form.is_valid():
        return _page(request, agreement, form)
    try:
        end_agreement(agreement=agreement, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(request, agreement, form)
    else:
        url = reverse("commitments:agreement_resume", args=[region, pk])
        undo.offer(request, _("The agreement is ended."), url)
    return redirect(agreement.get_absolute_url())


@post_or_go("commitments:agreement_detail", "region", "pk")
def agreement_resume(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Let an ended agreement hold again."""
    agreement = agreement_for(request, region, pk, "commitments.change_agreement")
    try:
        resume_agreement(agreement=agreement, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("The agreement holds again."))
    return redirect(back_to(request, agreement.get_absolute_url()))


@post_or_go("commitments:agreement_detail", "region", "pk")
def agreement_comment(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say something about an agreement."""
    agreement = agreement_for(request, region, pk, "commitments.comment_agreement")
    placed = comment_on(request, agreement)
    return placed if isinstance(placed, HttpResponse) else _page(request, agreement, placed)


@post_or_go("commitments:list", "region")
def agreement_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take an agreement off the list; the next page offers the way back."""
    agreement = agreement_for(request, region, pk, "commitments.remove_agreement")
    return take_off(request, region, agreement, delete_agreement)


@post_or_go("commitments:list", "region")
def agreement_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a removed agreement back."""
    rows = rows_of(Agreement, removed=True)
    agreement = get_for(request, region, rows, "commitments.remove_agreement", pk=pk)
    return put_back(request, agreement, restore_agreement)
