"""Recording answers, arguments and marks: durable before they are confirmed, never doubled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import connection
from django.db.models import Max

from samenverder.lib.text import storable
from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.reflection.models import (
    Answer,
    Argument,
    Instrument,
    Mark,
    Participant,
    Phase,
    ReflectionSession,
    Statement,
)
from samenverder.reflection.operations.seats import NotOpen, new_shuffle, progress_topic
from samenverder.reflection.personal_code import author_hash

MARKS_ALLOWED = 3
ARGUMENT_LENGTH = 1000
UPSERT = """
INSERT INTO reflection_answer (participant_id, statement_id, vote, value, sequence)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (participant_id, statement_id, vote) DO UPDATE
SET value = excluded.value, sequence = excluded.sequence
WHERE excluded.sequence >= reflection_answer.sequence AND reflection_answer.snapshot IS NULL
RETURNING statement_id
"""


@dataclass(frozen=True)
class GivenAnswer:
    """One tap: a value from 1 to 5, or None for "I don't know".

    `sequence` counts one person's taps over all their devices (a Lamport clock): a tap that
    arrives late never overwrites a newer one. Without JavaScript it is None: then it is newest.
    """

    statement: str
    value: int | None
    sequence: int | None = None
    vote: int = 1


@dataclass
class Recorded:
    """What was stored, and what was not, by statement code."""

    saved: list[str] = field(default_factory=list)
    frozen: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@lru_cache(maxsize=256)
def statement_ids(instrument_id: int) -> dict[str, int]:
    """Statement code → id. A version of an instrument never changes once a session uses it."""
    return dict(Statement.objects.filter(instrument_id=instrument_id).values_list("code", "pk"))


def record_answers(
    *, session: ReflectionSession, participant: Participant, answers: Sequence[GivenAnswer]
) -> Recorded:
    """Store answers durably; returns only after the commit. Safe to send twice.

    An answer that was in a reveal is frozen: it is reported back, not changed.
    Raises NotOpen when the session takes no answers.
    """
    if not session.takes_answers:
        raise NotOpen
    ids = statement_ids(session.instrument_id)
    known = [
        answer for answer in answers if answer.statement in ids and _vote_open(session, answer)
    ]
    recorded = Recorded(unknown=[a.statement for a in answers if a not in known])
    if known:
        submit_write(lambda: _store(session, participant, known, recorded))
    return recorded


def _vote_open(session: ReflectionSession, answer: GivenAnswer) -> bool:
    if answer.vote == 1:
        return True
    ids = statement_ids(session.instrument_id)
    return session.second_vote_open and ids[answer.statement] == session.statement_id


def _store(
    session: ReflectionSession,
    participant: Participant,
    answers: Sequence[GivenAnswer],
    recorded: Recorded,
) -> None:
    ids = statement_ids(session.instrument_id)
    recorded.saved.clear()
    recorded.frozen.clear()
    with connection.cursor() as cursor:
        for answer in answers:
            sequence = answer.sequence
            if sequence is None:
                sequence = next_sequence(participant)
            row = (participant.pk, ids[answer.statement], answer.vote, answer.value, sequence)
            cursor.execute(UPSERT, row)
            kept = cursor.fetchone() or not _is_frozen(participant, row[1], answer.vote)
            (recorded.saved if kept else recorded.frozen).append(answer.statement)
    publish(progress_topic(session))


def _is_frozen(participant: Participant, statement_id: int, vote: int) -> bool:
    return Answer.objects.filter(
        participant=participant, statement_id=statement_id, vote=vote, snapshot__isnull=False
    ).exists()


def next_sequence(participant: Participant) -> int:
    """The number for this person's next tap."""
    highest = Answer.objects.filter(participant=participant).aggregate(Max("sequence"))
    return (highest["sequence__max"] or 0) + 1


def record_argument(
    *, session: ReflectionSession, code: str, statement: str, text: str, name: str = ""
) -> None:
    """Store, change or (with empty text) take back one's argument with a statement.

    It is kept apart from the participant: only the personal code leads back to it.
    Raises NotOpen when the session is closed, ValueError for an unknown statement.
    """
    if not session.takes_answers and session.phase not in {Phase.REVEALED, Phase.DISCUSSED}:
        raise NotOpen
    statement_id = statement_ids(session.instrument_id).get(statement)
    if statement_id is None:
        raise ValueError(statement)
    key = {
        "session": session,
        "statement_id": statement_id,
        "author_hash": author_hash(session.salt, code, statement),
    }
    words = storable(text).strip()[:ARGUMENT_LENGTH]
    submit_write(lambda: _store_argument(key, words, "" if session.is_anonymous else name))
    if session.is_shown:
        submit_write(lambda: publish(session.topic))


def _store_argument(key: dict[str, object], words: str, name: str) -> None:
    if not words:
        Argument.objects.filter(**key).delete()
        return
    changed = {"text": words, "name": name}
    Argument.objects.update_or_create(
        **key, defaults=changed, create_defaults={**changed, "shuffle": new_shuffle()}
    )


def record_marks(
    *, session: ReflectionSession, participant: Participant, statements: Sequence[str]
) -> list[str]:
    """Replace the statements somebody wants to work on; at most three. Returns what is stored."""
    if not session.is_running or session.deleted_at:
        raise NotOpen
    ids = statement_ids(session.instrument_id)
    chosen = [code for code in dict.fromkeys(statements) if code in ids][:MARKS_ALLOWED]
    submit_write(lambda: _store_marks(session, participant, [ids[code] for code in chosen]))
    return chosen


def _store_marks(session: ReflectionSession, participant: Participant, chosen: list[int]) -> None:
    Mark.objects.filter(participant=participant).exclude(statement_id__in=chosen).delete()
    Mark.objects.bulk_create(
        [Mark(participant=participant, statement_id=pk) for pk in chosen], ignore_conflicts=True
    )
    publish(progress_topic(session))


def forget_instrument(instrument: Instrument) -> None:
    """Drop remembered statement ids, after a draft changed."""
    statement_ids.cache_clear()
