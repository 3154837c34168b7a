"""Waiting for something, and measuring, on a machine that may be busy with other things."""

import asyncio
import os
import time
from collections.abc import Callable

PATIENCE_SECONDS = 30.0


def soon(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether the condition comes true; looks again and again, and leaves at once when it does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


async def until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """The same in an event loop; fails when the condition does not come true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not come"
        await asyncio.sleep(0.002)


def work_seconds(function: Callable[[], object]) -> float:
    """Seconds of the processor, of this process and the ones it waited for: whatever else runs."""
    before = os.times()
    function()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])
