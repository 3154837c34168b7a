"""Write a table as CSV or XLSX, safe to open: no text ever becomes a formula."""

import csv
import datetime as dt
import gc
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from samenverder.lib.charts.palette import LIGHT
from samenverder.lib.tables.table import Table

Cell = str | int | float | bool | dt.date | dt.datetime | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ZONE = ZoneInfo("Europe/Amsterdam")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_PICK_ROWS = 2000
_EXACT = 10**15  # Excel keeps fifteen digits


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``widths`` in characters; ``note`` is set under the table, in italics.

    ``pick_from``: column number to where its list of choices stands, such as "=Lists!$A$2:$A$9".
    What is not in the list can be typed all the same.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float] | None = None
    note: str = ""
    pick_from: Mapping[int, str] | None = None


def write_csv(
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    separator: str = ";",
    decimal: str = ",",
) -> bytes:
    """UTF-8 with a mark, as Dutch Excel opens it; for others ``separator=",", decimal="."``.

    A text that starts like a formula gets an apostrophe in front; numbers never do. Times
    are those of Amsterdam.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([_csv_cell(name, decimal) for name in header])
    writer.writerows([[_csv_cell(cell, decimal) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig", "replace")


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook: bold header that stays in sight, filters, numbers and dates as such.

    Raises ``ValueError`` without sheets. Titles are made acceptable to Excel and unique.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    out, book, formats = _workbook()
    taken: set[str] = set()
    with _many_small_objects():
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_title(sheet.title, taken)), sheet, formats)
        book.close()
    return out.getvalue()


def _write_sheet(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for column, name in enumerate(sheet.header):
        _put(page, 0, column, name, formats, "header")
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            if type(cell) is str:  # most cells: told first, a large table has 200,000
                if cell:
                    page.write_string(row, column, _clean(cell))
            elif cell is not None:
                _put(page, row, column, cell, formats)
    width = max([len(sheet.header), *map(len, sheet.rows)])
    _finish(page, 0, len(sheet.rows), width, sheet.widths or _widths(sheet.header, sheet.rows))
    for column, source in (sheet.pick_from or {}).items():
        page.data_validation(
            1, column, _PICK_ROWS, column,
            {"validate": "list", "source": source, "show_error": False},
        )  # fmt: skip
    if sheet.note:
        page.write_string(len(sheet.rows) + 2, 0, _clean(sheet.note), formats["note"])


@contextmanager
def _many_small_objects() -> Iterator[None]:
    """A cell is an object that refers to nothing: looking for circles among them costs a fifth."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def with_error_column(table: Table, errors: Mapping[int, str], title: str) -> bytes:
    """The user's own table as XLSX, every row at its own number, with what is wrong behind it.

    ``errors``: row number in the user's file to a sentence; ``title`` heads that column.
    """
    out, book, formats = _workbook()
    page = book.add_worksheet(_title(table.sheet or "Sheet", set()))
    top, column = table.header_row - 1, len(table.header)
    for at, name in enumerate([*table.header, title]):
        _put(page, top, at, name, formats, "header")
    for number, row in table.numbered():
        for at, cell in enumerate(row):
            _put(page, number - 1, at, cell, formats)
        if message := errors.get(number):
            _put(page, number - 1, column, str(message), formats, "error")
    last = table.row_numbers[-1] - 1 if table.row_numbers else top
    widths = [*_widths(table.header, table.rows), 60.0]
    _finish(page, top, last - top, column + 1, widths)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    book.close()
    return out.getvalue()


def _workbook() -> tuple[io.BytesIO, Any, dict[str, Any]]:
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    formats = {
        "": None,
        "header": book.add_format({"bold": True, "bottom": 2, "text_wrap": True}),
        "date": book.add_format({"num_format": "d mmm yyyy", "align": "left"}),
        "moment": book.add_format({"num_format": "d mmm yyyy hh:mm", "align": "left"}),
        "note": book.add_format({"italic": True}),
        "error": book.add_format({"font_color": LIGHT.error, "bg_color": LIGHT.mark}),
    }
    return out, book, formats


def _put(
    page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any], style: str = ""
) -> None:
    if cell is None or cell == "":
        return
    shape = formats[style]
    if isinstance(cell, str):
        page.write_string(row, column, _clean(cell), shape)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell, shape)
    elif isinstance(cell, int | float) and isfinite(cell) and abs(cell) <= _EXACT:
        page.write_number(row, column, cell, shape)
    elif isinstance(cell, dt.datetime):
        page.write_datetime(row, column, _local(cell), shape or formats["moment"])
    elif isinstance(cell, dt.date):
        page.write_datetime(row, column, cell, shape or formats["date"])
    else:
        page.write_string(row, column, _clean(str(cell)), shape)


def _finish(page: Any, top: int, rows: int, width: int, widths: Sequence[float]) -> None:
    page.freeze_panes(top + 1, 0)
    if rows and width:
        page.autofilter(top, 0, top + rows, width - 1)
    for column, characters in enumerate(widths):
        page.set_column(column, column, characters)


def _widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Wide enough for the first hundred rows, between 8 and 60 characters."""
    columns: list[float] = [min(max(len(str(name)) + 4, 8), 60) for name in header]
    for row in rows[:100]:
        for at, cell in enumerate(row[: len(columns)]):
            columns[at] = min(max(columns[at], len(str(cell)) + 2), 60)
    return columns


def _csv_cell(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(cell).replace(".", decimal) if isfinite(cell) else ""
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, dt.datetime):
        return _local(cell).isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = str(cell).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _local(moment: dt.datetime) -> dt.datetime:
    """Amsterdam time without a zone, which is all a spreadsheet knows."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(_ZONE).replace(tzinfo=None)


def _clean(text: str) -> str:
    """What a cell can hold: no lone surrogates, at most 32,767 characters."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text[:32_767]


def _within(text: str, most: int) -> str:
    """As much of the text as a spreadsheet counts: a sign outside the first plane counts twice."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _title(title: str, taken: set[str]) -> str:
    base = _within(_NOT_IN_TITLE.sub(" ", _clean(title)).strip(" '"), 31).strip(" '") or "Sheet"
    if base.lower() == "history":  # Excel keeps this name for itself
        base = "History 1"
    name, turn = base, 1
    while name.lower() in taken:
        turn += 1
        name = f"{_within(base, 31 - len(str(turn)) - 1)} {turn}"
    taken.add(name.lower())
    return name
