"""Which needs may be decided by who is there: what is asked, held against the mandates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.answers.models import NeedAnswer
from samenverder.answers.queries import Asked, asked_in
from samenverder.answers.queries.deciders import places_of
from samenverder.lib.money import format_euros
from samenverder.lib.text import join_words
from samenverder.network.models import DecisionSubject, Mandate
from samenverder.network.queries.mandates import mandates_per_subject
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.queries.times import Part


@dataclass
class Need:
    """One need as it was shared, with its answer, and who of those who are there may decide it."""

    asked: Asked
    part: Part
    deciders: list[Mandate]
    others: list[Mandate]

    @property
    def answer(self) -> NeedAnswer | None:
        """The answer that counts."""
        return self.asked.answer

    @property
    def is_stuck(self) -> bool:
        """It waits for an answer, and nobody who is there may give it."""
        return self.asked.is_open and not self.asked.gone and not self.deciders

    @property
    def who(self) -> str:
        """Who of those who are there may decide it."""
        return _names(self.deciders)

    @property
    def who_could(self) -> str:
        """Who else may decide it."""
        return _names(self.others)


def _names(mandates: Sequence[Mandate]) -> str:
    names = list(dict.fromkeys(row.person.name for row in mandates))
    return join_words(names, _("and"))


@dataclass
class Deciding:
    """Everything that is asked on a day, and who may answer it."""

    needs: list[Need]
    mandates: list[Mandate]
    of_slot: dict[int, list[Need]] = field(default_factory=dict)

    def here(self, organisation: int, people: Collection[int]) -> list[Mandate]:
        """The mandates of an organisation held by these people, each once."""
        found = {
            row.pk: row
            for row in self.mandates
            if row.organisation_id == organisation and row.person_id in people
        }
        return list(found.values())


def who_is_here(boards: Sequence[Any]) -> set[int]:
    """The people to reckon with: who is present once that was noted, else who is expected."""
    guests = [guest for board in boards for guest in board.listeners]
    if any(guest.present for guest in guests):
        return {guest.person_id for guest in guests if guest.present}
    return {guest.person_id for guest in guests if guest.present is not False}


def deciding_on(day: PitchDay, parts: Sequence[Part], boards: Sequence[Any]) -> Deciding:
    """The needs of every shared plan with who may decide; three queries, however many there are.

    Of the organisations that count here only: those of the plans and those that listen.
    """
    of_plan = {part.plan.pk: part for part in parts if part.plan}
    asked = asked_in([part.plan for part in parts if part.plan])
    places = {place for row in asked for place in places_of(row.plan)}
    places |= {board.organisation_id for board in boards}
    held = mandates_per_subject(day.partnership, SUBJECTS, on=day.on, organisations=places)
    here = who_is_here(boards)
    needs = [_need(row, of_plan[row.plan.pk], held, here) for row in asked]
    of_slot: dict[int, list[Need]] = {}
    for need in needs:
        of_slot.setdefault(need.part.slot.pk, []).append(need)
    mandates = {row.pk: row for rows in held.values() for row in rows}
    return Deciding(needs, list(mandates.values()), of_slot)


SUBJECTS = (
    DecisionSubject.MEANS,
    DecisionSubject.TRAINING,
    DecisionSubject.COMMUNICATION,
    DecisionSubject.OTHER,
)


def _need(asked: Asked, part: Part, held: dict[Any, list[Mandate]], here: Collection[int]) -> Need:
    places = places_of(asked.plan)
    may = [
        mandate
        for mandate in held.get(asked.kind, [])
        if mandate.organisation_id in places and mandate.covers(asked.kind, asked.euros)
    ]
    return Need(
        asked,
        part,
        [mandate for mandate in may if mandate.person_id in here],
        [mandate for mandate in may if mandate.person_id not in here],
    )


# ---- in words --------------------------------------------------------------------------


@dataclass(frozen=True)
class BoardSight:
    """What a board may decide with who is there, of what its schools ask."""

    board: Any
    sentences: list[str]
    asked: list[Need]

    @property
    def stuck(self) -> list[Need]:
        """What waits, while nobody who is there may decide it."""
        return [need for need in self.asked if need.is_stuck]


def board_sights(deciding: Deciding, boards: Sequence[Any]) -> list[BoardSight]:
    """For every board: what its people may decide, and what nobody there may decide."""
    here = who_is_here(boards)
    asked: dict[int, list[Need]] = {}
    for need in deciding.needs:
        if not need.asked.gone:
            plan = need.asked.plan
            asked.setdefault(plan.board_id or plan.school_id, []).append(need)
    return [
        BoardSight(
            board,
            [mandate_words(row) for row in deciding.here(board.organisation_id, here)],
            asked.get(board.organisation_id, []),
        )
        for board in boards
    ]


def mandate_words(mandate: Mandate) -> str:
    """ "Ans de Wit mag besluiten over middelen, scholing tot € 10.000."."""
    words = {"name": mandate.person.name, "subjects": mandate.subjects_in_words.lower()}
    if mandate.up_to is None:
        return _("%(name)s may decide about %(subjects)s.") % words
    words["amount"] = format_euros(mandate.up_to, get_language() or "nl")
    return _("%(name)s may decide about %(subjects)s up to %(amount)s.") % words
