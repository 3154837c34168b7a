"""Projects and what they consist of."""

from samenverder.projects.models.benefit import Benefit
from samenverder.projects.models.budget import BudgetLine, Expense, FundingSource
from samenverder.projects.models.history import ProjectChange
from samenverder.projects.models.joint_plan import JointPlan, JointPlanVersion, OutsidePromise
from samenverder.projects.models.parts import (
    Milestone,
    Outcome,
    ProjectConsultation,
    ProjectPart,
    ProjectPartner,
    ProjectPhase,
)
from samenverder.projects.models.project import CLOSED, Project, ProjectState
from samenverder.projects.models.review import CameTrue, ProjectReview, ReviewFinding

__all__ = [
    "CLOSED",
    "Benefit",
    "BudgetLine",
    "CameTrue",
    "Expense",
    "FundingSource",
    "JointPlan",
    "JointPlanVersion",
    "Milestone",
    "Outcome",
    "OutsidePromise",
    "Project",
    "ProjectChange",
    "ProjectConsultation",
    "ProjectPart",
    "ProjectPartner",
    "ProjectPhase",
    "ProjectReview",
    "ProjectState",
    "ReviewFinding",
]
