"""Who was there: noted at the door, with a way back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import SignUp, SignUpState, TrainingDate
from samenverder.trainings.operations.places import next_rank
from samenverder.trainings.operations.telling import locked_date, tell


@transaction.atomic
def note_attendance(*, row: SignUp, by: Any, attended: bool | None) -> SignUp:
    """This person was there, was not, or it is not known; from the day itself on.

    Whoever waited and came after all has a place from then on.
    """
    date = held_today(row.date)
    current = SignUp.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if current.attended == attended:
        return current
    current.attended = attended
    if attended and current.state != SignUpState.IN:
        current.state = current.told = SignUpState.IN
    current.version += 1
    current.save(update_fields=["attended", "state", "told", "version"])
    tell(date.training, by, "training_attendance_noted", people=1)
    return current


@transaction.atomic
def note_everybody(*, date: TrainingDate, by: Any) -> int:
    """Everybody with a place of whom nothing was noted was there; returns how many."""
    current = held_today(date)
    rows = current.sign_ups.filter(state=SignUpState.IN, attended=None)
    n = rows.update(attended=True)
    if n:
        tell(current.training, by, "training_attendance_noted", people=n)
    return n


@transaction.atomic
def add_present(*, date: TrainingDate, person: Person, by: Any) -> SignUp:
    """Somebody who came without having signed up. Nobody is mailed."""
    current = held_today(date)
    row, _new = SignUp.objects.get_or_create(
        date=current, person=person, defaults={"rank": next_rank(current), "by": by}
    )
    row.state = row.told = SignUpState.IN
    row.told_sequence, row.attended = current.sequence, True
    row.save()
    tell(current.training, by, "training_attendance_noted", people=1)
    return row


def held_today(date: TrainingDate) -> TrainingDate:
    """The date held still. Raises Refused before its day, and when it was called off."""
    current = locked_date(date)
    if current.cancelled_at:
        raise Refused(_("This date was called off."))
    if timezone.localtime(current.starts_at).date() > timezone.localdate():
        raise Refused(_("Who was there is noted from the day itself on."))
    return current
