"""What a device in the room sees: the meeting by its code, its seat, what it put on the wall."""

import re
from dataclasses import dataclass
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionMark,
    ContributionState,
    Dialogue,
    DialogueSeat,
    DialogueTable,
    MarkKind,
)
from samenverder.dialogues.operations.contributing import own_contributions
from samenverder.dialogues.operations.seats import seat_of
from samenverder.dialogues.queries.wall import Card, cards_of, shown, tables_of
from samenverder.dialogues.secrets import marker_hash, voice
from samenverder.network.guessing import address_of, count_wrong, may_try

COOKIE, PERSON = "sv_dialogue", "sv_dialogue_person"
A_PERSON = re.compile(r"[0-9a-f-]{8,40}")
WRONG_CODES = 300  # a whole hall shares one address; of a thousand million codes


def dialogue_by_code(code: str) -> Dialogue | None:
    """The meeting with this code; case and blanks do not matter."""
    tidy = "".join(code.split()).upper()
    rows = Dialogue.objects.select_related("partnership", "screen_table")
    return rows.filter(code=tidy, removed_at__isnull=True).first()


def address_of_code(code: str) -> str:
    """Where a code leads for whoever joins; empty when no meeting has it."""
    found = dialogue_by_code(code)
    return reverse("dialogues:join", args=[found.code]) if found else ""


def require_dialogue(request: HttpRequest, code: str) -> Dialogue:
    """The meeting with this code, or 404; a wrong code counts as guessing.

    Who guessed too often gets 404 for the right code as well. A device with a seat never does: at
    a meeting many people share one address.
    """
    dialogue = dialogue_by_code(code)
    if dialogue and secret_in(request, dialogue):
        return dialogue
    who = address_of(request)
    if dialogue is None:
        count_wrong("code", who)
    if dialogue is None or not may_try("code", who, WRONG_CODES):
        raise Http404
    return dialogue


def guessed_too_often(request: HttpRequest, code: str) -> bool:
    """Too many wrong codes came from this address; a device that has a seat never hears so."""
    dialogue = dialogue_by_code(code)
    if dialogue and secret_in(request, dialogue):
        return False
    return not may_try("code", address_of(request), WRONG_CODES)


def secret_in(request: HttpRequest, dialogue: Dialogue) -> str:
    """The secret in this browser's signed cookie, or an empty text."""
    return request.get_signed_cookie(COOKIE, default="", salt=f"dialogue:{dialogue.code}") or ""


def person_in(request: HttpRequest) -> str:
    """Who of those who share this device uses it now: a number of chance, or an empty text."""
    return tidy_person(request.COOKIES.get(PERSON))


def tidy_person(value: object) -> str:
    """A number of chance as a browser made it; an empty text for anything else."""
    return value if isinstance(value, str) and A_PERSON.fullmatch(value) else ""


def own_seat(
    request: HttpRequest, dialogue: Dialogue, *, person: str | None = None
) -> tuple[DialogueSeat | None, str]:
    """The seat of this device, with the secret of who uses it: on a shared one each their own.

    `person` is who it was when something was told that is sent only now.
    """
    secret = secret_in(request, dialogue)
    seat = seat_of(dialogue, secret) if secret else None
    who = person_in(request) if person is None else tidy_person(person)
    return seat, (secret_of(seat, secret, who) if seat else secret)


def secret_of(seat: DialogueSeat, secret: str, person: str) -> str:
    """The secret of this person at a seat; on one's own phone there is one person.

    Who has no number on a shared one owns nothing: what was told before them is not theirs.
    """
    return voice(secret, person or token_hex(16)) if seat.shared else secret


def table_view(dialogue: Dialogue, seat: DialogueSeat, secret: str) -> dict[str, Any]:
    """What a phone shows of its table: {"own": rows, "hidden": number of them, "others": cards,
    "marked": {(key, kind)}}.

    `own` has what its author took back as well; what is hidden reaches no phone, not even theirs.
    Four queries whatever the size of the meeting.
    """
    here = dialogue.contributions.filter(table_id=seat.table_id, withdrawn=False)
    rows = dialogue.contributions.select_related("about", "picture")
    own = own_contributions(dialogue, secret, rows)
    mine = {row.pk for row in own}
    cards = cards_of(shown(dialogue).filter(pk__in=here.values("pk")))
    return {
        "own": [row for row in own if row.state != ContributionState.HIDDEN],
        "hidden": sum(row.state == ContributionState.HIDDEN for row in own),
        "others": [card for card in cards if card.row.pk not in mine],
        "marked": marked_by(dialogue, secret, cards),
    }


@dataclass(frozen=True)
class OfTable:
    """The puzzles of one table."""

    table: DialogueTable
    cards: list[Card]


def puzzles_elsewhere(dialogue: Dialogue, seat: DialogueSeat) -> list[OfTable]:
    """The puzzles of the other tables; four queries."""
    rows = shown(dialogue).filter(kind__in=(ContributionKind.PUZZLE, ContributionKind.IDEA))
    cards = cards_of(rows.exclude(table_id=seat.table_id, kind=ContributionKind.PUZZLE))
    found: dict[int | None, list[Card]] = {}
    for card in cards:
        if card.row.kind == ContributionKind.PUZZLE:
            found.setdefault(card.row.table_id, []).append(card)
    return [OfTable(row, found[row.pk]) for row in tables_of(dialogue) if row.pk in found]


def marked_by(dialogue: Dialogue, secret: str, cards: list[Card]) -> set[tuple[UUID, str]]:
    """(key, kind) of what this device marked; one query."""
    hashes = {marker_hash(dialogue.salt, secret, str(card.row.key)): card.row for card in cards}
    rows = ContributionMark.objects.filter(
        contribution__in=[card.row.pk for card in cards], marker_hash__in=hashes
    )
    found = rows.values_list("marker_hash", "contribution", "kind")
    return {(hashes[code].key, kind) for code, pk, kind in found if hashes[code].pk == pk}


def for_seat(dialogue: Dialogue, seat: DialogueSeat) -> QuerySet[Contribution]:
    """What this seat may see: of other tables no quote whose author did not agree."""
    not_agreed = Q(kind=ContributionKind.QUOTE, may_quote=False)
    return shown(dialogue).exclude(not_agreed & ~Q(table=seat.table_id))


def contribution_with(dialogue: Dialogue, seat: DialogueSeat, key: UUID) -> Contribution:
    """One that this seat may see, by its key, else 404."""
    found = for_seat(dialogue, seat).filter(key=key).first()
    if found is None:
        raise Http404
    return found


MARKS = list(MarkKind.choices)
