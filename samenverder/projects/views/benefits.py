"""What partners get out of projects: one line of a project, and all lines of one partner."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition.queries.people import own_organisations, partners
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Organisation, Partnership
from samenverder.network.views.pages import download
from samenverder.projects import operations
from samenverder.projects.forms import BenefitForm
from samenverder.projects.models import Project
from samenverder.projects.papers.partner import partner_pdf
from samenverder.projects.queries.benefits import lines_for, partner_rows
from samenverder.projects.sheets import partner_sheet
from samenverder.projects.views.pages import (
    CHANGE,
    VIEW,
    language_of,
    over,
    pdf_page,
    project_for,
    show,
)
from samenverder.web import undo


@require_http_methods(["GET", "POST"])
def benefit(request: HttpRequest, region: str, pk: int, organisation: int) -> HttpResponse:
    """What one partner gets out of a project, and how."""
    project = project_for(request, region, pk, CHANGE)
    rows = Organisation.objects.filter(memberships__partnership=project.partnership)
    partner: Organisation = row_or_404(rows, pk=organisation)
    if project.is_closed:
        return over(request, project)
    found = project.benefits.filter(organisation=partner).first()
    start = {"version": 0, "what": "", "how": ""}
    if found is not None:
        start = {"version": found.version, "what": found.what, "how": found.how}
    form = BenefitForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        operations.set_benefit,
        project=project,
        by=request.user,
        organisation=partner,
        **form.cleaned_data,
    ):
        _offer_way_back(request, project, partner, form)
        return redirect(f"{project.get_absolute_url()}#belang")
    return show(
        request, "benefit_form", project.partnership, form=form, project=project, partner=partner,
        role=project.projectpartners.filter(removed_at=None, organisation=partner).first(),
    )  # fmt: skip


def _offer_way_back(
    request: HttpRequest, project: Project, partner: Organisation, form: BenefitForm
) -> None:
    """Back to the words before; a line that is gone or new has none to claim."""
    row = form.result
    version = str(row.version) if row is not None else "0"
    text = _("What %(name)s gets is saved.") % {"name": partner.name}
    undo.offer(request, text, request.path, **(form.as_it_was() | {"version": version}))


@require_safe
def benefit_index(request: HttpRequest, region: str) -> HttpResponse:
    """Every partner with how many projects it takes part in and gains by; your own first."""
    partnership = get_partnership_for(request, region, VIEW)
    own = {row.pk for row in own_organisations(request.user, partnership)}
    rows = partner_rows(partnership)
    return show(
        request, "benefit_index", partnership,
        own=[row for row in rows if row.pk in own],
        rest=[row for row in rows if row.pk not in own],
    )  # fmt: skip


@require_safe
def benefit_partner(request: HttpRequest, region: str, organisation: int) -> HttpResponse:
    """What is in it for one partner, over all projects that are not over."""
    partnership = get_partnership_for(request, region, VIEW)
    partner = _partner(partnership, organisation)
    rows = lines_for(partnership, partner)
    return show(
        request, "benefit_partner", partnership,
        partner=partner, rows=rows, lacking=sum(not row.what for row in rows),
    )  # fmt: skip


@require_safe
def benefit_paper(request: HttpRequest, region: str, organisation: int) -> HttpResponse:
    """The same as a PDF for a meeting, in Dutch or English (`taal=en`)."""
    partnership = get_partnership_for(request, region, VIEW)
    partner = _partner(partnership, organisation)
    language = language_of(request)
    rows = lines_for(partnership, partner)
    return pdf_page(*partner_pdf(partnership, partner, rows, language))


@require_safe
def benefit_export(request: HttpRequest, region: str, organisation: int, kind: str) -> HttpResponse:
    """The same as CSV or Excel."""
    partnership = get_partnership_for(request, region, VIEW)
    partner = _partner(partnership, organisation)
    sheet = partner_sheet(lines_for(partnership, partner))
    return download(kind, f"{_('benefit')}-{partner.pk}", sheet, partnership)


def _partner(partnership: Partnership, pk: int) -> Organisation:
    found: Organisation = row_or_404(partners(partnership), pk=pk)
    return found
