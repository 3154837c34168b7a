"""Training: what is offered, on which days, and who comes."""

from samenverder.trainings.models.feed import TrainingFeed, TrainingFeedKind
from samenverder.trainings.models.guest_code import GuestCode
from samenverder.trainings.models.imported import CatalogueImport
from samenverder.trainings.models.offer import DateOffer, TrainingForNeed
from samenverder.trainings.models.offer_address import OfferAddress
from samenverder.trainings.models.sign_up import (
    STILL,
    SignUp,
    SignUpState,
    TrainingEvaluation,
)
from samenverder.trainings.models.training import (
    TO_ANSWER,
    Training,
    TrainingDate,
    TrainingGuest,
)

__all__ = [
    "STILL",
    "TO_ANSWER",
    "CatalogueImport",
    "DateOffer",
    "GuestCode",
    "OfferAddress",
    "SignUp",
    "SignUpState",
    "Training",
    "TrainingDate",
    "TrainingEvaluation",
    "TrainingFeed",
    "TrainingFeedKind",
    "TrainingForNeed",
    "TrainingGuest",
]
