"""Somebody leaves: their places at dates to come go to who waits; nobody keeps them in a list."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from samenverder.commitments.held import Ending
from samenverder.network.models import Person
from samenverder.trainings.models import STILL, SignUp, SignUpState
from samenverder.trainings.operations.mailing import mail_leaver, tell_people
from samenverder.trainings.operations.places import move_up, next_rank, seats_of, sit
from samenverder.trainings.operations.telling import locked_date, tell
from samenverder.trainings.queries.kept import schools_where


def _coming(person: Person) -> QuerySet[SignUp]:
    rows = SignUp.objects.filter(
        person=person,
        date__starts_at__gt=timezone.now(),
        date__removed_at=None,
        date__training__removed_at=None,
    )
    return rows.select_related("date__training__partnership", "person__user").order_by("date_id")


def said_of_places(person: Person) -> list[str]:
    """For how many dates to come this person has a place or waits."""
    n = _coming(person).filter(state__in=STILL).count()
    words = ngettext(
        "The place at %(n)d training to come.", "The places at %(n)d trainings to come.", n
    )
    return [words % {"n": n}] if n else []


def end_places(by: Any, person: Person) -> list[int]:
    """Sign the person off everywhere; who waits moves up and hears it.

    One mail takes the dates out of the calendar of who left.
    """
    passed_over = _coming(person).filter(state=SignUpState.OUTSIDE).values("pk")
    SignUp.objects.filter(pk__in=passed_over).update(state=SignUpState.WITHDRAWN)
    rows = list(_coming(person).filter(state__in=STILL))
    mail_leaver(person, rows)
    for row in rows:
        date = locked_date(row.date)
        SignUp.objects.filter(pk=row.pk).update(
            state=SignUpState.WITHDRAWN, told=SignUpState.WITHDRAWN
        )
        move_up(date)
        tell_people(date)
        tell(date.training, by, "training_withdrawn", people=1)
    return [row.pk for row in rows]


def resume_places(by: Any, person: Person, numbers: list[int]) -> None:
    """Back where there is a place, else at the end of the waiting list: nobody loses theirs."""
    rows = _coming(person).filter(pk__in=numbers, state=SignUpState.WITHDRAWN)
    for row in rows.filter(date__cancelled_at=None):
        date = locked_date(row.date)
        seats = seats_of(date)
        move_up(date, seats)
        sit(row, seats.take(schools_where([person.pk], seats.left).get(person.pk, ())))
        row.rank = next_rank(date)
        row.save(update_fields=["state", "rank", "of_offer"])
        tell_people(date)
        tell(date.training, by, "training_signed_up", people=1)


PLACES = Ending("training_place", said_of_places, end_places, resume_places)
