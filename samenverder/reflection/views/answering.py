"""Answering on the page: one statement at a time, all answers together, and what to work on."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from samenverder.live.tokens import sign_topic
from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.operations.answers import (
    ARGUMENT_LENGTH,
    GivenAnswer,
    record_answers,
    record_argument,
    record_marks,
)
from samenverder.reflection.operations.seats import NotOpen
from samenverder.reflection.queries.participation import (
    StatementLine,
    answers_of,
    arguments_of,
    marks_of,
    seat_mark,
    statements_of,
)
from samenverder.reflection.views.saving import NOTHING, read_value, seat_or_join


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One statement. With JavaScript the page holds them all and works without network.

    The page is sent compressed: a phone has it sooner. That is safe while nothing on it repeats
    what the address or another site says; a test holds us to that (and Django masks the secret
    of forms anew in each answer, and adds a few bytes of chance).
    """
    session, seat, personal = seat_or_join(request, code)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    lines = statements_of(session, get_language() or "nl")
    if not 1 <= number <= len(lines) or not session.takes_answers:
        return redirect("reflection:participant_now", session.code)
    if request.method == "POST":
        return _save_form(request, session, seat, personal, lines[number - 1], len(lines))
    context = _statement_context(session, seat, personal, lines, number)
    return render(request, "reflection/participant_statement.html", context)


def _statement_context(
    session: ReflectionSession,
    seat: Participant,
    personal: str,
    lines: tuple[StatementLine, ...],
    number: int,
) -> dict[str, Any]:
    answers = answers_of(seat)
    own = arguments_of(session, personal, [line.code for line in lines])
    line = lines[number - 1]
    return {
        "session": session,
        "line": line,
        "total": len(lines),
        "answered": len(answers),
        "answer": answers.get(line.code),
        "argument": own.get(line.code, ""),
        "argument_length": ARGUMENT_LENGTH,
        "scale": list(enumerate(session.instrument.scale, start=1)),
        "stream": f"/live/{sign_topic(session.topic)}",
        "seat_mark": seat_mark(seat),
        "page": _page_data(lines, answers, own, number),
        "steps": _steps(lines, answers),
        "themes": list({line.theme["code"]: line.theme for line in lines}.values()),
    }


def _page_data(
    lines: tuple[StatementLine, ...],
    answers: dict[str, dict[str, int | None]],
    own: dict[str, str],
    number: int,
) -> dict[str, Any]:
    """What the page's script needs. Every byte here is fetched by every phone."""
    return {
        "number": number,
        "statements": [
            {"code": line.code, "text": line.text, "theme": line.theme["code"]} for line in lines
        ],
        "answers": answers,
        "arguments": own,
        "sequence": max((int(a["sequence"] or 0) for a in answers.values()), default=0),
    }


def _steps(
    lines: tuple[StatementLine, ...], answers: dict[str, dict[str, int | None]]
) -> list[dict[str, str]]:
    """The little blocks on top: one for each statement, filled when it is answered."""
    width = 100 / len(lines)
    return [
        {
            "x": f"{index * width:.2f}",
            "width": f"{max(width - 1, 0.5):.2f}",
            "state": "done" if line.code in answers else "todo",
        }
        for index, line in enumerate(lines)
    ]


def _save_form(
    request: HttpRequest,
    session: ReflectionSession,
    seat: Participant,
    personal: str,
    line: StatementLine,
    total: int,
) -> HttpResponse:
    """Without JavaScript: store what was chosen, go to the next or the previous statement."""
    value = read_value(request.POST.get("value"))
    if value is not NOTHING:
        record_answers(session=session, participant=seat, answers=[GivenAnswer(line.code, value)])
    if "argument" in request.POST:
        text = request.POST["argument"]
        record_argument(
            session=session, code=personal, statement=line.code, text=text, name=seat.name
        )
    step = -1 if request.POST.get("go") == "back" else 1
    number = max(1, line.number + step)
    if number > total:
        return redirect("reflection:participant_now", session.code)
    return redirect("reflection:participant_statement", session.code, number)


@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """All own answers on one page, each a link to change it."""
    session, seat, _personal = seat_or_join(request, code)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    lines = statements_of(session, get_language() or "nl")
    answers = answers_of(seat)
    labels = dict(enumerate(session.instrument.scale, start=1))
    rows = [
        {
            "line": line,
            "given": line.code in answers,
            "label": labels.get(answers.get(line.code, {}).get("value") or 0),
        }
        for line in lines
    ]
    context = {"session": session, "rows": rows, "total": len(lines), "answered": len(answers)}
    return render(request, "reflection/participant_overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def marks(request: HttpRequest, code: str) -> HttpResponse:
    """Choose up to three statements to work on."""
    session, seat, _personal = seat_or_join(request, code)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    chosen = marks_of(seat)
    error = ""
    if request.method == "POST":
        chosen = request.POST.getlist("statement")
        if len(chosen) <= 3:
            with suppress(NotOpen):
                record_marks(session=session, participant=seat, statements=chosen)
            return redirect("reflection:participant_now", session.code)
        error = _("You chose %(n)s statements. Choose three at most.") % {"n": len(chosen)}
    lines = statements_of(session, get_language() or "nl")
    context = {"session": session, "lines": lines, "chosen": chosen, "error": error}
    status = 422 if error else 200
    return render(request, "reflection/participant_marks.html", context, status=status)
