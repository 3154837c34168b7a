"""What is asked, as the last shared version shows it, and what was answered."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.network.models import Partnership
from samenverder.plans.content import day, how_much, kind_words
from samenverder.plans.models import PlanNeed, PlanState, SchoolPlan
from samenverder.plans.queries import visible

ANSWERABLE = (PlanState.PITCHED, PlanState.AGREED, PlanState.IN_PROGRESS)


@dataclass(frozen=True)
class Asked:
    """One need of a shared plan. `data` is what others read (`plans.content.need_data`).

    `gone`: the plan no longer asks it; the answer stands, and `data` is what was asked then.
    """

    plan: SchoolPlan
    need: PlanNeed
    data: dict[str, Any]
    answer: NeedAnswer | None = None
    gone: bool = False

    @property
    def pk(self) -> int:
        """The number of the need."""
        return int(self.need.pk)

    @property
    def text(self) -> str:
        """What for."""
        return str(self.data["text"])

    @property
    def kind(self) -> str:
        """What it is about: a value of AgreementKind."""
        return str(self.data["kind"])

    @property
    def about(self) -> str:
        """The same in words."""
        return kind_words(self.kind)

    @property
    def ask(self) -> str:
        """The decision that is asked for."""
        return str(self.data["ask"])

    @property
    def how_much(self) -> str:
        """ "€ 4.800, 120 uur", or a dash."""
        return how_much(self.data)

    @property
    def by(self) -> str:
        """The day it is needed by, as people read it."""
        return day(self.data["by"])

    @property
    def euros(self) -> Decimal | None:
        """The amount that is asked."""
        return euros_in(self.data)

    @property
    def hours(self) -> Decimal | None:
        """The hours that are asked."""
        return hours_in(self.data)

    @property
    def changed(self) -> bool:
        """The plan asks something else now than when it was answered."""
        return bool(self.answer and not self.gone and self.answer.asked != self.data)

    @property
    def is_open(self) -> bool:
        """It waits for the board: no answer yet, or "later" and that day has come."""
        return self.answer is None or comes_back(self.answer)

    @property
    def given(self) -> str:
        """ "€ 4.000, 100 uur" when the board gives an amount, else empty."""
        if self.answer is None or not self.answer.is_yes:
            return ""
        amount = how_much(amounts(self.answer))
        return "" if amount == "–" else amount

    @property
    def address(self) -> str:
        """Its place on the page of the plan."""
        return address_of(self.need, self.plan)

    @property
    def place(self) -> str:
        """The name of its place on a page."""
        return place_of(self.pk)


def place_of(need: int) -> str:
    """The anchor of a need on the page of its plan and on the page of answers."""
    return f"behoefte-{need}"


def address_of(need: PlanNeed, plan: SchoolPlan) -> str:
    """Where an agreement about this need leads back to: its place on the page of the plan."""
    return f"{plan.get_absolute_url()}#{place_of(need.pk)}"


def euros_in(data: dict[str, Any]) -> Decimal | None:
    """The amount of a need as plain data, in euros."""
    return None if data["cents"] is None else Decimal(data["cents"]) / 100


def hours_in(data: dict[str, Any]) -> Decimal | None:
    """The hours of a need as plain data."""
    return None if data["tenths"] is None else Decimal(data["tenths"]) / 10


def amounts(answer: NeedAnswer) -> dict[str, int | None]:
    """What is given, as `plans.content.how_much` takes it."""
    return {
        "cents": None if answer.euros is None else int(answer.euros * 100),
        "tenths": None if answer.hours is None else int(answer.hours * 10),
    }


def comes_back(answer: NeedAnswer, on: dt.date | None = None) -> bool:
    """It was put off, and the day to come back to it is there."""
    if answer.kind != AnswerKind.LATER or answer.again_on is None:
        return False
    return answer.again_on <= (on or timezone.localdate())


def asked_in(plans: Iterable[SchoolPlan]) -> list[Asked]:
    """Every need these plans ask, plan by plan, with its answer; then what is asked no longer.

    Plans as `visible` gives them; a draft asks nothing. Two queries, however many plans.
    """
    shown = {plan.pk: plan for plan in plans if plan.state != PlanState.DRAFT}
    answers = standing_answers(shown)
    rows = PlanNeed.objects.filter(plan_id__in=shown).order_by("order", "pk")
    per_plan: dict[int, list[Asked]] = {pk: [] for pk in shown}
    gone: dict[int, list[Asked]] = {pk: [] for pk in shown}
    for need in rows:
        plan, answer = shown[need.plan_id], answers.get(need.pk)
        need.plan = plan
        if need.shared:
            per_plan[plan.pk].append(Asked(plan, need, need.shared, answer))
        elif answer:
            gone[plan.pk].append(Asked(plan, need, answer.asked, answer, gone=True))
    return [row for pk in shown for row in (*per_plan[pk], *gone[pk])]


def standing_answers(plans: Collection[int]) -> dict[int, NeedAnswer]:
    """{need: the answer that counts}; one query."""
    rows = NeedAnswer.objects.standing().with_names().filter(need__plan_id__in=plans)
    return {answer.need_id: answer for answer in rows}


def answers_seen_by(user: Any, partnership: Partnership) -> QuerySet[NeedAnswer]:
    """Answers that count, about plans this user may see; who reads a plan reads its answers."""
    plans = visible(partnership, user).exclude(state=PlanState.DRAFT)
    rows = NeedAnswer.objects.standing().with_names().filter(need__plan__in=plans)
    return rows.select_related("need__plan__school", "need__plan__board")
