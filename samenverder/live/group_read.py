"""One look at the database for many readers: at a reveal a thousand phones ask the same thing."""

import os
from collections.abc import Callable
from itertools import groupby
from typing import TypeVar

from django.db import connection

from samenverder.live.group_commit import GroupCommit, Write

I = TypeVar("I")  # noqa: E741  an item
R = TypeVar("R")


class GroupRead(GroupCommit):
    """The reader thread of one process: like the writer, without a transaction."""

    def __init__(self) -> None:
        super().__init__(batch=256, name="reader")

    def store(self, writes: list[Write]) -> None:
        """Answer all that wait, one kind after another."""
        self.tidy_connection()
        for answer, group in groupby(writes, key=lambda write: write.store):
            _answer(answer, list(group))


def _answer(answer: Callable[[list[I]], list[R]], reads: list[Write]) -> None:
    try:
        results = answer([read.item for read in reads])
    except Exception as error:
        connection.close_if_unusable_or_obsolete()
        for read in reads:
            read.error = error
        return
    for read, result in zip(reads, results, strict=True):
        read.result = result


_process_reader = GroupRead()


def _renew_after_fork() -> None:
    global _process_reader
    _process_reader = GroupRead()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_after_fork)


async def read_item_soon(answer: Callable[[list[I]], list[R]], item: I) -> R:
    """Answer one item together with others waiting for the same `answer`, in the reader thread."""
    return await _process_reader.submit_item_soon(answer, item)


def stop_reader() -> None:
    """End this process's reader."""
    _process_reader.stop()
