"""Planning a session and moving it from planned to closed; every step can be undone."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.models import Partnership, Person, Position, User
from samenverder.reflection.agenda import default_agenda, index_of, minutes_for_talk
from samenverder.reflection.models import (
    DiscussionItem,
    Invitee,
    Phase,
    ReflectionSession,
    SessionFacilitator,
    Statement,
    Timing,
)
from samenverder.reflection.models.session import new_code, new_key
from samenverder.reflection.operations.snapshots import take_snapshot, work_ahead


class WrongPhase(Exception):
    """This step is not possible in the session's phase; another facilitator may have been first."""


def lock(session: ReflectionSession) -> ReflectionSession:
    """The session as it is now, locked until the transaction ends (SQLite locks as a whole)."""
    return (
        ReflectionSession.objects.select_for_update(of=("self",))
        .select_related("partnership", "instrument")
        .get(pk=session.pk)
    )


def note(session: ReflectionSession, by: User | None, verb: str, **detail: Any) -> None:
    """The audit line and the live notice of one change."""
    record(
        partnership_id=session.partnership_id,
        actor=by or "system",
        verb=verb,
        subject=f"session:{session.pk}",
        **detail,
    )
    publish(session.topic)
    publish(f"sessions:{session.partnership_id}")


def plan_session(
    *, partnership: Partnership, by: User, invited: Collection[int] = (), **fields: Any
) -> ReflectionSession:
    """A new session. `fields` are those of the model; the agenda follows mode and duration.

    `invited` are people by their pk; those of another partnership are left out.
    """
    with transaction.atomic():
        session = ReflectionSession(partnership=partnership, **fields)
        session.agenda = default_agenda(session.mode, session.timing, session.duration)
        session.led_by = by
        session.code = _free_code()
        session.save()
        SessionFacilitator.objects.create(session=session, user=by)
        _invite(session, invited)
        note(session, by, "session_planned", title=session.title)
    return session


def _free_code() -> str:
    for _attempt in range(50):
        code = new_code()
        if not ReflectionSession.objects.filter(code=code).exists():
            return code
    raise RuntimeError("No free join code was found in fifty tries.")


def _invite(session: ReflectionSession, people: Collection[int]) -> None:
    """Put people on the list with what they do first; four queries, however many people."""
    new = set(people) - set(session.invitees.values_list("person_id", flat=True))
    held = Position.objects.current().filter(person__partnership=session.partnership_id)
    first = {row.person_id: row for row in held.order_by("-pk")}
    known = Person.objects.filter(partnership=session.partnership_id).order_by("pk")
    Invitee.objects.bulk_create(
        Invitee(
            session=session,
            person_id=pk,
            organisation_id=first[pk].organisation_id if pk in first else None,
            layer=first[pk].layer if pk in first else "",
        )
        for pk in known.values_list("pk", flat=True)
        if pk in new
    )


def change_session(*, session: ReflectionSession, by: User, **fields: Any) -> ReflectionSession:
    """Change a planned session; while it runs, only words, place and times.

    Raises WrongPhase for what may not change any more: open names above all.
    """
    fixed = {"names", "mode", "instrument", "timing", "previous"}
    with transaction.atomic():
        current = lock(session)
        changed = {k: v for k, v in fields.items() if getattr(current, k) != v}
        if current.phase != Phase.PLANNED and fixed & changed.keys():
            raise WrongPhase
        for key, value in changed.items():
            setattr(current, key, value)
        if {"mode", "timing", "duration"} & changed.keys() and current.phase == Phase.PLANNED:
            current.agenda = default_agenda(current.mode, current.timing, current.duration)
        current.save()
        note(current, by, "session_changed", fields=sorted(changed))
    return current


def change_agenda(
    *, session: ReflectionSession, by: User, minutes: dict[str, int]
) -> ReflectionSession:
    """Set the minutes of each part; the duration becomes their sum."""
    with transaction.atomic():
        current = lock(session)
        current.agenda = [
            {"key": item["key"], "minutes": max(1, minutes.get(item["key"], item["minutes"]))}
            for item in current.agenda
        ]
        current.duration = sum(item["minutes"] for item in current.agenda)
        current.save()
        note(current, by, "agenda_changed", minutes=current.duration)
    return current


def change_invitees(
    *, session: ReflectionSession, by: User, invite: Collection[int], leave_out: Collection[int]
) -> int:
    """Put people (their pk) on the list or off it; who is in neither keeps their place.

    Returns how many people are on the list now.
    """
    with transaction.atomic():
        current = lock(session)
        current.invitees.filter(person__in=leave_out).delete()
        _invite(current, invite)
        total = current.invitees.count()
        note(current, by, "invitees_changed", n=total)
        publish(f"progress:{current.pk}")
    return total


def set_facilitators(*, session: ReflectionSession, by: User, users: list[User]) -> None:
    """Who leads this session, named in the report."""
    with transaction.atomic():
        current = lock(session)
        current.facilitators.exclude(user__in=users).delete()
        known = set(current.facilitators.values_list("user_id", flat=True))
        SessionFacilitator.objects.bulk_create(
            [SessionFacilitator(session=current, user=u) for u in users if u.pk not in known]
        )
        note(current, by, "facilitators_changed", n=len(users))


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


def delete_session(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Put the session away; it can be brought back for thirty days."""
    with transaction.atomic():
        current = lock(session)
        current.deleted_at = timezone.now()
        current.save()
        note(current, by, "session_deleted", title=current.title)
    return current


def restore_session(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Undo deleting."""
    with transaction.atomic():
        current = lock(session)
        current.deleted_at = None
        current.save()
        note(current, by, "session_restored", title=current.title)
    return current


def renew_screen_key(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Revoke the address of the big screen and make a new one."""
    with transaction.atomic():
        current = lock(session)
        current.screen_key = new_key()
        current.save()
        note(current, by, "screen_address_renewed")
    return current


def set_next_round(*, session: ReflectionSession, by: User, on: Any) -> ReflectionSession:
    """Date the next round."""
    with transaction.atomic():
        current = lock(session)
        current.next_round_on = on
        current.save()
        note(current, by, "next_round_dated", on=str(on))
    return current
