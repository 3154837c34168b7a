"""The people who took part in two rounds, and their scores in each."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samenverder.reflection.figures.material import Material, Person
from samenverder.reflection.models import Statement

Figures = dict[str, Any]
Scores = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Round:
    """One session with its figures: who scored what in what was shown first."""

    material: Material
    figures: Figures

    @cached_property
    def scores(self) -> Scores:
        """Participant → statement code → value, of the answers the first tables are about."""
        scores: Scores = {}
        for code, answers in self.material.first.items():
            since = self.figures["statements"].get(code, {}).get("since")
            for pk, given in answers.items():
                if since and given.value is not None and given.snapshot <= since:
                    scores.setdefault(pk, {})[code] = given.value
        return scores

    @cached_property
    def people(self) -> dict[int, Person]:
        """Only those with a score."""
        return {pk: self.material.people[pk] for pk in self.scores}

    @cached_property
    def by_pair(self) -> dict[str, int]:
        """Pairing hash → participant; somebody with two seats in one round is left out."""
        seats = Counter(person.pair for person in self.people.values())
        return {
            person.pair: pk
            for pk, person in self.people.items()
            if person.pair and seats[person.pair] == 1
        }

    def themes(self) -> dict[str, list[Statement]]:
        """Theme code → statements, in order."""
        found: dict[str, list[Statement]] = {}
        for statement in self.material.statements:
            found.setdefault(statement.theme.code, []).append(statement)
        return found


def comparable_themes(now: Round, before: Round) -> dict[str, list[str]]:
    """Theme code → statement codes, where both rounds asked exactly the same."""
    then = {code: _words(rows) for code, rows in before.themes().items()}
    return {
        code: [row.code for row in rows]
        for code, rows in now.themes().items()
        if _words(rows) == then.get(code)
    }


def _words(rows: list[Statement]) -> list[tuple[str, str]]:
    return [(row.code, row.text_nl) for row in rows]


@dataclass(frozen=True)
class Paired:
    """Per theme the answers that were given in both rounds, by the same person."""

    now: Round
    before: Round
    codes: dict[str, list[str]]

    @cached_property
    def seats(self) -> list[tuple[int, int]]:
        """(participant now, participant before) of everybody who can be paired."""
        then = self.before.by_pair
        return [(pk, then[pair]) for pair, pk in self.now.by_pair.items() if pair in then]

    def answered(self, theme: str) -> dict[int, tuple[int, list[str]]]:
        """Participant now → (participant before, statements scored in both rounds)."""
        found = {}
        for pk, then in self.seats:
            mine, earlier = self.now.scores[pk], self.before.scores[then]
            both = [code for code in self.codes[theme] if code in mine and code in earlier]
            if both:
                found[pk] = (then, both)
        return found

    def answers_now(self, theme: str) -> set[tuple[int, str]]:
        """(participant, statement) of this round."""
        return {(pk, code) for pk, (_, both) in self.answered(theme).items() for code in both}

    def answers_before(self, theme: str) -> set[tuple[int, str]]:
        """(participant, statement) of the earlier round."""
        return {(then, code) for then, both in self.answered(theme).values() for code in both}
