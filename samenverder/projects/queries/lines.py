"""Projects and the lines of other rooms together: the timeline, the table, a quarter of a year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext

from samenverder.lib.charts.timeline import COMING, DONE, LATE, Band
from samenverder.lib.text import NBSP, format_date, truncate
from samenverder.projects.models import Milestone, ProjectState
from samenverder.projects.timeline import TimelineLine

Day = tuple[dt.date, str]
LAST = dt.date.max
STATES = [*ProjectState.values]
ORDERS: dict[str, Callable[[Any], Any]] = {
    "naam": lambda row: row.title.casefold(),
    "stand": lambda row: _state_of(row),
    "trekker": lambda row: (not _who(row), _who(row).casefold()),
    "begin": lambda row: row.starts_on or LAST,
    "einde": lambda row: row.ends_on or LAST,
    "begroot": lambda row: getattr(row, "planned", -1),
    "besteed": lambda row: getattr(row, "spent", -1),
}


@dataclass
class Quarter:
    """What happens in three months; the lists hold projects and lines of other rooms."""

    first: dt.date
    last: dt.date
    starts: list[Any] = field(default_factory=list)
    ends: list[Any] = field(default_factory=list)
    runs: list[Any] = field(default_factory=list)
    milestones: list[tuple[Any, Any]] = field(default_factory=list)
    before: str = ""
    after: str = ""

    @property
    def number(self) -> int:
        """From 1 to 4."""
        return (self.first.month + 2) // 3

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def word(self) -> str:
        """As the address names it: "2026-4"."""
        return f"{self.year}-{self.number}"


def milestones_of(rows: Sequence[Any]) -> dict[int, list[Any]]:
    """{project: its milestones by day} of projects that are not stopped; one query."""
    pks = [row.pk for row in rows if row.state != ProjectState.STOPPED]
    found: dict[int, list[Any]] = defaultdict(list)
    asked = Milestone.objects.filter(project_id__in=pks, removed_at=None).order_by("due_on", "pk")
    for row in asked.only("project_id", "text", "due_on", "done_on"):
        found[row.project_id].append(row)
    return found


def bands_of(lines: Sequence[Any], milestones: dict[int, list[Any]]) -> list[Band]:
    """The bars of what has a period, with its milestones and, in words, how many are late."""
    today = timezone.localdate()
    return [
        Band(
            title=line.title,
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            tone=tone_of(line),
            marks=[mark_of(row, line, today) for row in marks_of(line, milestones)],
            note=_note(line),
        )
        for line in lines
        if line.starts_on and line.ends_on
    ]


def tone_of(line: Any) -> str:
    """How a line is drawn: the state of a project, or what another room says."""
    return str(line.tone if isinstance(line, TimelineLine) else line.state)


def mark_of(row: Any, line: Any, today: dt.date) -> Day:
    """The day of a milestone on the line, and whether it is reached, late or to come."""
    if row.done_on:
        return row.done_on, DONE
    late = row.due_on < today and tone_of(line) == ProjectState.RUNNING
    return row.due_on, LATE if late else COMING


def sorted_lines(lines: Sequence[Any], order: str) -> list[Any]:
    """By one of ORDERS, "-" before it for backwards; by first day for another word."""
    name = order.removeprefix("-")
    key = ORDERS.get(name, ORDERS["begin"])
    return sorted(lines, key=key, reverse=order.startswith("-") and name in ORDERS)


def quarter_of(lines: Sequence[Any], milestones: dict[int, list[Any]], word: str) -> Quarter:
    """The quarter the address names ("2026-4"), else the one of today."""
    first = _first_day(word)
    last = _following(first) - dt.timedelta(days=1)
    quarter = Quarter(first, last)
    dated = [line for line in lines if line.starts_on and line.ends_on]
    for line in dated:
        _put(line, quarter)
        for row in marks_of(line, milestones):
            if quarter.first <= (row.done_on or row.due_on) <= quarter.last:
                quarter.milestones.append((line, row))
    quarter.milestones.sort(key=lambda pair: pair[1].done_on or pair[1].due_on)
    if any(line.starts_on < first for line in dated):
        quarter.before = _word(first - dt.timedelta(days=1))
    if any(line.ends_on > last for line in dated):
        quarter.after = _word(last + dt.timedelta(days=1))
    return quarter


def _put(line: Any, quarter: Quarter) -> None:
    starts = quarter.first <= line.starts_on <= quarter.last
    ends = quarter.first <= line.ends_on <= quarter.last
    if starts:
        quarter.starts.append(line)
    if ends:
        quarter.ends.append(line)
    if line.starts_on < quarter.first and line.ends_on > quarter.last:
        quarter.runs.append(line)


def _first_day(word: str) -> dt.date:
    year, _dash, number = word.partition("-")
    if year.isdecimal() and number in ("1", "2", "3", "4") and 1990 <= int(year[:5]) <= 2199:
        return dt.date(int(year), int(number) * 3 - 2, 1)
    today = timezone.localdate()
    return dt.date(today.year, (today.month - 1) // 3 * 3 + 1, 1)


def _following(first: dt.date) -> dt.date:
    return dt.date(first.year + first.month // 10, (first.month + 3 - 1) % 12 + 1, 1)


def _word(day: dt.date) -> str:
    return f"{day.year}-{(day.month + 2) // 3}"


def _note(line: Any) -> str:
    """How many milestones of a project are late; the day to come that another line leads to."""
    if isinstance(line, TimelineLine):
        goal = line.goal
        if goal is None or goal.done_on:
            return ""
        return f"{truncate(goal.text, 30)}, {day_words(goal.day)}"
    late = getattr(line, "late", 0)
    return ngettext("%(n)d late", "%(n)d late", late) % {"n": late} if late else ""


def day_words(day: dt.date) -> str:
    """A day without its weekday, in the active language: "9 jun 2027"."""
    words = format_date(day, get_language() or "nl")
    return words.partition(NBSP)[2] or words


def marks_of(line: Any, milestones: dict[int, list[Any]]) -> Sequence[Any]:
    """The milestones of a project, or of a line of another room."""
    return line.marks if isinstance(line, TimelineLine) else milestones.get(line.pk, [])


def _state_of(line: Any) -> int:
    tone = tone_of(line)
    return STATES.index(tone) if tone in STATES else len(STATES)


def _who(line: Any) -> str:
    if isinstance(line, TimelineLine):
        return line.who
    return line.leader.name if line.leader else ""
