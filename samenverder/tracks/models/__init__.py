"""Learning tracks: their schools, their programme, what schools took from it, templates."""

from samenverder.tracks.models.programme import (
    LookingBack,
    Material,
    MaterialContent,
    ProgrammeItem,
    ProgrammeKind,
)
from samenverder.tracks.models.school import ChangeLead, SchoolState, TrackSchool
from samenverder.tracks.models.track import LearningTrack, TrackState, TrackTemplate

__all__ = [
    "ChangeLead",
    "LearningTrack",
    "LookingBack",
    "Material",
    "MaterialContent",
    "ProgrammeItem",
    "ProgrammeKind",
    "SchoolState",
    "TrackSchool",
    "TrackState",
    "TrackTemplate",
]
