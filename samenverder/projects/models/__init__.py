"""Projects and what they consist of."""

from samenverder.projects.models.benefit import Benefit
from samenverder.projects.models.budget import BudgetLine, Expense, FundingSource
from samenverder.projects.models.joint_plan import JointPlan
from samenverder.projects.models.parts import (
    Milestone,
    Outcome,
    ProjectConsultation,
    ProjectPart,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
)
from samenverder.projects.models.project import CLOSED, Project, ProjectState

__all__ = [
    "CLOSED",
    "Benefit",
    "BudgetLine",
    "Expense",
    "FundingSource",
    "JointPlan",
    "Milestone",
    "Outcome",
    "Project",
    "ProjectConsultation",
    "ProjectPart",
    "ProjectPartner",
    "ProjectPhase",
    "ProjectReview",
    "ProjectState",
]
