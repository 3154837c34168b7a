"""The needs of all shared plans as plain values: of whom, how much, what was answered.

A plan that is being written shows nothing here; every need reads as it was last shared
(`PlanNeed.shared`). Amounts are whole cents, hours tenths of hours.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from samenverder.answers.models import AnswerKind, NeedAnswer, NeedInProject
from samenverder.commitments.models import AgreementKind
from samenverder.network.models import Partnership
from samenverder.network.queries.groups import school_year_of
from samenverder.plans.content import how_much
from samenverder.plans.models import PlanNeed, PlanState
from samenverder.tracks.models import TrackSchool

UNANSWERED = "open"
KINDS = frozenset(AgreementKind.values)


@dataclass(frozen=True)
class Choice:
    """What the page is narrowed to; the names are the words in its address."""

    leergang: str = ""
    bestuur: str = ""
    school: str = ""
    soort: str = ""
    speerpunt: str = ""
    antwoord: str = ""
    jaar: str = ""
    zoek: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Fewer needs were asked for than there are."""
        return any(vars(self).values())


@dataclass(slots=True)
class NeedRow:
    """One need as it was shared, with its answer as far as there is one.

    `board` is who decides: the board of the school, or the school itself.
    """

    pk: int
    kind: str
    text: str
    ask: str
    cents: int | None
    tenths: int | None
    by: dt.date | None
    plan: int
    title: str
    school: int
    school_name: str
    board: int
    board_name: str
    area: int | None
    answer: str = ""
    given_cents: int = 0
    given_tenths: int = 0
    agreement: int | None = None
    projects: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """No answer yet, or one that comes later."""
        return self.answer in ("", AnswerKind.LATER)

    @property
    def amount(self) -> str:
        """ "€ 4.800, 120 uur", or a dash; in the active language."""
        return how_much({"cents": self.cents, "tenths": self.tenths})

    @property
    def cents_as_euros(self) -> Decimal | None:
        """What is asked, in euros."""
        return Decimal(self.cents) / 100 if self.cents is not None else None

    @property
    def tenths_as_hours(self) -> Decimal | None:
        """What is asked, in hours."""
        return Decimal(self.tenths) / 10 if self.tenths is not None else None


def shared_needs(partnership: Partnership) -> QuerySet[PlanNeed]:
    """Every need others may read: of plans that are shared, as far as it stands in them."""
    rows = PlanNeed.objects.filter(
        plan__partnership=partnership, plan__removed_at__isnull=True, shared__isnull=False
    )
    return rows.exclude(plan__state=PlanState.DRAFT)


def need_rows(
    partnership: Partnership, choice: Choice | None = None, pks: Collection[int] | None = None
) -> list[NeedRow]:
    """The needs this choice asks for, or those with these numbers; by school. Three queries."""
    rows = _narrowed(shared_needs(partnership), choice or Choice())
    if pks is not None:
        rows = rows.filter(pk__in=pks)
    found = [_need(*values) for values in rows.order_by(*ORDER).values_list(*VALUES)]
    _with_answers(partnership, found)
    _with_projects(partnership, found)
    return [row for row in found if _fits(row, choice)] if choice else found


ORDER = ("plan__school__name", "plan", "order", "pk")
VALUES = (
    "pk", "shared", "plan", "plan__title", "plan__school", "plan__school__name", "plan__board",
    "plan__board__name", "plan__focus_area",
)  # fmt: skip


def _need(
    pk: int, shared: dict[str, Any], plan: int, title: str, school: int, school_name: str,
    board: int | None, board_name: str | None, area: int | None,
) -> NeedRow:  # fmt: skip
    return NeedRow(
        pk=pk,
        kind=shared["kind"] if shared["kind"] in KINDS else AgreementKind.OTHER,
        text=shared["text"],
        ask=shared["ask"],
        cents=shared["cents"],
        tenths=shared["tenths"],
        by=_day(shared["by"]),
        plan=plan,
        title=title,
        school=school,
        school_name=school_name,
        board=board or school,
        board_name=board_name or school_name,
        area=area,
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:  # nothing, or what is no day
        return None


def _narrowed(rows: QuerySet[PlanNeed], choice: Choice) -> QuerySet[PlanNeed]:
    if choice.leergang:
        taking_part = TrackSchool.objects.filter(track_id=int(choice.leergang), removed_at=None)
        rows = rows.filter(plan__in=taking_part.values("plan"))
    if choice.bestuur:
        rows = rows.filter(plan__board_id=int(choice.bestuur))
    if choice.school:
        rows = rows.filter(plan__school_id=int(choice.school))
    if choice.speerpunt:
        rows = rows.filter(plan__focus_area_id=int(choice.speerpunt))
    return rows


def _fits(row: NeedRow, choice: Choice) -> bool:
    """What stands in the need itself: kind, answer, school year, words."""
    if choice.soort and row.kind != choice.soort:
        return False
    if choice.antwoord and (row.answer or UNANSWERED) != choice.antwoord:
        return False
    if choice.jaar and (row.by is None or school_year_of(row.by) != int(choice.jaar)):
        return False
    words = choice.zoek.casefold().split()[:6]
    return not words or all(
        word in f"{row.text} {row.ask} {row.school_name}".casefold() for word in words
    )


def _with_answers(partnership: Partnership, needs: list[NeedRow]) -> None:
    rows = NeedAnswer.objects.standing().filter(need__plan__partnership=partnership)
    values = rows.values_list("need", "kind", "euros", "hours", "agreement")
    known = {row.pk: row for row in needs}
    for need, kind, euros, hours, agreement in values:
        if row := known.get(need):
            row.answer, row.agreement = kind, agreement
            row.given_cents = _times(euros, 100)
            row.given_tenths = _times(hours, 10)


def _times(number: Decimal | None, factor: int) -> int:
    return int(number * factor) if number is not None else 0


def _with_projects(partnership: Partnership, needs: list[NeedRow]) -> None:
    rows = NeedInProject.objects.filter(project__partnership=partnership).order_by("pk")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for need, project, title in rows.values_list("need", "project", "project__title"):
        found[need].append((project, title))
    for row in needs:
        row.projects = found.get(row.pk, [])
