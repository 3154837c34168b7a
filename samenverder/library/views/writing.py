"""Beginning and changing a practice, taking it away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samenverder.ambition.queries.people import own_organisations, person_of
from samenverder.library.forms.merging import WritingForm
from samenverder.library.forms.writing import BeginPracticeForm
from samenverder.library.models import Practice
from samenverder.library.operations import writing
from samenverder.library.queries.practices import practice_with, writable
from samenverder.library.steps import FOUND, FROM_APPROVED, NOT_NOW
from samenverder.library.views.common import WRITE, Desk, desk_for, desk_of, show, to_practice
from samenverder.library.views.saving import (
    as_it_is,
    begun_as_typed,
    is_typed,
    save,
    saved_as_typed,
    who_writes,
)
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import post_or_go

APPROVED = gettext_lazy(
    "A colleague found this text right meanwhile. What you typed after that stays on this device. "
    "Press the button to save it; somebody reads it again then."
)


@require_http_methods(["GET", "POST"])
def practice_new(request: HttpRequest, region: str) -> HttpResponse:
    """Write down what works; a draft that only its writers see."""
    partnership = get_partnership_for(request, region, WRITE)
    own = own_organisations(request.user, partnership)
    start = {
        "organisation": own[0] if len(own) == 1 else None,
        "contact": person_of(request.user, partnership),
        "focus_area": request.GET.get("speerpunt"),
    }
    form = BeginPracticeForm(request.POST or None, partnership=partnership, initial=start)
    if there := _begun_before(request, partnership, form):
        return _go_on(request, there)
    if is_typed(request):
        return begun_as_typed(request, partnership, form)
    begun = {"begun_with": form.cleaned_data["begun_with"]} if form.is_valid() else {}
    if form.is_valid() and form.attempt(
        writing.begin_practice, partnership=partnership, by=request.user, **begun, **form.values()
    ):
        messages.success(
            request, _("The draft is saved. Ask a colleague to read it; after that you publish it.")
        )
        return to_practice(form.result)
    return show(request, "form", partnership, form=form)


@require_http_methods(["GET", "POST"])
def practice_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Its text and where it belongs; of a published practice others read the old text meanwhile."""
    desk = desk_for(request, region, pk, WRITE)
    if "write" not in desk.can and is_typed(request):
        return JsonResponse({"sentence": str(NOT_NOW["write"])}, status=422)
    if "write" not in desk.can:
        messages.warning(request, str(NOT_NOW["write"]))
        return to_practice(desk.practice)
    if is_typed(request) and request.method != "POST":
        return as_it_is(request, desk.practice)
    return _change(request, desk, WritingForm(request.POST or None, practice=desk.practice))


def _begun_before(request: HttpRequest, partnership: Any, form: BeginPracticeForm) -> Desk | None:
    """The draft this form became already; its answer never reached the page."""
    form.is_valid()
    key = form.cleaned_data.get("begun_with") if form.is_bound else None
    rows = writable(partnership, request.user)
    mine = rows.filter(created_by_id=request.user.pk, begun_with=key)
    found = practice_with(mine).first() if key else None
    if found is None:
        return None
    found.partnership = partnership
    return desk_of(request, found)


def _go_on(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was typed in the empty form goes over the draft, as long as nobody else wrote in it."""
    data, practice = request.POST.copy(), desk.practice
    if not practice.writers.exclude(pk=request.user.pk).exists():
        data["version"] = str(practice.version)
    return _change(request, desk, WritingForm(data, practice=practice))


def _change(request: HttpRequest, desk: Desk, form: WritingForm) -> HttpResponse:
    practice = desk.practice
    if is_typed(request) and desk.stand in FROM_APPROVED:
        return JsonResponse({"sentence": str(APPROVED), "stop": True}, status=422)
    if is_typed(request):
        return saved_as_typed(request, practice, form)
    if form.is_valid():
        saved, merged = save(form, practice, request.user)
        if saved is not None:
            both = _("Saved. Somebody else changed other things meanwhile; both are kept.")
            messages.success(request, both if merged else _("Saved."))
            return to_practice(practice)
    return show(
        request, "form", practice.partnership, desk=desk, form=form, found=desk.stand in FOUND,
        who=who_writes(practice, request.user), approved=desk.stand in FROM_APPROVED,
        settle=hasattr(form, "current") or desk.stand in FROM_APPROVED,
    )  # fmt: skip


@post_or_go("library:detail", "region", "pk")
def practice_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a draft or a withdrawn practice away."""
    desk = desk_for(request, region, pk, WRITE)
    if not attempt(request, writing.remove_practice, by=request.user, practice=desk.practice):
        return to_practice(desk.practice)
    url = reverse("library:restore", args=[region, pk])
    undo.offer(request, _("“%(title)s” is taken away.") % {"title": desk.practice}, url)
    return redirect("library:list", region)


@post_or_go("library:list", "region")
def practice_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of taking it away."""
    partnership = get_partnership_for(request, region, WRITE)
    practice: Practice = row_or_404(writable(partnership, request.user, removed=True), pk=pk)
    practice.partnership = partnership
    attempt(request, writing.restore_practice, by=request.user, practice=practice)
    return to_practice(practice)
