"""What the wall, the phones and who leads see. What is hidden or withdrawn is in none of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionKind,
    ContributionMark,
    ContributionPicture,
    ContributionState,
    Dialogue,
    DialogueTable,
    MarkKind,
)

STRONGEST = 5
STRONGEST_OF = (ContributionKind.PEARL, ContributionKind.PUZZLE)
ORDER = {str(kind): place for place, kind in enumerate(ContributionKind.values)}


@dataclass
class Card:
    """A contribution with what others said to it and what was merged into it.

    `puzzle` is the one that an idea is for, as long as that stands there too; `under` says that the
    idea stands right under it.
    """

    row: Contribution
    have_too: int = 0
    helps: int = 0
    same: list[Contribution] = field(default_factory=list)
    ideas: list[Contribution] = field(default_factory=list)
    puzzle: Contribution | None = None
    under: bool = False

    @property
    def weight(self) -> int:
        """How many said it or recognise it: for an order, never shown as a score."""
        return 1 + len(self.same) + self.have_too + self.helps

    @property
    def rows(self) -> list[Contribution]:
        """It and what was merged into it."""
        return [self.row, *self.same]

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in its column: pearls first, then puzzles, each where it was put."""
        return ORDER[self.row.kind], self.row.shuffle

    @property
    def home(self) -> Contribution:
        """Whose place on the wall it shares: an idea that of its puzzle, the others their own."""
        return self.puzzle or self.row

    @property
    def place_on_wall(self) -> tuple[int, str, bool, str]:
        """As `place`, with an idea right under its puzzle."""
        home = self.home
        return ORDER[home.kind], home.shuffle, home is not self.row, self.row.shuffle


def shown(dialogue: Dialogue) -> QuerySet[Contribution]:
    """What may be seen by everybody: on the wall and not withdrawn, ordered by chance."""
    return dialogue.contributions.filter(state=ContributionState.SHOWN, withdrawn=False)


def on_wall(dialogue: Dialogue) -> QuerySet[Contribution]:
    """What the big screen may show: of what is shown a quote only when its author agreed."""
    return shown(dialogue).exclude(kind=ContributionKind.QUOTE, may_quote=False)


def for_leading(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Everything but what its author took back, also parked and hidden."""
    return dialogue.contributions.filter(withdrawn=False)


def cards_of(rows: QuerySet[Contribution]) -> list[Card]:
    """Cards with marks, merged ones and ideas under their own; two queries."""
    found = list(rows.select_related("table", "group", "picture"))
    return assembled(found, marks_of(found))


def all_cards(dialogue: Dialogue, rows: QuerySet[Contribution], *, marks: bool) -> list[Card]:
    """The same for hundreds at once: tables, groups and photos are each read once; five queries.

    Without `marks` nothing is counted: the wall shows no numbers.
    """
    found = list(rows)
    tables = {row.pk: row for row in dialogue.tables.all()}
    groups = {row.pk: row for row in dialogue.groups.all()}
    photos = ContributionPicture.objects.filter(contribution__dialogue=dialogue)
    pictures = {row.contribution_id: row for row in photos}
    for row in found:  # past the checks of a field: they take longer than the rows themselves
        row._state.fields_cache |= {
            "table": tables.get(row.table_id or 0),
            "group": groups.get(row.group_id or 0),
            "picture": pictures.get(row.pk),
        }
    return assembled(found, marks_of(found) if marks else Counter())


def assembled(found: list[Contribution], tally: Counter[tuple[int, str]]) -> list[Card]:
    """Cards of rows that were read already, with their marks."""
    by_pk = {row.pk: Card(row) for row in found if row.merged_into_id is None}
    card_with: dict[int, Card] = {}
    for row in found:
        card = by_pk.get(row.merged_into_id or row.pk)
        if card is None:  # who told the other took it back: it stands by itself
            card = by_pk.setdefault(row.pk, Card(row))
        card_with[row.pk] = card
        card.have_too += tally[row.pk, MarkKind.HAVE_TOO]
        card.helps += tally[row.pk, MarkKind.HELPS]
        if card.row.pk != row.pk:
            card.same.append(row)
    for card in list(by_pk.values()):
        owner = card_with.get(card.row.about_id or 0)
        if owner is not None and owner is not card:
            owner.ideas.append(card.row)
            if owner.row.kind == ContributionKind.PUZZLE:
                card.puzzle = owner.row
    return list(by_pk.values())


def marks_of(found: list[Contribution]) -> Counter[tuple[int, str]]:
    """{(contribution, kind): how many said it}; one query."""
    marks = ContributionMark.objects.filter(contribution__in=[row.pk for row in found])
    tally: Counter[tuple[int, str]] = Counter()
    for pk, kind, number in marks.values_list("contribution", "kind").annotate(n=Count("pk")):
        tally[pk, kind] = number
    return tally


def tables_of(dialogue: Dialogue) -> list[DialogueTable]:
    """The tables of this meeting, with their host and focus area; one query."""
    rows = dialogue.tables.filter(removed_at=None)
    return list(rows.select_related("host", "focus_area"))


def groups_of(dialogue: Dialogue) -> list[ContributionGroup]:
    """The groups there are now; one query."""
    return list(dialogue.groups.filter(removed_at=None))


def strongest(dialogue: Dialogue) -> dict[str, list[Card]]:
    """The pearls and puzzles most people said or recognise: {kind: at most five}."""
    cards = sorted(
        cards_of(shown(dialogue).filter(kind__in=STRONGEST_OF)),
        key=lambda card: (-card.weight, card.row.shuffle),
    )
    return {
        str(kind): [card for card in cards if card.row.kind == kind][:STRONGEST]
        for kind in STRONGEST_OF
    }


def by_themselves(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Those that are a card of their own: not what was merged into another that is shown too."""
    return rows.exclude(merged_into__state=ContributionState.SHOWN, merged_into__withdrawn=False)


def large_on_wall(dialogue: Dialogue) -> Contribution | None:
    """The card that stands large under the wall, as long as the wall may show it; one query."""
    if dialogue.screen_card_id is None:
        return None
    return on_wall(dialogue).select_related("table").filter(pk=dialogue.screen_card_id).first()


def totals(dialogue: Dialogue) -> dict[str, int]:
    """How many cards of each kind the wall holds; one query. What tells the same is one card."""
    numbers = (
        by_themselves(on_wall(dialogue)).order_by().values_list("kind").annotate(n=Count("pk"))
    )
    return dict.fromkeys(ContributionKind.values, 0) | dict(numbers)


def per_table(dialogue: Dialogue) -> dict[int | None, dict[str, int]]:
    """{table: {"people": …, "cards": …}} for who leads; two queries. What tells the same is one."""
    found: dict[int | None, dict[str, int]] = defaultdict(lambda: {"people": 0, "cards": 0})
    seats = dialogue.seats.order_by().values_list("table").annotate(n=Count("pk"))
    for table, number in seats:
        found[table]["people"] = number
    cards = for_leading(dialogue).exclude(merged_into__withdrawn=False).order_by()
    for table, number in cards.values_list("table").annotate(n=Count("pk")):
        found[table]["cards"] = number
    return found
