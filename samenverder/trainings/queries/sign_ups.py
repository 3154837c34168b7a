"""Who signed up for a date."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenverder.network.models import Partnership, Person, Position
from samenverder.trainings.models import SignUp, SignUpState, TrainingDate
from samenverder.trainings.queries.evaluations import to_evaluate


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


def own_sign_ups_of(person: Person) -> list[Any]:
    """What somebody signed up for and did not leave, with `ahead`: their number while waiting.

    And `may_evaluate`. The soonest date first; one query.
    """
    before = SignUp.objects.filter(
        date=OuterRef("date"), state=SignUpState.WAITING, rank__lt=OuterRef("rank")
    )
    counted = before.order_by().values("date").annotate(n=Count("pk")).values("n")
    rows = SignUp.objects.filter(
        person=person, date__removed_at=None, date__training__removed_at=None
    ).exclude(state=SignUpState.WITHDRAWN)
    rows = rows.annotate(ahead=Coalesce(Subquery(counted, output_field=IntegerField()), 0) + 1)
    rows = rows.annotate(may_evaluate=Exists(to_evaluate(timezone.now()).filter(pk=OuterRef("pk"))))
    rows = rows.select_related("date__training__partnership")
    return list(rows.order_by("date__starts_at", "pk"))


def own_attended(user: Any, partnership: Partnership) -> QuerySet[SignUp]:
    """Where this user was as somebody of this partnership, also in another region.

    What a region that ended its invitation gave earlier stays theirs.
    """
    rows = SignUp.objects.filter(
        person__user=user.pk,
        person__partnership=partnership,
        attended=True,
        date__ends_at__lte=timezone.now(),
        date__removed_at=None,
        date__training__removed_at=None,
    )
    return rows.select_related("person", "date__training__partnership", "date__training__provider")


def valid_certificate(number: str) -> SignUp | None:
    """The sign-up of somebody who was there with this number, if there is one."""
    rows = SignUp.objects.filter(
        number=number,
        attended=True,
        date__ends_at__lte=timezone.now(),
        date__removed_at=None,
        date__cancelled_at=None,
    )
    return rows.select_related("date__training__partnership").first()
