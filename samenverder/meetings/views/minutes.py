"""The minutes: reading, as PDF, sending round, approving, correcting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.live.tokens import sign_topic
from samenverder.meetings.forms.running import CorrectionForm
from samenverder.meetings.minutes_pdf import (
    attendance_lines,
    minutes_name,
    minutes_pdf,
    state_words,
)
from samenverder.meetings.models import MinutesNote, MinutesState
from samenverder.meetings.operations import minutes as operations
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.queries.minutes import minutes_of
from samenverder.meetings.views.agenda import item_of
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@require_safe
def minutes_page(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The minutes on screen."""
    meeting = meeting_for(request, region, pk)
    context = shell_of(request, meeting, "minutes")
    minutes = minutes_of(meeting)
    approval = meeting.approval_items.filter(removed_at=None).select_related("meeting").first()
    if approval is not None:
        approval.meeting.partnership = meeting.partnership
    context |= {
        "minutes": minutes,
        "lines": attendance_lines(minutes, names=context["may_see_names"]),
        "state": state_words(meeting, get_language() or "nl"),
        "approval": approval,
        "is_draft": meeting.minutes_state == MinutesState.DRAFT,
        "is_approved": meeting.minutes_state == MinutesState.APPROVED,
        "topic": sign_topic(topic_of(meeting.pk)),
        "undo": undo.take(request),
    }
    return render(request, "meetings/minutes.html", context)


@require_safe
def minutes_file(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The minutes as a PDF; readers get it without names, as on the page."""
    meeting = meeting_for(request, region, pk)
    language = get_language() or "nl"
    names = request.user.has_perm("network.view_people", meeting.partnership)
    content = minutes_pdf(minutes_of(meeting), language, names=names)
    name = minutes_name(meeting, language)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@post_or_go("meetings:minutes", "region", "pk")
def minutes_send(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Send the minutes round."""
    meeting = meeting_for(request, region, pk, "run")
    n = attempt(request, operations.send_minutes, meeting=meeting, by=request.user)
    if n is not None:
        text = ngettext(
            "The minutes are on their way to %(n)d person.",
            "The minutes are on their way to %(n)d people.",
            n,
        )
        messages.success(request, text % {"n": n})
    return redirect("meetings:minutes", region, pk)


@post_or_go("meetings:minutes", "region", "pk")
def minutes_approve(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Approve the minutes of this meeting, or take that back."""
    meeting = meeting_for(request, region, pk, "run")
    take_back = request.POST.get("terug") == "ja"
    operation = operations.take_back_approval if take_back else operations.approve_minutes
    if attempt(request, operation, meeting=meeting, by=request.user):
        if take_back:
            messages.success(request, _("The minutes wait for approval again."))
        else:
            undo.offer(request, _("The minutes are approved."), request.path, terug="ja")
    page = reverse("meetings:minutes", args=[region, pk])
    return redirect(back_to(request, page))


@require_http_methods(["GET", "POST"])
def minutes_correct(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Correct what the minutes say at an item, visibly."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    note = MinutesNote.objects.filter(item=row).first()
    start = {"text": note.text if note else "", "version": note.version if note else 0}
    form = CorrectionForm(request.POST or None, initial=start)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            operations.correct_minutes(item=row, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, str(refused.sentence))
        except EditedMeanwhile as edited:
            conflict = edited.current
            form.data = {**request.POST.dict(), "version": conflict.version}  # type: ignore[attr-defined]
        else:
            messages.success(request, _("The minutes are corrected. The page shows what changed."))
            page = reverse("meetings:minutes", args=[region, pk])
            return redirect(f"{page}#punt-{row.pk}")
    context = shell_of(request, meeting, "correct") | {
        "form": form,
        "item": row,
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "meetings/correction_form.html", context, status=status)
