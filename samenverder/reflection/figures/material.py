"""Who answered what, read once: three queries, whatever the size of the group."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from samenverder.reflection.models import (
    Answer,
    Participant,
    ReflectionSession,
    Statement,
)

MINIMUM = 5
POINTS = 5


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a participant; empty texts where somebody would rather not say."""

    layer: str
    kind: str
    organisation: str
    organisation_name: str
    name: str
    pair: str

    def in_dimension(self, dimension: str) -> str:
        """The group this person is in: layer, kind or organisation ("" for none)."""
        return str(getattr(self, dimension))


@dataclass(frozen=True, slots=True)
class Given:
    """One accepted answer: a value from 1 to 5, or None for "I don't know"."""

    value: int | None
    snapshot: int


@dataclass(frozen=True, slots=True)
class Material:
    """The accepted answers of a session: statement code → participant → answer."""

    statements: tuple[Statement, ...]
    people: dict[int, Person]
    first: dict[str, dict[int, Given]]
    second: dict[str, dict[int, Given]]

    @property
    def counted(self) -> dict[int, Person]:
        """The people with at least one answer in it."""
        present = {pk for answers in self.first.values() for pk in answers}
        return {pk: person for pk, person in self.people.items() if pk in present}


def load(
    session: ReflectionSession, *, number: int = 0, entering: Mapping[int, list[int]] | None = None
) -> Material:
    """Everything that was accepted into a snapshot so far.

    With `entering` (vote → statements) also the waiting answers there, as if they were in
    snapshot `number` already.
    """
    statements = tuple(
        Statement.objects.filter(instrument_id=session.instrument_id)
        .select_related("theme")
        .order_by("order", "pk")
    )
    codes = {statement.pk: statement.code for statement in statements}
    votes: dict[int, dict[str, dict[int, Given]]] = {
        vote: {code: {} for code in codes.values()} for vote in (1, 2)
    }
    people = _people(session)
    for participant, statement, vote, value, snapshot in _accepted(session, number, entering or {}):
        if participant in people:  # outside a transaction somebody may come in between
            given = _given(value, snapshot)
            votes[vote][codes[statement]][participant] = given
    return Material(statements, people, votes[1], votes[2])


def _accepted(
    session: ReflectionSession, number: int, entering: Mapping[int, list[int]]
) -> Iterator[tuple[int, int, int, int | None, int]]:
    """(participant, statement, vote, value, snapshot) of every answer that counts."""
    rows = Answer.objects.filter(participant__session=session)
    if not entering:
        rows = rows.filter(snapshot__isnull=False)
    enters = {(vote, statement) for vote, some in entering.items() for statement in some}
    for participant, statement, vote, value, snapshot in rows.values_list(
        "participant_id", "statement_id", "vote", "value", "snapshot"
    ):
        if snapshot is not None:
            yield participant, statement, vote, value, snapshot
        elif (vote, statement) in enters:
            yield participant, statement, vote, value, number


@cache
def _given(value: int | None, snapshot: int) -> Given:
    """One object for all alike: a thousand people give twenty thousand answers of six kinds."""
    return Given(value, snapshot)


def _people(session: ReflectionSession) -> dict[int, Person]:
    rows = Participant.objects.filter(session=session).values_list(
        "pk",
        "layer",
        "organisation__kind",
        "organisation_id",
        "organisation__name",
        "name",
        "pair_hash",
    )
    return {
        pk: Person(layer, kind or "", str(organisation or ""), title or "", name, pair)
        for pk, layer, kind, organisation, title, name, pair in rows
    }


def counts_of(values: "list[int | None]") -> list[int]:
    """How many chose each point, 1 to 5; "I don't know" (None) is left out."""
    tally = Counter(values)
    return [tally[point] for point in range(1, POINTS + 1)]
