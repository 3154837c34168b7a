"""The clock: calls the functions of PERIODIC_TASKS when they are due, once for all processes."""

import logging
import threading
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

from samenverder.live.models import PeriodicRun

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

logger = logging.getLogger(__name__)


class Clock(threading.Thread):
    """Looks every CLOCK_SECONDS which periodic tasks are due, until stopped."""

    def __init__(self) -> None:
        super().__init__(name="clock", daemon=True)
        self._halt = threading.Event()

    def run(self) -> None:
        """Tick until stopped; nothing a task does stops the clock."""
        pause = getattr(settings, "CLOCK_SECONDS", 30)
        while not self._halt.wait(pause):
            try:
                close_old_connections()
                run_due_tasks(self._halt)
            except Exception:
                logger.exception("The clock stumbled; trying again")
        connection.close()

    def stop(self) -> None:
        """Start nothing more."""
        self._halt.set()


def run_due_tasks(halt: threading.Event | None = None) -> list[str]:
    """Run each periodic task that is due and not taken by another process; returns their names."""
    done = []
    for name, seconds in settings.PERIODIC_TASKS:
        if halt is not None and halt.is_set():
            break
        if take_lease(name, timedelta(seconds=seconds)):
            done.append(name)
            _run(name)
    return done


def take_lease(name: str, every: timedelta) -> bool:
    """True when the task is due and this caller is the one to run it."""
    PeriodicRun.objects.get_or_create(name=name, defaults={"last_run_at": LONG_AGO})
    now = timezone.now()
    due = PeriodicRun.objects.filter(name=name, last_run_at__lte=now - every)
    return due.update(last_run_at=now) == 1


def _run(name: str) -> None:
    try:
        import_string(name)()
    except Exception:
        logger.exception("Periodic task %s failed; it is tried again at its next time", name)
