"""Mandates: who may decide what, and who can decide this."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.tables.writing import Cell
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.forms.mandates import MandateFilterForm, MandateForm, WhoMayDecideForm
from samenverder.network.models import Mandate, Partnership
from samenverder.network.operations import mandates as operations
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.log import lines_about
from samenverder.network.queries.mandates import (
    Able,
    MandateFilter,
    able_to_decide,
    ends_soon,
    mandate_numbers,
    mandates_of,
    tally,
    with_names,
    without_mandate,
)
from samenverder.network.views.pages import download, end_from, room
from samenverder.web import undo

ROWS = Mandate.objects.select_related("person", "organisation")
ON_A_PAGE = 50
ANSWERS = 25  # who can decide, that are named; the rest behind a link
NAMED = 5  # organisations without a mandate that are named before "and … more"


def _narrowed(
    request: HttpRequest, partnership: Partnership
) -> tuple[MandateFilterForm, MandateFilter]:
    form = MandateFilterForm(request.GET, partnership=partnership)
    return form, form.narrowed(ended=request.GET.get("toon") == "afgelopen")


@require_safe
def mandates(request: HttpRequest, region: str) -> HttpResponse:
    """Who may decide what; what ends soon, for whom nobody decides, and an answer to a question."""
    partnership = get_partnership_for(request, region, "network.view_mandates")
    form, narrowed = _narrowed(request, partnership)
    pages = Paginator(mandate_numbers(partnership, narrowed), ON_A_PAGE)
    page = pages.get_page(request.GET.get("pagina"))
    missing = without_mandate(partnership)
    context = room(
        request,
        partnership,
        "mandates",
        filter_form=form,
        narrowed=narrowed,
        is_narrowed=narrowed.is_narrowed,
        page=page,
        rows=with_names(list(page)),
        today=timezone.localdate(),
        missing=missing[:NAMED],
        missing_all=missing,
        missing_more=len(missing) - NAMED,
        **tally(partnership),
        **_answer(request, partnership),
        undo=undo.take(request),
    )
    return render(request, "network/mandates.html", context)


def _answer(request: HttpRequest, partnership: Partnership) -> dict[str, Any]:
    """Who can decide, when that was asked."""
    asked = "over" in request.GET
    form = WhoMayDecideForm(request.GET if asked else None)
    if not asked or not form.is_valid():
        return {"question": form}
    subject, amount = form.cleaned_data["over"], form.cleaned_data["bedrag"]
    able = able_to_decide(partnership, subject, amount)
    return {
        "question": form,
        "answered": True,
        "able": _able_words(able),
        "answer": with_names(able.mandates[:ANSWERS]),
        "answer_more": len(able.mandates) - ANSWERS,
        "subject": subject,
    }


def _able_words(able: Able) -> str:
    """How many people, for how many organisations: one person may decide for several."""
    people = ngettext("%(n)d person can decide this", "%(n)d people can decide this", able.people)
    places = ngettext("%(n)d organisation", "%(n)d organisations", able.organisations)
    said = {"people": people % {"n": able.people}, "places": places % {"n": able.organisations}}
    return _("%(people)s, for %(places)s:") % said


@require_safe
def download_all(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The mandates as narrowed on screen, as a table."""
    partnership = get_partnership_for(request, region, "network.view_mandates")
    if kind not in ("csv", "xlsx"):
        raise Http404
    _form, narrowed = _narrowed(request, partnership)
    header = [_("Name"), _("Organisation"), _("About"), _("Up to (€)"), _("Conditions")]
    header += [_("Given by"), _("From"), pgettext("period", "Until")]
    rows = [_row(mandate) for mandate in mandates_of(partnership, narrowed)]
    return download(kind, "mandaten", Sheet(_("Mandates"), header, rows), partnership)


def _row(mandate: Mandate) -> list[Cell]:
    amount = None if mandate.up_to is None else float(mandate.up_to)
    return [
        mandate.person.name,
        mandate.organisation.name,
        mandate.subjects_in_words,
        amount,
        mandate.conditions,
        mandate.given_by,
        mandate.since,
        mandate.until,
    ]


@require_http_methods(["GET", "POST"])
def mandate_add(request: HttpRequest, region: str) -> HttpResponse:
    """A new mandate; a person or organisation in the address is filled in beforehand."""
    partnership = get_partnership_for(request, region, "network.manage_mandates")
    initial = {
        "person": request.GET.get("mens", ""),
        "organisation": request.GET.get("organisatie", ""),
    }
    form = MandateForm(request.POST or None, partnership=partnership, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "partnership": partnership, **form.values()}
        if form.attempt(operations.give_mandate, **values):
            messages.success(
                request, _("The mandate of %(name)s is set.") % {"name": form.result.person}
            )
            return redirect("network:mandate_detail", region, form.result.pk)
    context = room(request, partnership, "mandates", form=form)
    return render(request, "network/mandate_form.html", context)


@require_safe
def mandate_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One mandate, and (for coordinators) what happened to it."""
    mandate = get_for(request, region, ROWS, "network.view_mandates", pk=pk)
    today = timezone.localdate()
    has_ended = mandate.until is not None and mandate.until <= today
    context = room(
        request,
        mandate.partnership,
        "mandates",
        mandate=mandate,
        ends_soon=ends_soon(mandate),
        has_ended=has_ended or mandate.person.left_on is not None,
        days_left=(mandate.until - today).days if mandate.until else None,
        undo=undo.take(request),
    )
    if context["can_manage"]:
        context["lines"] = lines_about(mandate)
    return render(request, "network/mandate_detail.html", context)


@require_http_methods(["GET", "POST"])
def mandate_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another reach, amount or period."""
    mandate = get_for(request, region, ROWS, "network.manage_mandates", pk=pk)
    form = MandateForm(request.POST or None, partnership=mandate.partnership, mandate=mandate)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "mandate": mandate, **form.values()}
        version = form.cleaned_data["version"] or 0
        if form.attempt(operations.change_mandate, version=version, **values):
            text, was = _("The mandate is changed."), form.way_back(mandate.version)
            undo.offer(request, text, request.path, **was)
            return redirect("network:mandate_detail", region, pk)
    context = room(request, mandate.partnership, "mandates", form=form, mandate=mandate)
    return render(request, "network/mandate_form.html", context)


@require_POST
def mandate_end(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """It no longer holds from today; one step back is offered."""
    mandate = get_for(request, region, ROWS, "network.manage_mandates", pk=pk)
    was = mandate.until.isoformat() if mandate.until else ""
    operations.end_mandate(by=user_of(request), mandate=mandate)
    text = _("The mandate of %(name)s has ended.") % {"name": mandate.person.name}
    undo.offer(request, text, reverse("network:mandate_resume", args=[region, pk]), until=was)
    return redirect("network:mandate_detail", region, pk)


@require_POST
def mandate_resume(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """It holds again."""
    mandate = get_for(request, region, ROWS, "network.manage_mandates", pk=pk)
    try:
        until = end_from(request)
        operations.resume_mandate(by=user_of(request), mandate=mandate, until=until)
        messages.success(request, _("The mandate holds again."))
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("network:mandate_detail", region, pk)
