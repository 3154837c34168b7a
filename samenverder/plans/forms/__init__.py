"""Forms of this room."""

from samenverder.plans.forms.plans import OpenForm, PlanForm, ShareForm, StartForm
from samenverder.plans.forms.rows import GoalForm, NeedForm, RiskForm, StepForm
from samenverder.plans.forms.sections import AnswerForm, CommentForm, SectionForm

__all__ = [
    "AnswerForm",
    "CommentForm",
    "GoalForm",
    "NeedForm",
    "OpenForm",
    "PlanForm",
    "RiskForm",
    "SectionForm",
    "ShareForm",
    "StartForm",
    "StepForm",
]
