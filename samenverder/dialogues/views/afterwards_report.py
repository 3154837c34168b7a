"""The report of a meeting: to read and print, and as PDF, Excel and CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenverder.dialogues.queries.afterwards import at_tables
from samenverder.dialogues.queries.afterwards_report import report_of
from samenverder.dialogues.report import (
    count_sentences,
    photos_left,
    progress_sentence,
    report_name,
    report_pdf,
)
from samenverder.dialogues.report_sheets import sheets_of
from samenverder.dialogues.views.afterwards import FOLD_FROM
from samenverder.dialogues.views.pages import dialogue_for, show
from samenverder.network.views.pages import download


@require_safe
def report(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """On a page that prints well."""
    dialogue = dialogue_for(request, region, pk)
    found = report_of(dialogue)
    return show(
        request, "after_report", dialogue.partnership, dialogue=dialogue, report=found,
        counts=count_sentences(found.counts), progress=progress_sentence(found),
        photos_left=photos_left(found), fold=len(found.things) > FOLD_FROM,
        pearls=at_tables(found.pearls), puzzles=at_tables(found.puzzles),
    )  # fmt: skip


@require_safe
def report_file(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """As PDF (`taal` chooses the language), Excel or CSV."""
    dialogue = dialogue_for(request, region, pk)
    if kind not in {"pdf", "xlsx", "csv"}:
        raise Http404
    if kind != "pdf":
        first, *more = sheets_of(report_of(dialogue))
        name = report_name(dialogue, get_language() or "nl", "").removesuffix(".")
        return download(kind, name, first, dialogue.partnership, more)
    language = request.GET.get("taal", get_language() or "nl")
    language = "en" if language.startswith("en") else "nl"
    response = HttpResponse(
        report_pdf(dialogue, language, names=True), content_type="application/pdf"
    )
    name = report_name(dialogue, language)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
