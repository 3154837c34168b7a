"""Reads of this room."""

from samenverder.answers.queries.asked import (
    ANSWERABLE,
    Asked,
    address_of,
    answers_seen_by,
    asked_in,
    place_of,
)
from samenverder.answers.queries.deciders import Deciders, deciders_of, person_of

__all__ = [
    "ANSWERABLE",
    "Asked",
    "Deciders",
    "address_of",
    "answers_seen_by",
    "asked_in",
    "deciders_of",
    "person_of",
    "place_of",
]
