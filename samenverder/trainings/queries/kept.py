"""Places that are kept for schools to which a date was offered."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenverder.network.models import Partnership, Position
from samenverder.network.models.organisation import in_force
from samenverder.trainings.models import DateOffer, SignUp, SignUpState, Training, TrainingDate


def holding(path: str = "") -> Q:
    """Offers that keep places today; `path` leads from the row asked for to the offer."""
    today = timezone.localdate()
    asked = {"kept__gt": 0, "kept_until__gte": today, "declined_at": None, "outside_at": None}
    return Q(**{f"{path}{name}": value for name, value in asked.items()})


def kept_left(schools: Any = None) -> Any:
    """For a query of dates: how many places are kept, for (these) schools, and not taken yet."""
    kept = DateOffer.objects.filter(holding(), date=OuterRef("pk")).order_by().values("date")
    used = SignUp.objects.filter(
        holding("of_offer__"), state=SignUpState.IN, date=OuterRef("pk"),
    )  # fmt: skip
    if schools is not None:
        kept = kept.filter(school__in=schools)
        used = used.filter(of_offer__school__in=schools)
    return _number(kept.annotate(n=Sum("kept"))) - _number(
        used.order_by().values("date").annotate(n=Count("pk"))
    )


def _number(rows: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def with_used(rows: QuerySet[DateOffer]) -> QuerySet[DateOffer]:
    """Offers with `used`: how many of the kept places people of the school have."""
    return rows.annotate(used=Count("sign_ups", filter=Q(sign_ups__state=SignUpState.IN)))


def kept_on(date: TrainingDate) -> list[DateOffer]:
    """The offers that keep places for this date now, with `used`; one query."""
    return list(with_used(date.offers.filter(holding())).order_by("pk"))


def schools_where(people: Iterable[int], schools: Collection[int]) -> dict[int, list[int]]:
    """{person: at which of these schools they work}; one query, none when there are no schools."""
    found: dict[int, list[int]] = defaultdict(list)
    if schools:
        held = Position.objects.filter(in_force(), person__in=people, organisation__in=schools)
        for person, school in held.order_by("pk").values_list("person", "organisation"):
            found[person].append(school)
    return found


def kept_for(user: Any, partnership: Partnership, training: Training) -> dict[int, list[DateOffer]]:
    """{date: offers that still keep places for a school where this user works}; one query."""
    places = Position.objects.filter(
        in_force(), person__user=user.pk, person__partnership=partnership, person__left_on=None
    )
    rows = DateOffer.objects.filter(holding(), date__training=training)
    rows = rows.filter(school__in=places.values("organisation")).select_related("school")
    found: dict[int, list[DateOffer]] = defaultdict(list)
    for row in with_used(rows).order_by("school__name", "pk"):
        if row.left:
            found[row.date_id].append(row)
    return found
