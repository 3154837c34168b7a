"""The programme and what came of the day: page, table and paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.network.views.pages import download
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.paper import overview_pdf, pdf_name, programme_pdf
from samenverder.pitchdays.queries.deciding import Need, deciding_on
from samenverder.pitchdays.queries.overview import stands_of, whole
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import boards_of
from samenverder.pitchdays.queries.times import Part, moment_of
from samenverder.pitchdays.views.common import day_for, show


def _stands(day: PitchDay) -> tuple[list[Part], Any]:
    parts, boards = parts_of(day), boards_of(day)
    return parts, deciding_on(day, parts, boards)


@require_safe
def overview(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Per school which answer each need got, what it adds up to, what still waits and for whom."""
    day = day_for(request, region, pk)
    parts, deciding = _stands(day)
    return show(
        request,
        "overview",
        day.partnership,
        day=day,
        moment=moment_of(parts),
        rows=stands_of(parts, deciding),
        whole=whole(deciding),
    )


@require_safe
def programme_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """The programme as a table."""
    day = day_for(request, region, pk)
    header = [
        _("Planned from"), _("Planned until"), _("Really from"), _("Really until"),
        _("Kind of part"), _("What"), _("Plan"), _("Missing"),
    ]  # fmt: skip
    rows = [_programme_cells(part) for part in parts_of(day)]
    return download(kind, _("pitch-day"), Sheet(day.title, header, rows), day.partnership)


def _programme_cells(part: Part) -> list[Any]:
    slot = part.slot
    return [
        f"{part.planned_from:%H:%M}",
        f"{part.planned_to:%H:%M}",
        f"{part.starts:%H:%M}" if slot.began_at and part.starts else "",
        f"{part.ends:%H:%M}" if slot.ended_at and part.ends else "",
        slot.get_kind_display(),
        slot.name,
        part.plan.title if part.plan else "",
        part.missing,
    ]


@require_safe
def overview_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """Every need with its answer, as a table."""
    day = day_for(request, region, pk)
    parts, deciding = _stands(day)
    header = [
        _("School"), _("Plan"), _("What for"), _("About"), _("Asked"), _("Decision asked"),
        _("Answer"), _("Amount given"), _("Hours given"), _("Condition or reason"),
        _("Answered by"), _("Waits for"),
    ]  # fmt: skip
    order = {part.slot.pk: place for place, part in enumerate(parts)}
    needs = sorted(deciding.needs, key=lambda need: order[need.part.slot.pk])
    rows = [_need_cells(need) for need in needs]
    return download(kind, _("pitch-day-answers"), Sheet(day.title, header, rows), day.partnership)


def _need_cells(need: Need) -> list[Any]:
    answer, plan = need.answer, need.part.plan
    return [
        need.part.slot.name,
        plan.title if plan else "",
        need.asked.text,
        need.asked.about,
        need.asked.how_much,
        need.asked.ask,
        answer.get_kind_display() if answer else "",
        answer.euros if answer else None,
        answer.hours if answer else None,
        answer.text if answer else "",
        answer.who if answer else "",
        (need.who or need.who_could) if need.asked.is_open else "",
    ]


@require_safe
def programme_paper(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The programme to hand out, as a tagged PDF in Dutch or English (`taal=en`)."""
    day = day_for(request, region, pk)
    language = _language(request)
    content = programme_pdf(day, parts_of(day), boards_of(day), language)
    return _pdf(content, pdf_name(day, "programme", language))


@require_safe
def overview_paper(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What came of the day, as a tagged PDF in Dutch or English (`taal=en`)."""
    day = day_for(request, region, pk)
    parts, deciding = _stands(day)
    language = _language(request)
    content = overview_pdf(day, parts, deciding, language)
    return _pdf(content, pdf_name(day, "overview", language))


def _language(request: HttpRequest) -> str:
    return "en" if request.GET.get("taal") == "en" else "nl"


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
