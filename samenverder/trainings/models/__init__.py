"""Training: what is offered, on which days, and who comes."""

from samenverder.trainings.models.offer import TrainingForNeed
from samenverder.trainings.models.sign_up import SignUp, SignUpState, TrainingEvaluation
from samenverder.trainings.models.training import (
    Training,
    TrainingDate,
    TrainingGuest,
)

__all__ = [
    "SignUp",
    "SignUpState",
    "Training",
    "TrainingDate",
    "TrainingEvaluation",
    "TrainingForNeed",
    "TrainingGuest",
]
