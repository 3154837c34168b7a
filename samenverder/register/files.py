"""A file somebody offers as a table, whatever it is packed in."""

import io
from typing import BinaryIO

from django.utils.translation import gettext as _

from samenverder.lib.tables import ENDINGS, Table, TableError, read_geojson, read_table, unpacked
from samenverder.network.operations.problems import Refused

MAX_UPLOAD = 11_000_000
MAX_UNPACKED = 25_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 100
ACCEPTED = (*ENDINGS, ".json", ".geojson", ".gz")


def read_file(file: BinaryIO, filename: str) -> Table:
    """The table in a CSV, XLSX, ODS or GeoJSON file, packed with gzip or not.

    Raises Refused with one sentence, whatever the file holds.
    """
    content = file.read(MAX_UPLOAD + 1)
    try:
        if len(content) > MAX_UPLOAD:
            raise TableError("too_large", megabytes=f"{MAX_UPLOAD / 1_000_000:g}")
        content = unpacked(content, MAX_UNPACKED)
        name = filename[:-3] if filename.lower().endswith(".gz") else filename
        limits = {"max_rows": MAX_ROWS, "max_columns": MAX_COLUMNS}
        if content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return read_geojson(content, name[-60:], **limits)
        return read_table(io.BytesIO(content), name, max_bytes=MAX_UNPACKED, **limits)
    except TableError as error:
        if error.key not in ("too_many_rows", "too_large"):
            raise Refused(str(error), "file") from error
        sentence = _(
            "This file is too large: more than %(rows)s rows or %(megabytes)s MB. All schools of "
            "the country together are some 9,000 rows. Choose the file with addresses, not one "
            "with figures per pupil or per year."
        )
        values = {"rows": MAX_ROWS, "megabytes": MAX_UPLOAD // 1_000_000}
        raise Refused(sentence % values, "file") from error
