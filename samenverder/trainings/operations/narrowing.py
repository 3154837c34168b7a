"""A training is opened to other partners than before: who waits, and whose place may be freed.

A place that was given stays, until who organises frees it: then its owner hears why.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import DateOffer, SignUp, SignUpState, Training, TrainingDate
from samenverder.trainings.operations.mailing import tell_people
from samenverder.trainings.operations.places import again_when_busy, move_up, sort_waiting
from samenverder.trainings.operations.telling import locked_date, tell
from samenverder.trainings.queries.outside import kept_outside
from samenverder.trainings.queries.who import who_may_come


def open_otherwise(training: Training) -> None:
    """On all dates to come: pass over who waits and may no longer come, and tell them.

    With the training held. Places kept for schools that may no longer come go to who waits; when
    such a school may come again, what is left of them is kept for it again.
    """
    now = timezone.now()
    again = DateOffer.objects.filter(date__training=training, outside_at__isnull=False)
    if not training.for_all_partners:
        partners = training.partners.values_list("pk", flat=True)
        lost = list(kept_outside(training, partners).values_list("pk", flat=True))
        DateOffer.objects.filter(pk__in=lost).update(outside_at=now)
        again = again.filter(school__in=list(partners))
    again.update(outside_at=None)
    coming = training.dates.filter(removed_at=None, cancelled_at=None, starts_at__gt=now)
    for date in coming.order_by("pk"):
        current = locked_date(date)
        current.training = training
        sort_waiting(current)
        move_up(current)
        tell_people(current)


@again_when_busy
@transaction.atomic
def free_places(*, date: TrainingDate, pks: Iterable[int] | None, by: Any) -> list[int]:
    """Free the places of those who may no longer come (None: of all of them); they get a mail.

    Who may come keeps the place, whatever was asked. Returns the sign-ups that lost theirs. Raises
    Refused when the date has begun.
    """
    current = locked_date(date)
    if current.is_past:
        raise Refused(_("This date has begun. Note who was there instead."))
    rows = current.sign_ups.filter(state=SignUpState.IN).select_related("person")
    if pks is not None:
        rows = rows.filter(pk__in=list(pks))
    found = list(rows)
    may = who_may_come(current.training, [row.person for row in found])
    freed = [row.pk for row in found if row.person_id not in may]
    _set(freed, state=SignUpState.WITHDRAWN, freed_at=timezone.now())
    return _carry_out(current, freed, by, "training_places_freed")


@again_when_busy
@transaction.atomic
def give_back(*, date: TrainingDate, pks: Iterable[int], by: Any) -> list[int]:
    """Undo of freeing: who is still here has the place back, also when it went to who waited.

    Nobody loses theirs for it: there may be more people than places. Raises Refused as above.
    """
    current = locked_date(date)
    if current.is_past:
        raise Refused(_("This date has begun. Note who was there instead."))
    rows = current.sign_ups.filter(pk__in=list(pks), state=SignUpState.WITHDRAWN)
    rows = rows.exclude(freed_at=None).filter(person__left_on=None)
    back = list(rows.values_list("pk", flat=True))
    _set(back, state=SignUpState.IN, freed_at=None)
    return _carry_out(current, back, by, "training_places_given_back")


def _set(pks: list[int], **values: Any) -> None:
    SignUp.objects.filter(pk__in=pks).update(version=F("version") + 1, **values)


def _carry_out(date: TrainingDate, pks: list[int], by: Any, verb: str) -> list[int]:
    if pks:
        move_up(date)
        tell_people(date)
        tell(date.training, by, verb, people=len(pks))
    return pks
