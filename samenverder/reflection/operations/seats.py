"""Taking part: a seat in a session, by personal code."""

import secrets

from django.db import IntegrityError, transaction

from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.network.models import Layer, Organisation
from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.personal_code import (
    new_personal_code,
    pair_hash,
    seat_hash,
    user_pair_hash,
)


class NotOpen(Exception):
    """The session takes no (more) answers; the message is a sentence for the participant."""


def take_seat(
    *,
    session: ReflectionSession,
    organisation: Organisation | None,
    layer: str,
    name: str = "",
    code: str = "",
    compare: bool = False,
    user_id: int | None = None,
) -> tuple[Participant, str]:
    """A seat for one person; returns it with the personal code that opens it.

    With a `code` that has a seat in this session already, that seat is returned unchanged.
    `compare` stores the hash that lets rounds be compared. Raises NotOpen when the session is
    not open.
    """
    if not session.takes_answers:
        raise NotOpen
    personal = code or new_personal_code()
    if found := seat_of(session, personal):
        return found, personal
    salt = session.partnership.pairing_salt
    paired = ""
    if compare:
        paired = user_pair_hash(salt, user_id) if user_id else pair_hash(salt, personal)
    fields: dict[str, object] = {
        "organisation": organisation,
        "layer": layer if layer in Layer.values else "",
        "name": "" if session.is_anonymous else name,
        "pair_hash": paired,
    }
    return submit_write(lambda: _create(session, personal, fields)), personal


def _create(session: ReflectionSession, personal: str, fields: dict[str, object]) -> Participant:
    try:
        with transaction.atomic():
            _require_open_now(session)
            seat = Participant.objects.create(
                session=session, code_hash=seat_hash(session.salt, personal), **fields
            )
    except IntegrityError:  # the same code at the same moment, from two tabs
        return Participant.objects.get(session=session, code_hash=seat_hash(session.salt, personal))
    publish(progress_topic(session))
    return seat


def _require_open_now(session: ReflectionSession) -> None:
    """It may have gone back to planned since this request looked at it; then nobody may join."""
    now = ReflectionSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    if not now.takes_answers:
        raise NotOpen


def seat_of(session: ReflectionSession, code: str) -> Participant | None:
    """The seat a personal code opens in this session."""
    return Participant.objects.filter(
        session=session, code_hash=seat_hash(session.salt, code)
    ).first()


def is_known(session: ReflectionSession, code: str) -> bool:
    """Whether somebody has this personal code here, or was compared with it before."""
    salt = session.partnership.pairing_salt
    rounds = Participant.objects.filter(session__partnership_id=session.partnership_id)
    return bool(seat_of(session, code)) or rounds.filter(pair_hash=pair_hash(salt, code)).exists()


def progress_topic(session: ReflectionSession) -> str:
    """The topic of joining and answering: for the facilitator and the screen, not for phones."""
    return f"progress:{session.pk}"


def new_shuffle() -> str:
    """A random sort key, so that arguments never stand in the order they came in."""
    return secrets.token_hex(16)
