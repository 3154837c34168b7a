"""What boards promised as plain values: to whom, how much, from when, what the school says."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from samenverder.answers.models import YES, NeedAnswer, Received, ReceivedStand
from samenverder.answers.models.answer import NeedAnswerQuerySet
from samenverder.answers.queries.sums import Money
from samenverder.commitments.models.action_item import UNFINISHED
from samenverder.network.models import Partnership
from samenverder.network.queries.groups import school_year_of
from samenverder.plans.models import PlanState


@dataclass(slots=True)
class PromiseLine:
    """A yes to a need. `stand` is what the school said last, empty when it said nothing;
    `waits` says that nobody looked back yet, as far as `today`."""

    pk: int
    board: int
    board_name: str
    school: int
    school_name: str
    given: Money
    starts_on: dt.date
    look_back_on: dt.date | None
    waits: bool
    today: dt.date
    stand: str = ""

    @property
    def year(self) -> int:
        """The school year in which it begins."""
        return school_year_of(self.starts_on)

    @property
    def has_begun(self) -> bool:
        """Its first day is there."""
        return self.starts_on <= self.today

    @property
    def is_silent(self) -> bool:
        """Its first day is past and the school has not received it."""
        past = self.starts_on < self.today
        return past and self.stand in ("", ReceivedStand.NOT_YET)

    @property
    def look_back_passed(self) -> bool:
        """The day to look back is past and nobody did."""
        day = self.look_back_on
        return self.waits and day is not None and day < self.today

    @property
    def is_late(self) -> bool:
        """Somebody should look at it."""
        return self.is_silent or self.look_back_passed


def promised(partnership: Partnership) -> NeedAnswerQuerySet:
    """Every yes that counts, about a plan that is shared."""
    rows = NeedAnswer.objects.standing().filter(kind__in=YES)
    rows = rows.filter(need__plan__partnership=partnership, need__plan__removed_at__isnull=True)
    return rows.exclude(need__plan__state=PlanState.DRAFT)


def late_promises(partnership: Partnership) -> NeedAnswerQuerySet:
    """Those that somebody should look at, as `PromiseLine.is_late` says."""
    today = timezone.localdate()
    last = Received.objects.filter(answer=OuterRef("pk")).order_by("-at", "-pk").values("stand")[:1]
    rows = promised(partnership).annotate(
        first_day=Coalesce("starts_on", TruncDate("at")), stand=Coalesce(Subquery(last), Value(""))
    )
    silent = Q(first_day__lt=today, stand__in=["", ReceivedStand.NOT_YET])
    waits = Q(follow_up=None) | Q(follow_up__state__in=UNFINISHED, follow_up__deleted_at=None)
    return rows.filter(silent | (waits & Q(follow_up_on__lt=today)))


VALUES = (
    "pk", "organisation", "organisation__name", "need__plan__school", "need__plan__school__name",
    "euros", "hours", "starts_on", "at", "follow_up_on", "follow_up__state",
    "follow_up__deleted_at",
)  # fmt: skip


def promise_lines(partnership: Partnership, **narrowed: Any) -> list[PromiseLine]:
    """What was promised, by school and plan, as `narrowed` as a queryset is. Two queries."""
    rows = promised(partnership).filter(**narrowed)
    order = ("need__plan__school__name", "need__plan", "starts_on", "pk")
    today = timezone.localdate()
    found = [_line(today, *values) for values in rows.order_by(*order).values_list(*VALUES)]
    said = Received.objects.filter(answer__need__plan__partnership=partnership)
    last = dict(said.order_by("at", "pk").values_list("answer", "stand"))
    for line in found:
        line.stand = last.get(line.pk, "")
    return found


def _line(
    today: dt.date, pk: int, board: int, board_name: str, school: int, school_name: str,
    euros: Any, hours: Any, starts_on: dt.date | None, at: dt.datetime,
    look_back_on: dt.date | None, state: str | None,
    deleted_at: dt.datetime | None,
) -> PromiseLine:  # fmt: skip
    return PromiseLine(
        today=today,
        pk=pk,
        board=board,
        board_name=board_name,
        school=school,
        school_name=school_name,
        given=Money(int((euros or 0) * 100), int((hours or 0) * 10)),
        starts_on=starts_on or timezone.localdate(at),
        look_back_on=look_back_on,
        waits=state is None or (state in UNFINISHED and deleted_at is None),
    )


@dataclass
class Whole:
    """Promises together: how many, how much, and what schools say of them."""

    number: int = 0
    promised: Money = field(default_factory=Money)
    received: int = 0
    in_part: int = 0
    late: int = 0

    def add(self, line: PromiseLine) -> None:
        """One promise more."""
        self.number += 1
        self.promised.add(line.given.cents, line.given.tenths)
        self.received += line.stand == ReceivedStand.ALL
        self.in_part += line.stand == ReceivedStand.PART
        self.late += line.is_late

    @property
    def not_said(self) -> int:
        """Not received yet, or nothing said about it."""
        return self.number - self.received - self.in_part


def years_of(lines: Iterable[PromiseLine]) -> list[tuple[int, Whole]]:
    """(school year, its promises together), the newest first."""
    found: dict[int, Whole] = {}
    for line in lines:
        found.setdefault(line.year, Whole()).add(line)
    return sorted(found.items(), reverse=True)
