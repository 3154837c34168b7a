"""Who signed up for a date."""

from typing import Any

from samenverder.network.models import Person, Position
from samenverder.trainings.models import SignUp, SignUpState, TrainingDate


def people_of_date(date: TrainingDate) -> list[Any]:
    """Everybody of a date in the order of signing up, with `where`: their partners; two queries."""
    rows = list(date.sign_ups.select_related("person").order_by("rank"))
    held = Position.objects.current().filter(person__sign_ups__date=date)
    places: dict[int, list[str]] = {}
    for person, name in held.order_by("organisation__name").values_list(
        "person_id", "organisation__name"
    ):
        names = places.setdefault(person, [])
        if name not in names:
            names.append(name)
    for row in rows:
        row.date = date
        row.where = ", ".join(places.get(row.person_id, []))  # type: ignore[attr-defined]
    return rows


def waiting_before(row: SignUp) -> int:
    """How many stand before this person on the waiting list."""
    rows = SignUp.objects.filter(date=row.date_id, state=SignUpState.WAITING, rank__lt=row.rank)
    return rows.count()


def own_sign_ups_of(person: Person) -> Any:
    """Everything somebody signed up for, the soonest date first."""
    rows = SignUp.objects.filter(person=person, date__removed_at=None)
    rows = rows.exclude(date__training__removed_at__isnull=False)
    return rows.select_related("date__training__partnership").order_by("date__starts_at", "pk")
