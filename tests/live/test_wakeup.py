"""The watcher hears of every message, whichever connection committed it, in whatever order."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from samenverder.live import wakeup
from samenverder.live.operations import publish
from samenverder.live.wakeup import Watcher
from tests.live.support import real_commits
from tests.waiting import soon

pytestmark = real_commits


class Heard:
    """What a watcher delivered."""

    def __init__(self) -> None:
        self.topics: list[str] = []
        self.resyncs = 0

    def deliver(self, messages) -> None:
        self.topics += [topic for topic, _ in messages]

    def resync(self) -> None:
        self.resyncs += 1


@pytest.fixture
def heard() -> Iterator[Heard]:
    publish("before")
    heard = Heard()
    watcher = Watcher(heard.deliver, heard.resync)
    watcher.start()
    assert watcher.ready.wait(30)
    yield heard
    watcher.stop()
    watcher.join(10)


def elsewhere(function: Callable[[], None]) -> None:
    """Run on a connection of its own."""

    def run() -> None:
        function()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)


def test_it_hears_what_is_committed_from_now_on(heard, monkeypatch):
    monkeypatch.setattr(wakeup, "SAFETY_SECONDS", 1e9)  # not by looking again: by hearing
    publish("a")
    assert soon(lambda: heard.topics == ["a"])


def test_it_hears_what_another_connection_commits(heard):
    elsewhere(lambda: publish("a"))
    assert soon(lambda: heard.topics == ["a"])


def test_it_hears_nothing_of_what_was_undone(heard):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish("undone")
        raise ZeroDivisionError
    publish("done")
    assert soon(lambda: "done" in heard.topics)
    assert heard.topics == ["done"]


def test_it_hears_nothing_before_the_commit(heard):
    with transaction.atomic():
        publish("a")
        time.sleep(0.2)
        assert heard.topics == []
    assert soon(lambda: heard.topics == ["a"])


def test_two_watchers_both_hear_it(heard):
    other = Heard()
    watcher = Watcher(other.deliver, other.resync)
    watcher.start()
    assert watcher.ready.wait(30)
    publish("a")
    assert soon(lambda: heard.topics == ["a"] and other.topics == ["a"])
    watcher.stop()
    watcher.join(10)


def test_numbers_committed_out_of_order_are_all_heard(heard):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: numbers are committed in order.")
    with transaction.atomic():
        publish("first number, last commit")
        elsewhere(lambda: publish("second number, first commit"))
        assert soon(lambda: heard.topics == ["second number, first commit"])
    assert soon(lambda: "first number, last commit" in heard.topics)


def test_after_a_lost_connection_it_comes_back_and_says_look_again(heard, caplog):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no connection to lose.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert (True,) in cursor.fetchall()
    assert soon(lambda: heard.resyncs >= 1)
    publish("after")
    assert soon(lambda: "after" in heard.topics)
    assert "trying again" in caplog.text


def test_a_database_that_fails_is_tried_again(heard, monkeypatch):
    if connection.vendor == "postgresql":
        pytest.skip("Covered by the lost connection.")
    failed = threading.Event()

    def fails(self: Watcher) -> int:
        failed.set()
        raise ZeroDivisionError

    monkeypatch.setattr(Watcher, "_data_version", fails)
    assert failed.wait(30)
    monkeypatch.undo()
    assert soon(lambda: heard.resyncs >= 1)
    publish("after")
    assert soon(lambda: "after" in heard.topics)
