"""What returns, in a section for each focus area, as page, paper and spreadsheet show it.

Who sat at the tables is told per focus area (`took_part.py`); of a meeting in which that is not
told, only who was there.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from samenverder.dialogues.queries.became import Became
from samenverder.dialogues.queries.done_with import DoneWith
from samenverder.dialogues.queries.evenings import Evening
from samenverder.dialogues.queries.returning import (
    Topic,
    returning,
    sorted_topics,
    strongest_topics,
    topics_of,
    topics_per_area,
)
from samenverder.dialogues.queries.told import NO_AREA, Choice
from samenverder.dialogues.queries.took_part import Sat, TookPart

IN_SECTION = 8


@dataclass(frozen=True)
class Asked:
    """How the overview was asked for, beside what it was narrowed to."""

    together: bool = False
    once_too: bool = False
    order: str = ""


@dataclass(frozen=True)
class Section:
    """One focus area, or everything together (without a `key`).

    `topics` are those that were asked for, in their order, `every` all that were told.
    """

    key: str
    title: str
    every: list[Topic]
    topics: list[Topic]

    @cached_property
    def spots(self) -> set[tuple[int, int | None]]:
        """The tables at which something of this was told: meeting and focus area."""
        return {(row[1], row[5]) for topic in self.every for row in topic.rows}

    @cached_property
    def held(self) -> set[int]:
        """The meetings in which something of this was told."""
        return {pk for pk, _area in self.spots}

    @property
    def fewer(self) -> int:
        """How many subjects are left out."""
        return len(self.every) - len(self.topics)


@dataclass(frozen=True)
class Row:
    """A topic as it is shown: who was in those meetings and at those tables, what was done.

    `is_apart` says that others were there than in all of its section.
    """

    topic: Topic
    sat: Sat
    tables: Sat
    done: list[Became]
    is_apart: bool


@dataclass(frozen=True)
class Shown:
    """A section with the rows that are shown of it."""

    section: Section
    rows: list[Row]
    sat: Sat
    tables: Sat

    @property
    def more(self) -> int:
        """How many subjects of it are not among the rows."""
        return len(self.section.topics) - len(self.rows)


def sections_of(
    evenings: dict[int, Evening], choice: Choice, areas: Mapping[int | None, str], asked: Asked
) -> list[Section]:
    """In the order of `areas`, which has the titles; tables without one come last; two queries."""
    if asked.together:
        return [_section("", "", topics_of(evenings, choice), asked)]
    found = topics_per_area(evenings, choice)
    titles = {**areas, None: _("Other subjects") if any(found) else ""}
    return [
        _section(str(area or NO_AREA), titles[area], found[area], asked)
        for area in titles
        if found.get(area)
    ]


def _section(key: str, title: str, every: list[Topic], asked: Asked) -> Section:
    some = every if asked.once_too else returning(every)
    return Section(key, title, every, sorted_topics(some, asked.order))


def shown(section: Section, topics: Iterable[Topic], seats: TookPart, done: DoneWith) -> Shown:
    """The section with these of its topics; no query."""
    sat, tables = seats.in_meetings(section.held), seats.at_tables(section.spots)

    def row(topic: Topic) -> Row:
        here, at = seats.in_meetings(topic.evenings), seats.at_tables(topic.spots)
        apart = at.people != tables.people if at.groups else here.people != sat.people
        return Row(topic, here, at, _once(done.about(topic.contributions)), apart)

    return Shown(section, [row(topic) for topic in topics], sat, tables)


def _once(done: Iterable[Became]) -> list[Became]:
    """What reads the same once: a dozen cards may have been parked with one reason."""
    return list({(one.how, one.text, one.told, one.url): one for one in done}.values())


def strongest_of(section: Section, order: str) -> list[Topic]:
    """What stands in a section beside others."""
    return strongest_topics(section.topics, order, IN_SECTION)


def held(sections: Iterable[Section]) -> set[int]:
    """The meetings in which something of these was told."""
    return {pk for section in sections for pk in section.held}


def distinct(sections: Collection[Section]) -> int:
    """How many subjects these are: one that stands in two sections is one."""
    return len({(topic.form, topic.key) for one in sections for topic in one.topics})
