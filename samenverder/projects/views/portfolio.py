"""All projects together: on screen, on one large sheet, as a table."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.ambition.queries.people import partners
from samenverder.lib.charts.timeline import Band, timeline_svg
from samenverder.lib.tables import write_csv, write_xlsx
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.forms import ProjectFilter
from samenverder.projects.models import ProjectState
from samenverder.projects.paper import pdf_name, portfolio_pdf
from samenverder.projects.queries.portfolio import Choice, lacking, portfolio, project_rows
from samenverder.projects.sheets import project_sheet, sheets_of
from samenverder.projects.timeline import TimelineLine, lines_of_others
from samenverder.projects.views.pages import VIEW, show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def portfolio_page(request: HttpRequest, region: str) -> HttpResponse:
    """The timeline, the list and what stands out, as narrowed in the address."""
    partnership = get_partnership_for(request, region, VIEW)
    filters, choice, rows, members = _found(request, partnership)
    others = [] if choice.is_narrowed else lines_of_others(partnership)
    lines = [*(line_of(row) for row in rows), *others]
    bands = [
        Band(line.title, line.starts_on, line.ends_on, line.tone)
        for line in lines
        if line.starts_on and line.ends_on
    ]
    for row in rows:
        row.missing = 0 if row.is_closed else len(members) - row.gaining
    heading = _heading(rows, choice)
    return show(
        request,
        "list",
        partnership,
        heading=heading,
        filters=filters,
        choice=choice,
        rows=rows,
        others=others,
        undated=len(lines) - len(bands),
        timeline=timeline_svg(bands, timezone.localdate(), label=heading) if bands else "",
        tones=ProjectState.choices,
        sight=portfolio(partnership, rows, members),
        lacking=len(lacking(rows, members)),
        query=f"?{request.GET.urlencode()}" if choice.is_narrowed else "",
        may_add=request.user.has_perm("projects.add_project", partnership),
    )


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


def line_of(row: Any) -> TimelineLine:
    """A project as one line of the timeline."""
    return TimelineLine(
        title=row.title,
        url=row.get_absolute_url(),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        kind=_("Project"),
        state=row.get_state_display(),
        tone=row.state,
        who=row.leader.name if row.leader else "",
    )


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
    language = "en" if request.GET.get("taal") == "en" else "nl"
    others = [] if choice.is_narrowed else lines_of_others(partnership)
    content = portfolio_pdf(partnership, rows, others, members, language)
    name = pdf_name(partnership, language)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_safe
def portfolio_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The list as narrowed: CSV, or a workbook with lines, money and benefits on more sheets."""
    partnership = get_partnership_for(request, region, VIEW)
    _filters, _choice, rows, members = _found(request, partnership)
    if kind == "csv":
        sheet = project_sheet(rows, members)
        content, sort = write_csv(sheet.header, sheet.rows), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        content, sort = write_xlsx(sheets_of(rows, members)), XLSX
    else:
        raise Http404
    name = f"{_('projects')}-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return HttpResponse(
        content,
        content_type=sort,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
