"""What a board answers to the needs of a plan, what a school got of it, what begins together."""

from samenverder.answers.models.answer import YES, AnswerKind, NeedAnswer, NeedAnswerQuerySet
from samenverder.answers.models.received import Received, ReceivedStand
from samenverder.answers.models.together import NeedInProject

__all__ = [
    "YES",
    "AnswerKind",
    "NeedAnswer",
    "NeedAnswerQuerySet",
    "NeedInProject",
    "Received",
    "ReceivedStand",
]
