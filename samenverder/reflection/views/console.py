"""Leading the hour: one screen with the clock, what is on now, and the actions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenverder.lib.text import whole_number
from samenverder.live.tokens import sign_topic
from samenverder.network.access import user_of
from samenverder.reflection.forms.action import CaptureForm
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.operations import lead, phases
from samenverder.reflection.operations.capture import capture_action
from samenverder.reflection.operations.reveal import reveal, undo_reveal
from samenverder.reflection.operations.seats import progress_topic
from samenverder.reflection.operations.sessions import WrongPhase, set_next_round
from samenverder.reflection.queries import console as queries
from samenverder.reflection.views.sessions import get_session

COLUMNS = {
    "links": "reflection/console_left.html",
    "midden": "reflection/console_middle.html",
    "rechts": "reflection/console_right.html",
}


@require_safe
def console(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The console, or one of its columns when the page asks for a fragment."""
    session = get_session(request, region, pk, "reflection.lead_session")
    column = request.GET.get("deel", "")
    context = _context(request, session)
    if column in COLUMNS:
        return render(request, COLUMNS[column], context)
    context["owners"] = queries.possible_owners(session)
    return render(request, "reflection/console.html", context)


def _context(request: HttpRequest, session: ReflectionSession) -> dict[str, Any]:
    context = queries.console_context(session)
    context |= {
        "capture": CaptureForm(session=session, initial={"statement": session.statement_id}),
        "stream": f"/live/{sign_topic(session.topic)}",
        "progress_stream": f"/live/{sign_topic(progress_topic(session))}",
        "screen_url": request.build_absolute_uri(
            reverse("reflection:screen", args=[session.screen_key])
        ),
        "now": timezone.now(),
        "is_mine": session.led_by_id == request.user.pk,
    }
    return context


def _console_url(session: ReflectionSession) -> str:
    return reverse("reflection:console", args=[session.partnership.slug, session.pk])


def _next(session: ReflectionSession, user: Any) -> None:
    """The main button of the talk: the next statement, and after the last one the actions."""
    item = lead.next_item(session)
    if item is None:
        phases.go_to_actions(session=session, by=user)
    else:
        lead.show_statement(session=session, by=user, statement=item.statement)


def _next_part(session: ReflectionSession, user: Any) -> None:
    part = min(session.part + 1, len(session.agenda) - 1)
    lead.go_to_part(session=session, by=user, part=part)


COMMANDS: dict[str, Any] = {
    "openen": lambda s, u: phases.open_session(session=s, by=u),
    "onthullen": lambda s, u: reveal(session=s, by=u),
    "terugnemen": lambda s, u: undo_reveal(session=s, by=u),
    "volgende": _next,
    "overzicht": lambda s, u: lead.show_statement(session=s, by=u, statement=None),
    "deel-verder": _next_part,
    "plus-1": lambda s, u: lead.add_minutes(session=s, by=u, minutes=1),
    "plus-5": lambda s, u: lead.add_minutes(session=s, by=u, minutes=5),
    "pauze": lambda s, u: lead.pause(session=s, by=u),
    "opnieuw-stemmen": lambda s, u: lead.open_second_vote(session=s, by=u),
    "stem-sluiten": lambda s, u: lead.close_second_vote(session=s, by=u),
    "argumenten": lambda s, u: lead.toggle_arguments(session=s, by=u),
    "leeg": lambda s, u: lead.toggle_blank(session=s, by=u),
    "overnemen": lambda s, u: lead.take_over(session=s, by=u),
    "naar-acties": lambda s, u: phases.go_to_actions(session=s, by=u),
    "terug-naar-gesprek": lambda s, u: phases.back_to_talk(session=s, by=u),
    "beeindigen": lambda s, u: phases.close_session(session=s, by=u),
    "heropenen": lambda s, u: phases.reopen_session(session=s, by=u),
}


@require_POST
def command(request: HttpRequest, region: str, pk: int, name: str) -> HttpResponse:
    """One button of the console."""
    session = get_session(request, region, pk, "reflection.lead_session")
    if name not in COMMANDS:
        raise Http404
    try:
        COMMANDS[name](session, user_of(request))
    except WrongPhase:
        messages.warning(
            request,
            _("That step was taken already, or is not possible now. This is how it stands."),
        )
    return redirect(_console_url(session))


@require_POST
def statement(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Show a statement, or change its place in the talk."""
    session = get_session(request, region, pk, "reflection.lead_session")
    code, step = request.POST.get("code", ""), request.POST.get("step", "show")
    found = Statement.objects.filter(instrument_id=session.instrument_id, code=code).first()
    if found is None:
        raise Http404
    try:
        if step == "show":
            lead.show_statement(session=session, by=user_of(request), statement=found)
        elif step in {"up", "down", "add", "remove"}:
            lead.arrange_talk(session=session, by=user_of(request), statement=found, step=step)
    except WrongPhase:
        messages.warning(request, _("Show the results first."))
    return redirect(_console_url(session))


@require_POST
def hide_argument(request: HttpRequest, region: str, pk: int, argument: str) -> HttpResponse:
    """Keep an argument off the screens, or bring it back."""
    session = get_session(request, region, pk, "reflection.lead_session")
    if not lead.hide_argument(session=session, by=user_of(request), key=argument):
        raise Http404
    return redirect(_console_url(session))


@require_POST
def note(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Store the note with a statement. Nobody's text is overwritten unseen."""
    session = get_session(request, region, pk, "reflection.lead_session")
    code = request.POST.get("code", "")
    found = Statement.objects.filter(instrument_id=session.instrument_id, code=code).first()
    version = request.POST.get("version", "0")
    text = request.POST.get("text", "")
    if len(text) > 10_000:
        messages.error(request, _("This note is longer than 10,000 characters. Shorten it."))
        return _note_conflict(request, session, found, text, None)
    try:
        lead.write_note(
            session=session,
            by=user_of(request),
            statement=found,
            text=text,
            version=whole_number(version),
        )
    except lead.NoteChanged as changed:
        return _note_conflict(request, session, found, text, changed.theirs)
    return redirect(_console_url(session))


def _note_conflict(
    request: HttpRequest,
    session: ReflectionSession,
    statement: Statement | None,
    mine: str,
    theirs: Any,
) -> HttpResponse:
    context = {"session": session, "statement": statement, "mine": mine, "theirs": theirs}
    return render(request, "reflection/note_conflict.html", context, status=409)


@require_POST
def add_action(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Catch an action; what was typed stays when something is wrong with it."""
    session = get_session(request, region, pk, "reflection.lead_session")
    form = CaptureForm(request.POST, session=session)
    if form.is_valid():
        data = form.cleaned_data
        capture_action(
            session=session,
            by=user_of(request),
            text=data["text"],
            due_on=data["due_on"],
            owner=form.person(),
            owner_name=data["owner"].strip(),
            statement=data["statement"],
            focus_area=data["focus_area"],
        )
        return redirect(_console_url(session))
    owners = queries.possible_owners(session)
    context = _context(request, session) | {"capture": form, "form": form, "owners": owners}
    return render(request, "reflection/console.html", context, status=422)


@require_POST
def next_round(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Date the next round."""
    session = get_session(request, region, pk, "reflection.lead_session")
    try:
        day = parse_date(request.POST.get("on", ""))
    except ValueError:
        day = None
    if day is None:
        messages.error(request, _("Choose a date for the next round."))
    else:
        set_next_round(session=session, by=user_of(request), on=day)
    return redirect(_console_url(session))
