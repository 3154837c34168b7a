"""The lines on the timeline that are not projects: rooms above this one add their own.

A room registers in its `AppConfig.ready`:

    register_lines("tracks", lines_of)      # lines_of(partnership) -> list[TimelineLine]

`lines_of` asks a fixed number of queries, however much there is.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from samenverder.network.models import Partnership


@dataclass(frozen=True)
class TimelineMark:
    """A day on a line with its name and page; `is_goal` for the day it all leads to.

    Read where a milestone of a project is read as well: `due_on`, `done_on` and `days_late`.
    """

    day: dt.date
    text: str
    url: str
    is_goal: bool = False
    days_late = 0

    @property
    def due_on(self) -> dt.date:
        """The day itself."""
        return self.day

    @property
    def done_on(self) -> dt.date | None:
        """The day once it has been, else None: such a day is not late."""
        return self.day if self.day < timezone.localdate() else None


@dataclass(frozen=True)
class TimelineLine:
    """One line: what it is, where it stands, its first and last day, its kind and state in words.

    `tone` draws it: "idea", "proposed", "running", "finished" or "stopped". `marks` are its
    milestones, by day.
    """

    title: str
    url: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    kind: str
    state: str
    tone: str
    who: str = ""
    marks: Sequence[TimelineMark] = ()

    @property
    def coming(self) -> TimelineMark | None:
        """The first milestone that has not been."""
        return next((mark for mark in self.marks if mark.done_on is None), None)

    @property
    def goal(self) -> TimelineMark | None:
        """The last day that everything leads to."""
        return next((mark for mark in reversed(self.marks) if mark.is_goal), None)


Lines = Callable[[Partnership], Iterable[TimelineLine]]
_LINES: dict[str, Lines] = {}


def register_lines(name: str, provider: Lines) -> None:
    """Add the lines of one room; the same name again takes its place."""
    _LINES[name] = provider


def lines_of_others(partnership: Partnership) -> list[TimelineLine]:
    """What other rooms show on the timeline, by first day."""
    found = [line for ask in _LINES.values() for line in ask(partnership)]
    return sorted(found, key=lambda line: (line.starts_on or dt.date.max, line.title))
