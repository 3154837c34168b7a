"""Frozen versions, what is different between them, and the documents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.lib.text import whole_number
from samenverder.network.access import row_or_404
from samenverder.plans.content import content_of, parts_of
from samenverder.plans.models import PlanVersion
from samenverder.plans.paper import pdf_name, plan_pdf, summary_pdf
from samenverder.plans.paper_changes import changes_pdf
from samenverder.plans.queries.comparing import Compared
from samenverder.plans.queries.differences import plan_differences
from samenverder.plans.views.pages import Desk, desk_for, show


@require_safe
def version_list(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every version that was shared, the newest first."""
    desk = desk_for(request, region, pk)
    rows = list(desk.plan.versions.defer("content").select_related("by"))
    changed = bool(desk.sees_draft and desk.latest and desk.latest.content != content_of(desk.plan))
    return show(
        request, "versions", desk.plan.partnership, desk=desk, versions=rows, changed=changed
    )


def _version(desk: Desk, number: int) -> PlanVersion:
    found: PlanVersion = row_or_404(desk.plan.versions.all(), number=number)
    found.plan = desk.plan
    return found


@require_safe
def version_detail(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """A version as it was shared."""
    desk = desk_for(request, region, pk)
    version = _version(desk, number)
    return show(
        request,
        "version",
        desk.plan.partnership,
        desk=desk,
        version=version,
        content=version.content,
        parts=parts_of(version.content),
    )


@require_safe
def version_differences(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """This version beside the one before it, or beside `met`; `met=nu` is the text of today."""
    desk = desk_for(request, region, pk)
    numbers = list(desk.plan.versions.values_list("number", flat=True))
    wanted = request.GET.get("met", "")
    compared = _compared(desk, number, numbers, wanted)
    return show(
        request,
        "differences",
        desk.plan.partnership,
        desk=desk,
        shown=number,
        numbers=[row for row in numbers if row != number],
        wanted=wanted,
        heading=compared.heading,
        found=plan_differences(compared.old, compared.new),
    )


def _compared(desk: Desk, number: int, numbers: list[int], wanted: str) -> Compared:
    """As asked, else with the version before, else with itself."""
    version = _version(desk, number)
    if wanted == "nu" and desk.sees_draft:
        return Compared(version, None, version.content, content_of(desk.plan))
    before = [row for row in numbers if row < number]
    asked = whole_number(wanted) or max(before, default=number)
    first, second = sorted([version, _version(desk, asked)], key=lambda row: row.number)
    return Compared(first, second, first.content, second.content)


@require_safe
def differences_document(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """The same on paper, in Dutch or English (`taal=en`)."""
    desk = desk_for(request, region, pk)
    numbers = list(desk.plan.versions.values_list("number", flat=True))
    compared = _compared(desk, number, numbers, request.GET.get("met", ""))
    language = "en" if request.GET.get("taal") == "en" else "nl"
    return _as_pdf(desk, changes_pdf(desk.plan, compared, language), "changes", language)


@require_safe
def plan_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The whole plan as a tagged PDF, in Dutch or English (`taal=en`)."""
    return _pdf(request, desk_for(request, region, pk), plan_pdf, "plan")


@require_safe
def summary_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The plan on one page."""
    return _pdf(request, desk_for(request, region, pk), summary_pdf, "summary")


def _pdf(request: HttpRequest, desk: Desk, make: Any, what: str) -> HttpResponse:
    language = "en" if request.GET.get("taal") == "en" else "nl"
    return _as_pdf(desk, make(desk.plan, desk.content(), language, desk.latest), what, language)


def _as_pdf(desk: Desk, content: bytes, what: str, language: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{pdf_name(desk.plan, what, language)}"'
        },
    )
