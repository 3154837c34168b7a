"""Planning a session, who leads it and who is invited; putting it away and bringing it back."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.models import Partnership, Person, Position, User
from samenverder.reflection.agenda import default_agenda
from samenverder.reflection.models import Invitee, Phase, ReflectionSession, SessionFacilitator
from samenverder.reflection.models.session import new_code, new_key


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
