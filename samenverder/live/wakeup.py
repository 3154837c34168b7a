"""One watcher per process: notices new outbox messages, whoever wrote them.

SQLite: `PRAGMA data_version` changes as soon as another connection commits. PostgreSQL: LISTEN;
since numbers may be committed out of order there, each message is taken from its own notice, and a
slow look at the latest rows covers what a broken connection missed.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from django.db import connection

from samenverder.live.models import OutboxMessage
from samenverder.live.operations import CHANNEL

Message = tuple[str, int]

BUSY_PAUSE = 0.05
IDLE_PAUSE = 0.25
SAFETY_SECONDS = 5.0
SAFETY_WINDOW = 1000

logger = logging.getLogger(__name__)


class Watcher(threading.Thread):
    """Reads messages as they are committed and hands them on.

    `deliver` gets messages as (topic, id); `resync` is called when some may have been missed;
    `is_busy` says whether anybody listens. All three are called from the watcher's thread.
    """

    def __init__(
        self,
        deliver: Callable[[Iterable[Message]], None],
        resync: Callable[[], None],
        is_busy: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(name="live-wakeup", daemon=True)
        self._deliver = deliver
        self._resync = resync
        self._is_busy = is_busy
        self._halt = threading.Event()
        self.ready = threading.Event()

    def run(self) -> None:
        """Watch until stopped; after a failure start again and resync."""
        while not self._halt.is_set():
            try:
                self._watch()
            except Exception:
                if not self._halt.is_set():
                    logger.warning("Live updates lost the database; trying again", exc_info=True)
            finally:
                connection.close()
            self._halt.wait(1.0)

    def stop(self) -> None:
        """Ask the watcher to end; it does within a second."""
        self._halt.set()

    def _watch(self) -> None:
        if connection.vendor == "postgresql":
            self._watch_postgresql()
        else:
            self._watch_sqlite()

    def _watch_sqlite(self) -> None:
        version = self._data_version()
        last = latest_id()
        self._watching()
        while not self._halt.wait(BUSY_PAUSE if self._is_busy() else IDLE_PAUSE):
            current = self._data_version()
            if current == version:
                continue
            version = current
            messages = messages_after(last)
            if messages:
                last = messages[-1][1]
                self._deliver(messages)

    def _data_version(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])

    def _watching(self) -> None:
        if self.ready.is_set():
            self._resync()
        self.ready.set()

    def _watch_postgresql(self) -> None:
        connection.ensure_connection()
        raw = connection.connection
        raw.execute(f"LISTEN {CHANNEL}")
        seen = {message_id for _, message_id in messages_after(latest_id() - SAFETY_WINDOW)}
        self._watching()
        looked_at = time.monotonic()
        while not self._halt.is_set():
            for notice in raw.notifies(timeout=0.5):
                topic, _, number = notice.payload.rpartition(":")
                if int(number) not in seen:  # else the slow look was quicker than the notice
                    seen.add(int(number))
                    self._deliver([(topic, int(number))])
            if time.monotonic() - looked_at >= SAFETY_SECONDS:
                looked_at = time.monotonic()
                seen = self._look_again(seen)

    def _look_again(self, seen: set[int]) -> set[int]:
        recent = messages_after(max(seen, default=0) - SAFETY_WINDOW)
        missed = [message for message in recent if message[1] not in seen]
        if missed:
            self._deliver(missed)
        return {message_id for _, message_id in recent}


def latest_id() -> int:
    """The number of the newest message, 0 when there is none."""
    newest = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def messages_after(last_id: int) -> list[Message]:
    """The messages with a higher number, in order."""
    rows = OutboxMessage.objects.filter(pk__gt=last_id).order_by("pk")
    return list(rows.values_list("topic", "pk"))
