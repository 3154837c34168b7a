"""What a device in the room sees: the meeting by its code, its seat, what it put on the wall."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from samenverder.dialogues.models import (
    Contribution,
    ContributionMark,
    Dialogue,
    DialogueSeat,
    MarkKind,
)
from samenverder.dialogues.operations.contributing import own_contributions
from samenverder.dialogues.operations.seats import seat_of
from samenverder.dialogues.queries.wall import Card, cards_of, shown
from samenverder.dialogues.secrets import marker_hash
from samenverder.network.guessing import address_of, count_wrong, may_try

COOKIE = "sv_dialogue"
WRONG_CODES = 30


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


def secret_in(request: HttpRequest, dialogue: Dialogue) -> str:
    """The secret in this browser's signed cookie, or an empty text."""
    return request.get_signed_cookie(COOKIE, default="", salt=f"dialogue:{dialogue.code}") or ""


def own_seat(request: HttpRequest, dialogue: Dialogue) -> tuple[DialogueSeat | None, str]:
    """The seat of this device, with its secret."""
    secret = secret_in(request, dialogue)
    return (seat_of(dialogue, secret) if secret else None), secret


def table_view(dialogue: Dialogue, seat: DialogueSeat, secret: str) -> dict[str, Any]:
    """What a phone shows of its table: {"own": rows, "others": cards, "marked": {(key, kind)}}.

    Four queries whatever the size of the meeting.
    """
    here = dialogue.contributions.filter(table_id=seat.table_id, withdrawn=False)
    own = own_contributions(dialogue, secret, dialogue.contributions.filter(withdrawn=False))
    mine = {row.pk for row in own}
    cards = cards_of(shown(dialogue).filter(pk__in=here.values("pk")))
    return {
        "own": own,
        "others": [card for card in cards if card.row.pk not in mine],
        "marked": marked_by(dialogue, secret, cards),
    }


def marked_by(dialogue: Dialogue, secret: str, cards: list[Card]) -> set[tuple[UUID, str]]:
    """(key, kind) of what this device marked; one query."""
    hashes = {marker_hash(dialogue.salt, secret, str(card.row.key)): card.row for card in cards}
    rows = ContributionMark.objects.filter(
        contribution__in=[card.row.pk for card in cards], marker_hash__in=hashes
    )
    found = rows.values_list("marker_hash", "contribution", "kind")
    return {(hashes[code].key, kind) for code, pk, kind in found if hashes[code].pk == pk}


def contribution_with(dialogue: Dialogue, key: UUID) -> Contribution:
    """One that everybody may see, by its key, else 404."""
    found = shown(dialogue).filter(key=key).first()
    if found is None:
        raise Http404
    return found


MARKS = list(MarkKind.choices)
