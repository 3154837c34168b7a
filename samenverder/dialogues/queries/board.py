"""The board of who leads: every card in a column, by table or by group, and what is parked."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionState,
    Dialogue,
    DialogueTable,
)
from samenverder.dialogues.queries.wall import Card, all_cards, for_leading, groups_of

TABLES, GROUPS = "tafels", "groepen"
PARK = "park"


@dataclass
class BoardColumn:
    """A place for cards. `name` is what a move sends: "tafel-3", "groep-5", "groep-0", "park"."""

    name: str
    title: str
    cards: list[Card] = field(default_factory=list)
    group: ContributionGroup | None = None


def board_of(
    dialogue: Dialogue, tables: list[DialogueTable], arranged: str, only: int = 0
) -> list[BoardColumn]:
    """The columns, each with its cards in the order of the wall; six queries.

    `only` is the number of one table: then only what was told there.
    """
    rows = for_leading(dialogue)
    if only:
        rows = rows.filter(table__number=only)
    columns = _by_group(dialogue) if arranged == GROUPS else _by_table(tables, only)
    columns.append(BoardColumn(PARK, _("Parked")))
    cards: dict[str, list[Card]] = defaultdict(list)
    for card in sorted(all_cards(dialogue, rows, marks=True), key=lambda card: card.place):
        cards[column_of(card.row, arranged)].append(card)
    for column in columns:
        column.cards = cards.pop(column.name, [])
    columns[0].cards += [card for rest in cards.values() for card in rest]
    return columns


def column_of(row: Contribution, arranged: str) -> str:
    """The name of the column in which a card stands."""
    if row.state == ContributionState.PARKED:
        return PARK
    if arranged == GROUPS:
        return f"groep-{row.in_group.pk if row.in_group else 0}"
    return f"tafel-{row.table_id}"


def _by_table(tables: list[DialogueTable], only: int) -> list[BoardColumn]:
    some = [table for table in tables if not only or table.number == only]
    return [BoardColumn(f"tafel-{table.pk}", str(table)) for table in some or tables[:1]] or [
        BoardColumn("tafel-0", _("At no table"))
    ]


def _by_group(dialogue: Dialogue) -> list[BoardColumn]:
    free = BoardColumn("groep-0", _("In no group"))
    return [free] + [
        BoardColumn(f"groep-{group.pk}", group.name, group=group) for group in groups_of(dialogue)
    ]


def rows_in(dialogue: Dialogue, name: str) -> QuerySet[Contribution]:
    """What stands in a column of the whole board, in no order."""
    rows = for_leading(dialogue).filter(merged_into=None).order_by()
    if name == PARK:
        return rows.filter(state=ContributionState.PARKED)
    rows = rows.exclude(state=ContributionState.PARKED)
    kind, _dash, number = name.partition("-")
    if kind == "tafel":
        return rows.filter(table=int(number))
    if number == "0":
        return rows.filter(group=None) | rows.filter(group__removed_at__isnull=False)
    return rows.filter(group=int(number))
