"""One look at a whole file: what was matched, what is wrong, what would be stored."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.reflection.exchange import Fault, in_file
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.score_import import seats_with
from samenverder.reflection.scores.columns import NAME, PERSONAL, Columns, match_columns
from samenverder.reflection.scores.reading import Frame, ScoreRow, frame_of, read_rows


@dataclass(frozen=True)
class Checked:
    """A file held against a session. Only without faults may `rows` be stored."""

    columns: Columns
    rows: list[ScoreRow]
    faults: list[Fault]
    frame: Frame

    def errors_by_row(self, table: Table) -> dict[int, list[str]]:
        """The faults per row of the user's file; what has no row stands behind the header."""
        found: dict[int, list[str]] = {}
        for fault in self.faults:
            found.setdefault(fault.row or table.header_row, []).append(str(fault))
        return found


def check_file(
    session: ReflectionSession, table: Table, *, accepted: set[str] | None = None
) -> Checked:
    """Match columns and read every row. `accepted`: which close matches a person confirmed.

    Without `accepted` close matches are offered in `columns.close` and their cells not read.
    """
    frame = frame_of(session)
    columns = match_columns(table.header, frame.statements, with_names=frame.with_names)
    if accepted is not None:
        columns.accept(accepted)
    faults = [*columns.faults, *_whole(table, columns, frame)]
    rows: list[ScoreRow] = []
    if not faults:
        rows, faults = read_rows(table, columns, frame)
        faults += _already_here(session, table, columns, rows)
    return Checked(columns, rows, faults, frame)


def _whole(table: Table, columns: Columns, frame: Frame) -> list[Fault]:
    faults = []
    if not columns.scores and not columns.close:
        faults.append(
            _("No column is a statement. Use codes such as A1, or the full statements, as titles.")
        )
    if not table.rows:
        faults.append(_("There are no rows under the titles. Fill in one row per person."))
    if frame.with_names and NAME not in columns.people:
        faults.append(_("There is no column “Name”, and this session is held with open names."))
    return [Fault((), text) for text in faults]


def _already_here(
    session: ReflectionSession, table: Table, columns: Columns, rows: list[ScoreRow]
) -> list[Fault]:
    if PERSONAL not in columns.people:
        return []
    title = table.header[columns.people[PERSONAL]]
    taken = set(seats_with(session, [row.personal for row in rows]))
    text = _("Somebody with this personal code takes part already. Remove this row.")
    return [
        Fault(
            (),
            text,
            place=in_file(number, title),
            row=number,
            column=title,
        )
        for number, row in zip(table.row_numbers, rows, strict=True)
        if row.personal in taken and row.personal
    ]
