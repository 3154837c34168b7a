"""Which dates of trainings a calendar program gets."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from samenverder.meetings.calendars import Entry
from samenverder.network.models import Partnership
from samenverder.trainings.calendars import entry_of
from samenverder.trainings.models import SignUp, SignUpState, TrainingDate, TrainingGuest

MOST = 1000
BACK = dt.timedelta(days=182)


def entries_in(partnership: Partnership, *, user: Any = None) -> list[Entry]:
    """Dates for a calendar, from half a year back: the catalogue, with `user` only their own.

    Trainings of other regions too, as far as these people may come. Those that were called off
    say so; who signed off or waits finds nothing. Two queries.
    """
    guests = TrainingGuest.objects.filter(partnership=partnership, accepted_at__isnull=False)
    known = dict(guests.values_list("training", "pk"))
    rows = _dates(partnership, known)
    if user is not None:
        mine = SignUp.objects.filter(
            person__user=user.pk, person__partnership=partnership, person__left_on=None,
            state=SignUpState.IN,
        )  # fmt: skip
        rows = rows.filter(pk__in=mine.values("date"))
    pages = {
        training: reverse("trainings:guest", args=[partnership.slug, guest])
        for training, guest in known.items()
    }
    return [entry_of(row, page=pages.get(row.training_id, "")) for row in rows[:MOST]]


def _dates(partnership: Partnership, others: dict[int, int]) -> QuerySet[TrainingDate]:
    rows = TrainingDate.objects.filter(
        Q(training__partnership=partnership) | Q(training__in=list(others)),
        removed_at=None,
        training__removed_at=None,
        starts_at__gte=timezone.now() - BACK,
    )
    return rows.select_related("training__partnership").order_by("starts_at", "pk")
