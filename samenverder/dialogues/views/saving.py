"""Saving what a device sends, also what waited there without network: all of it or what can be."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenverder.dialogues.operations.contributing import (
    LENGTHS,
    Sent,
    Stored,
    TooMuch,
    save_contributions,
)
from samenverder.dialogues.queries.participation import (
    own_seat,
    require_dialogue,
    secret_in,
    secret_of,
    tidy_person,
)
from samenverder.network.operations.problems import Refused
from samenverder.web.templatetags.web import clock

LARGEST_MESSAGE, MOST_AT_ONCE, LONGEST = 100_000, 50, 5_000


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Store contributions a page sends as JSON: {"contributions": [...]}.

    Answers 200 with what is safe and what could not be kept and why, 409 when the meeting takes
    nothing, 429 when this device sends too much, 401 without a seat, 400 when the message cannot
    be read.
    """
    dialogue = require_dialogue(request, code)
    seat, _mine = own_seat(request, dialogue)
    if seat is None:
        return _refuse(401, _("This device has no seat at this meeting. Join again."))
    sent = read_message(request.body)
    if sent is None:
        return _refuse(400, _("This message could not be read."))
    stored = Stored()
    try:
        for person, items in sent.items():
            secret = secret_of(seat, secret_in(request, dialogue), person)
            stored.add(save_contributions(dialogue=dialogue, seat=seat, secret=secret, sent=items))
    except TooMuch as refused:
        return _refuse(429, str(refused.sentence))
    except Refused as refused:
        return _refuse(409, str(refused.sentence))
    return JsonResponse(answer_of(stored))


def answer_of(stored: Stored) -> dict[str, Any]:
    """What the page reads: what is safe, what could not be kept and why, and when that was."""
    return {
        "saved": stored.saved,
        "refused": {key: str(sentence) for key, sentence in stored.refused.items()},
        "at": clock(timezone.now()),
    }


def _refuse(status: int, sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def read_message(body: bytes) -> dict[str, list[Sent]] | None:
    """{who of those who share the device: what they told}; None when it is not well-formed."""
    if len(body) > LARGEST_MESSAGE:
        return None
    try:
        raw = json.loads(body)["contributions"]
        if not isinstance(raw, list) or len(raw) > MOST_AT_ONCE:
            return None
        found: dict[str, list[Sent]] = {}
        for item in raw:
            found.setdefault(tidy_person(item.get("person")), []).append(_one(item))
        return found
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return None


def _one(item: dict[str, Any]) -> Sent:
    words = {name: item.get(name, "") for name in LENGTHS}
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in words.values()):
        raise ValueError("words")
    sequence = item["sequence"]
    if type(sequence) is not int or not 0 < sequence < 2**53:
        raise ValueError("sequence")
    about = item.get("about")
    return Sent(
        key=UUID(item["key"]),
        kind=str(item["kind"])[:10],
        withdrawn=item.get("withdrawn") is True,
        may_quote=item.get("may_quote") is True,
        about=UUID(about) if about else None,
        sequence=sequence,
        **words,
    )
