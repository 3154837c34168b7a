"""Reads of this room."""

from samenverder.ambition.queries.ambitions import current, focus_areas, focus_areas_with_counts
from samenverder.ambition.queries.history import Change, changes

__all__ = ["Change", "changes", "current", "focus_areas", "focus_areas_with_counts"]
