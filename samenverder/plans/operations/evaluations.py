"""Looking back on the goals of a plan, changing what was written then, taking it away."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused, claim
from samenverder.plans.models import GoalOutcome, PlanEvaluation, PlanState, SchoolPlan
from samenverder.plans.operations.telling import hold_for, tell, touch
from samenverder.plans.queries.evaluations import goals_shared, is_last_that_ends

Outcome = dict[str, str]  # reached, found, known


@transaction.atomic
def look_back(
    *,
    plan: SchoolPlan,
    by: Any,
    seen: int,
    source: int,
    day: date,
    outcomes: list[Outcome],
    lessons: str,
    goes_on: str = "",
    ends: bool = False,
) -> PlanEvaluation:
    """Write down what became of every goal of the last shared version, in its order.

    `seen` is how many evaluations this person saw, `source` the number of the version whose goals
    they answered. `ends`: the plan counts as evaluated from now on. Raises Refused out of order,
    when somebody else looked back meanwhile, or when the plan was shared anew.
    """
    held, _step = hold_for(plan, by, "look_back")
    if ends:
        held, _step = hold_for(plan, by, "evaluate")
    if held.evaluations.count() != seen:
        sentence = _(
            "Somebody looked back on this plan meanwhile. The page of the plan shows what they "
            "wrote. What you typed is still here; save again to keep it beside that."
        )
        raise Refused(sentence)
    shared = held.versions.first()
    goals = goals_shared(shared)
    if shared is None or shared.number != source or len(goals) != len(outcomes):
        raise Refused(_("The plan was shared anew meanwhile. Look at its goals first."))
    row = PlanEvaluation.objects.create(
        plan=held, source=shared, day=day, lessons=lessons, goes_on=goes_on, ends=ends, by=by
    )
    GoalOutcome.objects.bulk_create(
        GoalOutcome(
            evaluation=row, order=order, text=goal["text"], now=goal["now"], then=goal["then"],
            by_when=date.fromisoformat(goal["by"]), known_by=goal["known"], **outcome,
        )
        for order, (goal, outcome) in enumerate(zip(goals, outcomes, strict=True))
    )  # fmt: skip
    _leave(held, by, "plan_looked_back", PlanState.EVALUATED if ends else "")
    return row


@transaction.atomic
def change_evaluation(
    *,
    evaluation: PlanEvaluation,
    by: Any,
    version: int,
    day: date,
    outcomes: list[Outcome],
    lessons: str,
    goes_on: str = "",
) -> PlanEvaluation:
    """Write it otherwise; the goals stay as they read then. Raises EditedMeanwhile, Refused."""
    held, _step = hold_for(evaluation.plan, by, "look_back")
    claim(evaluation, version)
    evaluation.day, evaluation.lessons, evaluation.goes_on = day, lessons, goes_on
    evaluation.save()
    for row, outcome in zip(evaluation.outcomes.all(), outcomes, strict=True):
        for name, value in outcome.items():
            setattr(row, name, value)
        row.save()
    _leave(held, by, "plan_evaluation_changed")
    return evaluation


@transaction.atomic
def remove_evaluation(*, evaluation: PlanEvaluation, by: Any) -> None:
    """Take it away; a plan that counted as evaluated by it is in progress again."""
    held, _step = hold_for(evaluation.plan, by, "look_back")
    if evaluation.removed_at:
        return
    back = held.state == PlanState.EVALUATED and is_last_that_ends(evaluation)
    evaluation.removed_at = timezone.now()
    evaluation.save(update_fields=["removed_at"])
    _leave(held, by, "plan_evaluation_removed", PlanState.IN_PROGRESS if back else "")


@transaction.atomic
def restore_evaluation(*, evaluation: PlanEvaluation, by: Any) -> None:
    """Undo of taking it away; the plan counts as evaluated again when it did by this one."""
    held, _step = hold_for(evaluation.plan, by, "look_back")
    if not evaluation.removed_at:
        return
    evaluation.removed_at = None
    evaluation.save(update_fields=["removed_at"])
    ends = evaluation.ends and held.state == PlanState.IN_PROGRESS and is_last_that_ends(evaluation)
    _leave(held, by, "plan_evaluation_restored", PlanState.EVALUATED if ends else "")


def _leave(plan: SchoolPlan, by: Any, verb: str, state: str = "") -> None:
    if state:
        plan.state = state
        plan.save(update_fields=["state"])
    touch(plan, by)
    tell(plan, by, verb)
