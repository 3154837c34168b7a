"""Reads of this room."""

from samenverder.pitches.queries.pitches import latest_for, pitch_of, pitch_with, slides_of

__all__ = ["latest_for", "pitch_of", "pitch_with", "slides_of"]
