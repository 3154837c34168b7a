"""The pitch of a plan: a handful of slides with what is said at each."""

from samenverder.pitches.models.pitch import BoardPitch
from samenverder.pitches.models.slide import PitchScreen, PitchSlide, SlideKind

__all__ = ["BoardPitch", "PitchScreen", "PitchSlide", "SlideKind"]
