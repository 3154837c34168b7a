"""Background jobs inside the server: the task queue's own worker, in a thread."""

import logging
import os
import socket
import threading
from datetime import timedelta

from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string

PAUSE_SECONDS = 1.0
ABANDONED_AFTER = timedelta(hours=1)

logger = logging.getLogger(__name__)


class JobRunner(threading.Thread):
    """Runs queued tasks one after another, until stopped."""

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        super().__init__(name="jobs", daemon=True)
        self.pause = pause
        self._halt = threading.Event()

    def run(self) -> None:
        """Look for work every second; a database that is away is tried again later."""
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        worker_id = f"{_place()}-{get_random_string(8)}"
        released = False
        while not self._halt.wait(self.pause):
            try:
                close_old_connections()
                released = released or release_interrupted() >= 0
                self._run_what_is_ready(worker_id)
            except Exception:
                logger.exception("Background jobs stumbled; trying again")
        connection.close()

    def stop(self) -> None:
        """Take no new job; the one under way may finish."""
        self._halt.set()

    def _run_what_is_ready(self, worker_id: str) -> None:
        from django_tasks_db.management.commands.db_worker import Worker
        from django_tasks_db.models import DBTaskResult

        while not self._halt.is_set() and DBTaskResult.objects.ready().exists():
            Worker(
                queue_names=["*"],
                excluded_queue_names=[],
                interval=0,
                batch=True,
                backend_name="default",
                startup_delay=False,
                max_tasks=1,
                worker_id=worker_id,
            ).run()


def _place() -> str:
    return f"{socket.gethostname()[:32]}-{os.getpid()}"


def release_interrupted() -> int:
    """Put back jobs whose server died while running them; returns how many.

    Jobs may therefore run twice: each must tolerate that.
    """
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    released = 0
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if _is_abandoned(job.worker_ids, job.started_at):
            mine = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING)
            released += mine.update(status=TaskResultStatus.READY)
    return released


def _is_abandoned(worker_ids: list[str], started_at: object) -> bool:
    place, _, _ = (worker_ids or [""])[-1].rpartition("-")
    host, _, process = place.rpartition("-")
    if host == socket.gethostname()[:32] and process.isdigit():
        return int(process) == os.getpid() or not _is_running(int(process))
    return started_at is None or started_at < timezone.now() - ABANDONED_AFTER  # type: ignore[operator]


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
