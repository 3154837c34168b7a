"""Words that a spreadsheet could take for a formula, and looking whether it would."""

import csv
import io
import zipfile

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "＝1+1")


def formulas_in(content: bytes, kind: str) -> list[str]:
    """The cells of a table ("csv" or "xlsx") that would be reckoned with; none when all is well."""
    if kind == "xlsx":
        book = zipfile.ZipFile(io.BytesIO(content))
        sheets = [part for part in book.namelist() if "/worksheets/" in part]
        return [part for part in sheets if b"<f>" in book.read(part)]
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return [cell for row in rows for cell in row if cell.startswith(HOSTILE)]
