"""What was published before, what is different between two texts, and the practice on paper."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.text import whole_number
from samenverder.library.models import PracticeVersion, content_of
from samenverder.library.paper import pdf_name, practice_pdf
from samenverder.library.queries.differences import practice_differences
from samenverder.library.queries.reading import page_of_practice
from samenverder.library.views.common import Desk, desk_for, show
from samenverder.network.access import row_or_404


@require_safe
def version_list(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every text that was published, the newest first."""
    desk = desk_for(request, region, pk)
    rows = list(desk.practice.versions.defer("content"))
    return show(request, "versions", desk.practice.partnership, desk=desk, versions=rows)


def _version(desk: Desk, number: int) -> PracticeVersion:
    found: PracticeVersion = row_or_404(desk.practice.versions.all(), number=number)
    return found


@require_safe
def version_detail(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """A text as it was published."""
    desk = desk_for(request, region, pk)
    version = _version(desk, number)
    page = page_of_practice(desk.practice, version.content)
    return show(
        request, "version", desk.practice.partnership, desk=desk, version=version, page=page
    )


@require_safe
def version_differences(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """This version beside the one before it, or beside `met`; `met=nu` is the text of today."""
    desk = desk_for(request, region, pk)
    version, wanted = _version(desk, number), request.GET.get("met", "")
    numbers = list(desk.practice.versions.values_list("number", flat=True))
    if wanted == "nu" and desk.is_inside:
        old, new = version.content, content_of(desk.practice)
        heading = _("What changed since version %(n)d") % {"n": number}
    else:
        before = max((row for row in numbers if row < number), default=number)
        other = whole_number(wanted) or before
        first, second = sorted([version, _version(desk, other)], key=lambda row: row.number)
        old, new = first.content, second.content
        words = _("What changed from version %(one)d to %(two)d")
        heading = words % {"one": first.number, "two": second.number}
    return show(
        request,
        "differences",
        desk.practice.partnership,
        desk=desk,
        heading=heading,
        shown=number,
        numbers=[row for row in numbers if row != number],
        wanted=wanted,
        found=practice_differences(
            page_of_practice(desk.practice, old), page_of_practice(desk.practice, new)
        ),
    )


@require_safe
def practice_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What this user reads of it as a tagged PDF, in Dutch or English (`taal=en`)."""
    desk = desk_for(request, region, pk)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    practice = desk.practice
    return HttpResponse(
        practice_pdf(practice, practice.shown, language),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{pdf_name(practice, language)}"'},
    )
