"""The parts of a day with their times: as planned, and as it goes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenverder.lib.text import ZONE
from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.pitches.models import BoardPitch
from samenverder.plans.models import SchoolPlan

WITHOUT_MINUTES = 10  # for a part that is no pitch and says no minutes
MOST_HOURS = 12


@dataclass
class Part:
    """One part of a day. `planned_*` is the programme, `starts` and `ends` how it goes now.

    `plan` is there when it is shared; `begun` says that the school has one that is not. `starts` is
    None for what is skipped.
    """

    slot: PitchSlot
    minutes: int
    planned_from: dt.datetime
    planned_to: dt.datetime
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    plan: SchoolPlan | None = None
    begun: bool = False
    pitch: BoardPitch | None = None

    @property
    def due(self) -> dt.datetime:
        """When it must be done, counted from when it really began."""
        return (self.starts or self.planned_from) + dt.timedelta(minutes=self.minutes)

    @property
    def missing(self) -> str:
        """What the school still has to do before it pitches; empty when it is ready."""
        if not self.slot.is_pitch:
            return ""
        if self.plan is None:
            return _("The plan is not shared yet") if self.begun else _("No plan yet")
        return "" if self.pitch else _("No slides yet")


def minutes_of(day: PitchDay, slot: PitchSlot) -> int:
    """How long a part lasts, without changing."""
    if slot.minutes is not None:
        return slot.minutes
    return day.minutes + day.questions if slot.is_pitch else WITHOUT_MINUTES


def with_times(day: PitchDay, slots: Sequence[PitchSlot], now: dt.datetime) -> list[Part]:
    """The parts with when they were planned, and when they will be as it goes now."""
    parts = []
    at = day.begins_at
    for place, slot in enumerate(slots):
        minutes = minutes_of(day, slot)
        end = at + dt.timedelta(minutes=minutes)
        parts.append(Part(slot, minutes, at, end))
        at = end + _gap(day, slot, slots[place + 1] if place + 1 < len(slots) else None)
    _as_it_goes(day, parts, now)
    return parts


def _gap(day: PitchDay, slot: PitchSlot, after: PitchSlot | None) -> dt.timedelta:
    """Time to change: only from one pitch to the next."""
    changing = slot.is_pitch and after is not None and after.is_pitch
    return dt.timedelta(minutes=day.between if changing else 0)


def _as_it_goes(day: PitchDay, parts: Sequence[Part], now: dt.datetime) -> None:
    """Fill in when each part began or will begin: later when it runs late, sooner when not."""
    today = now.astimezone(ZONE).date() == day.on
    at: dt.datetime | None = None
    before: PitchSlot | None = None
    for part in parts:
        slot = part.slot
        if slot.skipped_at is not None:
            continue
        if slot.began_at is not None:
            part.starts = slot.began_at.astimezone(ZONE)
            part.ends = _end(part, slot, now)
        else:
            gap = _gap(day, before, slot) if before else dt.timedelta()
            part.starts = at + gap if at else day.begins_at
            if today:
                part.starts = max(part.starts, now.astimezone(ZONE))
            part.ends = part.starts + dt.timedelta(minutes=part.minutes)
        at, before = part.ends, slot


def _end(part: Part, slot: PitchSlot, now: dt.datetime) -> dt.datetime:
    if slot.ended_at is not None:
        return slot.ended_at.astimezone(ZONE)
    began = part.starts or part.planned_from
    return max(began + dt.timedelta(minutes=part.minutes), now.astimezone(ZONE))


def minutes_late(parts: Sequence[Part]) -> int:
    """How many minutes later than planned the day ends as it goes now; below zero: sooner."""
    ends = [part.ends for part in parts if part.ends]
    if not ends or not parts:
        return 0
    return round((max(ends) - parts[-1].planned_to).total_seconds() / 60)


def clash(day: PitchDay, parts: Sequence[Part]) -> str:
    """What does not fit in the programme, as one sentence that says how to mend it; empty if all
    fits."""
    if not parts:
        return ""
    last, limit = parts[-1].planned_to, day.must_end_at
    words = {"end": f"{last:%H.%M}"}
    if limit is not None and last > limit:
        words |= {"limit": f"{limit:%H.%M}", "n": str(_minutes(last - limit))}
        sentence = _(
            "The programme lasts until %(end)s, but the day ends at %(limit)s: %(n)s minutes too "
            "long. Begin earlier, give each pitch less time, or take something out."
        )
        return sentence % words
    if last.date() > day.on or last - day.begins_at > dt.timedelta(hours=MOST_HOURS):
        sentence = _(
            "The programme lasts until %(end)s: too long for one day. Plan two days, or give each "
            "pitch less time."
        )
        return sentence % words
    return ""


def _minutes(span: dt.timedelta) -> int:
    return round(span.total_seconds() / 60)


# ---- where are we now ------------------------------------------------------------------


@dataclass(frozen=True)
class Moment:
    """Where the day is: what is on, what comes next, and the step that can be taken back."""

    now: Part | None
    next: Part | None
    late: int
    last_act_at: dt.datetime | None
    is_over: bool

    @property
    def sooner(self) -> int:
        """How many minutes sooner than planned, as a number above zero."""
        return -self.late

    @property
    def last_step(self) -> str:
        """The moment of the last step, to the microsecond, as a form sends it back."""
        return self.last_act_at.isoformat() if self.last_act_at else ""

    @property
    def has_begun(self) -> bool:
        """Something was done already."""
        return self.last_act_at is not None


def moment_of(parts: Sequence[Part]) -> Moment:
    """Where the day is, from its parts."""
    acts = [at for part in parts if (at := part.slot.last_act_at)]
    following = next((part for part in parts if part.slot.is_coming), None)
    on = next((part for part in parts if part.slot.is_on), None)
    return Moment(
        now=on,
        next=following,
        late=minutes_late(parts) if acts else 0,
        last_act_at=max(acts, default=None),
        is_over=bool(acts) and on is None and following is None,
    )
