"""The ambition on paper."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.ambition.paper import ambition_pdf, pdf_name
from samenverder.ambition.views.pages import version_for


@require_safe
def version_pdf(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A version with who stands behind it, as a tagged PDF in Dutch or English (`taal=en`)."""
    version = version_for(request, region, pk)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    return HttpResponse(
        ambition_pdf(version, language),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{pdf_name(version, language)}"'},
    )
