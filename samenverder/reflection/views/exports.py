"""Results to take along: CSV, Excel, the report as a page, as PDF and by mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenverder.lib.charts import hatch_defs, legend_html
from samenverder.lib.tables import write_csv, write_xlsx
from samenverder.network.access import get_for
from samenverder.reflection import findings, words
from samenverder.reflection.models import ReflectionSession, ReportRequest
from samenverder.reflection.operations import reports
from samenverder.reflection.queries import results as pictures
from samenverder.reflection.queries.changes import change_of
from samenverder.reflection.queries.outcome import Outcome
from samenverder.reflection.report import lead_of, note_of, report_name
from samenverder.reflection.report import report_pdf as make_pdf
from samenverder.reflection.report_words import themes_title
from samenverder.reflection.tables import method_lines, tables_of
from samenverder.reflection.views.results import get_outcome, results_url, theme_blocks

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _file(content: bytes, content_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    how = "inline" if inline else "attachment"
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _stem(outcome: Outcome) -> str:
    return report_name(outcome.session, "nl").removeprefix("verslag-").removesuffix(".pdf")


@require_safe
def results_csv(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One table as CSV: the statements, or ?tabel=groepen, themas, verandering, respons …"""
    outcome = get_outcome(request, region, pk)
    tables = {table.key: table for table in tables_of(outcome)}
    key = request.GET.get("tabel", "stellingen" if "stellingen" in tables else "acties")
    if key not in tables:
        raise Http404
    content = write_csv(tables[key].header, tables[key].rows)
    return _file(content, "text/csv; charset=utf-8", f"{_stem(outcome)}-{key}.csv")


@require_safe
def results_xlsx(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every table in one workbook."""
    outcome = get_outcome(request, region, pk)
    content = write_xlsx([table.sheet for table in tables_of(outcome)])
    return _file(content, XLSX, f"{_stem(outcome)}.xlsx")


@require_safe
def report_pdf(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The report as PDF, in the language of ?taal= or of the page."""
    outcome = get_outcome(request, region, pk)
    if outcome.session.is_scored and not outcome.enough:
        return redirect(results_url(outcome.session))
    chosen = request.GET.get("taal", "")
    language = chosen if chosen in {"nl", "en"} else words.language()
    content = make_pdf(outcome.session, language, outcome)
    name = report_name(outcome.session, language)
    return _file(content, "application/pdf", name, inline=True)


@require_safe
def report(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The report as a page: to read, print, download and mail."""
    outcome = get_outcome(request, region, pk)
    session = outcome.session
    if session.is_scored and not outcome.enough:
        return redirect(results_url(session))
    may_mail = request.user.has_perm("reflection.lead_session", session)
    context = {
        "session": session,
        "outcome": outcome,
        "figures": outcome.figures,
        "hatch": hatch_defs(),
        "title": session.title,
        "lead": lead_of(outcome, words.language()),
        "actions": outcome.actions,
        "may_mail": may_mail,
        "waiting": _waiting(session) if may_mail else 0,
    }
    if outcome.enough:
        context |= _report_figures(outcome)
    return render(request, "reflection/results_report.html", context)


def _report_figures(outcome: Outcome) -> dict[str, object]:
    figures, instrument = outcome.figures, outcome.session.instrument
    return {
        "title": findings.headline(figures),
        "findings": findings.remember(figures, outcome.texts),
        "themes": pictures.theme_rows(figures, instrument),
        "themes_title": themes_title(len(figures["themes"])),
        "legend": legend_html(instrument.scale),
        "foot": note_of(figures),
        "change": change_of(outcome.session, figures, instrument.scale),
        "blocks": theme_blocks(outcome, "beeld"),
        "method": method_lines(figures["open_names"]),
    }


def _waiting(session: ReflectionSession) -> int:
    return ReportRequest.objects.filter(session=session, sent_at__isnull=True).count()


@require_POST
def mail_report(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail the report to everybody who asked and did not get it yet."""
    rows = ReflectionSession.objects.filter(deleted_at__isnull=True)
    session = get_for(request, region, rows, "reflection.lead_session", pk=pk)
    try:
        sent = reports.mail_report(session=session, by=request.user)  # type: ignore[arg-type]
    except reports.NoReport:
        messages.warning(request, _("There is no report to mail yet."))
        return redirect(session.get_absolute_url())
    if sent:
        text = ngettext(
            "The report is on its way to %(n)d address.",
            "The report is on its way to %(n)d addresses.",
            sent,
        ) % {"n": sent}
        messages.success(request, text)
    else:
        messages.info(request, _("Everybody who asked has the report already."))
    return redirect("reflection:report", region, session.pk)
