"""The nouns of the reflection room."""

from samenverder.reflection.models.instrument import Instrument, Statement, Theme
from samenverder.reflection.models.outcome import (
    DiscussionItem,
    Note,
    ReportRequest,
    SessionAction,
    Snapshot,
)
from samenverder.reflection.models.participant import Answer, Argument, Mark, Participant
from samenverder.reflection.models.session import (
    Invitee,
    Mode,
    Names,
    Phase,
    ReflectionSession,
    SessionFacilitator,
    Timing,
)

__all__ = [
    "Answer",
    "Argument",
    "DiscussionItem",
    "Instrument",
    "Invitee",
    "Mark",
    "Mode",
    "Names",
    "Note",
    "Participant",
    "Phase",
    "ReflectionSession",
    "ReportRequest",
    "SessionAction",
    "SessionFacilitator",
    "Snapshot",
    "Statement",
    "Theme",
    "Timing",
]
