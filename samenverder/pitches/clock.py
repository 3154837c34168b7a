"""The clock of whoever speaks, in words: how much is left, without alarm."""

import datetime as dt
import json
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.pitches.models import PitchScreen


@dataclass(frozen=True)
class Clock:
    """How long somebody speaks, of how long they may; in seconds."""

    spent: int
    total: int
    running: bool

    @classmethod
    def of(cls, screen: PitchScreen | None, minutes: int, now: dt.datetime) -> "Clock":
        """The clock as it stands now."""
        if screen is None:
            return cls(0, minutes * 60, False)
        return cls(screen.seconds(now), minutes * 60, screen.began_at is not None)

    @property
    def left(self) -> int:
        """What is left; less than nothing when it took longer."""
        return self.total - self.spent

    @property
    def words(self) -> str:
        """ "4 minutes left", "Half a minute left", "The time is up", "2 minutes past the time"."""
        if self.left > 60:
            count = ceil(self.left / 60)
            return ngettext("%(n)d minute left", "%(n)d minutes left", count) % {"n": count}
        if self.left > 30:
            return _("One minute left")
        if self.left > 0:
            return _("Half a minute left")
        over = -self.left // 60
        if not over:
            return _("The time is up")
        told = ngettext("%(n)d minute past the time", "%(n)d minutes past the time", over)
        return told % {"n": over}

    @property
    def for_script(self) -> str:
        """The same words as JSON, with {n} for a number: the page goes on counting by itself."""
        many = ngettext("%(n)d minute left", "%(n)d minutes left", 2)
        over = ngettext("%(n)d minute past the time", "%(n)d minutes past the time", 2)
        one = ngettext("%(n)d minute past the time", "%(n)d minutes past the time", 1)
        found = {
            "many": many, "minute": _("One minute left"), "half": _("Half a minute left"),
            "up": _("The time is up"), "one": one, "over": over,
        }  # fmt: skip
        return json.dumps({name: text.replace("%(n)d", "{n}") for name, text in found.items()})

    @property
    def share(self) -> int:
        """How much of the time was used, of 100."""
        return min(100, round(100 * self.spent / self.total)) if self.total else 100

    @property
    def figures(self) -> str:
        """ "1:05 / 5:00"."""
        return f"{_figures(self.spent)} / {_figures(self.total)}"


def _figures(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
