"""Reads one workbook in a process of its own, with bounds on memory and time.

A hostile file can make any spreadsheet reader ask for more memory than there is, which
ends a process at once. So it is this one that ends. Started by path, not imported: it
needs nothing but calamine. Input: the file on standard input, limits as arguments.
Output: JSON, either ``{"error": key}`` or ``{"sheet": name, "records": [[number, cells]]}``.
"""

import datetime as dt
import io
import json
import sys
from typing import Any

MEMORY = 1_500_000_000
SECONDS = 20
MAX_TEXT = 60_000_000  # characters handed back
MAX_CELL = 32_767  # Excel's own limit


def main() -> None:
    """Read standard input, write JSON to standard output."""
    _bound()
    max_rows, max_columns = int(sys.argv[1]), int(sys.argv[2])
    result = _read(sys.stdin.buffer.read(), max_rows, max_columns)
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=True).encode())


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the time limit of the caller remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(content: bytes, max_rows: int, max_columns: int) -> dict[str, Any]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in book.sheets_metadata:
            if meta.visible != calamine.SheetVisibleEnum.Visible:
                continue
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.start is not None:
                return _records(sheet, max_rows, max_columns)
    except calamine.PasswordError:
        return {"error": "encrypted"}
    except BaseException as error:  # calamine panics with a BaseException
        memory = isinstance(error, MemoryError)
        return {"error": "too_large_inside" if memory else "broken"}
    return {"error": "empty"}


def _records(sheet: Any, max_rows: int, max_columns: int) -> dict[str, Any]:
    records: list[tuple[int, list[str]]] = []
    room = MAX_TEXT
    before = [""] * sheet.start[1]  # iter_rows keeps empty rows in front, but not columns
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = before + [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue  # it still counts
        if len(texts) > max_columns:
            return {"error": "too_many_columns"}
        if len(records) > max_rows:
            return {"error": "too_many_rows"}
        room -= sum(map(len, texts))
        if room < 0 or max(map(len, texts)) > MAX_CELL:
            return {"error": "too_large_inside"}
        records.append((number, texts))
    return {"sheet": sheet.name, "records": records}


def _text(cell: object) -> str:
    """A cell as the user sees it, roughly: "4" for 4.0, ISO for a date."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.isoformat("seconds")
    return str(cell).strip()


if __name__ == "__main__":
    main()
