"""What many phones show of their tables, in one look at the database for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from samenverder.dialogues.models import (
    Contribution,
    ContributionMark,
    ContributionState,
    Dialogue,
    DialogueRound,
    DialogueSeat,
)
from samenverder.dialogues.queries.wall import Card, assembled, marks_of
from samenverder.dialogues.secrets import authored, marker_hash

Look = tuple[Dialogue, DialogueSeat, str]
Table = tuple[int, int | None]
Author = tuple[int, bytes, str]


def table_views(looks: Sequence[Look]) -> list[dict[str, Any]]:
    """For each phone what `participation.table_view` gives, with few queries for all of them.

    One for the authors of each meeting, two for the cards of the tables, one for what they told
    themselves and one for marks.
    """
    dialogues = {dialogue.pk: dialogue for dialogue, _seat, _secret in looks}
    told = {pk: _authors(dialogue) for pk, dialogue in dialogues.items()}
    cards = _cards(dialogues, {(dialogue.pk, seat.table_id) for dialogue, seat, _secret in looks})
    owned = [_own(dialogue, secret, told[dialogue.pk]) for dialogue, _seat, secret in looks]
    names = {pk for own in owned for pk in own}
    rows = Contribution.objects.filter(pk__in=names).select_related("about", "picture")
    in_order = list(rows.order_by("shuffle")) if names else []
    marks = _marks([card for some in cards.values() for card in some])
    return [
        _view(look, own, in_order, cards[look[0].pk, look[1].table_id], marks)
        for look, own in zip(looks, owned, strict=True)
    ]


def rounds_now(dialogues: Iterable[Dialogue]) -> dict[int, DialogueRound]:
    """{meeting: the round it is in}; one query."""
    now = {dialogue.pk: dialogue.round for dialogue in dialogues}
    rows = DialogueRound.objects.filter(dialogue__in=now, order__in=set(now.values()))
    return {row.dialogue_id: row for row in rows if row.order == now[row.dialogue_id]}


def _cards(dialogues: dict[int, Dialogue], tables: set[Table]) -> dict[Table, list[Card]]:
    """The cards of each table; two queries for all of them."""
    rows = Contribution.objects.filter(
        dialogue__in=dialogues, table__in=[table for _pk, table in tables],
        state=ContributionState.SHOWN, withdrawn=False,
    )  # fmt: skip
    found: dict[Table, list[Contribution]] = defaultdict(list)
    for row in rows.select_related("table", "group", "picture"):
        found[row.dialogue_id, row.table_id].append(row)
    tally = marks_of([row for some in found.values() for row in some])
    return {table: assembled(found[table], tally) for table in tables}


def _authors(dialogue: Dialogue) -> list[Author]:
    rows = dialogue.contributions.order_by().values_list("pk", "key", "author_hash")
    return [(pk, str(key).encode(), code) for pk, key, code in rows]


def _own(dialogue: Dialogue, secret: str, told: list[Author]) -> set[int]:
    mine = authored(dialogue.salt, secret)
    return {pk for pk, key, code in told if code == mine(key)}


def _marks(cards: list[Card]) -> dict[int, list[tuple[str, str]]]:
    """{contribution: [(kind, hash of who said it)]}."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ContributionMark.objects.filter(contribution__in=[card.row.pk for card in cards])
    for pk, kind, code in rows.values_list("contribution", "kind", "marker_hash"):
        found[pk].append((kind, code))
    return found


def _view(
    look: Look,
    own: set[int],
    in_order: list[Contribution],
    cards: list[Card],
    marks: dict[int, list[tuple[str, str]]],
) -> dict[str, Any]:
    dialogue, _seat, secret = look
    rows = [row for row in in_order if row.pk in own]
    marked = set()
    for card in cards:
        if said := marks.get(card.row.pk):
            mine = marker_hash(dialogue.salt, secret, str(card.row.key))
            marked |= {(card.row.key, kind) for kind, code in said if code == mine}
    return {
        "own": [row for row in rows if row.state != ContributionState.HIDDEN],
        "hidden": sum(row.state == ContributionState.HIDDEN for row in rows),
        "others": [card for card in cards if card.row.pk not in own],
        "marked": marked,
    }
