"""The direct lanes of the reflection room: answers from hundreds of phones in the same second, and
a thousand phones that look at the results right after the reveal.

The views `reflection:participant_save` and `reflection:participant_now` are the contract; this
answers their plain case the same way.
"""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone, translation

from samenverder.live.direct import (
    DirectAnswer,
    DirectRequest,
    DirectRoute,
    html_answer,
    json_answer,
)
from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.operations.answers import GivenAnswer, record_answers
from samenverder.reflection.operations.seats import NotOpen
from samenverder.reflection.personal_code import seat_hash
from samenverder.reflection.queries.participation import COOKIE
from samenverder.reflection.queries.screen import version_of
from samenverder.reflection.views import phone
from samenverder.web.form_token import with_token
from samenverder.web.templatetags.web import clock

MOST_ANSWERS = 30
CODE = "(?P<code>[A-Za-z0-9]{6,8})"
FIELDS = [  # what saving and looking need of a session; the rest would be fetched when asked for
    "instrument_id", "mode", "phase", "code", "salt", "answers_from", "answers_until",
    "revealed_at", "deleted_at", "next_round_on", "statement_id", "second_vote_open",
    "show_arguments",
]  # fmt: skip
Seat = tuple[str, str]
Sent = tuple[Seat, list[GivenAnswer], str]
Look = tuple[Seat, str, str]
FORM_SECRET = re.compile("[A-Za-z0-9]{32}")


# ---- answers -----------------------------------------------------------------------------------
def read_sent(request: DirectRequest, match: "re.Match[str]") -> Sent | None:
    """Whose seat, the answers, and the language of the page; None for anything unusual."""
    seat = read_seat(request, match)
    if seat is None:
        return None
    try:
        answers = read_answers(request.json())
    except (ValueError, RecursionError):
        return None
    return (seat, answers, language_of(request)) if answers else None


def read_seat(request: DirectRequest, match: "re.Match[str]") -> Seat | None:
    """The session's code and the personal code in the signed cookie."""
    code = match["code"].upper()
    personal = request.signed_cookie(COOKIE, f"seat:{code}")
    return (code, personal) if personal else None


def read_answers(message: Any) -> list[GivenAnswer] | None:
    """The answers when all are well-formed first votes and nothing else was sent."""
    if not isinstance(message, dict) or message.get("arguments") or "marks" in message:
        return None
    raw = message.get("answers")
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST_ANSWERS:
        return None
    if not all(_is_plain(item) for item in raw):
        return None
    return [GivenAnswer(item["statement"], item["value"], item["seq"]) for item in raw]


def _is_plain(item: Any) -> bool:
    if not isinstance(item, dict) or item.get("vote", 1) != 1:
        return False
    statement, value, sequence = item.get("statement"), item.get("value", 0), item.get("seq")
    return (
        isinstance(statement, str)
        and 0 < len(statement) <= 8
        and (value is None or (type(value) is int and 1 <= value <= 5))
        and type(sequence) is int
        and 0 <= sequence < 2**53
    )


def store(sent: list[Sent]) -> list[DirectAnswer | None]:
    """Record what was sent, with one look at each session and one at all seats."""
    sessions, seats = _look_up([seat for seat, _answers, _language in sent])
    return [
        _record(sessions.get(seat[0]), seats.get(seat), answers, language)
        for seat, answers, language in sent
    ]


def _record(
    session: ReflectionSession | None,
    seat: Participant | None,
    answers: list[GivenAnswer],
    language: str,
) -> DirectAnswer | None:
    if session is None or seat is None:
        return None
    try:
        recorded = record_answers(session=session, participant=seat, answers=answers)
    except NotOpen:
        return None
    with translation.override(language):
        at = clock(timezone.now())
    return json_answer(
        {
            "saved": recorded.saved,
            "frozen": recorded.frozen,
            "refused": recorded.unknown,
            "argued": [],
            "phase": session.phase,
            "at": at,
        }
    )


# ---- looking along -----------------------------------------------------------------------------
def read_look(request: DirectRequest, match: "re.Match[str]") -> Look | None:
    """Whose seat, the language of the page, and the secret of its forms."""
    seat = read_seat(request, match)
    secret = request.cookie(settings.CSRF_COOKIE_NAME)
    if seat is None or not FORM_SECRET.fullmatch(secret):
        return None
    return seat, language_of(request), secret


def language_of(request: DirectRequest) -> str:
    """The language this browser reads."""
    chosen = request.cookie(settings.LANGUAGE_COOKIE_NAME)
    known = {code for code, _ in settings.LANGUAGES}
    return chosen if chosen in known else settings.LANGUAGE_CODE


def show(looks: list[Look]) -> list[DirectAnswer | None]:
    """What everybody sees after the reveal, for who has a seat; before that the view answers."""
    sessions, seats = _look_up([seat for seat, _, _ in looks])
    wanted = {(seat[0], language) for seat, language, _ in looks}
    pages = {(code, language): _page(sessions.get(code), language) for code, language in wanted}
    answers = []
    for seat, language, secret in looks:
        page = pages[seat[0], language] if seat in seats else None
        answers.append(page and _own(page, secret))
    return answers


def _page(session: ReflectionSession | None, language: str) -> tuple[str, str] | None:
    """The shared fragment and the phase; None when nothing is shown."""
    if session is None or not session.is_shown:
        return None
    with translation.override(language):
        return phone.rendered(session.pk, version_of(session), language), session.phase


def _own(page: tuple[str, str], secret: str) -> DirectAnswer:
    """The fragment with the token of this phone's own forms."""
    request = HttpRequest()
    request.META["CSRF_COOKIE"] = secret
    html, phase = page
    return html_answer(with_token(html, get_token(request)), X_Phase=phase)


# ---- both --------------------------------------------------------------------------------------
def _look_up(
    wanted: list[Seat],
) -> tuple[dict[str, ReflectionSession], dict[Seat, Participant]]:
    """The sessions by their code, and the seats there are: two queries for all."""
    codes = {code for code, _ in wanted}
    rows = ReflectionSession.objects.filter(code__in=codes, deleted_at__isnull=True)
    sessions = {row.code: row for row in rows.only(*FIELDS)}
    hashes: dict[tuple[int, str], Seat] = {}
    for code, personal in set(wanted):
        if session := sessions.get(code):
            hashes[session.pk, seat_hash(session.salt, personal)] = (code, personal)
    found = Participant.objects.filter(
        session_id__in={pk for pk, _ in hashes}, code_hash__in={text for _, text in hashes}
    )
    seats = {}
    for seat in found.only("session_id", "code_hash"):
        if place := hashes.get((seat.session_id, seat.code_hash)):
            seats[place] = seat
    return sessions, seats


answers = DirectRoute("POST", re.compile(f"/meedoen/{CODE}/antwoorden/"), read_sent, store)
looking = DirectRoute("GET", re.compile(f"/meedoen/{CODE}/nu/"), read_look, show)
