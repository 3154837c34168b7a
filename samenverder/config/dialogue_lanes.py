"""The direct lanes of dialogue meetings: hundreds of phones that tell something and look along.

The views `dialogues:save` and `dialogues:table` are the contract; this answers their plain case
the same way.
"""

import re
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation

from samenverder.config.phone_lanes import CODE, FORM_SECRET, language_of
from samenverder.dialogues.models import Dialogue, DialogueSeat
from samenverder.dialogues.operations.contributing import (
    Sent,
    Stored,
    Telling,
    save_tellings,
    to_store,
)
from samenverder.dialogues.queries.many_phones import rounds_now, table_views
from samenverder.dialogues.queries.participation import (
    COOKIE,
    MARKS,
    PERSON,
    secret_of,
    tidy_person,
)
from samenverder.dialogues.queries.wall import tables_of
from samenverder.dialogues.secrets import seat_hash
from samenverder.dialogues.views.saving import answer_of, read_message
from samenverder.live.direct import (
    DirectAnswer,
    DirectRequest,
    DirectRoute,
    html_answer,
    json_answer,
)
from samenverder.network.operations.problems import Refused

Seat = tuple[str, str]
Sending = tuple[Seat, dict[str, list[Sent]], str]
Look = tuple[Seat, str, str, str]


def read_seat(request: DirectRequest, match: "re.Match[str]") -> Seat | None:
    """The code of the meeting, and the secret in the signed cookie."""
    code = match["code"].upper()
    secret = request.signed_cookie(COOKIE, f"dialogue:{code}")
    return (code, secret) if secret else None


def _look_up(wanted: list[Seat]) -> dict[Seat, tuple[Dialogue, DialogueSeat]]:
    """The meetings by their code, and the seats there are: two queries for all."""
    codes = {code for code, _secret in wanted}
    rows = Dialogue.objects.filter(code__in=codes, removed_at__isnull=True)
    dialogues = {row.code: row for row in rows}
    hashes = {
        (dialogue.pk, seat_hash(dialogue.salt, secret)): (code, secret)
        for code, secret in set(wanted)
        if (dialogue := dialogues.get(code)) is not None
    }
    found = DialogueSeat.objects.filter(
        dialogue__in={pk for pk, _hash in hashes}, seat_hash__in={text for _pk, text in hashes}
    ).select_related("table")
    seats = {}
    for seat in found:
        if place := hashes.get((seat.dialogue_id, seat.seat_hash)):
            seats[place] = dialogues[place[0]], seat
    return seats


# ---- telling ------------------------------------------------------------------------------------
def read_telling(request: DirectRequest, match: "re.Match[str]") -> Sending | None:
    """Whose seat, what is told, and the language of the page; None for anything unusual."""
    seat, sent = read_seat(request, match), read_message(request.body)
    return (seat, sent, language_of(request)) if seat and sent else None


def store(sent: list[Sending]) -> list[DirectAnswer | None]:
    """Store what was told: a few statements for all that wait."""
    seats = _look_up([seat for seat, _items, _language in sent])
    told = [_tellings(seats.get(seat), seat[1], items) for seat, items, _language in sent]
    save_tellings([one for some in told for one in some])
    return [_answer(some, one[2]) for some, one in zip(told, sent, strict=True)]


def _tellings(
    found: tuple[Dialogue, DialogueSeat] | None, secret: str, sent: dict[str, list[Sent]]
) -> list[Telling]:
    """What to store for each who shares the device; nothing when the view has to say why not."""
    if found is None:
        return []
    dialogue, seat = found
    try:
        return [
            to_store(
                dialogue=dialogue, seat=seat, secret=secret_of(seat, secret, person), sent=items
            )
            for person, items in sent.items()
        ]
    except Refused:
        return []


def _answer(told: list[Telling], language: str) -> DirectAnswer | None:
    if not told:
        return None
    stored = Stored()
    for one in told:
        stored.add(one.stored)
    with translation.override(language):
        return json_answer(answer_of(stored))


# ---- looking along ------------------------------------------------------------------------------
def read_look(request: DirectRequest, match: "re.Match[str]") -> Look | None:
    """Whose seat, who of those who share it, the language, and the secret of its forms."""
    seat, form_secret = read_seat(request, match), request.cookie(settings.CSRF_COOKIE_NAME)
    if seat is None or not FORM_SECRET.fullmatch(form_secret):
        return None
    return seat, tidy_person(request.cookie(PERSON)), language_of(request), form_secret


def show(looks: list[Look]) -> list[DirectAnswer | None]:
    """What each of these phones shows of its table."""
    seats = _look_up([seat for seat, _person, _language, _form in looks])
    there = [
        (dialogue, seat, secret_of(seat, look[0][1], look[1]), look)
        for look in looks
        if look[0] in seats
        for dialogue, seat in [seats[look[0]]]
    ]
    views = table_views([(dialogue, seat, secret) for dialogue, seat, secret, _look in there])
    tables = {dialogue.pk: dialogue for dialogue, _seat, _secret, _look in there}
    all_tables = {pk: tables_of(dialogue) for pk, dialogue in tables.items()}
    rounds = rounds_now(tables.values())
    made = {
        id(look): _page(
            look,
            dialogue,
            seat,
            {"tables": all_tables[dialogue.pk], "round": rounds.get(dialogue.pk), **view},
        )
        for (dialogue, seat, _secret, look), view in zip(there, views, strict=True)
    }
    return [made.get(id(look)) for look in looks]


def _page(look: Look, dialogue: Dialogue, seat: DialogueSeat, view: dict[str, Any]) -> DirectAnswer:
    _seat, _person, language, form_secret = look
    request = HttpRequest()
    request.META["CSRF_COOKIE"] = form_secret
    request.resolver_match = SimpleNamespace(kwargs={"code": dialogue.code})  # type: ignore[assignment]
    context = {"dialogue": dialogue, "seat": seat, "marks": MARKS, "request": request, **view}
    with translation.override(language):
        token = get_token(request)
        html = render_to_string("dialogues/_told.html", {**context, "csrf_token": token})
    return html_answer(html)


telling = DirectRoute("POST", re.compile(f"/dialoog/{CODE}/bewaren/"), read_telling, store)
looking = DirectRoute("GET", re.compile(f"/dialoog/{CODE}/tafel/"), read_look, show)
