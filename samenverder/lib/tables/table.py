"""A table as someone made it: texts, with the row numbers of their own file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have as many cells as ``header``; every cell is a stripped text.

    ``header_row`` and ``row_numbers`` count from 1, as in the margin of the user's file:
    empty rows are left out of ``rows`` but do count. ``sheet`` is empty for a CSV file.
    """

    sheet: str
    header: list[str]
    rows: list[list[str]]
    header_row: int
    row_numbers: list[int]

    @property
    def first_row_number(self) -> int:
        """The number of the first row under the header."""
        return self.row_numbers[0] if self.row_numbers else self.header_row + 1

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with its number in the user's file."""
        return zip(self.row_numbers, self.rows, strict=True)


def table_of(records: Sequence[tuple[int, Sequence[str]]], sheet: str = "") -> Table | None:
    """A table from numbered records, the first of which is the header; ``None`` if empty.

    Columns without any text at the right are dropped and short rows filled up.
    """
    filled = [(number, _without_tail(cells)) for number, cells in records]
    filled = [(number, cells) for number, cells in filled if cells]
    if not filled:
        return None
    width = max(len(cells) for _number, cells in filled)
    rows = [cells + [""] * (width - len(cells)) for _number, cells in filled]
    numbers = [number for number, _cells in filled]
    return Table(sheet, rows[0], rows[1:], numbers[0], numbers[1:])


def _without_tail(cells: Sequence[str]) -> list[str]:
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return stripped
