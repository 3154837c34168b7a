"""The agreement about a plan on paper, to sign."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.answers.paper import agreement_pdf, pdf_name
from samenverder.answers.views.common import desk_for


@require_safe
def agreement_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What was agreed about a plan and what was not, as a tagged PDF (`taal=en` for English)."""
    desk = desk_for(request, region, pk)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    name = pdf_name(desk.plan, language)
    return HttpResponse(
        agreement_pdf(desk.plan, desk.asked, language),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
