"""Reads of this room."""

from samenverder.ambition.queries.ambitions import current, focus_areas, focus_areas_with_counts
from samenverder.ambition.queries.history import Change, changes
from samenverder.ambition.queries.in_sight import InSight, ambition_in_sight
from samenverder.ambition.queries.versions import draft, lying, readable, shared, standing

__all__ = [
    "Change",
    "InSight",
    "ambition_in_sight",
    "changes",
    "current",
    "draft",
    "focus_areas",
    "focus_areas_with_counts",
    "lying",
    "readable",
    "shared",
    "standing",
]
