"""A day on which schools pitch for their boards: its slots and who listens."""

from samenverder.pitchdays.models.day import PitchDay
from samenverder.pitchdays.models.guests import PitchDayBoard, PitchDayGuest
from samenverder.pitchdays.models.slot import PitchSlot, SlotKind

__all__ = ["PitchDay", "PitchDayBoard", "PitchDayGuest", "PitchSlot", "SlotKind"]
