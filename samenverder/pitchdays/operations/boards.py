"""Which boards listen, who comes for them, and who is there."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.live.operations import publish
from samenverder.network.models import Mandate, Organisation, Person
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchDayGuest
from samenverder.pitchdays.operations.telling import (
    check_here,
    check_partner,
    locked,
    locked_board,
    tell,
)
from samenverder.pitchdays.queries.parts import deciding_organisations


def propose_boards(day: PitchDay) -> int:
    """The boards that decide about the shared plans of the day, with who may decide for them.

    Boards that are there, or were taken off, stay as they are. Returns how many came.
    """
    known = set(day.boards.values_list("organisation_id", flat=True))
    wanted = [pk for pk in deciding_organisations(day) if pk not in known]
    made = PitchDayBoard.objects.bulk_create(
        PitchDayBoard(pitch_day=day, organisation_id=pk) for pk in wanted
    )
    held = Mandate.objects.filter(partnership=day.partnership_id, organisation__in=wanted)
    pairs = set(held.current(day.on).values_list("organisation_id", "person_id"))
    PitchDayGuest.objects.bulk_create(
        PitchDayGuest(board=board, person_id=person)
        for board in made
        for organisation, person in sorted(pairs)
        if organisation == board.organisation_id
    )
    return len(made)


@transaction.atomic
def add_boards(*, day: PitchDay, by: Any) -> int:
    """Propose again, now that more plans are shared; returns how many boards came."""
    current = locked(day)
    made = propose_boards(current)
    if made:
        tell(current, by, "pitch_boards_added", n=made)
    return made


@transaction.atomic
def add_board(*, day: PitchDay, by: Any, organisation: Organisation) -> PitchDayBoard:
    """An organisation listens along; one that was taken off comes back with its people."""
    current = locked(day)
    check_partner(current.partnership_id, organisation)
    board, _made = PitchDayBoard.objects.get_or_create(pitch_day=current, organisation=organisation)
    if board.removed_at:
        board.removed_at = None
        board.save(update_fields=["removed_at"])
    tell(current, by, "pitch_board_added", board=organisation.name)
    return board


@transaction.atomic
def remove_board(*, board: PitchDayBoard, by: Any) -> None:
    """Take a board off the day; it can be put back with its people."""
    current = locked_board(board)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.pitch_day, by, "pitch_board_removed", board=current.organisation.name)


@transaction.atomic
def restore_board(*, board: PitchDayBoard, by: Any) -> None:
    """Undo of taking off."""
    day = locked(board.pitch_day)
    rows = PitchDayBoard.objects.filter(pk=board.pk, pitch_day=day).exclude(removed_at=None)
    if rows.update(removed_at=None):
        tell(day, by, "pitch_board_added", board=board.organisation.name)


@transaction.atomic
def set_guests(*, board: PitchDayBoard, by: Any, people: Collection[Person]) -> PitchDayBoard:
    """Who comes for a board: these people and nobody else; whether they are there stays."""
    current = locked_board(board)
    check_here(current.pitch_day.partnership_id, *people)
    wanted = {person.pk for person in people}
    current.guests.exclude(person__in=wanted).delete()
    known = set(current.guests.values_list("person_id", flat=True))
    PitchDayGuest.objects.bulk_create(
        PitchDayGuest(board=current, person_id=pk) for pk in sorted(wanted - known)
    )
    tell(current.pitch_day, by, "pitch_guests_set", board=current.organisation.name, n=len(wanted))
    return current


@transaction.atomic
def set_present(*, guest: PitchDayGuest, by: Any, present: bool | None) -> None:
    """Note that somebody is there, is not, or that it is not known."""
    current = locked_board(guest.board)
    if current.guests.filter(pk=guest.pk).exclude(present=present).update(present=present):
        publish(current.pitch_day.topic)
