"""The wall in columns and pages: readable whatever the number of cards, and calm.

A table (or group) keeps its place: six columns a page, always the same six. What does not fit in a
column comes after the last page, six columns a page too, so that no page moves when a card arrives.
An idea stands under its puzzle, at whichever table it was told; one that is for no puzzle, or whose
puzzle was hidden, stands after the puzzles of its own table.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionState,
    Dialogue,
    DialogueTable,
)
from samenverder.dialogues.queries.pictures import picture_with
from samenverder.dialogues.queries.wall import (
    Card,
    all_cards,
    assembled,
    groups_of,
    on_wall,
    tables_of,
)

Read = Sequence[Contribution] | None
COLUMNS_ON_WALL = 6
# The room in a column, in lines of text, and how many letters a line holds: both depend on how many
# columns there are. A card takes its lines, and BETWEEN for the space around it.
ROOM = {1: 18.0, 2: 18.0, 3: 18.0, 4: 26.5, 5: 26.5, 6: 26.5}
LETTERS = {1: 52, 2: 52, 3: 32, 4: 34, 5: 26, 6: 21}
BETWEEN, BETWEEN_UNDER = 0.77, 0.4
FOR_PUZZLE = 2.0  # the lines that name its puzzle above an idea that stands elsewhere
PHOTO = 3.0  # its height in lines


@dataclass
class Column:
    """The cards of a table or group, as many as fit; `sheet` counts from 0."""

    title: str
    cards: list[Card] = field(default_factory=list)
    table: DialogueTable | None = None
    name: str = ""
    sheet: int = 0
    waiting: list[Card] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What the page knows this column by."""
        return f"{self.name}-{self.sheet}"


@dataclass
class Wall:
    """One page of the wall; pages are counted from 0.

    `kinds` says how many cards of each kind one table has, on all its pages; empty for a wall of
    more tables.
    """

    columns: list[Column]
    page: int = 0
    pages: int = 1
    grid: int = COLUMNS_ON_WALL
    kinds: dict[str, int] = field(default_factory=dict)


def wall_by_table(dialogue: Dialogue, page: int = 0, read: Read = None) -> Wall:
    """A column for each table."""
    by_table: dict[int | None, list[Card]] = defaultdict(list)
    for card in _cards(dialogue, read):
        by_table[card.home.table_id].append(card)
    heads = [Column(t.title, by_table[t.pk], t, f"t{t.pk}") for t in tables_of(dialogue)]
    return paged(heads, page)


def wall_by_group(dialogue: Dialogue, page: int = 0, rest: str = "", read: Read = None) -> Wall:
    """A column for each group that has cards; `rest` is the title of what is in none."""
    by_group: dict[int | None, list[Card]] = defaultdict(list)
    for card in _in_order([_by_group(card) for card in _cards(dialogue, read)]):
        group_of = card.home.in_group
        by_group[group_of.pk if group_of else None].append(card)
    groups = [group for group in groups_of(dialogue) if by_group[group.pk]]
    heads = [Column(group.name, by_group[group.pk], None, f"g{group.pk}") for group in groups]
    if by_group[None]:
        heads.append(Column(rest, by_group[None], None, "g"))
    return paged(heads, page)


def wall_of_table(
    dialogue: Dialogue, table: DialogueTable, page: int = 0, read: Read = None
) -> Wall:
    """All cards of one table, in three columns."""
    cards = [card for card in _cards(dialogue, read) if card.home.table_id == table.pk]
    first = first_sheet(Column("", cards, table, f"t{table.pk}"), 3)
    sheets = [first, *sheets_of(first, 3)]
    pages = -(-len(sheets) // 3)
    page %= pages
    kinds = Counter(card.row.kind for card in cards)
    counted = dict.fromkeys(ContributionKind.values, 0) | kinds
    return Wall(sheets[page * 3 : page * 3 + 3], page, pages, 3, counted)


def _cards(dialogue: Dialogue, read: Read) -> list[Card]:
    """The cards of the wall; without a query when all of the meeting were `read` already."""
    if read is None:
        return _in_order(all_cards(dialogue, on_wall(dialogue), marks=False))
    rows = [row for row in read if row.state == ContributionState.SHOWN and not row.stays_at_table]
    return _in_order(assembled(rows, Counter()))


def _in_order(cards: list[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: card.place_on_wall)


def _by_group(card: Card) -> Card:
    """An idea that who leads put in a group of its own stands there by itself."""
    own, of_puzzle = card.row.in_group, card.home.in_group
    return replace(card, puzzle=None) if own and own != of_puzzle else card


def paged(heads: Sequence[Column], page: int) -> Wall:
    """Six columns a page; what does not fit comes on further pages, at the end."""
    blocks = [heads[at : at + COLUMNS_ON_WALL] for at in range(0, len(heads), COLUMNS_ON_WALL)]
    firsts = [[first_sheet(head, len(block)) for head in block] for block in blocks]
    rest = [
        sheet for block in firsts for first in block for sheet in sheets_of(first, COLUMNS_ON_WALL)
    ]
    after = [rest[at : at + COLUMNS_ON_WALL] for at in range(0, len(rest), COLUMNS_ON_WALL)]
    pages = [*firsts, *after] or [[]]
    page %= len(pages)
    grid = max(1, len(pages[page])) if page < len(firsts) else COLUMNS_ON_WALL
    return Wall(pages[page], page, len(pages), grid)


def first_sheet(head: Column, columns: int) -> Column:
    """What of a column fits on its own page; the others wait in `waiting`."""
    kept = _fitting(head.cards, columns, room_under(head, columns))
    names = {card.row.pk for card in kept}
    waiting = [card for card in head.cards if card.row.pk not in names]
    return replace(head, cards=kept, waiting=waiting)


def room_under(head: Column, columns: int) -> float:
    """The lines under the head of a column: a long head leaves fewer."""
    return ROOM[columns] - 1.2 * ((len(head.title) - 1) // LETTERS[columns])


def sheets_of(head: Column, columns: int) -> list[Column]:
    """The columns that what waits in a column needs."""
    sheets: list[Column] = []
    while head.waiting:
        head = first_sheet(replace(head, cards=head.waiting, sheet=head.sheet + 1), columns)
        sheets.append(head)
    return sheets


def closing(strongest: dict[str, list[Card]]) -> dict[str, list[Card]]:
    """Of the strongest, those that fit on the screen whole."""
    return {kind: _take(cards, ROOM[2], 2)[0] for kind, cards in strongest.items()}


def _fitting(cards: list[Card], columns: int, room: float) -> list[Card]:
    """Pearls, then the others; when both do not fit, each has at least half of the room."""
    pearls = [card for card in cards if card.row.kind == ContributionKind.PEARL]
    others = [card for card in cards if card.row.kind != ContributionKind.PEARL]
    fits, needed = _take(others, room / 2, columns)
    for_others = needed if len(fits) == len(others) else room / 2
    kept, used = _take(pearls, room - for_others, columns)
    more, _used = _take(others, room - used, columns)
    return kept + more or cards[:1]


def _take(cards: list[Card], room: float, columns: int) -> tuple[list[Card], float]:
    kept: list[Card] = []
    used = 0.0
    for card in cards:
        placed = replace(card, under=_goes_under(card, kept))
        if used + lines(placed, columns) > room:
            break
        kept.append(placed)
        used += lines(placed, columns)
    return kept, used


def _goes_under(card: Card, above: list[Card]) -> bool:
    """Whether an idea stands right under its puzzle, or under another idea for that."""
    return card.puzzle is not None and bool(above) and above[-1].home is card.puzzle


def lines(card: Card, columns: int) -> float:
    """The room a card takes in a column, in lines of text."""
    photo = PHOTO if picture_with(card.row) else 0
    between = BETWEEN_UNDER if card.under else BETWEEN
    elsewhere = FOR_PUZZLE if card.puzzle and not card.under else 0
    return -(-len(card.row.text) // LETTERS[columns]) + between + elsewhere + photo
