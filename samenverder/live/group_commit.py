"""One commit for several writes: a class answering at once costs a few commits, not a few hundred.

Requests hand their write to the writer thread of their process and wait. The writer runs what is
waiting in one transaction, each write in a savepoint of its own, commits, and only then lets the
requests go on. A single write is committed at once: nothing ever waits for company. Writes of one
kind can go together in a few statements as well: `submit_item`.
"""

import asyncio
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import translation

from samenverder.live.operations import gather_topics, is_gathering, publish_all

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741  an item
R = TypeVar("R")

CONNECTION_ERRORS = (OperationalError, InterfaceError)
IDLE_SECONDS = 5.0

logger = logging.getLogger(__name__)


class WriterStopped(RuntimeError):
    """The server is stopping and did not run this write; the browser tries again."""


class _ConnectionGone(Exception):
    """The database went away before the commit: nothing was stored, so trying again is safe."""


class Write:
    """One item waiting to be stored and committed, and whom to tell."""

    __slots__ = ("error", "finished", "item", "language", "result", "store")

    def __init__(
        self, store: Callable[[list[Any]], list[Any]], item: Any, finished: Callable[[], object]
    ) -> None:
        self.store = store
        self.item = item
        self.finished = finished
        self.language = translation.get_language()
        self.error: BaseException | None = None
        self.result: Any = None

    def outcome(self) -> Any:
        """The result once finished; raises what went wrong with this write."""
        if self.error is not None:
            raise self.error
        return self.result


class GroupCommit:
    """The writer thread of one process, with a database connection of its own."""

    def __init__(self, batch: int = 64, name: str = "writer") -> None:
        self.batch = batch
        self.name = name
        self.commits = 0
        self._waiting: deque[Write] = deque()
        self._wakeup = threading.Condition(threading.Lock())
        self._stopped = False
        self._used_at = 0.0
        self._thread: threading.Thread | None = None

    def submit(self, function: Callable[[], T]) -> T:
        """Run the function in the shared transaction; returns its result once that is durable.

        Raises the function's own exception (only its own writes are undone), or the commit's.
        """
        return self.submit_item(_call, function)

    def submit_item(self, store: Callable[[list[I]], list[R]], item: I) -> R:
        """Store one item together with others waiting for the same `store`; durable on return.

        `store` gets the items in order and returns a result for each. When it raises for
        several, each is tried by itself, so that only the faulty one fails.
        """
        done = threading.Lock()
        done.acquire()
        write = Write(store, item, done.release)
        self._put(write)
        done.acquire()
        return write.outcome()

    def submit_item_soon(self, store: Callable[[list[I]], list[R]], item: I) -> "asyncio.Future[R]":
        """The same for the event loop: a future instead of waiting."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()

        def finish() -> None:
            if future.cancelled():
                return
            if write.error is not None:
                future.set_exception(write.error)
            else:
                future.set_result(write.result)

        write = Write(store, item, lambda: loop.call_soon_threadsafe(finish))
        self._put(write)
        return future

    def _put(self, write: Write) -> None:
        with self._wakeup:
            if self._stopped:
                raise WriterStopped("The server is stopping.")
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self.name, daemon=True)
                self._thread.start()
            self._waiting.append(write)
            self._wakeup.notify()

    def stop(self, timeout: float = 1.0) -> None:
        """Commit what is waiting, then end the thread; later writes raise WriterStopped."""
        with self._wakeup:
            self._stopped = True
            self._wakeup.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _work(self) -> None:
        while writes := self._next_batch():
            try:
                self.store(writes)
            except BaseException as error:
                _fail(writes, error)
            for write in writes:
                _finish(write)
        connection.close()

    def _next_batch(self) -> list[Write]:
        with self._wakeup:
            while not self._waiting and not self._stopped:
                self._wakeup.wait()
            count = min(self.batch, len(self._waiting))
            return [self._waiting.popleft() for _ in range(count)]

    def store(self, writes: list[Write]) -> None:
        """Run what waits in one transaction; once more when the database was gone before it."""
        self.tidy_connection()
        try:
            self._commit_together(writes)
        except _ConnectionGone:
            connection.close()
            self._commit_together(writes)

    def _commit_together(self, writes: list[Write]) -> None:
        topics: set[str] = set()
        with transaction.atomic():
            for store, group in groupby(writes, key=lambda write: write.store):
                _run_group(store, list(group), topics)
            if topics:
                publish_all(sorted(topics))
            _let_hooks_fail_alone()
        self.commits += 1

    def tidy_connection(self) -> None:
        """After a quiet time, have Django check that the connection still works."""
        now = time.monotonic()
        if now - self._used_at > IDLE_SECONDS:
            connection.close_if_unusable_or_obsolete()
        self._used_at = now


def _call(functions: list[Callable[[], Any]]) -> list[Any]:
    return [function() for function in functions]


def _run_group(
    store: Callable[[list[Any]], list[Any]], writes: list[Write], topics: set[str]
) -> None:
    """Writes of one kind in one go; functions, and a group with a fault in it, one by one."""
    if len(writes) > 1 and store is not _call and _run(writes, topics) is None:
        return
    for write in writes:
        write.error = _run([write], topics)


def _run(writes: list[Write], topics: set[str]) -> Exception | None:
    """Run in a savepoint, in the language of the first request; returns what went wrong."""
    items = [write.item for write in writes]
    try:
        with (
            transaction.atomic(),
            translation.override(writes[0].language),
            gather_topics() as gathered,
        ):
            results = writes[0].store(items)
    except Exception as error:
        if isinstance(error, CONNECTION_ERRORS) and not connection.is_usable():
            raise _ConnectionGone from error
        return error
    topics |= gathered
    for write, result in zip(writes, results, strict=True):
        write.result = result
    return None


def _let_hooks_fail_alone() -> None:
    """One write's on_commit hook that fails must not look like a failed commit to all."""
    hooks: list[Any] = connection.run_on_commit
    connection.run_on_commit = [(savepoints, hook, True) for savepoints, hook, _ in hooks]  # type: ignore[misc]


def _fail(writes: list[Write], error: BaseException) -> None:
    for write in writes:
        write.error = error
    try:
        connection.close_if_unusable_or_obsolete()
    except Exception:
        logger.exception("The writer could not tidy its database connection")


def _finish(write: Write) -> None:
    try:
        write.finished()
    except RuntimeError:  # its event loop has ended: nobody waits any more
        logger.debug("A write finished after its request")


_process_writer = GroupCommit()


def _renew_after_fork() -> None:
    global _process_writer
    _process_writer = GroupCommit()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_after_fork)


def submit_write(function: Callable[[], T]) -> T:
    """Run a write durably: shared with others under GROUP_COMMIT, else in an atomic of its own.

    Within a transaction of the caller it simply runs there: the caller commits.
    """
    return submit_item(_call, function)


def submit_item(store: Callable[[list[I]], list[R]], item: I) -> R:
    """Store one item durably, in a few statements together with others of its kind.

    `store` gets the waiting items in order and returns a result for each.
    """
    if is_gathering():  # called from within a shared write: its savepoint is ours
        return store([item])[0]
    if settings.GROUP_COMMIT and not connection.in_atomic_block:
        return _process_writer.submit_item(store, item)
    with transaction.atomic():
        return store([item])[0]


async def submit_item_soon(store: Callable[[list[I]], list[R]], item: I) -> R:
    """`submit_item` for code in the event loop; always through the writer."""
    return await _process_writer.submit_item_soon(store, item)


def stop_writer() -> None:
    """End this process's writer after what is waiting is committed."""
    _process_writer.stop()
