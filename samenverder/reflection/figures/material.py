"""Who answered what, read once: three queries, whatever the size of the group."""

from collections import Counter
from dataclasses import dataclass

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


def load(session: ReflectionSession) -> Material:
    """Everything that was accepted into a snapshot so far."""
    statements = tuple(
        Statement.objects.filter(instrument_id=session.instrument_id)
        .select_related("theme")
        .order_by("order", "pk")
    )
    codes = {statement.pk: statement.code for statement in statements}
    votes: dict[int, dict[str, dict[int, Given]]] = {
        vote: {code: {} for code in codes.values()} for vote in (1, 2)
    }
    rows = Answer.objects.filter(participant__session=session, snapshot__isnull=False).values_list(
        "participant_id", "statement_id", "vote", "value", "snapshot"
    )
    for participant, statement, vote, value, snapshot in rows:
        votes[vote][codes[statement]][participant] = Given(value, snapshot or 0)
    return Material(statements, _people(session), votes[1], votes[2])


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
