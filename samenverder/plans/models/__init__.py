"""What a school wants to change: its plan in sections, with what can be checked in rows."""

from samenverder.plans.models.comment import PlanComment, PlanCommentState
from samenverder.plans.models.evaluation import GoalOutcome, GoalReached, PlanEvaluation
from samenverder.plans.models.people import PlanPart, PlanPerson
from samenverder.plans.models.plan import PlanState, SchoolPlan
from samenverder.plans.models.rows import PlanGoal, PlanNeed, PlanRisk, PlanRow, PlanStep
from samenverder.plans.models.section import PlanBorrowing, PlanSection, PlanWriting, SectionKind
from samenverder.plans.models.version import PlanVersion

__all__ = [
    "GoalOutcome",
    "GoalReached",
    "PlanBorrowing",
    "PlanComment",
    "PlanCommentState",
    "PlanEvaluation",
    "PlanGoal",
    "PlanNeed",
    "PlanPart",
    "PlanPerson",
    "PlanRisk",
    "PlanRow",
    "PlanSection",
    "PlanState",
    "PlanStep",
    "PlanVersion",
    "PlanWriting",
    "SchoolPlan",
    "SectionKind",
]
