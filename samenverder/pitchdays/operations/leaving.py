"""Somebody leaves: they listen for their board on no more pitch days; coming back they do again."""

from typing import Any

from django.utils.translation import ngettext

from samenverder.commitments.held import Ending
from samenverder.network.models import Person
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchDayGuest
from samenverder.pitchdays.operations.telling import tell
from samenverder.pitchdays.queries.days import to_come


def _boards(person: Person) -> Any:
    days = PitchDay.objects.filter(to_come(), partnership=person.partnership_id)
    rows = PitchDayBoard.objects.filter(removed_at=None, pitch_day__in=days)
    return rows.select_related("pitch_day", "organisation").order_by("pk")


def said_of_guests(person: Person) -> list[str]:
    """On how many days this person listens."""
    n = _boards(person).filter(guests__person=person).count()
    words = ngettext(
        "The place as a listener on %(n)d pitch day to come.",
        "The places as a listener on %(n)d pitch days to come.",
        n,
    )
    return [words % {"n": n}] if n else []


def end_guests(by: Any, person: Person) -> list[int]:
    """Off the lists of days to come; gives the boards for which they listened."""
    boards = list(_boards(person).filter(guests__person=person))
    PitchDayGuest.objects.filter(person=person, board__in=boards).delete()
    _tell(by, boards)
    return [board.pk for board in boards]


def resume_guests(by: Any, person: Person, numbers: list[int]) -> None:
    """Back on the lists of days that are still to come."""
    boards = list(_boards(person).filter(pk__in=numbers))
    for board in boards:
        PitchDayGuest.objects.get_or_create(board=board, person=person)
    _tell(by, boards)


def _tell(by: Any, boards: list[PitchDayBoard]) -> None:
    for board in boards:
        name, number = board.organisation.name, board.guests.count()
        tell(board.pitch_day, by, "pitch_guests_set", board=name, n=number)


GUESTS = Ending("pitch_guest", said_of_guests, end_guests, resume_guests)
