"""What the partnership does for its focus areas: rooms above this one say what they have.

A room registers each kind of work once, in its AppConfig.ready:

    register_work(
        WorkKind(
            code="action",
            label=_("Actions"),
            rows=all_actions,               # partnership -> queryset with a focus_area
            is_open=IS_OPEN,                # still to be done
            is_done=Q(state="done"),        # came to something
            show=to_work,                   # one row -> Work
        )
    )

Rows that are neither open nor done (dropped, withdrawn) are not counted, and not shown.

A room that comes later (plans, projects) needs nothing else: a model with a foreign key to
FocusArea (`field` when it has another name), a file like `commitments/work.py` with the call above,
and that call in its `ready`. Its kind then stands on the page of the ambition and of each focus
area and in the spreadsheet, and a focus area with something open of it is one that is worked on.
Let `rows` select what `show` reads, and no more: the spreadsheet asks for ten years at once.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise

from samenverder.network.models import Partnership


@dataclass(frozen=True)
class Work:
    """One thing that serves a focus area, as people read it.

    `state` is in words ("Open", "Klaar"), `day` the date that belongs to it (due, held, decided),
    `who` sees to it, when that is known.
    """

    focus_area_id: int
    text: str
    url: str
    state: str
    is_open: bool
    day: dt.date | None = None
    who: str = ""


@dataclass(frozen=True)
class WorkKind:
    """One kind of work, and how to read its rows.

    `rows` gives the partnership's rows in the order in which people read them, with whatever
    `show` needs already selected; `field` names the foreign key to the focus area.
    """

    code: str
    label: str | Promise
    rows: Callable[[Partnership], QuerySet[Any]]
    is_open: Q
    is_done: Q
    show: Callable[[Any], Work]
    field: str = "focus_area"


@dataclass(frozen=True)
class Tally:
    """How much of one kind serves a focus area."""

    kind: WorkKind
    open: int
    done: int


KINDS: dict[str, WorkKind] = {}
FEW = 60  # so many rows are sooner read than numbered


def register_work(kind: WorkKind) -> None:
    """Let the ambition show this kind of work; the same code again takes its place."""
    KINDS[kind.code] = kind


def tallies(
    partnership: Partnership, areas: Collection[int] | None = None
) -> dict[int, list[Tally]]:
    """{focus area: what serves it}, of these areas or all; kinds without any left out.

    One query a kind.
    """
    found: dict[int, list[Tally]] = {}
    for kind in KINDS.values():
        rows = _rows(kind, partnership).order_by().values(kind.field)
        if areas is not None:
            rows = rows.filter(**{f"{kind.field}__in": areas})
        counted = rows.annotate(
            open_count=Count("pk", filter=kind.is_open), done_count=Count("pk", filter=kind.is_done)
        )
        for row in counted:
            tally = Tally(kind, row["open_count"], row["done_count"])
            found.setdefault(row[kind.field], []).append(tally)
    return found


def work_of(
    partnership: Partnership,
    areas: Collection[int],
    *,
    each: int | None = None,
    only_open: bool = False,
    counted: dict[int, list[Tally]] | None = None,
) -> dict[int, dict[str, list[Work]]]:
    """{focus area: {kind code: its rows}}, open ones first (or alone); at most `each` of a kind.

    One query a kind, however many focus areas there are; a simpler one where `counted`, the
    tallies of these areas, says that there are few.
    """
    found: dict[int, dict[str, list[Work]]] = {}
    few = _with_few_open(counted) if counted is not None and only_open else set()
    for kind in KINDS.values():
        shown = kind.is_open if only_open else kind.is_open | kind.is_done
        rows = kind.rows(partnership).filter(shown, **{f"{kind.field}__in": areas})
        for work in _shown(kind, rows, None if kind.code in few else each, only_open):
            place = found.setdefault(work.focus_area_id, {}).setdefault(kind.code, [])
            if each is None or len(place) < each:
                place.append(work)
    return found


def _with_few_open(counted: dict[int, list[Tally]]) -> set[str]:
    """The kinds of which all open rows together are few."""
    total = Counter(dict.fromkeys(KINDS, 0))
    for rows in counted.values():
        total.update({tally.kind.code: tally.open for tally in rows})
    return {code for code, number in total.items() if number <= FEW}


def _rows(kind: WorkKind, partnership: Partnership) -> QuerySet[Any]:
    rows = kind.rows(partnership).filter(**{f"{kind.field}__isnull": False})
    return rows.filter(kind.is_open | kind.is_done)


def _shown(
    kind: WorkKind, rows: QuerySet[Any], each: int | None, only_open: bool
) -> Iterable[Work]:
    """Open ones first, then in the order of the room itself."""
    order = [*(rows.query.order_by or rows.model._meta.ordering or ["pk"])]
    if not only_open:
        order = ["not_open", *order]
        rows = rows.annotate(not_open=Case(When(kind.is_open, then=0), default=1))
    if each is not None:
        place = Window(RowNumber(), partition_by=[F(kind.field)], order_by=order)
        first = rows.annotate(place_in_area=place).filter(place_in_area__lte=each)
        rows = rows.filter(pk__in=first.order_by().values("pk"))  # numbered without their details
    return [kind.show(row) for row in rows.order_by(*order)]
