"""Leading a meeting: the item, the time, who is there, notes, what is caught."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.text import format_time, whole_number
from samenverder.live.tokens import sign_topic
from samenverder.meetings.catching import Caught, catch
from samenverder.meetings.forms.running import CaughtActionForm, CaughtDecisionForm
from samenverder.meetings.models import AgendaItem, Meeting, MinutesNote
from samenverder.meetings.operations import running
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.queries.minutes import agenda_rows, attendance_of, caught_at
from samenverder.meetings.queries.people import choosable
from samenverder.meetings.queries.running import (
    mandate_checks,
    people_for_line,
    people_of_meeting,
)
from samenverder.meetings.views.agenda import item_of
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.network.access import row_or_404
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.pages import attempt
from samenverder.web.back import post_or_go


@require_safe
def run(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The running screen, or the part of it that is asked for (?deel=…)."""
    meeting = meeting_for(request, region, pk, "run")
    return screen(request, meeting)


def screen(request: HttpRequest, meeting: Meeting, **more: Any) -> HttpResponse:
    """The running screen; `more` holds what still needs an answer."""
    items = agenda_rows(meeting)
    attendance = attendance_of(meeting)
    chosen = _chosen(request, meeting, items)
    decisions, actions = caught_at(meeting, items)
    checks = mandate_checks(meeting, items, attendance)
    asked = {row.person_id for row in [*attendance.present, *attendance.absent]}
    place = next((at for at, row in enumerate(items) if chosen and row.pk == chosen.pk), None)
    context = shell_of(request, meeting, "run") | {
        "items": items,
        "item": chosen,
        "after": items[place + 1] if place is not None and place + 1 < len(items) else None,
        "note": getattr(chosen, "note", None) if chosen else None,
        "attendance": attendance,
        "decisions": decisions[chosen.pk] if chosen else [],
        "actions": actions[chosen.pk] if chosen else [],
        "check": checks.get(chosen.pk) if chosen else None,
        "ends": _ends(meeting, chosen),
        "now": timezone.now().timestamp(),
        "topic": sign_topic(topic_of(meeting.pk)),
        "line": "",
        "form": None,
        **more,
    }
    part = request.GET.get("deel", "")
    if part in {"stand", "vangst"} and not more:
        return render(request, f"meetings/_run_{part}.html", context)
    others = Person.objects.filter(partnership=meeting.partnership, left_on=None)
    context["found"] = choosable(others.exclude(pk__in=asked), request.GET.get("zoek", ""))
    status = more.get("status", 422 if context["form"] is not None else 200)
    return render(request, "meetings/run.html", context, status=status)


def _chosen(request: HttpRequest, meeting: Meeting, items: list[AgendaItem]) -> AgendaItem | None:
    """The item looked at: the one in the address, else the current one, else the first."""
    wanted = request.GET.get("punt", "") or request.POST.get("punt", "")
    for item in items:
        if str(item.pk) == wanted:
            return item
    for item in items:
        if item.pk == meeting.current_item_id:
            return item
    return items[0] if items else None


def _ends(meeting: Meeting, item: AgendaItem | None) -> float | None:
    if item is None or meeting.current_since is None or item.pk != meeting.current_item_id:
        return None
    return meeting.current_since.timestamp() + item.minutes * 60


def _here(meeting: Meeting, item: AgendaItem | None = None) -> str:
    page = reverse("meetings:run", args=[meeting.partnership.slug, meeting.pk])
    return f"{page}?punt={item.pk}" if item else page


@post_or_go("meetings:run", "region", "pk")
def run_step(request: HttpRequest, region: str, pk: int, step: str) -> HttpResponse:
    """Begin, go to an item, end, or go on after all."""
    meeting = meeting_for(request, region, pk, "run")
    values: dict[str, Any] = {"meeting": meeting, "by": request.user}
    if step == "beginnen":
        attempt(request, running.begin_meeting, **values)
    elif step == "punt":
        number = request.POST.get("punt", "")
        item = item_of(meeting, whole_number(number))
        attempt(request, running.go_to_item, item=item, **values)
    elif step == "einde" and attempt(request, running.end_meeting, **values):
        messages.success(request, _("The meeting has ended. Read the minutes and send them round."))
        return redirect("meetings:minutes", region, pk)
    elif step == "verder" and attempt(request, running.reopen_meeting, **values):
        messages.success(request, _("The meeting goes on."))
    return redirect(_here(meeting))


@post_or_go("meetings:run", "region", "pk")
def run_present(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Note who is there; also somebody who was not asked."""
    meeting = meeting_for(request, region, pk, "run")
    number = request.POST.get("person", "")
    if not number:
        messages.error(request, _("Choose a person."))
        return redirect(_here(meeting))
    rows = Person.objects.filter(partnership=meeting.partnership)
    person = row_or_404(rows, pk=whole_number(number))
    present = request.POST.get("aanwezig") == "ja"
    attempt(
        request, running.set_present, meeting=meeting, by=request.user, person=person,
        present=present,
    )  # fmt: skip
    return redirect(f"{_here(meeting)}#aanwezig")


@post_or_go("meetings:run", "region", "pk")
def run_note(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Save the notes at an item; whoever is second sees both texts and keeps their own."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    text = request.POST.get("text", "").replace("\r\n", "\n")[:20_000]
    version = request.POST.get("version", "0")
    is_script = request.headers.get("X-Fragment") == "1"
    try:
        note = running.write_note(
            item=row, by=request.user, text=text,
            version=whole_number(version),
        )  # fmt: skip
    except EditedMeanwhile as edited:
        return _both(request, meeting, row, text, edited.current, is_script)  # type: ignore[arg-type]
    except Refused as refused:
        if is_script:
            return JsonResponse({"error": str(refused.sentence), "text": text}, status=422)
        messages.error(request, str(refused.sentence))
        return screen(request, meeting, kept=text, status=422)
    if is_script:
        return JsonResponse({"version": note.version, "at": _clock(note)})
    messages.success(request, _("The notes are kept."))
    return redirect(_here(meeting, row))


def _clock(note: MinutesNote) -> str:
    return format_time(note.changed_at, get_language() or "nl")


def _both(
    request: HttpRequest,
    meeting: Meeting,
    item: AgendaItem,
    mine: str,
    theirs: MinutesNote,
    is_script: bool,
) -> HttpResponse:
    """409 with the other's text; what was typed comes back as it was."""
    name = str(theirs.changed_by or "")
    if is_script:
        facts = {"text": theirs.text, "version": theirs.version, "by": name, "at": _clock(theirs)}
        return JsonResponse(facts, status=409)
    return screen(request, meeting, conflict=theirs, kept=mine, item=item, status=409)


@post_or_go("meetings:run", "region", "pk")
def run_catch(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Catch a decision or an action from one line; what is not clear is asked, nothing is lost."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    line = request.POST.get("line", "")[:1000]
    caught = _read(meeting, line)
    if caught.kind == "decision":
        return _decide(request, meeting, row, caught, line)
    if caught.kind == "action" and caught.person and caught.due:
        person = Person.objects.get(pk=caught.person, partnership=meeting.partnership)
        values = {"text": caught.text[:400], "due_on": caught.due, "owner": person}
        if attempt(request, running.catch_action, item=row, by=request.user, **values):
            messages.success(request, _("The action is on the list."))
            return redirect(_here(meeting, row))
        return screen(request, meeting, item=row, line=line, status=422)
    if not caught.text:
        messages.error(request, _("Write something first."))
        return redirect(_here(meeting, row))
    return _ask(request, meeting, row, caught)


def _read(meeting: Meeting, line: str) -> Caught:
    """Those at the meeting first: a first name that is theirs alone needs no more."""
    today = timezone.localdate()
    caught = catch(line, people_of_meeting(meeting), today)
    if caught.name and not caught.people:
        caught = catch(line, people_for_line(meeting), today)
    return caught


def _decide(
    request: HttpRequest, meeting: Meeting, item: AgendaItem, caught: Caught, line: str
) -> HttpResponse:
    decision = attempt(
        request, running.catch_decision, item=item, by=request.user, text=caught.text[:600],
        amount=caught.amount,
    )  # fmt: skip
    if not decision:
        return screen(request, meeting, item=item, line=line, status=422)
    _say(request, decision)
    return redirect(_here(meeting, item))


def _say(request: HttpRequest, decision: Any) -> None:
    if decision.is_open:
        text = _(
            "The decision is provisional: nobody present has the mandate. Who has it is asked."
        )
        messages.warning(request, text)
    else:
        messages.success(request, _("The decision is recorded."))


def _ask(request: HttpRequest, meeting: Meeting, item: AgendaItem, caught: Caught) -> HttpResponse:
    """Show the forms with what was understood filled in."""
    known = caught.person
    start = {"text": caught.text, "due_on": caught.due, "owner": known}
    start["owner_name"] = "" if caught.people else caught.name
    form = CaughtActionForm(initial=start, meeting=meeting)
    names = people_for_line(meeting)
    alike = [(pk, names[pk]) for pk in caught.people if pk in names] if not known else []
    decision = CaughtDecisionForm(
        initial={"text": caught.text, "subject": item.subject or "other", "amount": item.amount},
        auto_id="besluit_%s",
    )
    is_action = caught.kind == "action" or bool(caught.name)
    return screen(
        request, meeting, item=item, action_form=form,
        decision_form=None if is_action else decision, alike=alike, caught=caught, status=422,
    )  # fmt: skip


@post_or_go("meetings:run", "region", "pk")
def run_record(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Record an action or a decision from the whole form."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    if request.POST.get("wat") == "besluit":
        decision_form = CaughtDecisionForm(request.POST, auto_id="besluit_%s")
        if decision_form.is_valid():
            values = {"item": row, "by": request.user, **decision_form.cleaned_data}
            if decision := attempt(request, running.catch_decision, **values):
                _say(request, decision)
                return redirect(_here(meeting, row))
        return screen(
            request, meeting, item=row, form=decision_form, decision_form=decision_form, status=422
        )
    form = CaughtActionForm(request.POST, meeting=meeting)
    if form.is_valid():
        values = {"item": row, "by": request.user, **form.cleaned_data}
        try:
            running.catch_action(**values)
        except (Refused, ValidationError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The action is on the list."))
            return redirect(_here(meeting, row))
    return screen(request, meeting, item=row, form=form, action_form=form, status=422)
