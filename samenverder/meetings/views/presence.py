"""Noting who was there, everybody on one page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number, whole_numbers
from samenverder.live.tokens import sign_topic
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.operations.presence import may_be_noted, note_who_came
from samenverder.meetings.queries.people import choosable
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.meetings.views.guests import guests_of
from samenverder.network.access import row_or_404
from samenverder.network.models import Person
from samenverder.network.views.pages import attempt


@require_http_methods(["GET", "POST"])
def who_came(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Tick who was there, add somebody, save: once, and again when something was wrong."""
    meeting = meeting_for(request, region, pk, "run")
    if request.method == "POST":
        return _save(request, meeting)
    guests = guests_of(meeting)
    others = Person.objects.present().filter(partnership=meeting.partnership)
    asked = [row.person_id for row in guests]
    noted = [row.pk for row in guests if row.was_present]
    context = shell_of(request, meeting, "who_came") | {
        "guests": guests,
        "noted": noted,
        "ticked": noted or [row.pk for row in guests if row.answer == "yes"],
        "found": choosable(others.exclude(pk__in=asked), request.GET.get("zoek", "")),
        "may_note": may_be_noted(meeting),
        "topic": sign_topic(topic_of(meeting.pk)),
    }
    return render(request, "meetings/who_came.html", context)


def _save(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Keep the ticks and who was added; a name that was typed is looked for on the next page."""
    also, chosen = None, request.POST.get("person", "")
    if chosen:
        rows = Person.objects.present().filter(partnership=meeting.partnership)
        also = row_or_404(rows, pk=whole_number(chosen))
    here = whole_numbers(request.POST.getlist("ids"))
    if "iedereen" in request.POST:
        here = [row.pk for row in guests_of(meeting)]
    shown = whole_numbers(request.POST.getlist("was"))
    values = {"meeting": meeting, "by": request.user, "here": here, "shown": shown, "also": also}
    number = attempt(request, note_who_came, **values)
    if number is not None:
        text = ngettext("%(n)d person was there.", "%(n)d people were there.", number)
        messages.success(request, text % {"n": number})
    page = reverse("meetings:who_came", args=[meeting.partnership.slug, meeting.pk])
    words = "" if also else request.POST.get("zoek", "").strip()[:80]
    return redirect(f"{page}?{urlencode({'zoek': words})}#erbij" if words else page)
