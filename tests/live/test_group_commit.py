"""One commit for several writes: durable on return, and one failure harms nobody else."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import translation

from samenverder.live import group_commit
from samenverder.live.group_commit import GroupCommit, WriterStopped, submit_item, submit_write
from samenverder.live.models import OutboxMessage
from samenverder.live.operations import publish
from tests.live.support import real_commits
from tests.waiting import soon

pytestmark = real_commits


@pytest.fixture
def writer() -> Iterator[GroupCommit]:
    writer = GroupCommit()
    yield writer
    writer.stop()


def write(topic: str) -> Callable[[], int]:
    return lambda: OutboxMessage.objects.create(topic=topic).pk


def stored() -> set[str]:
    return set(OutboxMessage.objects.values_list("topic", flat=True))


def together(writer: GroupCommit, submits: list[Callable[[], Any]]) -> list[Any]:
    """Submit all while the writer is held up, so that they wait for the same commit."""
    gate, holding = threading.Event(), threading.Event()
    with ThreadPoolExecutor(len(submits) + 1) as pool:
        held = pool.submit(writer.submit, lambda: (holding.set(), gate.wait(60)))
        assert holding.wait(60)
        waiting = [pool.submit(submit) for submit in submits]
        assert soon(lambda: len(writer._waiting) == len(submits))
        before = writer.commits
        gate.set()
        held.result(60)
        outcomes = [future.exception(60) or future.result() for future in waiting]
    together.commits = writer.commits - before - 1  # type: ignore[attr-defined]
    return outcomes


def test_a_single_write_is_durable_when_it_returns(writer):
    number = writer.submit(write("a"))
    assert OutboxMessage.objects.get().pk == number
    assert writer.commits == 1


def test_a_write_alone_does_not_wait_for_company(writer, monkeypatch):
    """Its thread only ever waits while there is nothing to write, and without a time."""
    waits: list[object] = []
    wait = threading.Condition.wait

    def noted(self: threading.Condition, timeout: float | None = None) -> bool:
        if self is writer._wakeup:
            waits.append((timeout, len(writer._waiting)))
        return wait(self, timeout)

    monkeypatch.setattr(threading.Condition, "wait", noted)
    for number in range(20):
        writer.submit(write(f"a{number}"))
    assert writer.commits == 20
    assert set(waits) <= {(None, 0)}


def test_writes_that_wait_share_one_commit(writer):
    outcomes = together(writer, [lambda n=n: writer.submit(write(f"a{n}")) for n in range(10)])
    assert together.commits == 1
    assert len(set(outcomes)) == 10
    assert len(stored()) == 10


def test_a_batch_is_bounded():
    writer = GroupCommit(batch=4)
    together(writer, [lambda n=n: writer.submit(write(f"a{n}")) for n in range(10)])
    assert together.commits == 3
    writer.stop()


def test_one_that_fails_undoes_only_its_own_writes(writer):
    def fails() -> None:
        OutboxMessage.objects.create(topic="half")
        raise ValueError("on purpose")

    submits = [lambda n=n: writer.submit(write(f"a{n}")) for n in range(5)]
    outcomes = together(writer, [*submits[:2], lambda: writer.submit(fails), *submits[2:]])
    assert together.commits == 1
    assert [type(o).__name__ for o in outcomes].count("ValueError") == 1
    assert stored() == {f"a{n}" for n in range(5)}


def test_a_fault_in_the_database_is_that_writes_own(writer):
    def twice() -> None:
        first = OutboxMessage.objects.create(topic="x")
        OutboxMessage.objects.bulk_create([OutboxMessage(pk=first.pk, topic="y")])

    good = lambda: writer.submit(write("good"))  # noqa: E731
    outcomes = together(writer, [good, lambda: writer.submit(twice), good])
    assert [type(o).__name__ for o in outcomes].count("IntegrityError") == 1
    assert stored() == {"good"}


def test_nobody_is_confirmed_when_the_commit_fails(writer, monkeypatch):
    def broken(topics: object) -> None:
        raise OSError("disk full")

    def announced() -> None:
        OutboxMessage.objects.create(topic="a")
        publish("session:1")

    monkeypatch.setattr(group_commit, "publish_all", broken)
    submits = [lambda: writer.submit(announced)] + [lambda: writer.submit(write("b"))] * 2
    outcomes = together(writer, submits)
    assert [type(o).__name__ for o in outcomes] == ["OSError"] * 3
    assert stored() == set()
    monkeypatch.undo()
    writer.submit(write("later"))
    assert stored() == {"later"}


def test_nobody_is_confirmed_before_the_commit(writer):
    seen: list[bool] = []

    written, gate = threading.Event(), threading.Event()

    def slow() -> None:
        OutboxMessage.objects.create(topic="slow")
        written.set()
        gate.wait(60)

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(writer.submit, slow)
        assert written.wait(60)
        seen.append(future.done() or "slow" in stored())
        gate.set()
        future.result(60)
        seen.append("slow" in stored())
    assert seen == [False, True]


def test_topics_of_one_commit_are_told_once_and_only_those_that_succeeded(writer):
    def fails() -> None:
        publish("failed")
        raise ValueError

    submits = [lambda: writer.submit(lambda: publish("session:1")) for _ in range(5)]
    together(writer, [*submits, lambda: writer.submit(fails)])
    assert list(OutboxMessage.objects.values_list("topic", flat=True)) == ["session:1"]


def test_items_of_one_kind_are_stored_in_one_go(writer):
    calls: list[int] = []

    def store(items: list[str]) -> list[str]:
        calls.append(len(items))
        OutboxMessage.objects.bulk_create(OutboxMessage(topic=item) for item in items)
        return [item.upper() for item in items]

    submits = [lambda n=n: writer.submit_item(store, f"a{n}") for n in range(10)]
    assert sorted(together(writer, submits)) == sorted(f"A{n}" for n in range(10))
    assert calls == [10]


def test_a_faulty_item_fails_by_itself(writer):
    def store(items: list[str]) -> list[str]:
        OutboxMessage.objects.bulk_create(OutboxMessage(topic=item) for item in items)
        if "bad" in items:
            raise ValueError("bad")
        return items

    names = ["a", "bad", "b"]
    outcomes = together(writer, [lambda n=n: writer.submit_item(store, n) for n in names])
    assert [str(outcome) for outcome in outcomes] == names
    assert isinstance(outcomes[1], ValueError)
    assert stored() == {"a", "b"}


def test_the_language_of_the_request_is_there(writer):
    with translation.override("en"):
        assert writer.submit(translation.get_language) == "en"
    with translation.override("nl"):
        assert writer.submit(translation.get_language) == "nl"


def test_a_hook_that_fails_after_the_commit_is_no_failed_commit(writer, caplog):
    def with_hook() -> str:
        def hook() -> None:
            raise ValueError("after")

        transaction.on_commit(hook)
        OutboxMessage.objects.create(topic="a")
        return "stored"

    assert writer.submit(with_hook) == "stored"
    assert stored() == {"a"}
    assert "after" in caplog.text


def test_a_stopped_writer_says_so():
    writer = GroupCommit()
    writer.submit(write("a"))
    writer.stop()
    with pytest.raises(WriterStopped):
        writer.submit(write("b"))


def test_within_a_transaction_the_caller_commits(settings):
    settings.GROUP_COMMIT = True
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        submit_write(write("a"))
        submit_item(lambda items: [publish(item) for item in items], "b")
        raise ZeroDivisionError
    assert stored() == set()


def test_it_can_be_turned_off(settings):
    settings.GROUP_COMMIT = False
    with pytest.raises(ValueError, match="on purpose"):
        submit_write(lambda: (OutboxMessage.objects.create(topic="a"), int("on purpose")))
    assert stored() == set()
    submit_write(write("b"))
    assert stored() == {"b"}


def test_the_process_has_one_writer(settings):
    settings.GROUP_COMMIT = True
    names = {submit_write(lambda: threading.current_thread().name) for _ in range(3)}
    assert names == {"writer"}
    group_commit.stop_writer()
    group_commit._renew_after_fork()


def test_a_lost_connection_before_the_commit_is_tried_again(writer):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no connection to lose.")
    backend = "SELECT pg_backend_pid()"

    def own_pid() -> int:
        with connection.cursor() as cursor:
            cursor.execute(backend)
            return int(cursor.fetchone()[0])

    pid = writer.submit(own_pid)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])

    def is_gone() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [pid])
            return bool(cursor.fetchone()[0] == 0)

    assert soon(is_gone)
    writer.submit(write("after"))
    assert stored() == {"after"}
