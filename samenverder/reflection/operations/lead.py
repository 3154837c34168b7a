"""Leading the hour: parts and timer, the statement on screen, second vote, blank, takeover."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samenverder.live.operations import publish
from samenverder.network.models import User
from samenverder.reflection.agenda import index_of
from samenverder.reflection.models import (
    Answer,
    DiscussionItem,
    Note,
    Phase,
    ReflectionSession,
    Statement,
)
from samenverder.reflection.operations.phases import part_clock
from samenverder.reflection.operations.sessions import WrongPhase, lock, note
from samenverder.reflection.operations.snapshots import take_snapshot, work_ahead

LEADING = {Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED}


def _set(session: ReflectionSession, by: User, verb: str, **fields: Any) -> ReflectionSession:
    with transaction.atomic():
        current = lock(session)
        if current.phase not in LEADING:
            raise WrongPhase
        for key, value in fields.items():
            setattr(current, key, value)
        current.save()
        note(current, by, verb)
    return current


def go_to_part(*, session: ReflectionSession, by: User, part: int) -> ReflectionSession:
    """Start a part of the agenda; its clock starts now. Parts outside the agenda are refused."""
    if not 0 <= part < len(session.agenda):
        raise ValueError(part)
    return _set(session, by, "part_started", **part_clock(session, part, timezone.now()))


def add_minutes(*, session: ReflectionSession, by: User, minutes: int) -> ReflectionSession:
    """Give the current part more time (or, below zero, less)."""
    now = timezone.now()
    if session.paused_left is not None:
        left = max(0, session.paused_left + minutes * 60)
        return _set(session, by, "minutes_added", paused_left=left)
    ends = max(session.part_ends_at or now, now) + timedelta(minutes=minutes)
    return _set(session, by, "minutes_added", part_ends_at=ends)


def pause(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Stop the clock, or let it go on."""
    now = timezone.now()
    if session.paused_left is not None:
        ends = now + timedelta(seconds=session.paused_left)
        return _set(session, by, "clock_continued", paused_left=None, part_ends_at=ends)
    ends = session.part_ends_at or now
    left = max(0, int((ends - now).total_seconds()))
    return _set(session, by, "clock_paused", paused_left=left, part_ends_at=None)


def show_statement(
    *, session: ReflectionSession, by: User, statement: Statement | None
) -> ReflectionSession:
    """Put one statement on the big screen (None: the themes at a glance)."""
    if session.is_scored and not session.is_shown:
        raise WrongPhase
    if statement and statement.instrument_id != session.instrument_id:
        raise ValueError(statement.pk)
    with transaction.atomic():
        if session.statement_id:
            session.discussion_items.filter(statement_id=session.statement_id).update(done=True)
        fields: dict[str, Any] = {"second_vote_open": False, "show_arguments": False}
        if statement is not None:
            minutes = _add_to_talk(session, statement)
            fields |= _statement_clock(session, minutes)
        return _set(session, by, "statement_shown", statement=statement, **fields)


def _statement_clock(session: ReflectionSession, minutes: int) -> dict[str, Any]:
    ends = timezone.now() + timedelta(minutes=minutes)
    return {"part": index_of(session, "talk"), "part_ends_at": ends, "paused_left": None}


def _add_to_talk(session: ReflectionSession, statement: Statement) -> int:
    last = session.discussion_items.aggregate(Max("order"))["order__max"] or 0
    item, _made = DiscussionItem.objects.get_or_create(
        session=session, statement=statement, defaults={"order": last + 1}
    )
    return item.minutes


def next_item(session: ReflectionSession) -> DiscussionItem | None:
    """The next statement to talk about, None when all are done."""
    items = session.discussion_items.select_related("statement").filter(done=False)
    return items.exclude(statement=session.statement).order_by("order").first()


def arrange_talk(*, session: ReflectionSession, by: User, statement: Statement, step: str) -> None:
    """Move a statement up or down in the talk, put it in, or leave it out."""
    with transaction.atomic():
        current = lock(session)
        if step == "add":
            _add_to_talk(current, statement)
        elif step == "remove":
            current.discussion_items.filter(statement=statement).delete()
        else:
            _move(current, statement, -1 if step == "up" else 1)
        note(current, by, "talk_arranged", statement=statement.code)


def _move(current: ReflectionSession, statement: Statement, step: int) -> None:
    items = list(current.discussion_items.filter(done=False).order_by("order", "pk"))
    place = next((i for i, row in enumerate(items) if row.statement_id == statement.pk), None)
    if place is None or not 0 <= place + step < len(items):
        return
    items[place], items[place + step] = items[place + step], items[place]
    for order, row in enumerate(items, start=1):
        row.order = order
    DiscussionItem.objects.bulk_update(items, ["order"])


def open_second_vote(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Ask everybody to score the statement on screen once more."""
    if session.statement_id is None or session.phase != Phase.REVEALED:
        raise WrongPhase
    return _set(session, by, "second_vote_opened", second_vote_open=True)


def close_second_vote(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Show the second vote beside the first, from five answers on."""
    ahead = work_ahead(session)
    with transaction.atomic():
        current = lock(session)
        if not current.second_vote_open:
            raise WrongPhase
        current.second_vote_open = False
        current.save()
        take_snapshot(current, ahead)
        note(current, by, "second_vote_closed")
    return current


def toggle_arguments(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Show or hide the arguments on the big screen."""
    return _set(session, by, "arguments_toggled", show_arguments=not session.show_arguments)


def toggle_blank(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Blank the big screen, or bring it back; possible in every phase."""
    with transaction.atomic():
        current = lock(session)
        current.screen_blank = not current.screen_blank
        current.save()
        note(current, by, "screen_blanked" if current.screen_blank else "screen_shown")
    return current


def take_over(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Lead the session from here on; the other facilitator sees who does."""
    with transaction.atomic():
        current = lock(session)
        current.led_by = by
        current.save()
        current.facilitators.get_or_create(user=by)
        note(current, by, "session_taken_over")
    return current


def hide_argument(*, session: ReflectionSession, by: User, key: str) -> bool:
    """Keep an argument off the screens (it may name somebody), or bring it back; False: none.

    `key` is its sort key of chance: its number would tell in which order arguments came in.
    """
    with transaction.atomic():
        argument = session.arguments.filter(shuffle=key).first()
        if argument is None:
            return False
        argument.hidden = not argument.hidden
        argument.save()
        note(session, by, "argument_hidden" if argument.hidden else "argument_shown")
    return True


class NoteChanged(Exception):
    """Somebody else changed this note meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs: Note) -> None:
        super().__init__(theirs.text)
        self.theirs = theirs


def write_note(
    *, session: ReflectionSession, by: User, statement: Statement | None, text: str, version: int
) -> Note:
    """Store the note with a statement (None: with the session as a whole).

    `version` is the one the writer started from (0 for a new note). Raises NoteChanged when it is
    no longer the latest: nothing is overwritten.
    """
    with transaction.atomic():
        lock(session)
        row = Note.objects.filter(session=session, statement=statement).first()
        if row and row.version != version and row.text != text:
            raise NoteChanged(row)
        if row is None:
            row = Note(session=session, statement=statement, version=0)
        row.text, row.version, row.changed_by = text[:10_000], row.version + 1, by
        row.save()
        publish(session.topic)
    return row


def answers_waiting(session: ReflectionSession) -> int:
    """How many answers came in after the last reveal."""
    return Answer.objects.filter(
        participant__session=session, snapshot__isnull=True, vote=1
    ).count()
