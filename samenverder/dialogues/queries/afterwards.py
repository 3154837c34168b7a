"""What is decided after a meeting: what waits, what it became, and how that stands now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from samenverder.dialogues.models import (
    ContributionGroup,
    ContributionKind,
    Destination,
    Dialogue,
    DialogueTable,
)
from samenverder.dialogues.next_steps import next_steps_of
from samenverder.dialogues.queries.became import Became, became
from samenverder.dialogues.queries.wall import Card, cards_of, shown

DECIDED_ON = (ContributionKind.PEARL, ContributionKind.PUZZLE, ContributionKind.IDEA)


@dataclass
class Thing:
    """What gets its destination together: a pearl, a puzzle, an idea, or a group of the last two.

    Merged contributions are one card; `cards` of a group stand with the most recognised first.
    `under` is where the puzzle of an idea stands: by itself or in a group.
    """

    cards: list[Card]
    group: ContributionGroup | None = None
    became: list[Became] = field(default_factory=list)
    under: "Thing | None" = None

    @property
    def along(self) -> list[Became]:
        """The destinations of its puzzle, for an idea without one of its own."""
        return self.under.became if self.under and not self.became else []

    @property
    def is_decided(self) -> bool:
        """It has a destination, or its puzzle has; `undecided.py` finds those that wait."""
        return bool(self.became or self.along)

    @property
    def place(self) -> DialogueTable | None:
        """The table under which a page shows it: an idea stands with its puzzle."""
        return (self.under or self).table

    @property
    def card(self) -> Card:
        """The one that stands for it."""
        return self.cards[0]

    @property
    def table(self) -> DialogueTable | None:
        """The table where it was told; none for a group of several tables."""
        tables = {card.row.table_id for card in self.cards}
        return self.card.row.table if len(tables) == 1 else None

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"g{self.group.pk}" if self.group else f"k{self.card.row.key}"

    @property
    def group_name(self) -> str:
        """The name of the group it stands in; a pearl in a group is decided on by itself."""
        group = self.group or self.card.row.in_group
        return group.name if group else ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.group.name if self.group else self.card.row.text

    @property
    def is_pearl(self) -> bool:
        """What works; everything else is still to be solved."""
        return self.card.row.kind == ContributionKind.PEARL

    @property
    def version(self) -> int:
        """Who decides says which version was seen."""
        return self.group.version if self.group else self.card.row.version

    @property
    def told(self) -> int:
        """How many contributions told it: those that were merged and grouped too."""
        return sum(1 + len(card.same) for card in self.cards)

    @property
    def have_too(self) -> int:
        """How many devices said they have it too."""
        return sum(card.have_too for card in self.cards)

    @property
    def weight(self) -> int:
        """For an order, never shown as a score."""
        return sum(card.weight for card in self.cards)


@dataclass(frozen=True)
class Progress:
    """How many cards there are of each, and how many have a destination: those of a group too."""

    puzzles: int
    puzzles_decided: int
    pearls: int
    pearls_decided: int

    @property
    def open(self) -> int:
        """How many wait."""
        return self.puzzles + self.pearls - self.puzzles_decided - self.pearls_decided


def things_of(dialogue: Dialogue) -> list[Thing]:
    """Everything on the wall that gets a destination, with those it has; five queries.

    Groups of several tables, then per table what most people recognised first; an idea stands
    behind the puzzle it is for, or behind the group that is in.
    """
    cards = cards_of(shown(dialogue).filter(kind__in=DECIDED_ON))
    things = _gathered(cards)
    _put_in(things, _standing(dialogue), next_steps_of([dialogue.pk]))
    return things


def _gathered(cards: Iterable[Card]) -> list[Thing]:
    found: dict[str, Thing] = {}
    by_pk = {card.row.pk: card for card in cards}
    weights = {pk: card.weight for pk, card in by_pk.items()}

    def place(card: Card) -> tuple[int, int, str, bool, str]:
        about = by_pk[card.home.pk]
        number = about.row.table.number if about.row.table else 0
        mine = card is not about
        return number, -weights[about.row.pk], about.row.shuffle, mine, card.row.shuffle

    for card in sorted(by_pk.values(), key=place):
        group = card.row.group
        together = group is not None and group.removed_at is None
        if together and card.row.kind != ContributionKind.PEARL and group:
            thing = found.setdefault(f"g{group.pk}", Thing([], group))
            thing.cards.append(card)
        else:
            found[f"k{card.row.key}"] = Thing([card])
    for thing in found.values():
        if thing.group:
            thing.cards.sort(key=lambda card: (-card.weight, card.row.shuffle))
    return _with_ideas(list(found.values()))


def _with_ideas(things: list[Thing]) -> list[Thing]:
    """By table, each with the ideas for it right behind it."""
    holds = {card.row.pk: thing for thing in things for card in thing.cards}
    ideas: dict[str, list[Thing]] = {}
    for thing in things:
        puzzle = thing.card.puzzle
        if puzzle and not thing.group:
            thing.under = holds[puzzle.pk]
            ideas.setdefault(thing.under.key, []).append(thing)
    first = [thing for thing in things if not thing.under]
    first.sort(key=lambda thing: thing.table.number if thing.table else 0)
    return [one for thing in first for one in (thing, *ideas.get(thing.key, ()))]


def _standing(dialogue: Dialogue) -> list[Destination]:
    rows = Destination.objects.filter(contribution__dialogue=dialogue, removed_at=None)
    return list(with_what_it_became(rows))


def with_what_it_became(rows: QuerySet[Destination]) -> QuerySet[Destination]:
    """With everything that `became` reads, in one query."""
    return rows.select_related(
        "contribution", "action__owner", "action__partnership", "agenda_item__meeting__partnership",
        "project__partnership", "question__partnership", "asked__person", "by",
    )  # fmt: skip


def _put_in(
    things: list[Thing], rows: Iterable[Destination], more: dict[int, list[Became]]
) -> None:
    """Each destination with its thing; those of what is no longer on the wall with none."""
    groups = {thing.group.pk: thing for thing in things if thing.group}
    cards: dict[int, Thing] = {}
    for thing in things:
        for card in thing.cards:
            cards |= dict.fromkeys([card.row.pk, *(row.pk for row in card.same)], thing)
    for row in rows:
        thing_of = groups.get(row.group_id or 0) or cards.get(row.contribution_id)
        if thing_of:
            thing_of.became.append(became(row))
    for pk, steps in more.items():
        if pk in cards:
            cards[pk].became.extend(steps)


def progress_of(things: Iterable[Thing]) -> Progress:
    """How far deciding is, in cards as the wall counts them."""
    counted: Counter[tuple[bool, bool]] = Counter()
    for thing in things:
        counted[thing.is_pearl, thing.is_decided] += len(thing.cards)
    return Progress(
        counted[False, True] + counted[False, False],
        counted[False, True],
        counted[True, True] + counted[True, False],
        counted[True, True],
    )


def chosen_of(things: Iterable[Thing], keys: Iterable[str]) -> list[Thing]:
    """Those with these keys, in the order of the page."""
    wanted = set(keys)
    return [thing for thing in things if thing.key in wanted]


def next_open(things: list[Thing], after: str, pearls: bool) -> Thing | None:
    """The next one without a destination, of the same sort first; None when all have one."""
    keys = [thing.key for thing in things]
    start = keys.index(after) + 1 if after in keys else 0
    turned = [*things[start:], *things[:start]]
    waiting = [thing for thing in turned if not thing.is_decided and thing.key != after]
    waiting.sort(key=lambda thing: thing.is_pearl != pearls)
    return waiting[0] if waiting else None


@dataclass
class AtTable:
    """What one table told, for a page; without a name what several tables told together."""

    name: str
    number: int
    things: list[Thing] = field(default_factory=list)

    @property
    def cards(self) -> int:
        """How many cards, those of groups too."""
        return sum(len(thing.cards) for thing in self.things)

    @property
    def waiting(self) -> int:
        """How many of them have no destination."""
        return sum(len(thing.cards) for thing in self.things if not thing.is_decided)


def at_tables(things: Iterable[Thing]) -> list[AtTable]:
    """The things by table, in their order."""
    found: dict[int, AtTable] = {}
    for thing in things:
        table = thing.place
        number = table.number if table else 0
        found.setdefault(number, AtTable(str(table or ""), number)).things.append(thing)
    return list(found.values())
