"""Which plans somebody may see and write, and from which seat they look."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samenverder.network.models import Mandate, Membership, Organisation, Partnership, Position
from samenverder.network.models.organisation import in_force
from samenverder.plans.models import PlanPart, PlanPerson, PlanState, SchoolPlan
from samenverder.plans.steps import DECIDER, PARTNER, READER, WRITER

SCHOOLS = ("po", "vo", "pro", "vso", "mbo")
WRITES = (PlanPart.LEADS, PlanPart.WRITES)


def _places(user: Any, partnership: Partnership) -> QuerySet[Any]:
    """The numbers of the organisations where this user works today."""
    rows = Position.objects.filter(
        person__partnership=partnership, person__user_id=user.pk, person__left_on__isnull=True
    )
    return rows.filter(in_force()).values("organisation_id")


def own_schools(user: Any, partnership: Partnership) -> QuerySet[Organisation]:
    """Schools that take part, for which this user starts plans: where they work; all of them for
    a coordinator, who then leads the plan until somebody of the school does."""
    members = Membership.objects.filter(partnership=partnership).current()
    rows = Organisation.objects.filter(pk__in=members.values("organisation_id"), kind__in=SCHOOLS)
    if user.has_perm("plans.start_for_any_school", partnership):
        return rows
    return rows.filter(pk__in=_places(user, partnership))


def _named(user: Any, partnership: Partnership, parts: tuple[str, ...]) -> QuerySet[Any]:
    rows = PlanPerson.objects.filter(
        plan__partnership=partnership, person__user_id=user.pk, person__left_on__isnull=True
    )
    return rows.filter(part__in=parts).values("plan_id")


def writable(partnership: Partnership, user: Any, *, removed: bool = False) -> QuerySet[SchoolPlan]:
    """Plans of the schools where this user works, and those they are named in to write.

    `removed`: those that were taken away instead.
    """
    mine = Q(school_id__in=_places(user, partnership))
    rows = SchoolPlan.objects.filter(partnership=partnership, removed_at__isnull=not removed)
    return rows.filter(mine | Q(pk__in=_named(user, partnership, WRITES)))


def visible(partnership: Partnership, user: Any) -> QuerySet[SchoolPlan]:
    """What is shared, and drafts of one's own school or opened to this user."""
    mine = Q(school_id__in=_places(user, partnership))
    named = Q(pk__in=_named(user, partnership, tuple(PlanPart.values)))
    rows = SchoolPlan.objects.filter(partnership=partnership, removed_at__isnull=True)
    return rows.filter(~Q(state=PlanState.DRAFT) | mine | named)


def to_decide(partnership: Partnership, user: Any) -> QuerySet[SchoolPlan]:
    """Visible plans about which the organisation where this user works decides."""
    return visible(partnership, user).filter(board_id__in=_places(user, partnership))


def with_words(rows: QuerySet[SchoolPlan], text: str) -> QuerySet[SchoolPlan]:
    """Those in whose title, sentence, school or focus area every one of these words stands."""
    places = ("title", "sentence", "school__name", "focus_area__title")
    for word in text.split()[:8]:
        found = Q()
        for place in places:
            found |= Q(**{f"{place}__icontains": word})
        rows = rows.filter(found)
    return rows


def seats_in(plan: SchoolPlan, user: Any, *, may_write: bool) -> frozenset[str]:
    """From which seats this user looks at the plan; three queries.

    `may_write` says whether the role of this user in the partnership is large enough to write.
    """
    seats = {PARTNER}
    named = PlanPerson.objects.filter(plan=plan, person__user_id=user.pk)
    part = named.filter(person__left_on__isnull=True).values_list("part", flat=True).first()
    works_here = _places(user, plan.partnership).filter(organisation_id=plan.school_id).exists()
    if works_here or part:
        seats.add(READER)
    if may_write and (works_here or part in WRITES):
        seats.add(WRITER)
    organisations = [pk for pk in (plan.school_id, plan.board_id) if pk]
    held = Mandate.objects.filter(
        partnership=plan.partnership, person__user_id=user.pk, organisation_id__in=organisations
    )
    if held.current().exists():
        seats.add(DECIDER)
    return frozenset(seats)


def plan_with(rows: QuerySet[SchoolPlan]) -> QuerySet[SchoolPlan]:
    """With the names a page of a plan shows."""
    return rows.select_related(
        "school", "board", "focus_area", "action", "statement__theme", "changed_by"
    )


def listed(rows: QuerySet[SchoolPlan]) -> QuerySet[Any]:
    """For a list: with the school, and how many versions there are."""
    rows = rows.select_related("school", "focus_area")
    return rows.annotate(version_count=Count("versions"))
