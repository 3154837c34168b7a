"""The forms of this room."""

from samenverder.pitches.forms.pitch import ChangePitchForm, PitchForm
from samenverder.pitches.forms.slide import ChangeSlideForm, SlideForm

__all__ = ["ChangePitchForm", "ChangeSlideForm", "PitchForm", "SlideForm"]
