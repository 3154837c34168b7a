"""XLSX and ODS: look at the zip from outside, then let a bounded process read it."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.table import Table, table_of

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_WORKER = Path(__file__).with_name("workbook_worker.py")
_SECONDS = 30
_MAX_PARTS = 5_000
_MAX_INSIDE = 150_000_000  # bytes of all parts together, unpacked
_MAX_RATIO = 200  # real sheets stay under 50
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(content: bytes, filename: str, *, max_rows: int, max_columns: int) -> Table:
    """The first visible sheet with something on it. Raises ``TableError``."""
    if content.startswith(OLE):
        raise TableError("encrypted" if _LOCKED in content else "old_excel")
    _check_zip(content, filename)
    result = _ask_worker(content, max_rows, max_columns)
    if key := result.get("error"):
        limit = max_rows if key == "too_many_rows" else max_columns
        raise TableError(str(key), filename=filename, limit=limit)
    table = table_of(result["records"], result["sheet"])
    if table is None:
        raise TableError("empty", filename=filename)
    return table


def _check_zip(content: bytes, filename: str) -> None:
    """What the zip says of itself, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise TableError("broken") from error
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise TableError("not_a_table", filename=filename)
    if any(part.flag_bits & 1 for part in parts):
        raise TableError("encrypted")
    inside = sum(part.file_size for part in parts)
    if len(parts) > _MAX_PARTS or inside > min(_MAX_INSIDE, _MAX_RATIO * len(content) + 1_000_000):
        raise TableError("too_large_inside")


def _ask_worker(content: bytes, max_rows: int, max_columns: int) -> dict[str, Any]:
    """Run the reader; if it is stopped or dies, the file asked for too much."""
    command = [sys.executable, "-I", str(_WORKER), str(max_rows), str(max_columns)]
    try:
        done = subprocess.run(  # noqa: S603  our own script, with two numbers
            command, input=content, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TableError("too_large_inside") from error
    if done.returncode < 0:
        raise TableError("too_large_inside")
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise TableError("broken") from error
    return result
