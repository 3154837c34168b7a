"""What rooms above a page show on it: each says once, in its `AppConfig.ready`, at which place.

    around.register("plan.needs", "answers/_on_plan.html", answers_on_plan)

and the page has `{% around "plan.needs" plan %}` there. `answers_on_plan(plan, request)` gives the
words of the template, or None when there is nothing to show. Pieces stand in the order in which
their rooms were registered.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Words = Callable[[Any, HttpRequest], dict[str, Any] | None]

_PIECES: dict[str, dict[str, Words]] = {}


def register(place: str, template: str, words: Words) -> None:
    """Show this template at a place; the same template again takes its own place."""
    _PIECES.setdefault(place, {})[template] = words


def pieces(place: str, row: Any, request: HttpRequest) -> list[tuple[str, dict[str, Any]]]:
    """(template, its words) of everything there is to show at a place about this row."""
    found = [(template, words(row, request)) for template, words in _PIECES.get(place, {}).items()]
    return [(template, words) for template, words in found if words is not None]
