"""What the wall, the phones and who leads see. What is hidden or withdrawn is in none of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionMark,
    ContributionState,
    Dialogue,
    DialogueTable,
    MarkKind,
)

COLUMNS_ON_WALL, CARDS_IN_COLUMN, STRONGEST = 6, 10, 5
ON_WALL = (ContributionKind.PEARL, ContributionKind.PUZZLE)


@dataclass
class Card:
    """A contribution with what others said to it and what was merged into it."""

    row: Contribution
    have_too: int = 0
    helps: int = 0
    same: list[Contribution] = field(default_factory=list)
    ideas: list[Contribution] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many said it or recognise it: for an order, never shown as a score."""
        return 1 + len(self.same) + self.have_too + self.helps


@dataclass
class Column:
    """The cards of a table."""

    table: DialogueTable
    cards: list[Card]
    more: int = 0


def shown(dialogue: Dialogue) -> QuerySet[Contribution]:
    """What may be seen by everybody: on the wall and not withdrawn, ordered by chance."""
    return dialogue.contributions.filter(state=ContributionState.SHOWN, withdrawn=False)


def cards_of(rows: QuerySet[Contribution]) -> list[Card]:
    """Cards with marks, merged ones and ideas under their own; two queries."""
    found = list(rows.select_related("table", "group"))
    by_pk = {row.pk: Card(row) for row in found if row.merged_into_id is None}
    marks = ContributionMark.objects.filter(contribution__in=[row.pk for row in found])
    tally: Counter[tuple[int, str]] = Counter()
    for pk, kind, number in marks.values_list("contribution", "kind").annotate(n=Count("pk")):
        tally[pk, kind] = number
    for row in found:
        card = by_pk.get(row.merged_into_id or row.pk)
        if card is None:  # what it was merged into is hidden: it stands by itself
            card = by_pk.setdefault(row.pk, Card(row))
        card.have_too += tally[row.pk, MarkKind.HAVE_TOO]
        card.helps += tally[row.pk, MarkKind.HELPS]
        if card.row.pk != row.pk:
            card.same.append(row)
    for card in list(by_pk.values()):
        owner = by_pk.get(card.row.about_id or 0)
        if owner is not None and owner is not card:
            owner.ideas.append(card.row)
    return list(by_pk.values())


def tables_of(dialogue: Dialogue) -> list[DialogueTable]:
    """The tables of this meeting, with their host and focus area; one query."""
    rows = dialogue.tables.filter(removed_at=None)
    return list(rows.select_related("host", "focus_area"))


def wall_of(dialogue: Dialogue, page: int = 0) -> tuple[list[Column], int, int]:
    """(columns of this page, its number from 0, how many pages): pearls first in each column.

    Six tables a page. A column shows ten cards; `more` says how many do not fit.
    """
    tables = tables_of(dialogue)
    by_table: dict[int | None, list[Card]] = defaultdict(list)
    for card in cards_of(shown(dialogue).filter(kind__in=ON_WALL)):
        by_table[card.row.table_id].append(card)
    pages = max(1, -(-len(tables) // COLUMNS_ON_WALL))
    page = page % pages
    some = tables[page * COLUMNS_ON_WALL : (page + 1) * COLUMNS_ON_WALL]
    return [_column(table, by_table[table.pk]) for table in some], page, pages


def _column(table: DialogueTable, cards: list[Card]) -> Column:
    ordered = sorted(cards, key=lambda card: (ON_WALL.index(card.row.kind), -card.weight))
    pearls = [card for card in ordered if card.row.kind == ContributionKind.PEARL]
    puzzles = [card for card in ordered if card.row.kind == ContributionKind.PUZZLE]
    half = CARDS_IN_COLUMN // 2
    room = max(half, CARDS_IN_COLUMN - len(puzzles))
    kept = pearls[:room]
    kept += puzzles[: CARDS_IN_COLUMN - len(kept)]
    return Column(table, kept, len(ordered) - len(kept))


def strongest(dialogue: Dialogue) -> dict[str, list[Card]]:
    """The pearls and puzzles most people said or recognise: {kind: at most five}."""
    cards = sorted(
        cards_of(shown(dialogue).filter(kind__in=ON_WALL)),
        key=lambda card: (-card.weight, card.row.shuffle),
    )
    return {
        str(kind): [card for card in cards if card.row.kind == kind][:STRONGEST] for kind in ON_WALL
    }


def totals(dialogue: Dialogue) -> dict[str, int]:
    """How many of each kind are on the wall; one query."""
    numbers = shown(dialogue).filter(merged_into=None).values_list("kind").annotate(n=Count("pk"))
    return dict.fromkeys(ContributionKind.values, 0) | dict(numbers)


def per_table(dialogue: Dialogue) -> dict[int | None, dict[str, int]]:
    """{table: {"people": …, "cards": …}} for who leads; two queries."""
    found: dict[int | None, dict[str, int]] = defaultdict(lambda: {"people": 0, "cards": 0})
    seats = dialogue.seats.order_by().values_list("table").annotate(n=Count("pk"))
    for table, number in seats:
        found[table]["people"] = number
    cards = dialogue.contributions.filter(withdrawn=False).order_by()
    for table, number in cards.values_list("table").annotate(n=Count("pk")):
        found[table]["cards"] = number
    return found


def for_leading(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Everything but what its author took back, also parked and hidden."""
    return dialogue.contributions.filter(withdrawn=False)
