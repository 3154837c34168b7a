"""Reads of this room."""

from samenverder.plans.queries.plans import (
    listed,
    own_schools,
    plan_with,
    seats_in,
    to_decide,
    visible,
    writable,
)

__all__ = ["listed", "own_schools", "plan_with", "seats_in", "to_decide", "visible", "writable"]
