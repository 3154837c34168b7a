"""Paper sheets and score files become seats with answers; a whole batch can be taken back.

Seats, answers and arguments are stored in an order of chance, and an argument is tied to its
batch but not to a seat: nothing tells which line of a file, or which sheet, a row came from.
"""

import hashlib
import secrets
from collections.abc import Sequence
from random import SystemRandom

from django.db import transaction
from django.utils.crypto import salted_hmac

from samenverder.live.operations import publish
from samenverder.network.models import User
from samenverder.reflection.models import (
    Answer,
    Argument,
    Mark,
    Participant,
    Phase,
    ReflectionSession,
    Statement,
)
from samenverder.reflection.operations.seats import new_shuffle, progress_topic
from samenverder.reflection.operations.sessions import WrongPhase, lock, note
from samenverder.reflection.personal_code import pair_hash, seat_hash
from samenverder.reflection.scores import ScoreRow

BATCH_LENGTH = 24
BY_HAND = "hand-"
IMPORTED = "scores_imported"
TYPED_IN = "sheet_typed_in"
TAKING = {Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED}
_chance = SystemRandom()


class AlreadyImported(Exception):
    """This very file was imported into this session before."""


class AlreadyShown(Exception):
    """Answers of this batch are in the results people saw, so they stay."""


class AlreadyHere(Exception):
    """Somebody with this personal code takes part already; `codes` has the personal codes."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(codes)
        self.codes = codes


def takes_paper(session: ReflectionSession) -> bool:
    """Sheets may be added: from opening to closing, also after the results were shown."""
    return session.is_scored and session.phase in TAKING and session.deleted_at is None


def batch_of(session: ReflectionSession, content: bytes) -> str:
    """The name of a file's batch: the same file gives the same name in this session only."""
    digest = hashlib.sha256(content).hexdigest()
    return _keyed(session, digest)[:BATCH_LENGTH]


def import_scores(
    *,
    session: ReflectionSession,
    by: User,
    rows: Sequence[ScoreRow],
    batch: str,
    filename: str = "",
) -> int:
    """Store every row as a seat with answers, in one transaction; returns how many.

    Raises WrongPhase, AlreadyImported, and AlreadyHere for personal codes that have a seat.
    """
    with transaction.atomic():
        current = lock(session)
        if not takes_paper(current):
            raise WrongPhase
        if current.participants.filter(batch=batch).exists():
            raise AlreadyImported
        _require_new(current, rows)
        _store(current, rows, batch)
        note(current, by, IMPORTED, batch=batch, n=len(rows), file=filename[:80])
        publish(progress_topic(current))
    return len(rows)


def type_in_sheet(*, session: ReflectionSession, by: User, row: ScoreRow) -> str:
    """Store one sheet that was typed in; returns its batch. Raises WrongPhase, AlreadyHere."""
    batch = BY_HAND + secrets.token_hex(8)
    with transaction.atomic():
        current = lock(session)
        if not takes_paper(current):
            raise WrongPhase
        _require_new(current, [row])
        _store(current, [row], batch)
        note(current, by, TYPED_IN, batch=batch)
        publish(progress_topic(current))
    return batch


def take_back(*, session: ReflectionSession, by: User, batch: str) -> int:
    """Remove a whole batch: seats, answers and arguments; returns how many seats.

    Raises WrongPhase when the session is closed, AlreadyShown when results hold its answers.
    """
    with transaction.atomic():
        current = lock(session)
        if current.phase not in TAKING:
            raise WrongPhase
        seats = current.participants.filter(source=Participant.Source.PAPER, batch=batch)
        if Answer.objects.filter(participant__in=seats, snapshot__isnull=False).exists():
            raise AlreadyShown
        count = seats.count()
        if batch and count:
            hashes = [
                _author(current, batch, code, number)
                for code in _statements(current)
                for number in range(count)
            ]
            for start in range(0, len(hashes), 500):
                some = hashes[start : start + 500]
                current.arguments.filter(author_hash__in=some).delete()
            seats.delete()
            note(current, by, "scores_taken_back", batch=batch, n=count)
            publish(progress_topic(current))
    return count


def _store(session: ReflectionSession, rows: Sequence[ScoreRow], batch: str) -> None:
    mixed = list(rows)
    _chance.shuffle(mixed)
    seats = Participant.objects.bulk_create(_seat(session, row, batch) for row in mixed)
    ids = _statements(session)
    Answer.objects.bulk_create(
        [
            Answer(participant=seat, statement_id=ids[code], value=value)
            for seat, row in zip(seats, mixed, strict=True)
            for code, value in row.scores.items()
        ],
        batch_size=2000,
    )
    Mark.objects.bulk_create(
        [
            Mark(participant=seat, statement_id=ids[code])
            for seat, row in zip(seats, mixed, strict=True)
            for code in row.marks
        ],
        batch_size=2000,
    )
    Argument.objects.bulk_create(_arguments(session, rows, batch, ids), batch_size=2000)


def _statements(session: ReflectionSession) -> dict[str, int]:
    rows = Statement.objects.filter(instrument_id=session.instrument_id).order_by("order")
    return dict(rows.values_list("code", "pk"))


def _seat(session: ReflectionSession, row: ScoreRow, batch: str) -> Participant:
    """A seat; only a personal code that was on the sheet can open it again."""
    code_hash, paired = secrets.token_hex(32), ""
    if row.personal:
        code_hash = seat_hash(session.salt, row.personal)
        paired = pair_hash(session.partnership.pairing_salt, row.personal)
    return Participant(
        session=session,
        code_hash=code_hash,
        pair_hash=paired,
        organisation_id=row.organisation_id,
        layer=row.layer,
        name="" if session.is_anonymous else row.name,
        source=Participant.Source.PAPER,
        batch=batch,
    )


def _arguments(
    session: ReflectionSession, rows: Sequence[ScoreRow], batch: str, ids: dict[str, int]
) -> list[Argument]:
    """Arguments in an order of chance; each statement has its own order, so none are tied."""
    found = []
    for code, statement_id in ids.items():
        numbers = list(range(len(rows)))
        _chance.shuffle(numbers)
        found += [
            Argument(
                session=session,
                statement_id=statement_id,
                author_hash=_author(session, batch, code, number),
                shuffle=new_shuffle(),
                text=row.reasons[code],
                name="" if session.is_anonymous else row.name,
            )
            for number, row in zip(numbers, rows, strict=True)
            if row.reasons.get(code)
        ]
    _chance.shuffle(found)
    return found


def _author(session: ReflectionSession, batch: str, code: str, number: int) -> str:
    return _keyed(session, f"{batch}\0{code}\0{number}")


def _keyed(session: ReflectionSession, value: str) -> str:
    key = f"samenverder.reflection.paper:{session.salt}"
    return salted_hmac(key, value, algorithm="sha256").hexdigest()


def _require_new(session: ReflectionSession, rows: Sequence[ScoreRow]) -> None:
    if taken := seats_with(session, [row.personal for row in rows]):
        raise AlreadyHere(taken)


def seats_with(session: ReflectionSession, personal: Sequence[str]) -> list[str]:
    """Which of these personal codes have a seat in this session already."""
    hashes = {seat_hash(session.salt, code): code for code in personal if code}
    taken = session.participants.filter(code_hash__in=hashes).values_list("code_hash", flat=True)
    return [hashes[code_hash] for code_hash in taken]
