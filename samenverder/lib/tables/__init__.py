"""Tables in and out: CSV, XLSX, ODS and GeoJSON, hostile files included."""

from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.geojson import read_geojson
from samenverder.lib.tables.gzipped import unpacked
from samenverder.lib.tables.packing import packed, table_from
from samenverder.lib.tables.reading import ENDINGS, read_table
from samenverder.lib.tables.table import Table
from samenverder.lib.tables.writing import Sheet, with_error_column, write_csv, write_xlsx

__all__ = [
    "ENDINGS",
    "Sheet",
    "Table",
    "TableError",
    "packed",
    "read_geojson",
    "read_table",
    "table_from",
    "unpacked",
    "with_error_column",
    "write_csv",
    "write_xlsx",
]
