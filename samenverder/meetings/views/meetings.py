"""One meeting: planning, seeing, changing, copying, cancelling, its calendar file."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.live.tokens import sign_topic
from samenverder.meetings import calendars
from samenverder.meetings.forms.agenda import ItemForm
from samenverder.meetings.forms.guests import AnswerForm
from samenverder.meetings.forms.meetings import CancelForm, MeetingForm
from samenverder.meetings.models import INSPIRING, AgendaItemState, Attendee, Meeting, MinutesState
from samenverder.meetings.operations import meetings
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.operations.guests import may_be_joined
from samenverder.meetings.operations.presence import may_be_noted
from samenverder.meetings.queries.meetings import attendee_for
from samenverder.meetings.queries.minutes import agenda_rows
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.meetings.words import coming_words
from samenverder.network.access import get_partnership_for
from samenverder.network.queries.relations import person_of
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@require_http_methods(["GET", "POST"])
def meeting_new(request: HttpRequest, region: str) -> HttpResponse:
    """Plan a meeting, or a series."""
    partnership = get_partnership_for(request, region, "meetings.run_meeting")
    start = {"kind": request.GET.get("soort", "board"), "start": "14:00", "end": "16:00"}
    form = MeetingForm(request.POST or None, partnership=partnership, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        extra = {"repeat": data["repeat"], "times": data["times"] or 1, "propose": data["propose"]}
        values = {"partnership": partnership, "by": request.user, **extra, **form.values()}
        if form.attempt(meetings.plan_meeting, **values):
            return _planned(request, region, form.result)
    context = {"form": form, "is_activity": form["kind"].value() in INSPIRING}
    status = 422 if form.errors else 200
    return render(request, "meetings/meeting_form.html", context, status=status)


def _planned(request: HttpRequest, region: str, meeting: Meeting) -> HttpResponse:
    if not meeting.has_date:
        messages.success(request, _("The meeting is there. Now propose dates to choose from."))
        return redirect("meetings:dates", region, meeting.pk)
    number = meeting.series.meetings.count() if meeting.series else 1
    if number == 1 and meeting.is_past:
        messages.success(request, _("The meeting is kept. Its day has passed: note who came."))
        return redirect(_after_the_day(meeting), region, meeting.pk)
    text = ngettext("The meeting is planned.", "%(n)d meetings are planned.", number)
    messages.success(request, text % {"n": number} if number > 1 else text)
    return redirect(meeting.get_absolute_url())


def _after_the_day(meeting: Meeting) -> str:
    return "meetings:who_came" if meeting.is_inspiring else "meetings:run"


@require_safe
def meeting_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The page of one meeting: when, where, what, who."""
    meeting = meeting_for(request, region, pk)
    return detail_page(request, meeting)


def detail_page(
    request: HttpRequest, meeting: Meeting, *, form: Any = None, file_form: Any = None
) -> HttpResponse:
    """The page, with the form that still needs something when there is one."""
    context = shell_of(request, meeting, "detail")
    items = agenda_rows(meeting)
    documents = list(meeting.documents.filter(removed_at=None).select_related("added_by"))
    put_in = meeting.items.filter(
        removed_at=None, state__in=(AgendaItemState.PUT_IN, AgendaItemState.DECLINED)
    ).select_related("put_in_by", "owner", "focus_area")
    if not context["may_run"]:
        put_in = put_in.filter(put_in_by=request.user.pk)
    me = attendee_for(meeting, request.user)
    counts = _counts(meeting)
    context |= {
        "items": items,
        "organisers": list(meeting.organisers.select_related("organisation")),
        "minutes_planned": sum(item.minutes for item in items),
        "put_in": list(put_in),
        "documents": documents,
        "me": me,
        "may_join": me is None and may_be_joined(meeting) and _is_somebody(request, meeting),
        "answer_form": AnswerForm(initial={"answer": me.answer, "remark": me.remark})
        if me
        else None,
        "counts": counts,
        "coming": coming_words(counts),
        "people": _people(meeting) if context["may_see_names"] else [],
        "item_form": form if isinstance(form, ItemForm) else None,
        "form": form or file_form,
        "cancel_form": CancelForm(auto_id="afzeggen_%s"),
        "topic": sign_topic(topic_of(meeting.pk)),
        "may_note": context["may_run"] and meeting.is_inspiring and _still_to_note(meeting),
        "undo": undo.take(request),
    }
    status = 422 if context["form"] is not None else 200
    return render(request, "meetings/meeting_detail.html", context, status=status)


def _is_somebody(request: HttpRequest, meeting: Meeting) -> bool:
    return person_of(meeting.partnership, request.user) is not None


def _still_to_note(meeting: Meeting) -> bool:
    return may_be_noted(meeting) and meeting.minutes_state == MinutesState.DRAFT


def _counts(meeting: Meeting) -> dict[str, int]:
    asked = meeting.attendees.filter(removed_at=None)
    answers = {a: Count("pk", filter=Q(answer=a)) for a in ("yes", "maybe", "no")}
    return asked.aggregate(asked=Count("pk"), silent=Count("pk", filter=Q(answer="")), **answers)


def _people(meeting: Meeting) -> list[Attendee]:
    rows = meeting.attendees.filter(removed_at=None).select_related("person")
    order = {"yes": 0, "maybe": 1, "": 2, "no": 3}
    return sorted(rows.order_by("person__name"), key=lambda row: order[row.answer])


@require_http_methods(["GET", "POST"])
def meeting_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change a meeting; who was invited gets a mail when time, place or title changes."""
    meeting = meeting_for(request, region, pk, "run")
    form = MeetingForm(request.POST or None, partnership=meeting.partnership, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        values = {
            "meeting": meeting,
            "by": request.user,
            "version": form.cleaned_data.get("version") or 0,
            "also_later": form.cleaned_data.get("also_later", False),
            **form.values(),
        }
        if form.attempt(meetings.change_meeting, **values):
            mailed = form.result.sequence > meeting.sequence
            messages.success(
                request,
                _("The meeting is changed. Everybody who was invited gets a mail.")
                if mailed
                else _("The meeting is changed."),
            )
            return redirect(meeting.get_absolute_url())
    context = shell_of(request, meeting, "edit") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "meetings/meeting_form.html", context, status=status)


@post_or_go("meetings:detail", "region", "pk")
def meeting_copy(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A copy some weeks on, to change first."""
    meeting = meeting_for(request, region, pk, "run")
    copy = meetings.duplicate_meeting(meeting=meeting, by=request.user)
    messages.success(
        request, _("This is the copy. Check the day and the place; nobody is mailed yet.")
    )
    return redirect("meetings:edit", region, copy.pk)


@post_or_go("meetings:detail", "region", "pk")
def meeting_cancel(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Call a meeting off; the next page offers the way back."""
    meeting = meeting_for(request, region, pk, "run")
    form = CancelForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    if attempt(request, meetings.cancel_meeting, meeting=meeting, by=request.user, reason=reason):
        text = _("“%(title)s” is cancelled.") % {"title": meeting.title}
        undo.offer(request, text, reverse("meetings:resume", args=[region, pk]))
    return redirect(meeting.get_absolute_url())


@post_or_go("meetings:detail", "region", "pk")
def meeting_resume(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A cancelled meeting goes on after all."""
    meeting = meeting_for(request, region, pk, "run")
    if attempt(request, meetings.resume_meeting, meeting=meeting, by=request.user):
        messages.success(request, _("The meeting goes on."))
    return redirect(back_to(request, meeting.get_absolute_url()))


@require_safe
def meeting_ics(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """This meeting as a calendar file."""
    meeting = meeting_for(request, region, pk)
    content = calendars.feed([meeting] if meeting.has_date else [], meeting.partnership.name)
    headers = {"Content-Disposition": f'attachment; filename="bijeenkomst-{pk}.ics"'}
    return HttpResponse(content, content_type=calendars.CONTENT_TYPE, headers=headers)
