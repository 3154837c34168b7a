"""What waits for somebody, and what comes next: every room adds its own lines.

A room registers its providers in its AppConfig.ready; the start page and the weekly mail ask them
all. A provider does a fixed number of queries, however much there is, and gives only what this
user may see.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samenverder.network.models import Partnership


@dataclass(frozen=True)
class Waiting:
    """One line: what to do, where, what to know about it, and by when.

    `when` is shown instead of a date ("now"). `decides`: it waits for a decision of this person,
    and stands above the rest. `mail` is what the weekly mail may say about it:
    the kind of thing ("Minutes to approve"), never a name, never something that was typed.
    """

    text: str
    url: str
    meta: str = ""
    due_on: date | None = None
    when: str = ""
    now: bool = False
    decides: bool = False
    mail: str = ""

    @property
    def days_late(self) -> int:
        """Whole days since its date; 0 when that is today or still to come."""
        return max(0, (timezone.localdate() - self.due_on).days) if self.due_on else 0


@dataclass(frozen=True)
class Coming:
    """A gathering that runs or comes next. `links` are (label, address), the first is the main."""

    title: str
    url: str
    starts_at: datetime
    place: str = ""
    note: str = ""
    running: bool = False
    links: tuple[tuple[str, str], ...] = ()


WaitingProvider = Callable[[Partnership, Any], Iterable[Waiting]]
ComingProvider = Callable[[Partnership, Any], Iterable[Coming]]
_waiting: dict[str, WaitingProvider] = {}
_coming: dict[str, ComingProvider] = {}


def register_waiting(name: str, provider: WaitingProvider) -> None:
    """Add what waits in one room; `name` such as "meetings.minutes". The last one counts."""
    _waiting[name] = provider


def register_coming(name: str, provider: ComingProvider) -> None:
    """Add what comes next in one room; `name` such as "meetings"."""
    _coming[name] = provider


def everything_waiting(partnership: Partnership, user: Any) -> list[Waiting]:
    """What waits for this user in every room: what runs now, what they decide, the rest by date."""
    lines = [line for ask in _waiting.values() for line in ask(partnership, user)]
    return sorted(lines, key=lambda line: (not line.now, not line.decides, line.due_on or date.max))


def everything_coming(partnership: Partnership, user: Any) -> list[Coming]:
    """What runs or comes next in every room, what runs first, then the soonest."""
    found = [coming for ask in _coming.values() for coming in ask(partnership, user)]
    return sorted(found, key=lambda coming: (not coming.running, coming.starts_at))
