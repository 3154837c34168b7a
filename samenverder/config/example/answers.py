"""What the people of the example region answered in three rounds.

Each person has an own bias; each statement a level per round and layer; answers are rounded
latent normals. Inspiration really rises between the second and the third round; the mandate (P3)
divides people in two camps; board and practice see the ambition (A3) differently.
"""

import hashlib
import random
from datetime import timedelta

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.config.example import cast
from samenverder.network.models import Person, User
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import (
    Answer,
    Argument,
    DiscussionItem,
    Mark,
    Note,
    Participant,
    Phase,
    ReflectionSession,
    SessionAction,
    Snapshot,
    Statement,
)

LEVELS = {
    "A1": 3.6, "A2": 4.3, "A3": 3.4, "A4": 3.2, "R1": 3.4, "R2": 3.6, "R3": 2.8, "R4": 3.5,
    "P1": 2.9, "P2": 3.4, "P3": 3.0, "P4": 2.9, "D1": 3.1, "D2": 3.3, "D3": 4.0,
    "I1": 3.0, "I2": 3.2, "I3": 3.0, "I4": 3.3, "M1": 3.2, "M2": 2.8, "M3": 2.4,
}  # fmt: skip
RISE = {"I1": 0.6, "I2": 0.6, "I3": 0.5, "I4": 0.8}
LAYER = {"A3": {"board": 0.8, "practice": -0.9}, "P4": {"board": 0.4, "practice": -0.4}}
UNKNOWN = {"M1": 0.1, "M2": 0.14, "M3": 0.14, "P3": 0.03}


def fill_round(
    session: ReflectionSession,
    number: int,
    present: int,
    dice: random.Random,
    people: dict[str, Person],
    by: User,
) -> None:
    """Let `present` people answer, reveal, agree on actions and close the session."""
    statements = list(Statement.objects.filter(instrument=session.instrument).order_by("order"))
    attending = _attending(number, present, people)
    for person in attending:
        _answer(session, number, person, statements)
    _arguments(session, number, statements)
    session.phase = Phase.CLOSED
    session.opened_at = session.starts_at
    session.revealed_at = session.starts_at + timedelta(minutes=15)
    session.closed_at = session.starts_at + timedelta(minutes=60)
    session.part = len(session.agenda) - 1
    session.save()
    _freeze(session, statements)
    _actions(session, number, people, by)
    _notes(session, statements, by)


def _attending(number: int, present: int, people: dict[str, Person]) -> list[Person]:
    """Most people come every year; employers stayed away from the third round."""
    order = list(people.values())
    dice = random.Random(900 + number)  # noqa: S311
    away = set(dice.sample(range(len(order)), len(order) - present))
    if number == 2:
        away = {index for index, row in enumerate(cast.PEOPLE) if row[1] in {12, 13}} | {33}
    return [person for index, person in enumerate(order) if index not in away]


def _answer(
    session: ReflectionSession, number: int, person: Person, statements: list[Statement]
) -> None:
    position = person.positions.get()
    bias = random.Random(f"bias {person.name}").gauss(0, 0.45)  # noqa: S311
    dice = random.Random(f"{number} {person.name}")  # noqa: S311
    seat = Participant.objects.create(
        session=session,
        code_hash=_hash("seat", str(session.pk), person.name),
        pair_hash=_hash("pair", person.name),
        organisation=position.organisation,
        layer=position.layer,
    )
    answers = []
    for statement in statements:
        value = _value(statement.code, number, position.layer, person.name, bias, dice)
        answers.append(Answer(participant=seat, statement=statement, value=value, sequence=1))
    Answer.objects.bulk_create(answers)
    given = dict(zip([s.pk for s in statements], answers, strict=True))
    wanted = sorted(statements, key=lambda s: (given[s.pk].value or 9, dice.random()))
    Mark.objects.bulk_create(Mark(participant=seat, statement=s) for s in wanted[:2])


def _value(
    code: str, number: int, layer: str, name: str, bias: float, dice: random.Random
) -> int | None:
    steady = random.Random(f"{code} {name}").gauss(0, 0.75)  # noqa: S311
    if dice.random() < UNKNOWN.get(code, 0.01):
        return None
    if code == "P3":
        camp = 1.6 if random.Random(f"camp {name}").random() < 0.5 else -1.5  # noqa: S311
        return _rounded(3.0 + camp + dice.gauss(0, 0.45))
    latent = LEVELS[code] + LAYER.get(code, {}).get(layer, 0.0) + bias + steady
    if number == 2:
        latent += RISE.get(code, 0.0)
    return _rounded(latent + dice.gauss(0, 0.5))


def _rounded(latent: float) -> int:
    return max(1, min(5, round(latent)))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(("example", *parts)).encode()).hexdigest()


def _arguments(session: ReflectionSession, number: int, statements: list[Statement]) -> None:
    if number != 2:
        return
    by_code = {statement.code: statement for statement in statements}
    for code, texts in cast.ARGUMENTS.items():
        for text in texts:
            key = _hash("argument", code, text)
            Argument.objects.create(
                session=session,
                statement=by_code[code],
                author_hash=key,
                shuffle=key[:32],
                text=text,
            )


def _freeze(session: ReflectionSession, statements: list[Statement]) -> None:
    figures = build_figures(session, number=1)
    Snapshot.objects.create(
        session=session,
        number=1,
        taken_at=session.revealed_at or session.starts_at,
        figures=figures,
    )
    by_code = {statement.code: statement for statement in statements}
    for order, item in enumerate(figures["proposals"], start=1):
        DiscussionItem.objects.create(
            session=session,
            statement=by_code[item["code"]],
            order=order,
            minutes=item["minutes"],
            reason=item["reason"],
            done=True,
        )


def _actions(session: ReflectionSession, number: int, people: dict[str, Person], by: User) -> None:
    areas = list(FocusArea.objects.filter(partnership=session.partnership).order_by("order"))
    for text, owner, days, state, code, area, reason in cast.ACTIONS[number]:
        statement = Statement.objects.get(instrument=session.instrument, code=code)
        action = ActionItem.objects.create(
            partnership=session.partnership,
            text=text,
            owner=people[owner],
            owner_name=owner,
            due_on=(session.starts_at + timedelta(days=days)).date(),
            state=state,
            dropped_reason=reason,
            focus_area=areas[area] if area is not None else None,
            theme_code=statement.theme.code,
            statement_code=code,
            source_label=session.title,
            source_url=session.get_absolute_url(),
            created_at=session.closed_at or session.starts_at,
        )
        SessionAction.objects.create(session=session, statement=statement, action=action)


def _notes(session: ReflectionSession, statements: list[Statement], by: User) -> None:
    by_code = {statement.code: statement for statement in statements}
    for code, text in cast.NOTES.items():
        Note.objects.create(session=session, statement=by_code[code], text=text, changed_by=by)
