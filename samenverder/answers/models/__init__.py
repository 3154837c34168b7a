"""What a board answers to the needs of a plan, what a school got of it, what begins together."""

from samenverder.answers.models.answer import AnswerKind, NeedAnswer
from samenverder.answers.models.received import Received, ReceivedStand
from samenverder.answers.models.together import NeedInProject

__all__ = ["AnswerKind", "NeedAnswer", "NeedInProject", "Received", "ReceivedStand"]
