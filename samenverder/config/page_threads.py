"""The threads in which pages are made."""

import queue
import threading
from collections.abc import Callable

MAX_STREAMING = 64


class Pool:
    """Threads that stay, so that their database connections stay. Started when needed."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.streaming = 0
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._unfinished = 0
        self._threads = 0
        self._lock = threading.Lock()

    def put(self, job: Callable[[], None]) -> None:
        """Run the job in a thread, at once while there are fewer jobs than threads may be."""
        with self._lock:
            self._unfinished += 1
            if self._unfinished > self._threads and self._threads < self.size:
                self._start()
        self._jobs.put(job)

    def step_aside(self) -> None:
        """The calling thread will be busy for long: another takes its place, if there may be."""
        with self._lock:
            if self.streaming >= MAX_STREAMING:
                return
            self.streaming += 1
            self._threads -= 1
            self._unfinished -= 1
            self._start()
        threading.current_thread().leaving = True  # type: ignore[attr-defined]

    def _start(self) -> None:
        self._threads += 1
        threading.Thread(target=self._work, name="page", daemon=True).start()

    def _work(self) -> None:
        me = threading.current_thread()
        while True:
            self._jobs.get()()
            with self._lock:
                if getattr(me, "leaving", False):
                    self.streaming -= 1
                    break
                self._unfinished -= 1
        from django.db import connections

        connections.close_all()
