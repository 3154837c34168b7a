"""Tables in and out: CSV, XLSX and ODS, hostile files included."""

from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.reading import ENDINGS, read_table
from samenverder.lib.tables.table import Table
from samenverder.lib.tables.writing import Sheet, with_error_column, write_csv, write_xlsx

__all__ = [
    "ENDINGS",
    "Sheet",
    "Table",
    "TableError",
    "read_table",
    "with_error_column",
    "write_csv",
    "write_xlsx",
]
