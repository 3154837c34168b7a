"""Saving: what a phone sends, tap by tap, all of it or what is possible."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.operations.answers import (
    GivenAnswer,
    record_answers,
    record_argument,
    record_marks,
)
from samenverder.reflection.operations.seats import NotOpen
from samenverder.reflection.queries.participation import own_seat, require_session
from samenverder.web.templatetags.web import clock

LARGEST_MESSAGE = 200_000
NOTHING: Any = object()


def seat_or_join(
    request: HttpRequest, code: str
) -> tuple[ReflectionSession, Participant | None, str]:
    """The session, the seat of this browser in it (None without one) and its personal code."""
    session = require_session(request, code)
    seat, personal = own_seat(request, session)
    return session, seat, personal


def read_value(raw: Any) -> Any:
    """1 to 5, None for "I don't know", NOTHING when nothing (or something else) was sent."""
    if raw in {"unknown", None} and raw is not None:
        return None
    return int(raw) if str(raw) in {"1", "2", "3", "4", "5"} else NOTHING


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Store taps that the page sends: answers, arguments and marks, all or what is possible.

    Answers 200 with what was stored, 409 when the session takes no answers, 401 without a seat,
    400 when the message cannot be read.
    """
    session, seat, personal = seat_or_join(request, code)
    if seat is None:
        return _refuse(401, _("This browser has no seat in this session. Join again."))
    message = _read_message(request)
    if message is None:
        return _refuse(400, _("This message could not be read."))
    try:
        return JsonResponse(_store(session, seat, personal, message))
    except NotOpen:
        return _refuse(409, _("This session does not take answers any more."), session)


def _refuse(status: int, sentence: str, session: ReflectionSession | None = None) -> JsonResponse:
    phase = session.phase if session else ""
    return JsonResponse({"error": sentence, "phase": phase}, status=status)


def _read_message(request: HttpRequest) -> dict[str, Any] | None:
    if len(request.body) > LARGEST_MESSAGE:
        return None
    try:
        message = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _store(
    session: ReflectionSession, seat: Participant, personal: str, message: dict[str, Any]
) -> dict[str, Any]:
    given, refused = _read_answers(message.get("answers"))
    stored = record_answers(session=session, participant=seat, answers=given)
    argued = _store_arguments(session, seat, personal, message.get("arguments"))
    result: dict[str, Any] = {
        "saved": stored.saved,
        "frozen": stored.frozen,
        "refused": [*refused, *stored.unknown],
        "argued": argued,
        "phase": session.phase,
        "at": clock(timezone.now()),
    }
    if isinstance(message.get("marks"), list):
        codes = [str(item) for item in message["marks"][:20]]
        result["marks"] = record_marks(session=session, participant=seat, statements=codes)
    return result


def _read_answers(raw: Any) -> tuple[list[GivenAnswer], list[str]]:
    """Well-formed answers, and the statements of those that are not."""
    given, refused = [], []
    for item in raw[:100] if isinstance(raw, list) else []:
        code = str(item.get("statement", ""))[:8] if isinstance(item, dict) else ""
        value = item.get("value", NOTHING) if isinstance(item, dict) else NOTHING
        sequence = item.get("seq") if isinstance(item, dict) else None
        vote = item.get("vote", 1) if isinstance(item, dict) else 1
        if code and _is_value(value) and _is_sequence(sequence) and _is_vote(vote):
            given.append(GivenAnswer(code, value, sequence, vote))
        else:
            refused.append(code)
    return given, refused


def _is_value(value: Any) -> bool:
    return value is None or (type(value) is int and 1 <= value <= 5)


def _is_vote(value: Any) -> bool:
    return type(value) is int and value in (1, 2)


def _is_sequence(value: Any) -> bool:
    return value is None or (type(value) is int and 0 <= value < 2**53)


def _store_arguments(
    session: ReflectionSession, seat: Participant, personal: str, raw: Any
) -> list[str]:
    argued = []
    for item in raw[:100] if isinstance(raw, list) else []:
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            continue
        code = str(item.get("statement", ""))[:8]
        try:
            record_argument(
                session=session, code=personal, statement=code, text=item["text"], name=seat.name
            )
        except ValueError:
            continue
        argued.append(code)
    return argued
