"""Reads of this room."""

from samenverder.commitments.queries.action_items import (
    actions_of_source,
    all_actions,
    mine,
    open_actions,
    overdue,
    search_actions,
    tally,
)

__all__ = [
    "actions_of_source",
    "all_actions",
    "mine",
    "open_actions",
    "overdue",
    "search_actions",
    "tally",
]
