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
from samenverder.answers.queries.waiting import (
    noted_for,
    waiting_and_others,
    waiting_for,
    with_plans,
)

__all__ = [
    "ANSWERABLE",
    "Asked",
    "Deciders",
    "address_of",
    "answers_seen_by",
    "asked_in",
    "deciders_of",
    "noted_for",
    "person_of",
    "place_of",
    "waiting_and_others",
    "waiting_for",
    "with_plans",
]
