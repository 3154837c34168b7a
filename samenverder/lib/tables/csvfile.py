"""CSV as people's programs write it: any separator, the usual encodings."""

import codecs
import csv
import io
from collections.abc import Iterator

from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.table import Table, table_of

_SEPARATORS = (";", ",", "\t")
_CONTROL = frozenset(map(chr, {*range(32), 127} - {9, 10, 11, 12, 13}))


def read_csv(content: bytes, filename: str, *, max_rows: int, max_columns: int) -> Table:
    """A table from the text of a CSV file. Raises ``TableError``.

    Rows are numbered as Excel shows them: a row is a record, also when a cell has several
    lines. A first line ``sep=;`` names the separator and is not a row.
    """
    text = _decoded(content, filename)
    if not _CONTROL.isdisjoint(text):
        raise TableError("not_a_table", filename=filename)
    separator, text = _separator(text)
    records: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(_reader(text, separator), start=1):
            if not any(map(str.strip, cells)):
                continue
            if len(cells) > max_columns and any(map(str.strip, cells[max_columns:])):
                raise TableError("too_many_columns", limit=max_columns)
            if len(records) > max_rows:
                raise TableError("too_many_rows", limit=max_rows)
            records.append((number, cells[:max_columns]))
    except csv.Error as error:
        raise TableError("not_a_table", filename=filename) from error
    table = table_of(records)
    if table is None:
        raise TableError("empty", filename=filename)
    return table


def _decoded(content: bytes, filename: str) -> str:
    """UTF-8 or UTF-16 by their mark, else UTF-8, else what Windows used to write."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise TableError("not_a_table", filename=filename) from error


def _separator(text: str) -> tuple[str, str]:
    """The separator and the text without a ``sep=`` line."""
    first, _newline, rest = text.partition("\n")
    if first.strip("\r\"' ").lower().startswith("sep="):
        return (first.strip("\r\"' ")[4:] or "\t")[:1], rest
    return max(_SEPARATORS, key=lambda separator: _fit(text[:50_000], separator)), text


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well a separator explains the first rows: alike rows, then wide ones."""
    widths = []
    try:
        for cells in _reader(text, separator):
            if cells:
                widths.append(len(cells))
            if len(widths) == 20:
                break
    except csv.Error:
        return 0, 0
    if not widths or widths[0] < 2:
        return 0, 0
    return sum(width == widths[0] for width in widths), widths[0]


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
