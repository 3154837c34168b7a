"""A table as bytes, to keep it between two pages."""

import gzip
import json
from dataclasses import fields

from samenverder.lib.tables.table import Table


def packed(table: Table) -> bytes:
    """The table, packed small."""
    plain = {field.name: getattr(table, field.name) for field in fields(table)}
    return gzip.compress(json.dumps(plain, ensure_ascii=False).encode(), compresslevel=3)


def table_from(content: bytes) -> Table:
    """The table that `packed` packed."""
    return Table(**json.loads(gzip.decompress(content)))
