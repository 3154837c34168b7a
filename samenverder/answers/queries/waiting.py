"""Which plans wait for an answer: of this user, of any board."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from samenverder.answers.models import NeedAnswer
from samenverder.answers.queries.asked import ANSWERABLE, Asked, asked_in
from samenverder.answers.queries.deciders import in_order, places_of
from samenverder.network.models import Mandate, Partnership
from samenverder.plans.content import how_much
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries import visible


@dataclass
class PlanWaiting:
    """A plan with needs that wait; `mine` are those this user's mandate covers as asked."""

    plan: SchoolPlan
    open: list[Asked] = field(default_factory=list)
    mine: list[Asked] = field(default_factory=list)

    @property
    def asks(self) -> str:
        """What the needs that wait come to: "€ 4.800, 120 uur", or a dash."""
        return _come_to(self.open)

    @property
    def asks_me(self) -> str:
        """What the needs come to that wait for this user: as `asks`."""
        return _come_to(self.mine)


def _come_to(rows: list[Asked]) -> str:
    sums = {name: sum(row.data[name] or 0 for row in rows) for name in ("cents", "tenths")}
    return how_much({name: value or None for name, value in sums.items()})


def waiting_for(
    partnership: Partnership, user: Any, *, every_board: bool = False
) -> list[PlanWaiting]:
    """Plans of which a need waits, the soonest decision first: of this user, or of `every_board`.

    One query without a mandate, four with one, however many plans.
    """
    held = Mandate.objects.filter(partnership=partnership, person__user_id=user.pk).current()
    mandates = list(held.select_related("person", "organisation"))
    if not mandates and not every_board:
        return []
    rows = visible(partnership, user).filter(state__in=ANSWERABLE)
    if not every_board:
        places = {row.organisation_id for row in mandates}
        rows = rows.filter(Q(board_id__in=places) | Q(school_id__in=places))
    rows = rows.select_related("partnership", "school", "board")
    plans = list(rows.order_by(F("decide_on").asc(nulls_last=True), "school__name", "pk"))
    found = {plan.pk: PlanWaiting(plan) for plan in plans}
    own = {plan.pk: _own(plan, mandates) for plan in plans}
    for row in asked_in(plans):
        if not row.is_open or row.gone:
            continue
        found[row.plan.pk].open.append(row)
        if any(mandate.covers(row.kind, row.euros) for mandate in own[row.plan.pk]):
            found[row.plan.pk].mine.append(row)
    return [one for one in found.values() if (one.open if every_board else one.mine)]


def _own(plan: SchoolPlan, mandates: list[Mandate]) -> list[Mandate]:
    places = places_of(plan)
    here = [row for row in mandates if row.organisation_id in places]
    return in_order(plan, here).mandates


def noted_for(partnership: Partnership, user: Any) -> Any:
    """Plans in which others noted answers in this user's name that they did not look at yet."""
    rows = NeedAnswer.objects.standing().exclude(noted_by="")
    rows = rows.filter(confirmed_at__isnull=True, person__user_id=user.pk)
    plans = visible(partnership, user).filter(pk__in=rows.values("need__plan"))
    return plans.select_related("partnership", "school").order_by("school__name", "pk")
