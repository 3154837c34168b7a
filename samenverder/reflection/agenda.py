"""The agenda of a session: which parts, how many minutes each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.reflection.models import Mode, ReflectionSession, Timing

TITLES: dict[str, Promise] = {
    "welcome": _("Welcome and purpose"),
    "actions_before": _("Last time's actions"),
    "statements": _("Filling in the statements"),
    "reveal": _("Results on screen"),
    "talk": _("Conversation"),
    "actions": _("Agreeing on actions"),
    "closing": _("Closing"),
}
WEIGHTS = {"welcome": 5, "actions_before": 3, "statements": 7, "reveal": 3, "talk": 27}
LAST = {"actions": 12, "closing": 3}
SHORTEST = 20


@dataclass(frozen=True)
class Part:
    """One part of the hour, with its time of day when the session starts on time."""

    index: int
    key: str
    title: str
    minutes: int
    starts_at: datetime


def default_agenda(mode: str, timing: str, minutes: int) -> list[dict[str, int | str]]:
    """Parts that together take `minutes`; the last quarter of an hour is for actions.

    The hour is 5 + 3 + 7 + 3 + 27 + 12 + 3. A shorter or longer meeting keeps the proportions.
    An open conversation has no scoring; beforehand, the statements are filled in already.
    """
    keys = [key for key in WEIGHTS if key not in _left_out(mode, timing)]
    last = LAST if minutes >= 40 else {"actions": max(4, minutes // 5), "closing": 2}
    room = max(minutes - sum(last.values()), len(keys))
    whole = sum(WEIGHTS[key] for key in keys)
    parts = {key: max(1, round(room * WEIGHTS[key] / whole)) for key in keys}
    if mode == Mode.SCORED and minutes == 60 and timing == Timing.LIVE:
        parts = {key: WEIGHTS[key] for key in keys}
    else:
        parts["talk"] += room - sum(parts.values())
    return [{"key": key, "minutes": value} for key, value in {**parts, **last}.items()]


def _left_out(mode: str, timing: str) -> set[str]:
    if mode == Mode.CONVERSATION:
        return {"statements", "reveal"}
    return {"statements"} if timing == Timing.BEFOREHAND else set()


def parts_of(session: ReflectionSession) -> list[Part]:
    """The parts of a session with the time each begins."""
    at = session.starts_at
    parts = []
    for index, item in enumerate(session.agenda):
        parts.append(Part(index, item["key"], str(TITLES[item["key"]]), item["minutes"], at))
        at += timedelta(minutes=item["minutes"])
    return parts


def index_of(session: ReflectionSession, key: str) -> int:
    """The place of a part in the agenda; the last part when it is not in it."""
    for index, item in enumerate(session.agenda):
        if item["key"] == key:
            return index
    return max(len(session.agenda) - 1, 0)


def minutes_for_talk(session: ReflectionSession) -> int:
    """How many minutes the conversation has."""
    return sum(item["minutes"] for item in session.agenda if item["key"] == "talk")
