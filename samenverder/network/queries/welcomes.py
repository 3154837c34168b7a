"""Who is new, and how far their welcome is."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samenverder.network.models import (
    GroupKind,
    GroupMember,
    Partnership,
    Person,
    Position,
    User,
    Welcome,
    WelcomePart,
    WelcomePlan,
)
from samenverder.network.models.organisation import in_force
from samenverder.network.models.welcome import DEFAULT_STEPS
from samenverder.network.prepared import prepared

MOST_ON_HOME = 3


def welcomes_of(partnership: Partnership, *, ended: bool = False) -> QuerySet[Welcome]:
    """Welcomes that go on (or ended ones), newest first, with `done` and `total` steps."""
    rows = Welcome.objects.filter(partnership=partnership)
    rows = rows.filter(ended_on__isnull=False) if ended else rows.going_on()
    return with_steps(rows).order_by("-started_on", "-pk")


def with_steps(rows: QuerySet[Welcome]) -> QuerySet[Welcome]:
    """With whom it is for, and how many steps are `done` of the `total`."""
    return rows.select_related("person", "organisation").annotate(
        total=Count("steps"), done=Count("steps", filter=Q(steps__ticked_at__isnull=False))
    )


def my_welcomes(partnership: Partnership, user: User) -> list[Welcome]:
    """What still waits in the welcomes of this user and of their organisations. One query."""
    found: list[Any] = _mine(partnership, user)
    return [row for row in found if row.done < row.total][:MOST_ON_HOME]


@prepared
def _mine(partnership: Partnership, user: Any) -> QuerySet[Welcome]:
    held = Position.objects.current().filter(
        person__partnership=partnership, person__user=user.pk, person__left_on__isnull=True
    )
    rows = Welcome.objects.filter(partnership=partnership).going_on()
    own = Q(person__user=user.pk) | Q(organisation__in=held.values("organisation_id"))
    return with_steps(rows.filter(own)).order_by("pk")


def plan_of(partnership: Partnership) -> WelcomePlan | None:
    """The steps this partnership wants, None as long as nobody changed them."""
    return WelcomePlan.objects.filter(partnership=partnership).first()


def wanted_steps(plan: WelcomePlan | None) -> dict[str, list[str]]:
    """Part → sentences, in the words of the reader where nobody chose other ones."""
    if plan is not None:
        return {part: list(plan.steps.get(part, [])) for part in WelcomePart.values}
    return {str(part.value): [str(text)] for part, text in DEFAULT_STEPS.items()}


def whom_to_visit(partnership: Partnership, welcome: Welcome) -> list[Person]:
    """People to get to know: who leads a group or sits in the core team. Two queries."""
    places = GroupMember.objects.filter(in_force(), group__partnership=partnership)
    places = places.exclude(group__until__lte=timezone.localdate())
    wanted = places.filter(Q(is_lead=True) | Q(group__kind=GroupKind.CORE_TEAM))
    people = Person.objects.present().filter(pk__in=wanted.values("person_id"))
    people = people.exclude(pk=welcome.person_id or 0).with_positions()
    return list(people.order_by("name", "pk")[:12])
