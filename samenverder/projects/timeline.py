"""The lines on the timeline that are not projects: rooms above this one add their own.

A room registers in its `AppConfig.ready`:

    register_lines("tracks", lines_of)      # lines_of(partnership) -> list[TimelineLine]

`lines_of` asks a fixed number of queries, however much there is.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samenverder.network.models import Partnership


@dataclass(frozen=True)
class TimelineLine:
    """One line: what it is, where it stands, its first and last day, its kind and state in words.

    `tone` draws it: "idea", "proposed", "running", "finished" or "stopped".
    """

    title: str
    url: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    kind: str
    state: str
    tone: str
    who: str = ""


Lines = Callable[[Partnership], Iterable[TimelineLine]]
_LINES: dict[str, Lines] = {}


def register_lines(name: str, provider: Lines) -> None:
    """Add the lines of one room; the same name again takes its place."""
    _LINES[name] = provider


def lines_of_others(partnership: Partnership) -> list[TimelineLine]:
    """What other rooms show on the timeline, by first day."""
    found = [line for ask in _LINES.values() for line in ask(partnership)]
    return sorted(found, key=lambda line: (line.starts_on or dt.date.max, line.title))
