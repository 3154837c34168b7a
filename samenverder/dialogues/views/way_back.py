"""The way back of one step on a phone: in a cookie of that device, shown once.

A phone has no account and no session; what it changed must stand nowhere else.
"""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.queries.participation import person_in, secret_in
from samenverder.dialogues.secrets import seat_hash, voice

COOKIE = "sv_dialogue_back"
MOST_LETTERS, SECONDS = 3500, 600


def _salt(request: HttpRequest, dialogue: Dialogue) -> str:
    """Of this person on this device: nobody else who uses it sees it."""
    mine = voice(secret_in(request, dialogue), person_in(request))
    return f"dialogue-back:{seat_hash(dialogue.salt, mine)}"


def offer(
    request: HttpRequest, response: HttpResponse, dialogue: Dialogue, text: str, url: str, /,
    **fields: str,
) -> None:  # fmt: skip
    """Show `text` on the next page with a button that posts `fields` to `url`."""
    value = signing.dumps(
        {"text": str(text), "url": url, "fields": fields},
        salt=_salt(request, dialogue),
        compress=True,
    )
    if len(value) <= MOST_LETTERS:
        response.set_cookie(
            COOKIE, value, max_age=SECONDS, path=f"/dialoog/{dialogue.code}/", httponly=True,
            samesite="Lax", secure=request.is_secure(),
        )  # fmt: skip


def take(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any] | None:
    """What was offered to this person, as "web/undo.html" takes it."""
    value = request.COOKIES.get(COOKIE, "")
    try:
        found = signing.loads(value, salt=_salt(request, dialogue), max_age=SECONDS)
    except signing.BadSignature:
        return None
    return {**found, "lists": {}}


def forget(request: HttpRequest, response: HttpResponse, dialogue: Dialogue) -> None:
    """It was shown, or somebody else uses this device now."""
    if COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, path=f"/dialoog/{dialogue.code}/", samesite="Lax")
