"""A dialogue in calendars, and the paper that is taken along to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenverder.dialogues.forms.planning import MAKE
from samenverder.dialogues.operations import gathering
from samenverder.dialogues.queries.gathering import meetings_to_choose
from samenverder.dialogues.sheets import cards_pdf, pdf_name, tables_pdf
from samenverder.dialogues.views.pages import LEAD, dialogue_for
from samenverder.lib.text import whole_number
from samenverder.network.views.pages import attempt
from samenverder.web import undo

LANGUAGES = ("nl", "en")


@require_POST
def gather(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make a meeting of a dialogue, or choose one that is there."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    asked, meeting = request.POST.get("bijeenkomst", ""), None
    back = redirect(f"{dialogue.get_absolute_url()}#agenda")
    if asked != MAKE:
        known = meetings_to_choose(dialogue.partnership)
        meeting = known.filter(pk=whole_number(asked)).first()
        if meeting is None:
            messages.warning(request, _("Choose a meeting that is still to come."))
            return back
    if attempt(request, gathering.gather, dialogue=dialogue, by=request.user, meeting=meeting):
        messages.success(request, _("The dialogue stands in the calendar."))
    return back


@require_POST
def part(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Keep the meeting, no longer as this dialogue."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    meeting = dialogue.meeting_id
    if attempt(request, gathering.part, dialogue=dialogue, by=request.user):
        back = reverse("dialogues:gather", args=[region, pk])
        said = _("The dialogue and the meeting are apart.")
        undo.offer(request, said, back, bijeenkomst=str(meeting))
    return redirect(f"{dialogue.get_absolute_url()}#agenda")


@require_safe
def paper(request: HttpRequest, region: str, pk: int, what: str) -> HttpResponse:
    """A sheet for every table, or cards for who has no phone, as PDF; `taal` is the language."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    language = request.GET.get("taal", get_language() or "nl")
    language = language if language in LANGUAGES else "nl"
    if what == "tafels":
        url = request.build_absolute_uri(reverse("dialogues:join", args=[dialogue.code]))
        content = tables_pdf(dialogue, url, request.get_host(), language)
    elif what == "kaarten":
        content = cards_pdf(dialogue, language)
    else:
        raise Http404
    response = HttpResponse(content, content_type="application/pdf")
    name = pdf_name(what, dialogue, language)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
