"""How far the plans of a track are, told by rooms above this one: each fills a column.

    columns.register(Column("answers", _("Board answered"), answers_of, place=2))

`cells(track, plans)` gets {number: plan} of the shared plans and gives {number: Cell} in a
number of queries that does not grow with the schools. Everybody in the partnership sees the words;
the link only who may open the plan.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from samenverder.plans.models import SchoolPlan
from samenverder.tracks.models import LearningTrack


@dataclass(frozen=True)
class Cell:
    """What stands in a column about one plan."""

    words: str
    url: str = ""


Cells = Callable[[LearningTrack, dict[int, SchoolPlan]], dict[int, Cell]]
NOTHING = Cell("–")


@dataclass(frozen=True)
class Column:
    """One column of the table of progress."""

    code: str
    label: str | Promise
    cells: Cells
    place: int


_COLUMNS: dict[str, Column] = {}


def register(column: Column) -> None:
    """Show this column; the same code again takes its own place."""
    _COLUMNS[column.code] = column


def every() -> list[Column]:
    """The columns, by their place."""
    return sorted(_COLUMNS.values(), key=lambda column: column.place)


def further(
    track: LearningTrack, plans: dict[int, SchoolPlan]
) -> dict[int, list[tuple[str, Cell]]]:
    """{plan: its label and cell in every column}; drafts have nothing to show."""
    shared = {pk: plan for pk, plan in plans.items() if not plan.is_draft}
    columns = [(str(one.label), one.cells(track, shared)) for one in every()]
    return {pk: [(label, cells.get(pk, NOTHING)) for label, cells in columns] for pk in plans}
