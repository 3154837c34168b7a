"""The same form for the same needs sent twice makes one thing."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, QuerySet

from samenverder.network.operations.problems import AlreadyThere
from samenverder.plans.models import PlanNeed


def check_not_there(ties: QuerySet[Any], into: str, *, title: str, needs: Collection[int]) -> None:
    """Raises AlreadyThere when something with this title was made of all these needs before.

    `ties` are rows that each tie a `need` to what `into` names, such as "project". Holds the needs
    until the transaction ends, so that of two who send at once the second finds the first.
    """
    list(PlanNeed.objects.select_for_update(of=("self",)).filter(pk__in=needs).order_by("pk"))
    rows = ties.filter(**{f"{into}__title": title, "need__in": needs}).order_by().values(into)
    whole = rows.annotate(n=Count("need", distinct=True)).filter(n=len(set(needs)))
    found = whole.order_by(into).values_list(into, flat=True).first()
    if found is not None:
        kind: Any = ties.model._meta.get_field(into).related_model
        raise AlreadyThere(kind.objects.select_related("partnership").get(pk=found))
