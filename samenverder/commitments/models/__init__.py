"""What partners promised each other."""

from samenverder.commitments.models.action_item import UNFINISHED, ActionItem, ActionState
from samenverder.commitments.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementParty,
    AgreementState,
)
from samenverder.commitments.models.base import Commitment, CommitmentKind
from samenverder.commitments.models.decision import Decision, DecisionState
from samenverder.commitments.models.history import Change, Comment, about

__all__ = [
    "UNFINISHED",
    "ActionItem",
    "ActionState",
    "Agreement",
    "AgreementKind",
    "AgreementParty",
    "AgreementState",
    "Change",
    "Comment",
    "Commitment",
    "CommitmentKind",
    "Decision",
    "DecisionState",
    "about",
]
