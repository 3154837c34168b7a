"""Choosing a date together: proposals, the grid of answers, the choice."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.live.tokens import sign_topic
from samenverder.meetings.forms.fields import DateOptionForm, moments
from samenverder.meetings.models import AvailabilityAnswer, DateOption, Meeting
from samenverder.meetings.operations import dates
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.queries.dates import grid_of
from samenverder.meetings.queries.meetings import attendee_for
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.network.access import require, row_or_404
from samenverder.network.views.pages import attempt
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def date_page(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The proposed dates and who can come when; adding one."""
    meeting = meeting_for(request, region, pk)
    form = DateOptionForm(request.POST or None, initial={"start": "14:00", "end": "16:00"})
    if request.method == "POST":
        require(request, "meetings.run_meeting", meeting)
        if form.is_valid():
            data = form.cleaned_data
            wanted = [moments(data["day"], data["start"], data["end"])]
            if attempt(
                request, dates.propose_dates, meeting=meeting, by=request.user, moments=wanted
            ):
                messages.success(request, _("The date is proposed."))
            return redirect("meetings:dates", region, pk)
    context = shell_of(request, meeting, "dates")
    me = attendee_for(meeting, request.user)
    context |= {
        "form": form,
        "grid": grid_of(meeting, me=me, names=context["may_see_names"]),
        "me": me,
        "answers": AvailabilityAnswer.choices,
        "unasked": meeting.attendees.filter(removed_at=None, invited_at=None, person__left_on=None)
        .exclude(person__email="")
        .count(),
        "topic": sign_topic(topic_of(meeting.pk)),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/dates.html", context, status=status)


def answers_in(request: HttpRequest, meeting: Meeting) -> dict[int, str]:
    """What was chosen for each date: fields named datum-<number>; nonsense is left out."""
    found = {}
    for pk in meeting.date_options.values_list("pk", flat=True):
        answer = request.POST.get(f"datum-{pk}", "")
        if answer in AvailabilityAnswer.values:
            found[pk] = answer
    return found


@post_or_go("meetings:dates", "region", "pk")
def date_answer(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say when one can come, signed in."""
    meeting = meeting_for(request, region, pk)
    me = attendee_for(meeting, request.user)
    if me is None:
        messages.error(request, _("You are not asked to this meeting."))
    elif attempt(request, dates.answer_dates, attendee=me, answers=answers_in(request, meeting)):
        messages.success(request, _("Your answer is kept."))
    return redirect("meetings:dates", region, pk)


@post_or_go("meetings:dates", "region", "pk")
def dates_ask(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail everybody on the list with the dates to choose from."""
    meeting = meeting_for(request, region, pk, "run")
    n: Any = attempt(request, dates.ask_for_dates, meeting=meeting, by=request.user)
    if n is not None:
        text = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", n)
        messages.success(request, text % {"n": n} if n else _("Everybody was asked already."))
    return redirect("meetings:dates", region, pk)


@post_or_go("meetings:dates", "region", "pk")
def date_choose(request: HttpRequest, region: str, pk: int, option: int) -> HttpResponse:
    """Choose this date, or take it out of the choice."""
    meeting = meeting_for(request, region, pk, "run")
    row = row_or_404(DateOption.objects.all(), meeting=meeting, pk=option)
    row.meeting = meeting
    if request.POST.get("doe") == "weg":
        if attempt(request, dates.drop_date, option=row, by=request.user):
            messages.success(request, _("This date is no longer proposed."))
        return redirect("meetings:dates", region, pk)
    if attempt(request, dates.choose_date, option=row, by=request.user):
        messages.success(request, _("The date is chosen. Everybody gets the invitation."))
    return redirect(meeting.get_absolute_url())
