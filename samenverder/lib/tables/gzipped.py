"""Unpacking what was packed with gzip, never more than there is room for."""

import zlib

from samenverder.lib.tables.errors import TableError

GZIP = b"\x1f\x8b"


def unpacked(content: bytes, limit: int) -> bytes:
    """What was packed, at most ``limit`` bytes of it; text that is not packed comes back as it is.

    Raises ``TableError`` when it is more than that, or damaged.
    """
    out = b""
    while content.startswith(GZIP):
        engine = zlib.decompressobj(wbits=31)
        try:
            out += engine.decompress(content, limit + 1 - len(out))
        except zlib.error as error:
            raise TableError("broken_gzip") from error
        if len(out) > limit or engine.unconsumed_tail:
            raise TableError("too_large_unpacked", megabytes=f"{limit / 1_000_000:g}")
        if not engine.eof:
            raise TableError("broken_gzip")
        content = engine.unused_data
        if not content.startswith(GZIP):
            return out
    return content
