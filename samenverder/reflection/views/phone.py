"""Looking along on a phone: what there is to see depends on the phase of the session."""

from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.live.tokens import sign_topic
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.answers import GivenAnswer, record_answers, record_argument
from samenverder.reflection.operations.seats import NotOpen
from samenverder.reflection.queries.participation import (
    answers_of,
    marks_of,
    own_seat,
    require_session,
    seat_mark,
    statements_of,
)
from samenverder.reflection.queries.screen import shown_figures, version_of
from samenverder.reflection.views.saving import NOTHING, read_value
from samenverder.web.form_token import MARK, with_token

FRAGMENT = "X-Fragment"


@require_http_methods(["GET", "HEAD"])
def now(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a participant who is done: thanks, then the results, then the actions."""
    session = require_session(request, code)
    seat, personal = own_seat(request, session)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    if request.headers.get(FRAGMENT) == "1" and session.is_shown:
        return HttpResponse(_shared_fragment(request, session), headers={"X-Phase": session.phase})
    lines = statements_of(session, get_language() or "nl")
    answered = len(answers_of(seat))
    context: dict[str, Any] = {
        "session": session,
        "seat": seat,
        "seat_mark": seat_mark(seat),
        "personal_code": personal,
        "lines": lines,
        "total": len(lines),
        "answered": answered,
        "missing": len(lines) - answered,
        "marks": len(marks_of(seat)),
        "stream": f"/live/{sign_topic(session.topic)}",
    }
    if session.is_shown:
        context["shared"] = _shared_fragment(request, session)
    template = "reflection/participant_now.html"
    if request.headers.get(FRAGMENT) == "1":
        template = "reflection/participant_done.html"
    response = render(request, template, context)
    response["X-Phase"] = session.phase
    return response


def _shared_fragment(request: HttpRequest, session: ReflectionSession) -> SafeString:
    """What everybody sees after the reveal: made once per change, whatever the number of phones.

    Only the token in its form is this phone's own.
    """
    shared = rendered(session.pk, version_of(session), get_language() or "nl")
    return with_token(shared, get_token(request))


@lru_cache(maxsize=64)
def rendered(session_id: int, version: str, language: str) -> str:
    """The fragment for all phones, with a mark where each phone's own form token belongs."""
    session = ReflectionSession.objects.select_related("partnership", "instrument", "statement")
    row = session.get(pk=session_id)
    context = shown_figures(row) | {"csrf_token": MARK}
    return render_to_string("reflection/participant_shown.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def second_vote(request: HttpRequest, code: str) -> HttpResponse:
    """Score the statement on screen once more."""
    session = require_session(request, code)
    seat, _personal = own_seat(request, session)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    if not session.second_vote_open or session.statement is None:
        return redirect("reflection:participant_now", session.code)
    if request.method == "POST":
        value = read_value(request.POST.get("value"))
        if value is not NOTHING:
            answer = GivenAnswer(session.statement.code, value, vote=2)
            record_answers(session=session, participant=seat, answers=[answer])
            messages.success(request, _("Your second answer is saved."))
        return redirect("reflection:participant_now", session.code)
    scale = list(enumerate(session.instrument.scale, start=1))
    context = {
        "session": session,
        "scale": scale,
        "answer": answers_of(seat, vote=2).get(session.statement.code),
        "theme": session.statement.theme,
    }
    return render(request, "reflection/participant_second_vote.html", context)


@require_POST
def argument(request: HttpRequest, code: str) -> HttpResponse:
    """Send an argument for the statement on screen, without a name."""
    session = require_session(request, code)
    seat, personal = own_seat(request, session)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    statement = request.POST.get("statement", "")[:8]
    try:
        record_argument(
            session=session,
            code=personal,
            statement=statement,
            text=request.POST.get("text", ""),
            name=seat.name,
        )
        messages.success(request, _("Your argument is sent, without your name."))
    except (NotOpen, ValueError):
        messages.error(request, _("The session does not take arguments any more."))
    return redirect("reflection:participant_now", session.code)
