"""Moving a session from planned to closed, phase by phase; every step can be undone."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.network.models import User
from samenverder.reflection.agenda import index_of, minutes_for_talk
from samenverder.reflection.models import (
    DiscussionItem,
    Phase,
    ReflectionSession,
    Statement,
    Timing,
)
from samenverder.reflection.operations.sessions import WrongPhase, lock, note
from samenverder.reflection.operations.snapshots import take_snapshot, work_ahead


def _step(
    session: ReflectionSession, by: User | None, allowed: Collection[str], verb: str, **fields: Any
) -> ReflectionSession:
    with transaction.atomic():
        current = lock(session)
        if current.phase not in allowed or current.deleted_at:
            raise WrongPhase
        for key, value in fields.items():
            setattr(current, key, value)
        current.save()
        note(current, by, verb)
    return current


def open_session(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Let people in. The clock of the first part starts."""
    now = timezone.now()
    with transaction.atomic():
        opened = _step(
            session,
            by,
            {Phase.PLANNED},
            "session_opened",
            phase=Phase.OPEN,
            opened_at=session.opened_at or now,
            led_by=by,
            **part_clock(session, 0, now),
        )
        if not opened.is_scored:
            _first_of_each_theme(opened)
    return opened


def _first_of_each_theme(session: ReflectionSession) -> None:
    """An open conversation begins with one statement of each theme; more can be added."""
    if session.discussion_items.exists():
        return
    firsts: dict[int, Statement] = {}
    for statement in Statement.objects.filter(instrument=session.instrument).order_by("order"):
        firsts.setdefault(statement.theme_id, statement)
    minutes = max(3, minutes_for_talk(session) // max(len(firsts), 1))
    DiscussionItem.objects.bulk_create(
        DiscussionItem(session=session, statement=statement, order=order, minutes=minutes)
        for order, statement in enumerate(firsts.values(), start=1)
    )


def part_clock(session: ReflectionSession, part: int, now: datetime) -> dict[str, Any]:
    """The fields that start a part of the agenda now."""
    minutes = session.agenda[part]["minutes"] if part < len(session.agenda) else 0
    ends = now + timedelta(minutes=minutes) if session.timing == Timing.LIVE else None
    return {"part": part, "part_ends_at": ends, "paused_left": None}


def back_to_planned(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Undo the opening, as long as nobody joined."""
    with transaction.atomic():
        # First the step, then the look: whoever joined before is seen, and whoever comes after
        # waits for this transaction and then finds the session planned (take_seat looks again).
        planned = _step(session, by, {Phase.OPEN}, "session_opening_undone", phase=Phase.PLANNED)
        if planned.participants.exists():
            raise WrongPhase
    return planned


def go_to_actions(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """The talk is over: agree on actions. What people marked meanwhile joins the figures."""
    allowed = {Phase.OPEN, Phase.REVEALED} if not session.is_scored else {Phase.REVEALED}
    clock = part_clock(session, index_of(session, "actions"), timezone.now())
    ahead = work_ahead(session)
    with transaction.atomic():
        current = _step(
            session,
            by,
            allowed,
            "session_discussed",
            phase=Phase.DISCUSSED,
            second_vote_open=False,
            **clock,
        )
        if current.is_scored:
            take_snapshot(current, ahead)
    return current


def back_to_talk(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Undo going to the actions."""
    clock = part_clock(session, index_of(session, "talk"), timezone.now())
    before = Phase.REVEALED if session.is_scored else Phase.OPEN
    return _step(session, by, {Phase.DISCUSSED}, "session_discussed_undone", phase=before, **clock)


def close_session(
    *, session: ReflectionSession, by: User | None, itself: bool = False
) -> ReflectionSession:
    """End the session; the report goes to who asked for it. Undo with `reopen_session`."""
    with transaction.atomic():
        return _step(
            session,
            by,
            {Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED},
            "session_closed_itself" if itself else "session_closed",
            phase=Phase.CLOSED,
            closed_at=timezone.now(),
            closed_itself=itself,
            second_vote_open=False,
            part_ends_at=None,
        )


def reopen_session(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Undo closing: back to where it was."""
    phase = Phase.DISCUSSED
    if session.is_scored and not session.revealed_at:
        phase = Phase.OPEN
    return _step(
        session,
        by,
        {Phase.CLOSED},
        "session_closing_undone",
        phase=phase,
        closed_at=None,
        closed_itself=False,
    )
