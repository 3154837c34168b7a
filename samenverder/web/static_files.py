"""Static files straight from the source folders, compressed all the same: phones pay per byte."""

import gzip
import hashlib
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

SMALLEST = 400
_worth_it = Compressor(use_brotli=False, quiet=True).should_compress


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise that keeps a gzip copy of each file it serves without collecting.

    Collected files (production) have their compressed copies already and are left alone. A copy
    lies in the data folder under the hash of what is in it: the source folders stay clean, and a
    changed file has a new copy.
    """

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:
        """The file with its gzip copy when it comes from a source folder and is worth it."""
        found = super().get_static_file(path, url, stat_cache=stat_cache)
        if not self.use_finders or not _worth_it(path) or os.path.getsize(path) < SMALLEST:
            return found
        headers = [row for row in found.alternatives[0][2] if row[0] != "Content-Length"]
        return StaticFile(path, headers, encodings={"gzip": str(gzip_copy(Path(path)))})


def gzip_copy(source: Path) -> Path:
    """The compressed copy of a file in the data folder, made when it is not there yet."""
    content = source.read_bytes()
    folder = settings.VAR / "gzip"
    copy = folder / f"{hashlib.sha256(content).hexdigest()[:24]}.gz"
    if not copy.exists():
        folder.mkdir(exist_ok=True)
        own = copy.with_suffix(f".{os.getpid()}")
        own.write_bytes(gzip.compress(content, 9, mtime=0))
        own.replace(copy)
    return copy
