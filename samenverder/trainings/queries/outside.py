"""Who signed up and works at none of the partners that may come, as it is or as it would be."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone

from samenverder.network.models import Organisation
from samenverder.trainings.models import (
    STILL,
    DateOffer,
    SignUp,
    SignUpState,
    Training,
    TrainingDate,
)
from samenverder.trainings.queries.kept import holding
from samenverder.trainings.queries.who import people_at, people_who_may_come, who_may_come


@dataclass(frozen=True)
class Falls:
    """How many would fall outside: with a place, waiting, and schools that places are kept for."""

    places: int = 0
    waiting: int = 0
    schools: int = 0

    def __bool__(self) -> bool:
        return bool(self.places or self.waiting or self.schools)

    @property
    def token(self) -> str:
        """What a form sends along to say that these numbers were seen."""
        return f"{self.places}-{self.waiting}-{self.schools}"


def _own(training: Training) -> QuerySet[SignUp]:
    return SignUp.objects.filter(
        date__training=training,
        date__removed_at=None,
        date__cancelled_at=None,
        date__starts_at__gt=timezone.now(),
        person__partnership=training.partnership_id,
    )


def falls_outside(training: Training, open_to: Iterable[Organisation] | None) -> Falls:
    """Who may come now and would not with these partners (None: all); three queries at most."""
    if open_to is None:
        return Falls()
    partners = [row.pk for row in open_to]
    rows = _own(training).filter(person__in=people_who_may_come(training), state__in=STILL)
    rows = rows.exclude(person__in=people_at(training.partnership_id, partners))
    counted = rows.order_by().values("state").annotate(n=Count("person", distinct=True))
    found = dict(counted.values_list("state", "n"))
    schools = kept_outside(training, partners).values("school").distinct().count()
    return Falls(found.get(SignUpState.IN, 0), found.get(SignUpState.WAITING, 0), schools)


def kept_outside(training: Training, partners: Iterable[int]) -> QuerySet[DateOffer]:
    """Offers that keep places of dates to come for schools that are not among these partners."""
    rows = DateOffer.objects.filter(holding(), date__training=training, date__removed_at=None)
    return rows.filter(date__starts_at__gt=timezone.now()).exclude(school__in=list(partners))


def outside_among(date: TrainingDate, rows: list[SignUp]) -> list[SignUp]:
    """Who of these have a place of a date to come and may no longer come."""
    if date.is_past or date.cancelled_at:
        return []
    placed = [row for row in rows if row.state == SignUpState.IN]
    may = who_may_come(date.training, [row.person for row in placed])
    return [row for row in placed if row.person_id not in may]


def outside_on(training: Training) -> dict[int, int]:
    """{date to come: how many have a place who may no longer come}; one query, or none."""
    if training.for_all_partners:
        return {}
    rows = _own(training).filter(state=SignUpState.IN)
    rows = rows.exclude(person__in=people_who_may_come(training)).order_by()
    return dict(rows.values("date").annotate(n=Count("pk")).values_list("date", "n"))
