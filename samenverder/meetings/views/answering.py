"""Answering without an account, by the secret address in the mail.

Looking never answers: programs that check mail for dangers open every link in it.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition.queries import ambition_in_sight
from samenverder.meetings import calendars
from samenverder.meetings.forms.guests import AnswerForm
from samenverder.meetings.keys import attendee_of
from samenverder.meetings.models import Attendee, AttendeeAnswer, AvailabilityAnswer, MeetingState
from samenverder.meetings.operations import dates, guests
from samenverder.meetings.queries.dates import grid_of
from samenverder.meetings.queries.minutes import agenda_rows
from samenverder.meetings.views.dates import answers_in
from samenverder.network.views.pages import attempt

WORDS = {"ja": "yes", "misschien": "maybe", "nee": "no"}


def _attendee(key: str) -> Attendee:
    attendee = attendee_of(key)
    if attendee is None:
        raise Http404
    return attendee


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Whether somebody comes, or when they could."""
    attendee = _attendee(key)
    meeting = attendee.meeting
    form = AnswerForm(request.POST or None, initial=_initial(request, attendee))
    if request.method == "POST":
        done = _keep(request, attendee, form)
        if done:
            messages.success(request, _("Thank you. Your answer is kept."))
            return redirect("meetings:answer", key)
    seen = ambition_in_sight(meeting.partnership)
    context: dict[str, Any] = {
        "attendee": attendee,
        "meeting": meeting,
        "form": form,
        "key": key,
        "answers": AttendeeAnswer.choices,
        "chosen": form["answer"].value(),
        "ambition": seen.sentence if seen else "",
        "items": agenda_rows(meeting) if meeting.has_date else [],
        "is_proposed": meeting.state == MeetingState.PROPOSED,
        "grid": grid_of(meeting, me=attendee, names=False) if not meeting.has_date else None,
        "date_answers": AvailabilityAnswer.choices,
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/answer.html", context, status=status)


def _keep(request: HttpRequest, attendee: Attendee, form: AnswerForm) -> Any:
    if not attendee.meeting.has_date:
        form.errors.clear()
        return attempt(
            request,
            dates.answer_dates,
            attendee=attendee,
            answers=answers_in(request, attendee.meeting),
        )
    if not form.is_valid():
        return None
    return attempt(request, guests.answer_invitation, attendee=attendee, **form.cleaned_data)


def _initial(request: HttpRequest, attendee: Attendee) -> dict[str, str]:
    wished = WORDS.get(request.GET.get("antwoord", ""), "")
    return {"answer": wished or attendee.answer, "remark": attendee.remark}


@require_safe
def answer_ics(request: HttpRequest, key: str) -> HttpResponse:
    """The meeting as a calendar file, for who was asked."""
    attendee = _attendee(key)
    meeting = attendee.meeting
    if not meeting.has_date:
        raise Http404
    content = calendars.feed([meeting], meeting.partnership.name)
    headers = {"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'}
    return HttpResponse(content, content_type=calendars.CONTENT_TYPE, headers=headers)
