"""What the partnership wants: its ambition in versions, focus areas and regional questions."""

from samenverder.ambition.models.ambition import Ambition, FocusArea
from samenverder.ambition.models.comment import AmbitionComment, CommentOutcome
from samenverder.ambition.models.endorsement import Endorsement, EndorsementRequest, Stand
from samenverder.ambition.models.question import QuestionState, RegionalQuestion
from samenverder.ambition.models.version import (
    SHARED,
    UNFINISHED,
    AmbitionParagraph,
    AmbitionVersion,
    VersionState,
    is_heading,
)

__all__ = [
    "SHARED",
    "UNFINISHED",
    "Ambition",
    "AmbitionComment",
    "AmbitionParagraph",
    "AmbitionVersion",
    "CommentOutcome",
    "Endorsement",
    "EndorsementRequest",
    "FocusArea",
    "QuestionState",
    "RegionalQuestion",
    "Stand",
    "VersionState",
    "is_heading",
]
