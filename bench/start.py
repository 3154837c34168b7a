"""Starting `samenverder serve` on an existing database, its memory when idle, and Ctrl-C."""

import signal
import sys
import threading
import time
import urllib.request
from typing import Any

from bench.common import Limits, Site, make_session, report, site

TIMES = 3
IDLE_SECONDS = 3.0
LIMITS: Limits = {
    "start_seconds": ("<=", 4.0),
    "idle_memory_mb": ("<=", 220),
    "stop_seconds": ("<=", 3.0),
}


def look_along(here: Site, path: str) -> None:
    """Keep a stream open, so that stopping has something to end."""

    def read() -> None:
        try:
            urllib.request.urlopen(here.url + path, timeout=30).read()
        except OSError:
            return

    threading.Thread(target=read, daemon=True).start()


def once(here: Site, stream: str) -> tuple[float, float, float]:
    """Seconds to start, megabytes when idle, seconds to stop."""
    started = here.start()
    look_along(here, stream)
    time.sleep(IDLE_SECONDS)
    memory = here.memory() / 1_000_000
    return started, memory, here.stop(signal.SIGINT)


def measure(here: Site) -> dict[str, Any]:
    """The worst of a few starts."""
    stream = make_session(here, 1)["stream"]
    runs = [once(here, stream) for _ in range(TIMES)]
    starts, memories, stops = zip(*runs, strict=True)
    return {
        "starts": TIMES,
        "start_seconds": round(max(starts), 2),
        "idle_memory_mb": round(max(memories)),
        "stop_seconds": round(max(stops), 2),
    }


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    with site() as here:
        return report("start", measure(here), LIMITS)


if __name__ == "__main__":
    sys.exit(main())
