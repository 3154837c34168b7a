"""A table as bytes, to keep it between two pages."""

import gzip
import json
from dataclasses import asdict

from samenverder.lib.tables.table import Table


def packed(table: Table) -> bytes:
    """The table, packed small."""
    return gzip.compress(json.dumps(asdict(table), ensure_ascii=False).encode(), compresslevel=3)


def table_from(content: bytes) -> Table:
    """The table that `packed` packed."""
    return Table(**json.loads(gzip.decompress(content)))
