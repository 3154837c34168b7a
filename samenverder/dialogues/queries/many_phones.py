"""What many phones show of their tables, in one look at the database for all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from samenverder.dialogues.models import (
    Contribution,
    ContributionMark,
    ContributionState,
    Dialogue,
    DialogueRound,
    DialogueSeat,
)
from samenverder.dialogues.queries.wall import Card, assembled
from samenverder.dialogues.secrets import authored, marker_hash

Look = tuple[Dialogue, DialogueSeat, str]
Table = tuple[int, int | None]
Author = tuple[int, bytes, str]
Told = defaultdict[int | None, list[Author]]


def table_views(looks: Sequence[Look]) -> list[dict[str, Any]]:
    """For each phone what `participation.table_view` gives, with few queries for all of them.

    One for the authors of each meeting, one for the cards of the tables, one for the puzzles that
    ideas are for and one for marks.
    """
    told = _authors(looks)
    owned = [_own(look, told[look[0].pk]) for look in looks]
    rows = _rows(looks, {pk for own in owned for pk in own})
    marks = _marks(looks)
    tally = Counter((pk, kind) for pk, said in marks.items() for kind, _code in said)
    cards = _cards(rows, tally)
    return [
        _view(look, [row for row in rows if row.pk in own], cards[_table(look)], marks)
        for look, own in zip(looks, owned, strict=True)
    ]


def rounds_now(dialogues: Iterable[Dialogue]) -> dict[int, DialogueRound]:
    """{meeting: the round it is in}; one query."""
    now = {dialogue.pk: dialogue.round for dialogue in dialogues}
    rows = DialogueRound.objects.filter(dialogue__in=now, order__in=set(now.values()))
    return {row.dialogue_id: row for row in rows if row.order == now[row.dialogue_id]}


def _table(look: Look) -> Table:
    dialogue, seat, _secret = look
    return dialogue.pk, seat.table_id


def _tables(looks: Sequence[Look]) -> list[int]:
    return list({seat.table_id for _dialogue, seat, _secret in looks if seat.table_id})


def _rows(looks: Sequence[Look], owned: set[int]) -> list[Contribution]:
    """What was told at these tables, and what these phones told elsewhere; by chance."""
    here = Q(dialogue__in={look[0].pk for look in looks}, table__in=_tables(looks))
    found = Contribution.objects.filter(here | Q(pk__in=owned)).order_by("shuffle")
    rows = list(found.select_related("picture"))
    ideas = [row for row in rows if row.about_id and row.pk in owned]
    puzzles = Contribution.objects.in_bulk({row.about_id for row in ideas})
    for row in ideas:
        row._state.fields_cache["about"] = puzzles.get(row.about_id or 0)
    return rows


def _cards(
    rows: list[Contribution], tally: Counter[tuple[int, str]]
) -> defaultdict[Table, list[Card]]:
    found: dict[Table, list[Contribution]] = defaultdict(list)
    for row in rows:
        if row.state == ContributionState.SHOWN and not row.withdrawn:
            found[row.dialogue_id, row.table_id].append(row)
    cards: defaultdict[Table, list[Card]] = defaultdict(list)
    cards.update({table: assembled(some, tally) for table, some in found.items()})
    return cards


def _authors(looks: Sequence[Look]) -> dict[int, Told]:
    """{meeting: {table: what was told there, None: what may be of anybody}}.

    A phone told what stands at its table, or what who leads moved from there. Only for one that
    sat down elsewhere everything must be tried.
    """
    found: dict[int, Told] = {look[0].pk: defaultdict(list) for look in looks}
    everywhere = {dialogue.pk for dialogue, seat, _secret in looks if seat.moved}
    rows = Contribution.objects.filter(
        Q(dialogue__in=everywhere)
        | Q(dialogue__in=found) & (Q(table__in=_tables(looks)) | Q(table=None) | Q(version__gt=1))
    )
    names = ("pk", "dialogue", "table", "version", "key", "author_hash")
    for pk, dialogue, table, version, key, code in rows.order_by().values_list(*names):
        author = pk, str(key).encode(), code
        if version > 1 or table is None or dialogue in everywhere:
            found[dialogue][None].append(author)
        else:
            found[dialogue][table].append(author)
    return found


def _own(look: Look, told: Told) -> set[int]:
    dialogue, seat, secret = look
    mine = authored(dialogue.salt, secret)
    tried = told[None] + (told[seat.table_id] if seat.table_id else [])
    return {pk for pk, key, code in tried if code == mine(key)}


def _marks(looks: Sequence[Look]) -> dict[int, list[tuple[str, str]]]:
    """{contribution: [(kind, hash of who said it)]} of what was told at these tables."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ContributionMark.objects.filter(
        contribution__dialogue__in={look[0].pk for look in looks},
        contribution__table__in=_tables(looks),
    )
    for pk, kind, code in rows.values_list("contribution", "kind", "marker_hash"):
        found[pk].append((kind, code))
    return found


def _view(
    look: Look,
    own: list[Contribution],
    cards: list[Card],
    marks: dict[int, list[tuple[str, str]]],
) -> dict[str, Any]:
    dialogue, _seat, secret = look
    mine = {row.pk for row in own}
    marked = set()
    for card in cards:
        if said := marks.get(card.row.pk):
            hashed = marker_hash(dialogue.salt, secret, str(card.row.key))
            marked |= {(card.row.key, kind) for kind, code in said if code == hashed}
    return {
        "own": [row for row in own if row.state != ContributionState.HIDDEN],
        "hidden": sum(row.state == ContributionState.HIDDEN for row in own),
        "others": [card for card in cards if card.row.pk not in mine],
        "marked": marked,
    }
