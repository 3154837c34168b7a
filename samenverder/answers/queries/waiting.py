"""Which plans wait for an answer: of this user, of any board."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries.asked import ANSWERABLE, euros_in
from samenverder.network.models import Mandate, Partnership
from samenverder.network.prepared import prepared
from samenverder.plans.content import how_much
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.queries import visible

Data = dict[str, Any]  # a need as others read it: `plans.content.need_data`


@dataclass
class PlanAsks:
    """What of a plan waits; `mine` is what this user's mandates cover as it is asked."""

    plan_id: int
    open: list[Data] = field(default_factory=list)
    mine: list[Data] = field(default_factory=list)


@dataclass
class PlanWaiting:
    """A plan with needs that wait."""

    plan: SchoolPlan
    open: list[Data]
    mine: list[Data]

    @property
    def asks(self) -> str:
        """What the needs that wait come to: "€ 4.800, 120 uur", or a dash."""
        return _come_to(self.open)

    @property
    def asks_me(self) -> str:
        """What the needs come to that wait for this user: as `asks`."""
        return _come_to(self.mine)


def _come_to(rows: list[Data]) -> str:
    sums = {name: sum(row[name] or 0 for row in rows) for name in ("cents", "tenths")}
    return how_much({name: value or None for name, value in sums.items()})


def waiting_for(partnership: Partnership, user: Any, most: int | None = None) -> list[PlanWaiting]:
    """Plans of which a need waits for this user, the soonest decision first; `most` of them.

    One query without a mandate, three with one, however many plans.
    """
    return with_plans(waiting_and_others(partnership, user)[0][:most])


def waiting_and_others(
    partnership: Partnership, user: Any, *, others: bool = False
) -> tuple[list[PlanAsks], list[PlanAsks]]:
    """(what waits for this user, what waits for other boards); the second only with `others`."""
    mandates: dict[int, list[Mandate]] = defaultdict(list)
    for mandate in _mandates(partnership, user):
        mandates[mandate.organisation_id].append(mandate)
    asked = _asked_of_all if others else _asked_of_mine
    found: dict[int, PlanAsks] = {}
    for plan, *places, data in asked(partnership, user) if mandates or others else ():
        asks = found.setdefault(plan, PlanAsks(plan))
        asks.open.append(data)
        here = (mandate for place in places for mandate in mandates.get(place, ()))
        if any(mandate.covers(data["kind"], euros_in(data)) for mandate in here):
            asks.mine.append(data)
    rows = list(found.values())
    return [row for row in rows if row.mine], [row for row in rows if not row.mine]


def with_plans(rows: list[PlanAsks]) -> list[PlanWaiting]:
    """The same with their plans; one query."""
    plans = SchoolPlan.objects.select_related("school", "board")
    known = plans.in_bulk([row.plan_id for row in rows])
    return [PlanWaiting(known[row.plan_id], row.open, row.mine) for row in rows]


def _held(partnership: Partnership, user: Any) -> QuerySet[Mandate]:
    return Mandate.objects.filter(partnership=partnership, person__user_id=user.pk).current()


@prepared
def _mandates(partnership: Partnership, user: Any) -> QuerySet[Mandate]:
    return _held(partnership, user)


@prepared
def _asked_of_all(partnership: Partnership, user: Any) -> QuerySet[Any]:
    return _open_needs(visible(partnership, user).filter(state__in=ANSWERABLE))


@prepared
def _asked_of_mine(partnership: Partnership, user: Any) -> QuerySet[Any]:
    here = _held(partnership, user).values("organisation")
    plans = visible(partnership, user).filter(state__in=ANSWERABLE)
    return _open_needs(plans.filter(Q(board__in=here) | Q(school__in=here)))


def _open_needs(plans: QuerySet[SchoolPlan]) -> QuerySet[Any]:
    """(plan, board, school, need) of what waits: no answer yet, or "later" and that day came."""
    answered = NeedAnswer.objects.standing().exclude(
        kind=AnswerKind.LATER, again_on__lte=timezone.localdate()
    )
    needs = PlanNeed.objects.filter(plan__in=plans.values("pk"), shared__isnull=False)
    needs = needs.exclude(Exists(answered.filter(need=OuterRef("pk"))))
    soonest = (F("plan__decide_on").asc(nulls_last=True), "plan__school__name", "plan")
    rows = needs.order_by(*soonest, "order", "pk")
    return rows.values_list("plan", "plan__board", "plan__school", "shared")


def noted_for(partnership: Partnership, user: Any) -> Any:
    """Plans in which others noted answers in this user's name that they did not look at yet."""
    rows = NeedAnswer.objects.standing().exclude(noted_by="")
    rows = rows.filter(confirmed_at__isnull=True, person__user_id=user.pk)
    plans = visible(partnership, user).filter(pk__in=rows.values("need__plan"))
    return plans.select_related("partnership", "school").order_by("school__name", "pk")
