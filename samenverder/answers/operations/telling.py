"""Holding a plan while it is answered, and what follows when everything is answered."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.answers.mail import mail_complete
from samenverder.answers.queries.asked import ANSWERABLE, asked_in
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.plans.operations import take_step
from samenverder.plans.operations.telling import hold

NOT_YET = {
    PlanState.DRAFT: _(
        "This plan is a draft. A board answers after the school shared and pitched it."
    ),
    PlanState.SHARED: _("This plan was not pitched yet. The school notes on its page when it was."),
    PlanState.EVALUATED: _(
        "This plan was carried out and looked back on, so its answers stay as they are."
    ),
}


def hold_answered(plan: SchoolPlan) -> SchoolPlan:
    """The plan as it is now, held. Raises Refused when it is not answered in this state."""
    held = hold(plan)
    if held.removed_at:
        raise Refused(_("This plan was taken away meanwhile."))
    if held.state not in ANSWERABLE:
        raise Refused(NOT_YET[PlanState(held.state)])
    return held


@dataclass(frozen=True)
class Standing:
    """How far the board is: everything has an answer, and something is given."""

    complete: bool
    given: bool

    @property
    def settled(self) -> bool:
        """The plan counts as agreed."""
        return self.complete and self.given


def standing_of(plan: SchoolPlan) -> Standing:
    """How far the board is with this plan. Two queries."""
    asked = [row for row in asked_in([plan]) if not row.gone]
    complete = bool(asked) and all(row.answer for row in asked)
    return Standing(complete, any(row.answer.is_yes for row in asked if row.answer))


def follow(plan: SchoolPlan, by: Any, *, was: Standing) -> None:
    """What follows from a change in the answers; `was` says how they stood before it.

    The plan is agreed once everything is answered and something is given, and goes back with that;
    a plan in progress stays so. Its change leads are mailed when the last answer is there.
    """
    now = standing_of(plan)
    if now.settled and not was.settled and plan.state == PlanState.PITCHED:
        plan.state = take_step(plan=plan, by=by, code="agree", answered=True).state
    elif was.settled and not now.settled and plan.state == PlanState.AGREED:
        plan.state = take_step(plan=plan, by=by, code="unagree", answered=True).state
    if now.complete and not was.complete:
        mail_complete(plan, by)
