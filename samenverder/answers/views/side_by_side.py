"""What several schools ask for: their needs side by side, with sums."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.answers.forms.side_by_side import NeedsFilter
from samenverder.answers.queries.asked import place_of
from samenverder.answers.queries.shown import by_school, heaps, places, school_needs
from samenverder.answers.queries.side_by_side import Choice, NeedRow, need_rows
from samenverder.answers.queries.sums import Sums, sums_by_kind, sums_of
from samenverder.answers.sheets import needs_sheet
from samenverder.commitments.models import AgreementKind
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import download
from samenverder.web import undo

SEE = "answers.view_answer"
NEEDS_PER_PAGE, SCHOOLS_PER_PAGE = 25, 10
ALL = "alles"  # on one page: who ticks needs of different pages sees them together


@require_safe
def needs_page(request: HttpRequest, region: str) -> HttpResponse:
    """All needs, kind by kind (`beeld=scholen`: school by school), as narrowed in the address."""
    partnership = get_partnership_for(request, region, SEE)
    filters = NeedsFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    needs = need_rows(partnership, choice)
    whole, by_kind = sums_of(needs, _("Together")), sums_by_kind(needs)
    per_school = request.GET.get("beeld") == "scholen"
    shown = _schools(request, needs) if per_school else _kinds(request, needs, by_kind, filters)
    context = {
        "undo": undo.take(request),
        "filters": filters,
        "choice": choice,
        "heading": _heading(whole, choice),
        "whole": whole,
        "sums": [*by_kind.values(), whole] if len(by_kind) > 1 else [whole],
        "per_school": per_school,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "plans_at": reverse("plans:list", args=[region]),
        "place": place_of(0).removesuffix("0"),
        "may_project": request.user.has_perm("projects.add_project", partnership),
        "may_agree": request.user.has_perm("commitments.add_agreement", partnership),
        **shown,
    }
    return render(request, "answers/needs.html", context)


def _kinds(
    request: HttpRequest, needs: list[NeedRow], by_kind: dict[str, Sums], filters: NeedsFilter
) -> dict[str, Any]:
    rows = places(needs, filters.order)
    everything = request.GET.get("pagina") == ALL
    found = Paginator(rows, max(len(rows), 1) if everything else NEEDS_PER_PAGE)
    page = found.get_page(request.GET.get("pagina"))
    return {"page": page, "heaps": heaps(list(page), by_kind)}


def _schools(request: HttpRequest, needs: list[NeedRow]) -> dict[str, Any]:
    page = Paginator(by_school(needs), SCHOOLS_PER_PAGE).get_page(request.GET.get("pagina"))
    return {
        "page": page,
        "schools": school_needs(list(page)),
        "kinds": [str(kind.label) for kind in AgreementKind],
    }


def _heading(whole: Sums, choice: Choice) -> str:
    if not whole.needs:
        return _("No need is like this") if choice.is_narrowed else _("Needs of schools")
    needs = ngettext("%(n)d need", "%(n)d needs", whole.needs) % {"n": whole.needs}
    schools = ngettext("%(n)d school", "%(n)d schools", len(whole.schools))
    words = _("%(needs)s of %(schools)s")
    return words % {"needs": needs, "schools": schools % {"n": len(whole.schools)}}


@require_safe
def needs_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The needs as CSV or Excel, narrowed as the page."""
    partnership = get_partnership_for(request, region, SEE)
    filters = NeedsFilter(request.GET, partnership=partnership)
    rows = [place.row for place in places(need_rows(partnership, filters.choice()), filters.order)]
    return download(kind, _("needs"), needs_sheet(rows), partnership)
