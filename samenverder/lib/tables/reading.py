"""Read a table someone offers, whatever program made it and whatever is in it."""

from pathlib import PurePath
from typing import BinaryIO

from samenverder.lib.tables.csvfile import read_csv
from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.table import Table
from samenverder.lib.tables.workbook import OLE, ZIP, read_workbook

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods")
"""File names we accept, for the ``accept`` attribute of a file field too."""


def read_table(
    file: BinaryIO,
    filename: str,
    *,
    max_bytes: int = 5_000_000,
    max_rows: int = 20_000,
    max_columns: int = 200,
) -> Table:
    """The table in ``file``: CSV, XLSX or ODS, told apart by content, not by name.

    ``max_rows`` counts rows under the header that are not empty. Formulas give their last
    result; dates come as ISO text and whole numbers without decimals. Raises ``TableError``
    with a sentence for the user, whatever the file holds.
    """
    shown = _short(filename)
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise TableError("too_large", megabytes=f"{max_bytes / 1_000_000:g}")
    if not content.strip():
        raise TableError("empty", filename=shown)
    if content.startswith((ZIP, OLE)):
        return read_workbook(content, shown, max_rows=max_rows, max_columns=max_columns)
    if PurePath(filename).suffix.lower() not in (".csv", ".tsv", ".txt"):
        broken = filename.lower().endswith((".xlsx", ".xlsm", ".ods"))
        raise TableError("broken" if broken else "not_a_table", filename=shown)
    return read_csv(content, shown, max_rows=max_rows, max_columns=max_columns)


def _short(filename: str) -> str:
    """The name without folders, not longer than a sentence can bear."""
    name = "".join(filter(str.isprintable, filename.replace("\\", "/").rsplit("/", 1)[-1]))
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"
