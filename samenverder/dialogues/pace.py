"""How much a device told in the last minutes: counted in memory, never stored (ADR 21)."""

import time
from threading import Lock

WINDOW_SECONDS = 600
MOST_REMEMBERED = 5_000

_told: dict[str, tuple[float, int]] = {}
_lock = Lock()


def told_lately(device: str) -> int:
    """How many new contributions this device sent in the last ten minutes."""
    began, number = _told.get(device, (0.0, 0))
    return number if time.monotonic() - began < WINDOW_SECONDS else 0


def count_told(device: str, number: int) -> None:
    """It sent so many more."""
    with _lock:
        lately = told_lately(device)
        began = _told[device][0] if lately else time.monotonic()
        _told[device] = (began, lately + number)
        while len(_told) > MOST_REMEMBERED:
            del _told[next(iter(_told))]
