"""All projects together: on screen, on one large sheet, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from samenverder.ambition.queries.people import partners
from samenverder.lib.charts.timeline import timeline_svg
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Organisation, Partnership
from samenverder.network.views.pages import download
from samenverder.projects.forms import ProjectFilter
from samenverder.projects.models import Project, ProjectState
from samenverder.projects.papers.portfolio import pdf_name, portfolio_pdf
from samenverder.projects.queries.lines import (
    ORDERS,
    bands_of,
    milestones_of,
    quarter_of,
    sorted_lines,
)
from samenverder.projects.queries.portfolio import (
    Choice,
    Portfolio,
    lacking,
    portfolio,
    project_rows,
    with_partners,
)
from samenverder.projects.sheets import project_sheet, sheets_of
from samenverder.projects.timeline import lines_of_others
from samenverder.projects.views.pages import VIEW, language_of, pdf_page, show

ON_ONE_PAGE, MOST_CARRIERS = 25, 30
HEADS: list[tuple[str, str | Promise, bool]] = [
    ("naam", gettext_lazy("Project"), False),
    ("stand", gettext_lazy("State"), False),
    ("trekker", gettext_lazy("Project leader"), False),
    ("begin", gettext_lazy("From"), False),
    ("einde", gettext_lazy("Up to and including"), False),
    ("", gettext_lazy("Takes part"), False),
    ("begroot", gettext_lazy("Budgeted"), True),
    ("besteed", gettext_lazy("Spent"), True),
]


@dataclass(frozen=True)
class Head:
    """The head of a column: `next` is the order a click gives, `sort` how it is sorted now."""

    label: str | Promise
    is_number: bool
    next: str = ""
    sort: str = ""


@require_safe
def portfolio_page(request: HttpRequest, region: str) -> HttpResponse:
    """The timeline, the list and what stands out, as narrowed in the address."""
    partnership = get_partnership_for(request, region, VIEW)
    filters, choice, rows, members = _found(request, partnership)
    others = [] if choice.is_narrowed else lines_of_others(partnership)
    milestones = milestones_of(rows)
    lines = sorted_lines([*rows, *others], "begin")
    bands = bands_of(lines, milestones)
    heading = _heading(rows, choice)
    order = request.GET.get("volgorde", "begin")
    sight = portfolio(partnership, rows, members)
    return show(
        request,
        "list",
        partnership,
        heading=heading,
        filters=filters,
        choice=choice,
        rows=rows,
        page=_page(request, lines, order, len(members)),
        heads=_heads(order),
        order=order if order.removeprefix("-") in ORDERS else "",
        undated=len(lines) - len(bands),
        timeline=timeline_svg(bands, timezone.localdate(), label=heading) if bands else "",
        quarter=quarter_of(lines, milestones, request.GET.get("kwartaal", "")),
        tones=ProjectState.choices,
        sight=sight,
        carriers=_carriers(sight, request.GET.get("dragen") == "alles"),
        lacking=len(lacking(rows, members)),
        query=f"?{request.GET.urlencode()}" if choice.is_narrowed else "",
        may_add=request.user.has_perm("projects.add_project", partnership),
    )


def _carriers(sight: Portfolio, everybody: bool) -> dict[str, Any]:
    """Who carries how much: the first by name of a long list, and how many more there are."""
    most = None if everybody else MOST_CARRIERS
    shown = {"partners": sight.carriers[:most], "leaders": sight.leaders[:most]}
    hidden = len(sight.carriers) + len(sight.leaders) - sum(map(len, shown.values()))
    return {**shown, "more": hidden}


def _page(request: HttpRequest, lines: Sequence[Any], order: str, members: int) -> Any:
    """The lines of the page the address asks for; projects know who takes part in them."""
    page = Paginator(sorted_lines(lines, order), ON_ONE_PAGE).get_page(request.GET.get("pagina"))
    shown = [row for row in page.object_list if isinstance(row, Project)]
    for row in with_partners(shown):
        row.missing = 0 if row.is_closed else members - row.gaining
    return page


def _heads(order: str) -> list[Head]:
    found = []
    for name, label, is_number in HEADS:
        sort = "ascending" if name and order == name else ""
        sort = "descending" if name and order == f"-{name}" else sort
        found.append(Head(label, is_number, f"-{name}" if sort == "ascending" else name, sort))
    return found


def _found(
    request: HttpRequest, partnership: Partnership
) -> tuple[ProjectFilter, Choice, list[Any], Sequence[Organisation]]:
    filters = ProjectFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    members = list(partners(partnership))
    rows: list[Any] = list(project_rows(partnership, choice))
    for row in rows:
        row.partnership = partnership
    return filters, choice, lacking(rows, members) if choice.belang else rows, members


def _heading(rows: Sequence[Any], choice: Choice) -> str:
    if choice.is_narrowed:
        told = ngettext("%(n)d project like this", "%(n)d projects like this", len(rows))
        return told % {"n": len(rows)} if rows else _("No project is like this")
    running = sum(row.state == ProjectState.RUNNING for row in rows)
    if not rows:
        return _("Projects")
    if not running:
        return _("No project is running now")
    return ngettext("%(n)d project is running", "%(n)d projects are running", running) % {
        "n": running
    }


@require_safe
def portfolio_paper(request: HttpRequest, region: str) -> HttpResponse:
    """The portfolio on one A3 as a tagged PDF, in Dutch or English (`taal=en`)."""
    partnership = get_partnership_for(request, region, VIEW)
    _filters, choice, rows, members = _found(request, partnership)
    language = language_of(request)
    with translation.override(language):
        others = [] if choice.is_narrowed else lines_of_others(partnership)
    content = portfolio_pdf(partnership, rows, others, members, language)
    return pdf_page(content, pdf_name(partnership, language))


@require_safe
def portfolio_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The list as narrowed: CSV, or a workbook with lines, money and benefits on more sheets."""
    partnership = get_partnership_for(request, region, VIEW)
    _filters, _choice, rows, members = _found(request, partnership)
    with_partners(rows)
    sheet, *more = sheets_of(rows, members) if kind == "xlsx" else [project_sheet(rows, members)]
    return download(kind, _("projects"), sheet, partnership, more)
