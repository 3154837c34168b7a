"""Dialogue meetings: tables, rounds, and what people put on the wall."""

from samenverder.dialogues.models.afterwards import (
    Destination,
    DestinationKind,
    DialogueAddress,
    DialogueMailing,
    MailingKind,
)
from samenverder.dialogues.models.asked import PartyQuestion
from samenverder.dialogues.models.contribution import (
    Contribution,
    ContributionGroup,
    ContributionKind,
    ContributionMark,
    ContributionState,
    MarkKind,
)
from samenverder.dialogues.models.dialogue import (
    Dialogue,
    DialoguePhase,
    DialogueRound,
    DialogueScreen,
    DialogueSeries,
    DialogueTable,
)
from samenverder.dialogues.models.picture import ContributionPicture, PictureContent
from samenverder.dialogues.models.seat import DialogueSeat

__all__ = [
    "Contribution",
    "ContributionGroup",
    "ContributionKind",
    "ContributionMark",
    "ContributionPicture",
    "ContributionState",
    "Destination",
    "DestinationKind",
    "Dialogue",
    "DialogueAddress",
    "DialogueMailing",
    "DialoguePhase",
    "DialogueRound",
    "DialogueScreen",
    "DialogueSeat",
    "DialogueSeries",
    "DialogueTable",
    "MailingKind",
    "MarkKind",
    "PartyQuestion",
    "PictureContent",
]
