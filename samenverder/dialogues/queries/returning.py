"""What returns over places and years: the same name of a group, or the same word in any form."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil
from typing import Any

from samenverder.dialogues.models import ContributionGroup, ContributionKind
from samenverder.dialogues.queries.evenings import Evening
from samenverder.dialogues.queries.told import Choice, within
from samenverder.lib.common_words import name_key, telling_words
from samenverder.lib.stems import stem

GROUP, WORD = "group", "word"
RETURNS_IN = 2
COLUMNS = ("pk", "dialogue", "kind", "text", "group", "table__focus_area")
Told = tuple[int, int, str, str, int | None, int | None]
Names = dict[int | None, tuple[str, str]]
ENOUGH_TO_WEIGH = 30  # contributions
MOST_OF_ALL, MOST_BESIDE = 1 / 3, 1 / 5  # of the contributions
LEAST_TOGETHER = 1 / 4  # of the meetings in which it was told
NEARLY_ALONE = 2  # words


@dataclass
class Topic:
    """A name or a word, with what it was told in (`rows`, as COLUMNS) and as it was written."""

    form: str
    key: str
    rows: list[Told] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    evenings: dict[int, Evening] = field(default_factory=dict)
    says_little: bool = False

    @property
    def label(self) -> str:
        """As most people wrote it."""
        forms = Counter(self.said)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else ""

    @property
    def contributions(self) -> set[int]:
        """The contributions it was told in."""
        return {row[0] for row in self.rows}

    @property
    def told(self) -> int:
        """In how many contributions."""
        return len(self.rows)

    def of_kind(self, kind: str) -> int:
        """How many of them are of this kind."""
        return sum(row[2] == kind for row in self.rows)

    @property
    def pearls(self) -> int:
        """How many of them are pearls."""
        return self.of_kind(ContributionKind.PEARL.value)

    @property
    def puzzles(self) -> int:
        """How many of them are puzzles."""
        return self.of_kind(ContributionKind.PUZZLE.value)

    @property
    def ideas(self) -> int:
        """How many of them are ideas."""
        return self.of_kind(ContributionKind.IDEA.value)

    @property
    def places(self) -> list[str]:
        """Where, each place with its years, by name."""
        years: dict[str, set[int]] = defaultdict(set)
        for one in self.evenings.values():
            years[one.place].add(one.year)
        named = sorted(years.items(), key=lambda item: item[0].casefold())
        return [f"{place} {', '.join(map(str, sorted(found)))}" for place, found in named]

    @property
    def spots(self) -> set[tuple[int, int | None]]:
        """(meeting, focus area) of every table at which it was told."""
        return {(row[1], row[5]) for row in self.rows}

    @property
    def returns(self) -> bool:
        """It was told in more than one meeting, and says something."""
        return len(self.evenings) >= RETURNS_IN and not self.says_little

    @property
    def last(self) -> Any:
        """The day of the newest meeting in which it was told."""
        return max(one.day for one in self.evenings.values())


SORTS: dict[str, Any] = {
    "vaak": lambda topic: (-len(topic.evenings), -topic.told),
    "naam": lambda topic: (),
    "parels": lambda topic: (-topic.pearls, -topic.told),
    "puzzels": lambda topic: (-topic.puzzles, -topic.told),
    "laatst": lambda topic: (-topic.last.toordinal(), -len(topic.evenings)),
}


def topics_of(evenings: dict[int, Evening], choice: Choice) -> list[Topic]:
    """Every name of a group and every telling word, with where it was told; two queries."""
    return _topics(_read(evenings, choice), _names(evenings), evenings)


def topics_per_area(evenings: dict[int, Evening], choice: Choice) -> dict[int | None, list[Topic]]:
    """{focus area: its topics}, None for tables without one; two queries.

    What was told at tables of two focus areas stands in both, with its own figures and weight.
    """
    rows: dict[int | None, list[Told]] = defaultdict(list)
    for row in _read(evenings, choice):
        rows[row[5]].append(row)
    names = _names(evenings)
    return {area: _topics(some, names, evenings) for area, some in rows.items()}


def _read(evenings: dict[int, Evening], choice: Choice) -> list[Told]:
    return list(within(evenings.values(), choice).order_by().values_list(*COLUMNS))


def _topics(rows: Collection[Told], names: Names, evenings: dict[int, Evening]) -> list[Topic]:
    words: dict[str, Topic] = {}
    groups: dict[str, Topic] = {}
    for row in rows:
        for key, word in words_about(row[3]):
            topic = words.get(key) or words.setdefault(key, Topic(WORD, key))
            topic.rows.append(row)
            topic.said.append(word)
        if row[4] in names:
            key, name = names[row[4]]
            topic = groups.get(key) or groups.setdefault(key, Topic(GROUP, key))
            topic.rows.append(row)
            topic.said.append(name)
    found = [*groups.values(), *words.values()]
    for topic in found:
        topic.evenings = {pk: evenings[pk] for pk in {row[1] for row in topic.rows}}
    weigh(words, groups.values(), len(rows))
    return found


def weigh(words: dict[str, Topic], groups: Iterable[Topic], number: int) -> None:
    """Mark the words that say little, out of so many contributions (`number`).

    A word tells what people talk about when it comes back together: in meeting after meeting with
    the same other word, in a sentence of two words, or in the name of a group. "Vervoer" comes
    with "stage" in every town; "lijst" comes with something else each time. A word of every third
    contribution tells nothing either. Of few contributions nothing can be said.
    """
    if number < ENOUGH_TO_WEIGH:
        return
    often = {key for key, topic in words.items() if topic.told > number * MOST_BESIDE}
    named: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        for key in group.key.split():
            named[key].update(group.evenings)
    for key, topic in words.items():
        if len(topic.evenings) >= RETURNS_IN:
            needed = max(RETURNS_IN, ceil(len(topic.evenings) * LEAST_TOGETHER))
            alone = named.get(key, set())
            everywhere = topic.told > number * MOST_OF_ALL
            topic.says_little = len(alone) < needed and (
                everywhere or not _comes_together(topic, often, set(alone), needed)
            )


def _comes_together(topic: Topic, often: set[str], alone: set[int], needed: int) -> bool:
    """Whether it was told in `needed` meetings beside the same word, or nearly alone."""
    beside: dict[str, set[int]] = defaultdict(set)
    for _pk, dialogue, _kind, text, *_where in topic.rows:
        words = words_about(text)
        if len(words) <= NEARLY_ALONE:
            alone.add(dialogue)
        for key, _word in words:
            if key != topic.key and key not in often:
                meetings = beside[key]
                meetings.add(dialogue)
                if len(meetings) >= needed:
                    return True
    return len(alone) >= needed


def _names(evenings: dict[int, Evening]) -> Names:
    """{group: (what its name is about, its name)}."""
    rows = ContributionGroup.objects.filter(dialogue__in=evenings, removed_at=None).order_by()
    return {pk: (name_key(name), name) for pk, name in rows.values_list("pk", "name")}


@lru_cache(maxsize=30_000)
def words_about(text: str) -> tuple[tuple[str, str], ...]:
    """(stem, word) of every telling word of a text, each stem once; remembered, for a text never
    changes its words."""
    found: dict[str, str] = {}
    for flat, word in telling_words(text):
        found.setdefault(stem(flat), word)
    return tuple(found.items())


def sorted_topics(topics: Iterable[Topic], order: str) -> list[Topic]:
    """Names of groups first, for who led gave them; then in the order that was asked for."""
    by = SORTS.get(order, SORTS["vaak"])

    def place(topic: Topic) -> tuple[Any, ...]:
        return topic.form != GROUP, *by(topic), topic.label.casefold()

    return sorted(topics, key=place)


def strongest_topics(topics: Collection[Topic], order: str, most: int) -> list[Topic]:
    """The first so many in this order; by name that is the strongest, put in order of name."""
    if order == "naam":
        return sorted_topics(sorted_topics(topics, "")[:most], order)
    return sorted_topics(topics, order)[:most]


def returning(topics: Collection[Topic]) -> list[Topic]:
    """Those that were told in more than one meeting."""
    return [topic for topic in topics if topic.returns]
