"""Frozen versions, what is different between them, and the documents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.plans.content import content_of, parts_of
from samenverder.plans.models import PlanVersion
from samenverder.plans.paper import pdf_name, plan_pdf, summary_pdf
from samenverder.plans.queries.differences import plan_differences
from samenverder.plans.views.pages import Desk, desk_for, row_or_404, show


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
    version = _version(desk, number)
    numbers = list(desk.plan.versions.values_list("number", flat=True))
    wanted = request.GET.get("met", "")
    if wanted == "nu" and desk.sees_draft:
        old, new = version.content, content_of(desk.plan)
        heading = _("What changed since version %(old)d")
        words = {"old": number}
    else:
        other = _other(desk, version, numbers, wanted)
        first, second = sorted([version, other], key=lambda row: row.number)
        old, new = first.content, second.content
        heading = _("What version %(new)d changed in version %(old)d")
        words = {"old": first.number, "new": second.number}
    return show(
        request,
        "differences",
        desk.plan.partnership,
        desk=desk,
        version=version,
        numbers=[row for row in numbers if row != number],
        wanted=wanted,
        heading=heading % words,
        found=plan_differences(old, new),
    )


def _other(desk: Desk, version: PlanVersion, numbers: list[int], wanted: str) -> PlanVersion:
    """The version this one is compared with: as asked, else the one before, else itself."""
    if wanted.isdecimal() and len(wanted) < 6:
        return _version(desk, int(wanted))
    before = [row for row in numbers if row < version.number]
    return _version(desk, max(before)) if before else version


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
    content = make(desk.plan, desk.content(), language, desk.latest)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{pdf_name(desk.plan, what, language)}"'
        },
    )
