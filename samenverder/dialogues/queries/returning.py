"""What returns over places and years: the same name of a group, or the same word in any form."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from samenverder.dialogues.models import ContributionGroup, ContributionKind
from samenverder.dialogues.queries.evenings import Evening
from samenverder.dialogues.queries.told import Choice, within
from samenverder.lib.common_words import name_key, telling_words
from samenverder.lib.stems import stem

GROUP, WORD = "group", "word"
RETURNS_IN = 2
COLUMNS = ("pk", "dialogue", "kind", "text", "group")


@dataclass
class Topic:
    """A name or a word, with how often and where it was told.

    `of_kind` holds the contributions of each kind it was told in, `groups` the groups.
    """

    form: str
    key: str
    forms: Counter[str] = field(default_factory=Counter)
    of_kind: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    evenings: dict[int, Evening] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)

    @property
    def label(self) -> str:
        """As most people wrote it."""
        return min(self.forms, key=lambda form: (-self.forms[form], form)) if self.forms else ""

    @property
    def contributions(self) -> set[int]:
        """The contributions it was told in."""
        return set().union(*self.of_kind.values())

    @property
    def told(self) -> int:
        """In how many contributions."""
        return sum(map(len, self.of_kind.values()))

    @property
    def pearls(self) -> int:
        """How many of them are pearls."""
        return len(self.of_kind[ContributionKind.PEARL])

    @property
    def puzzles(self) -> int:
        """How many of them are puzzles."""
        return len(self.of_kind[ContributionKind.PUZZLE])

    @property
    def ideas(self) -> int:
        """How many of them are ideas."""
        return len(self.of_kind[ContributionKind.IDEA])

    @property
    def places(self) -> list[str]:
        """Where, each place with its years, by name."""
        years: dict[str, set[int]] = defaultdict(set)
        for one in self.evenings.values():
            years[one.place].add(one.year)
        named = sorted(years.items(), key=lambda item: item[0].casefold())
        return [f"{place} {', '.join(map(str, sorted(found)))}" for place, found in named]

    @property
    def returns(self) -> bool:
        """It was told in more than one meeting."""
        return len(self.evenings) >= RETURNS_IN

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
    names = _names(evenings)
    found: dict[tuple[str, str], Topic] = {}
    rows = within(evenings.values(), choice).order_by().values_list(*COLUMNS)
    for pk, dialogue, kind, text, group in rows:
        for form, key, said in _about(text, names.get(group)):
            topic = found.setdefault((form, key), Topic(form, key))
            topic.forms[said] += 1
            topic.evenings[dialogue] = evenings[dialogue]
            topic.of_kind[kind].add(pk)
            if form == GROUP:
                topic.groups.add(group)
    return list(found.values())


def _names(evenings: dict[int, Evening]) -> dict[int, str]:
    rows = ContributionGroup.objects.filter(dialogue__in=evenings, removed_at=None).order_by()
    return dict(rows.values_list("pk", "name"))


def _about(text: str, name: str | None) -> Iterator[tuple[str, str, str]]:
    if name:
        yield GROUP, name_key(name), name
    for key, word in words_about(text):
        yield WORD, key, word


@lru_cache(maxsize=30_000)
def words_about(text: str) -> tuple[tuple[str, str], ...]:
    """(stem, word) of every telling word of a text, each stem once; remembered, for a text never
    changes its words."""
    found: dict[str, str] = {}
    for flat, word in telling_words(text):
        found.setdefault(stem(flat), word)
    return tuple(found.items())


def sorted_topics(topics: Iterable[Topic], order: str) -> list[Topic]:
    """In the order that was asked for, then by name."""
    by = SORTS.get(order, SORTS["vaak"])
    return sorted(topics, key=lambda topic: (*by(topic), topic.label.casefold(), topic.form))


def returning(topics: Collection[Topic]) -> list[Topic]:
    """Those that were told in more than one meeting."""
    return [topic for topic in topics if topic.returns]
