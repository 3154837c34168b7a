"""Dates of trainings as calendar files."""

from samenverder.meetings.calendars import Entry, asking
from samenverder.network.mail import absolute_url
from samenverder.trainings.models import SignUp, TrainingDate
from samenverder.trainings.queries.guests import page_for


def entry_of(date: TrainingDate, *, cancelled: bool = False, page: str = "") -> Entry:
    """What a calendar may know of a date: title, time, place, a link (`page`, or its own)."""
    training = date.training
    return Entry(
        uid=date.uid,
        sequence=date.sequence,
        changed_at=date.changed_at,
        title=training.title,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        url=absolute_url(page or training.get_absolute_url()),
        where=date.place,
        is_off=cancelled or date.cancelled_at is not None,
    )


def invitation(row: SignUp, *, cancel: bool = False) -> bytes:
    """The file in a mail: it puts the date in a calendar, changes it, or takes it out."""
    return asking(
        entry_of(
            row.date, cancelled=cancel, page=page_for(row.date.training, row.person.partnership)
        ),
        sender=row.date.training.partnership.name,
        name=row.person.name,
        email=row.person.email,
        cancel=cancel,
        answer="" if cancel else "ACCEPTED",
    )
