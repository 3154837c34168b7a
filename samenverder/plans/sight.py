"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.network.queries import sight
from samenverder.plans.models import PlanPerson


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = PlanPerson.objects.filter(person__in=pks, plan__removed_at=None)
    return sight.per_person(rows)


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "plans",
        _("School plans you lead or help write, with your name"),
        "plans.view_plan",
        numbers_of,
    )
