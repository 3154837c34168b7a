"""The slides as a document, and the handout."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.pitches.paper import handout_pdf, pdf_name, slides_pdf
from samenverder.pitches.queries import slides_of
from samenverder.pitches.shapes import Deck, deck_of
from samenverder.pitches.views.common import Desk, desk_for, notes_desk_for


@require_safe
def slides_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The slides one on a page, 16:9, for a machine without a network."""
    return _pdf(request, desk_for(request, region, pk), slides_pdf, "slides")


@require_safe
def handout_document(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The slides small with room for notes; `notities=ja`: with what is said, for the school."""
    if request.GET.get("notities") == "ja":
        return _pdf(request, notes_desk_for(request, region, pk), handout_pdf, "notes", notes=True)
    return _pdf(request, desk_for(request, region, pk), handout_pdf, "handout")


def _pdf(
    request: HttpRequest, desk: Desk, make: Callable[..., bytes], what: str, **options: Any
) -> HttpResponse:
    language = "en" if request.GET.get("taal") == "en" else "nl"
    deck: Deck = deck_of(desk.pitch, slides_of(desk.pitch, shown=True))
    name = pdf_name(desk.pitch, what, language)
    return HttpResponse(
        make(deck, language, **options),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
