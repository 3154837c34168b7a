"""What rooms above know of what was told: a pearl that is a practice has its next step.

    next_steps.register("library", practices_of)

`practices_of(dialogues)` gives {contribution: how it stands} for all of those meetings, in one
query. It is read, never copied, and counts as a destination wherever those are counted.
"""

from collections.abc import Callable, Collection

from samenverder.dialogues.queries.became import Became

Steps = Callable[[Collection[int]], dict[int, list[Became]]]

_STEPS: dict[str, Steps] = {}


def register(room: str, steps: Steps) -> None:
    """Tell what became of contributions in this room; the same room again takes its own place."""
    _STEPS[room] = steps


def next_steps_of(dialogues: Collection[int]) -> dict[int, list[Became]]:
    """{contribution: what it became in rooms above}; one query of each room."""
    found: dict[int, list[Became]] = {}
    for steps in _STEPS.values():
        for pk, rows in steps(dialogues).items():
            found.setdefault(pk, []).extend(rows)
    return found
